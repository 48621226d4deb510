"""Reading the time of day in what people type: 13:00, 13h30, 1pm, midi."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time

from domain.typed_words import Assumption, DateFault, any_of

_NAMED = {"noon": 12, "midday": 12, "midi": 12}
_OPENING = r"(?:(?:at|a|from|de|des)\s)?"
CLOCK = (
    r"(?:\d{1,2}:\d{2}(?::00)?(?:\s?[ap]m)?"
    r"|\d{1,2}\.\d{2}\s?[ap]m"
    r"|\d{1,2}\s?(?:heures?|hrs?|h)(?:\s?\d{2}(?:\s?min|mn|m)?)?"
    r"|\d{1,2}\s?[ap]m"
    rf"|{any_of(_NAMED)})"
)
_BEFORE, _AFTER = r"(?<![\w/.:-])", r"(?![\w/:]|[.-]\d)"
_ONE = re.compile(rf"{_BEFORE}{_OPENING}(?P<clock>{CLOCK}){_AFTER}")
_TWO = re.compile(
    rf"{_BEFORE}(?:(?:at|a|from|de|des|between|entre)\s)?(?P<first>{CLOCK}|\d{{1,2}})"
    r"(?:\s?-\s?|\s(?:to|a|au|until|till|and|et|jusqu a)\s)"
    rf"(?P<last>{CLOCK}){_AFTER}"
)
_NUMBERS = re.compile(r"(\d{1,2})(?:\D+?(\d{2}))?(?::00)?\D*")
_HALF = re.compile(r"[ap]m$")


@dataclass(frozen=True, slots=True)
class TypedClock:
    """A time of day, what was assumed for it, and the words around it."""

    time: time
    rest: str
    assumed: frozenset[Assumption] = frozenset()


def find_clock(words: str) -> TypedClock | DateFault | None:
    """The only time of day in tidied words; None where there is none, or more than one."""
    found = list(_ONE.finditer(words))
    if len(found) != 1:
        return None
    read = _read(found[0]["clock"])
    rest = _without(words, found[0])
    return read if isinstance(read, DateFault) else TypedClock(read, rest, _doubts(found[0][0]))


def find_clocks(words: str) -> tuple[TypedClock, time] | DateFault | None:
    """Two times of day with "to" between them, the first with the words around both, or None.

    "2-5pm" is from 2pm, "13-16h" from 13h.
    """
    found = _TWO.search(words)
    if found is None:
        return None
    first, last = found["first"], found["last"]
    end = _read(last)
    begin = _read(first if not first.isdigit() else _with_unit(first, last))
    if isinstance(begin, DateFault):
        return begin
    if isinstance(end, DateFault):
        return end
    doubts = _doubts(first) | _doubts(last) if not first.isdigit() else _doubts(last)
    return TypedClock(begin, _without(words, found), doubts), end


def _with_unit(number: str, like: str) -> str:
    half = _HALF.search(like)
    if not half:
        return f"{number}h"
    # From 11 to 1pm begins before noon.
    hour, end = int(number) % 12, int(_NUMBERS.match(like)[1]) % 12  # type: ignore[index]  # CLOCK with am or pm begins with digits
    return f"{number}{half[0] if hour < end else 'am' if half[0] == 'pm' else 'pm'}"


def _read(clock: str) -> time | DateFault:
    if clock in _NAMED:
        return time(_NAMED[clock])
    found = _NUMBERS.fullmatch(clock)
    assert found is not None
    hour, minute = int(found[1]), int(found[2] or 0)
    half = _HALF.search(clock)
    if half:
        if not 1 <= hour <= 12:
            return DateFault("no-time", {"time": clock})
        hour = hour % 12 + (12 if half[0] == "pm" else 0)
    if hour > 23 or minute > 59:
        return DateFault("no-time", {"time": clock})
    return time(hour, minute)


def _doubts(clock: str) -> frozenset[Assumption]:
    """Whoever writes "2:00" may mean the afternoon; "02:00" and "2am" are clear."""
    hour = re.search(r"\d+", clock)
    early = hour is not None and hour[0][0] != "0" and 1 <= int(hour[0]) <= 6
    return frozenset({"half_day"}) if early and not _HALF.search(clock) else frozenset()


def _without(words: str, found: re.Match[str]) -> str:
    return " ".join(f"{words[: found.start()]} {words[found.end() :]}".split())
