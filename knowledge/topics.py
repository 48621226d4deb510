"""The shelves of the knowledge base: domains and their topics, with titles by language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from knowledge.entries import Fault


@dataclass(frozen=True, slots=True)
class Topic:
    """One shelf; `id` is "domain/topic" as entries name it."""

    id: str
    title: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Domain:
    """A domain with its shelves, in the order in which they are shown."""

    id: str
    title: Mapping[str, str]
    topics: tuple[Topic, ...]


def read_topics(path: Path) -> tuple[tuple[Domain, ...], list[Fault]]:
    """Gives all domains, or none and a fault."""
    try:
        return tuple(_read_domain(item) for item in yaml.safe_load(path.read_text("utf-8"))), []
    except FileNotFoundError:
        return (), []
    except (yaml.YAMLError, OSError, KeyError, TypeError, ValueError) as error:
        return (), [Fault(path.name, 1, f"The topics cannot be read: {error}.")]


def _read_domain(item: Mapping[str, object]) -> Domain:
    name = str(item["domain"])
    shelves = item["topics"]
    if not isinstance(shelves, list):
        raise TypeError("'topics' must be a list")
    topics = tuple(Topic(f"{name}/{shelf['topic']}", shelf["title"]) for shelf in shelves)
    title = item["title"]
    if not isinstance(title, dict):
        raise TypeError("'title' must be given by language")
    return Domain(name, title, topics)
