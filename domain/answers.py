"""What a question can lead to: an answer, a short choice, or an honest "I don't know"."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """An entry offered for choosing. `language` is the ISO 639-1 code of `title`."""

    entry: str
    language: str
    title: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Answered:
    """One entry answers. `asked_in` is the question's language, `language` the answer's."""

    question: str
    asked_in: str
    entry: str
    language: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Suggested:
    """Two to four entries may answer, best first; the person chooses or says none of these."""

    question: str
    asked_in: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class NotKnown:
    """No entry answers. `nearest` holds up to three entries that are close, best first."""

    question: str
    asked_in: str
    nearest: tuple[Choice, ...] = ()


Outcome = Answered | Suggested | NotKnown
