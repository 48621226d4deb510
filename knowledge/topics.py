"""The shelves of the knowledge base: domains, and the topics in each, from topics.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic; `titles` by language code."""

    id: str
    titles: Mapping[str, str]

    def title(self, language: str) -> str:
        """The title in a language, or in the first there is."""
        return self.titles.get(language) or next(iter(self.titles.values()))


@dataclass(frozen=True, slots=True)
class Domain(Topic):
    """A domain with its topics, in the order of the file."""

    topics: tuple[Topic, ...]

    @property
    def topic_ids(self) -> tuple[str, ...]:
        """The topics as entries name them: `domain/topic`."""
        return tuple(f"{self.id}/{topic.id}" for topic in self.topics)


def read_topics(folder: Path) -> tuple[Domain, ...]:
    """Reads topics.yaml of a content folder; none if there is no such file.

    Raises yaml.YAMLError, KeyError or TypeError for a file that is not as described there.
    """
    path = folder / "topics.yaml"
    if not path.exists():
        return ()
    return tuple(
        Domain(
            item["domain"],
            item["title"],
            tuple(Topic(topic["topic"], topic["title"]) for topic in item["topics"]),
        )
        for item in yaml.safe_load(path.read_text(encoding="utf-8"))
    )
