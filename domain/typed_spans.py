"""Reading spans and lengths that people type: 13:00-16:00, 14-16 Feb 2027, 3h."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import TypeGuard

from domain.typed_clocks import find_clocks
from domain.typed_dates import TypedMoment, day_for, day_of, read_moment, words_of
from domain.typed_days import TypedDay
from domain.typed_durations import read_duration
from domain.typed_words import NOT_UNDERSTOOD, Assumption, DateFault, months

__all__ = ["TypedSpan", "read_duration", "read_span"]

_BETWEEN = re.compile(r" - |(?<=\d{4})-(?=\d\d?[/.])| (?:to|au|until|till|jusqu au|jusqu a|-) ")
_DAYS = re.compile(
    r"(?:(?:from|du|de|the|le) )*(\d{1,2})(?:st|nd|rd|th|er)?"
    r"(?: ?- ?| (?:to|au|et|and)(?: the)? )(\d{1,2})(?:st|nd|rd|th|er)?([ /.-].*[a-z/.-].*)"
)
_DAYS_AFTER_MONTH = re.compile(r"([a-z]+) (\d{1,2}) ?(?:-|to) ?(\d{1,2})(?: (\d{4}))?")
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class TypedSpan:
    """From a wall-clock time to another, without a zone; `assumed` as in TypedMoment.

    `next_day`: it ends on the day after, since the end is the earlier time of day. With `time`,
    the span is of whole days, and `ends` is the midnight after the last.
    """

    starts: datetime
    ends: datetime
    assumed: frozenset[Assumption] = frozenset()


def read_span(
    text: str, language: str | None, now_local: datetime, *, day: date | None = None
) -> TypedSpan | DateFault:
    """Reads "14 Feb 2027 13:00-16:00", "demain de 13h à 16h", "14-16 Feb 2027", "13h à 16h".

    Where times stand alone they are those of `day`, or of today or tomorrow where it is not given.
    Otherwise as read_moment.
    """
    words = words_of(text)
    clocks = find_clocks(words)
    if isinstance(clocks, DateFault):
        return clocks
    if clocks is not None:
        begin, end = clocks
        where = day_of(begin.rest, language, now_local) if begin.rest else None
        if isinstance(where, DateFault):
            return _between_moments(words, language, now_local) or where
        if where is None:
            where = day_for(begin.time, now_local, day)
        return _on_one_day(where, begin.time, end, begin.assumed)
    return _between_days(words, language, now_local) or (
        _between_moments(words, language, now_local) or NOT_UNDERSTOOD
    )


def _on_one_day(
    where: TypedDay, begin: time, end: time, assumed: frozenset[Assumption]
) -> TypedSpan | DateFault:
    starts = datetime.combine(where.day, begin)
    ends = datetime.combine(where.day, end)
    if ends == starts:
        return DateFault("order")
    over_midnight: frozenset[Assumption] = frozenset()
    if ends < starts:
        ends, over_midnight = ends + _ONE_DAY, frozenset({"next_day"})
    return TypedSpan(starts, ends, where.assumed | assumed | over_midnight)


def _between_days(
    words: str, language: str | None, now_local: datetime
) -> TypedSpan | DateFault | None:
    """Reads "14-16 Feb 2027" and "Feb 14-16 2027", which name their month once."""
    if found := _DAYS.fullmatch(words):
        first, last, rest = found.groups()
    elif (found := _DAYS_AFTER_MONTH.fullmatch(words)) and found[1] in months(language):
        first, last, rest = found[2], found[3], f" {found[1]} {found[4] or ''}".rstrip()
    else:
        return None
    begin = day_of(f"{first}{rest}", language, now_local)
    end = day_of(f"{last}{rest}", language, now_local)
    if isinstance(end, DateFault):
        return None if end == NOT_UNDERSTOOD else end
    if isinstance(begin, DateFault):
        return begin
    if int(first) >= int(last):
        return DateFault("order")
    # Both are of one month and year: the next such day may be in another year for each.
    starts = datetime.combine(begin.day.replace(year=end.day.year), time())
    ends = datetime.combine(end.day + _ONE_DAY, time())
    return TypedSpan(starts, ends, end.assumed | {"time"})


def _between_moments(
    words: str, language: str | None, now_local: datetime
) -> TypedSpan | DateFault | None:
    """Reads "14 Feb 2027 13:00 to 15 Feb 2027 16:00"."""
    faults: list[DateFault] = []
    for between in _BETWEEN.finditer(words):
        first, last = words[: between.start()], words[between.end() :]
        begin = read_moment(first, language, now_local)
        end = read_moment(last, language, now_local)
        if _has_year(begin) and not _has_year(end):
            end = _without_year(read_moment(last, language, begin.local))
        elif _has_year(end) and not _has_year(begin):
            begin = _in_year_of(end, first, language)
        elif isinstance(begin, TypedMoment):
            end = read_moment(last, language, begin.local)
        if isinstance(begin, TypedMoment) and isinstance(end, TypedMoment):
            return _joined(begin, end)
        faults += [one for one in (begin, end) if isinstance(one, DateFault)]
    return next((fault for fault in faults if fault != NOT_UNDERSTOOD), None)


def _has_year(read: TypedMoment | DateFault) -> TypeGuard[TypedMoment]:
    return isinstance(read, TypedMoment) and not read.assumed & {"year", "day"}


def _without_year(read: TypedMoment | DateFault) -> TypedMoment | DateFault:
    return replace(read, assumed=read.assumed - {"year"}) if isinstance(read, TypedMoment) else read


def _in_year_of(end: TypedMoment, first: str, language: str | None) -> TypedMoment | DateFault:
    """Reads "30 Dec" before "2 Jan 2027": in the year of the end, or in the one before."""
    new_year = end.local.replace(month=1, day=1, hour=0, minute=0)
    same = read_moment(first, language, new_year)
    if isinstance(same, TypedMoment) and same.local > end.local:
        same = read_moment(first, language, new_year.replace(year=new_year.year - 1))
    return _without_year(same)


def _joined(begin: TypedMoment, end: TypedMoment) -> TypedSpan | DateFault:
    if ("time" in begin.assumed) != ("time" in end.assumed):
        return NOT_UNDERSTOOD
    whole_days = "time" in begin.assumed
    ends = end.local + _ONE_DAY if whole_days else end.local
    if ends <= begin.local:
        return DateFault("order")
    # A time alone after "to" is on the day the span begins: nothing was assumed.
    return TypedSpan(begin.local, ends, begin.assumed | (end.assumed - {"day"}))
