"""One person's answers, as results and exports read them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from domain.surveys import Answer


@dataclass(frozen=True, slots=True)
class Response:
    """The answers of one person by question id. Moments are UTC, `seconds` is how long it took.

    Of an anonymous survey `person` and `started` are None, `finished` is cut to the day and
    `number` is random. `source` is "chat", or "poll" for a vote in a group.
    """

    number: int
    version: int
    language: str
    complete: bool
    answers: Mapping[str, Answer]
    started: datetime | None
    finished: datetime | None
    seconds: int | None
    person: int | None
    source: str = "chat"
