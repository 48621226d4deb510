"""What an event is, which state it is in, and what keeps it from being published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from domain.wall_clock import resolve

Format = Literal["virtual", "in_person", "hybrid"]
FORMATS: tuple[Format, ...] = ("virtual", "in_person", "hybrid")
DRAFT, PUBLISHED, CANCELLED = "draft", "published", "cancelled"
MOVED, PAST = "moved", "past"

LONGEST_TITLE = 200
LONGEST_DESCRIPTION = 2_500
LONGEST_PLACE = 500
_LONGEST_SPAN = timedelta(days=60)
_FURTHEST = timedelta(days=5 * 366)


@dataclass(frozen=True, slots=True)
class Details:
    """What an organiser says of an event; storage keeps it and calendar files carry it.

    `titles` and `descriptions` go by ISO 639-1 code. `starts` and `ends` are wall-clock times
    without a zone, in the IANA zone `zone`; `ends` is exclusive, so an all-day event of one day
    ends at the next midnight. `link_for_attendees` gives `link` only to those who said they come.
    """

    titles: Mapping[str, str]
    starts: datetime
    ends: datetime
    zone: str
    descriptions: Mapping[str, str] = field(default_factory=dict)
    all_day: bool = False
    format: Format = "virtual"
    place: str | None = None
    link: str | None = None
    link_for_attendees: bool = False
    registration: str | None = None
    capacity: int | None = None
    languages: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()

    @property
    def starts_at(self) -> datetime:
        """The moment it starts, in UTC."""
        return resolve(self.starts, self.zone)

    @property
    def ends_at(self) -> datetime:
        """The moment it ends, in UTC."""
        return resolve(self.ends, self.zone)


def text_in(texts: Mapping[str, str], language: str | None) -> tuple[str | None, str]:
    """The text in a language, or in English, or in the first there is; with its language's code.

    Gives (None, "") where there is none at all.
    """
    for code in (language, "en", *texts):
        if code and texts.get(code):
            return code, texts[code]
    return None, ""


def state_of(state: str, moved: bool, ends_at: datetime, now: datetime) -> str:
    """The state as people are told it: draft, published, moved, cancelled or past.

    `state` is the kept one; a cancelled event stays cancelled when its time is over.
    """
    if state != PUBLISHED:
        return state
    if ends_at <= now:
        return PAST
    return MOVED if moved else PUBLISHED


def faults_of(details: Details, now: datetime) -> list[str]:
    """What keeps an event from being published, as keys `event-fault-…` of the locale files."""
    faults = []
    if not any(title.strip() for title in details.titles.values()):
        faults.append("event-fault-title")
    if details.ends_at <= details.starts_at:
        faults.append("event-fault-order")
    elif details.ends_at <= now:
        faults.append("event-fault-past")
    elif details.ends_at - details.starts_at > _LONGEST_SPAN:
        faults.append("event-fault-long")
    elif details.starts_at - now > _FURTHEST:
        faults.append("event-fault-far")
    return faults
