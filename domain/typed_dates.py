"""Reading the dates and times that people type; what is not understood is never guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from domain.moments import Say
from domain.typed_clocks import TypedClock, find_clock
from domain.typed_days import TypedDay, read_day
from domain.typed_durations import read_hence
from domain.typed_words import NOT_UNDERSTOOD, Assumption, DateFault, tidied
from domain.zone_offsets import is_shift, zones_by_abbreviation

__all__ = ["Assumption", "DateFault", "TypedMoment", "read_moment", "word_date_fault"]

_ISO_JOINT = re.compile(r"(?<=\d)t(?=\d{1,2}:)")


@dataclass(frozen=True, slots=True)
class TypedMoment:
    """A wall-clock time without a zone, and what was assumed to get it.

    `year`: the next such day was taken, or "27" for 2027. `order`: the day was read first, but the
    month may have been meant. `day`: a weekday or a time alone, the next one was taken. `time`:
    none was typed, midnight stands in for it. `half_day`: "2:00" was read as before noon.
    """

    local: datetime
    assumed: frozenset[Assumption] = frozenset()


def read_moment(text: str, language: str | None, now_local: datetime) -> TypedMoment | DateFault:
    """Reads "14/02/2027 13:00", "demain 14h", "next Tuesday 2pm", "in 2 hours", "14 Feb".

    English, French and `language` are understood. `now_local` is what the writer's clock shows,
    without a zone, and so is the result; "in 2 hours" is counted on that clock. A date in the past
    is given as it is.
    """
    words = words_of(text)
    hence = read_hence(words)
    if hence is not None:
        return TypedMoment(now_local.replace(second=0, microsecond=0) + hence)
    clock = find_clock(words)
    if isinstance(clock, DateFault):
        return clock
    if clock is not None and not clock.rest:
        return _next_at(clock, now_local)
    day = day_of(words if clock is None else clock.rest, language, now_local)
    if isinstance(day, DateFault):
        return day
    if clock is None:
        return TypedMoment(datetime.combine(day.day, time()), day.assumed | {"time"})
    return TypedMoment(datetime.combine(day.day, clock.time), day.assumed | clock.assumed)


def word_date_fault(say: Say, fault: DateFault) -> str:
    """The sentence that tells why a text is no date."""
    return say(f"date-fault-{fault.what}", **fault.values)


def words_of(text: str) -> str:
    """A typed text as the grammar reads it."""
    return _ISO_JOINT.sub(" ", tidied(text))


def day_of(words: str, language: str | None, now_local: datetime) -> TypedDay | DateFault:
    """The day of words that hold nothing else; a zone left beside it has a fault of its own."""
    day = read_day(words, language, now_local.date())
    last = words.rpartition(" ")[2]
    shifted = last[:1].isalpha() and is_shift(last)
    if day == NOT_UNDERSTOOD and (shifted or zones_by_abbreviation(last)):
        return DateFault("zone")
    return day


def day_for(clock: time, now_local: datetime, day: date | None = None) -> TypedDay:
    """The day of a time that was typed alone: `day`, or the next one that has it to come."""
    if day is not None:
        return TypedDay(day)
    passed = datetime.combine(now_local.date(), clock) <= now_local
    return TypedDay(
        now_local.date() + (timedelta(days=1) if passed else timedelta()), frozenset({"day"})
    )


def _next_at(clock: TypedClock, now_local: datetime) -> TypedMoment:
    where = day_for(clock.time, now_local)
    return TypedMoment(datetime.combine(where.day, clock.time), where.assumed | clock.assumed)
