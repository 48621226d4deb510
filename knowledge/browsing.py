"""Looking through the library by shelf and by title, for those who do not ask."""

from __future__ import annotations

from collections.abc import Mapping

from knowledge.entries import Entry
from knowledge.library import Library


def title_of(library: Library, identifier: str, language: str) -> str | None:
    """An entry's title in a language, or in the first that it has; None: there is no such entry."""
    entry = library.entry(identifier)
    if entry is None:
        return None
    wording = entry.wordings.get(language) or next(iter(entry.wordings.values()))
    return wording.title


def in_words(titles: Mapping[str, str], language: str) -> str:
    """A title in a language, or in the first that it has."""
    return titles.get(language) or next(iter(titles.values()))


def in_topic(library: Library, topic: str) -> list[Entry]:
    """The entries of a `domain/topic`, in the order of their ids."""
    found = [entry for entry in library.entries.values() if entry.topic == topic]
    return sorted(found, key=lambda entry: entry.id)


def topic_title(library: Library, topic: str, language: str) -> str | None:
    """The title of a `domain/topic`, or None if it is on no shelf."""
    for domain in library.topics:
        for one in domain.topics:
            if one.id == topic:
                return in_words(one.title, language)
    return None
