"""What a curated entry is: its card, its sources, and its wording in each language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_ID = 48
LONGEST_ANSWER = 900

Text = str | Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something a curator has to mend: where (line counted from 1) and what, in one sentence."""

    file: str
    line: int
    sentence: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.sentence}"


@dataclass(frozen=True, slots=True)
class Source:
    """Where an answer was read. Texts are one string, or one for each language."""

    document: Text
    publisher: Text | None = None
    symbol: str | None = None
    place: Text | None = None
    year: int | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Wording:
    """An entry in one language."""

    title: str
    answer: str
    phrasings: tuple[str, ...]
    line: int
    phrasing_lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One curated question with its answer. `wordings` is keyed by ISO 639-1 language code."""

    id: str
    topic: str
    facts: tuple[str, ...]
    sources: tuple[Source, ...]
    review_by: date
    wordings: Mapping[str, Wording]
    file: str
    known: bool = True
    as_of: str | None = None
    related: tuple[str, ...] = ()
