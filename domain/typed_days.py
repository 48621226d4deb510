"""Reading the day in what people type: 14/02/2027, 14 février, next Tuesday, in 3 days."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from babel.dates import format_date

from domain.typed_words import (
    COUNT,
    NOT_UNDERSTOOD,
    Assumption,
    DateFault,
    any_of,
    count,
    month_name,
    months,
    weekday_name,
    weekdays,
)
from domain.zone_names import locale_of

_YEARS = range(2000, 2100)
_LEAP_YEAR = 2000
_OPENING = re.compile(r"^(?:(?:on|the|le|l|du|au|from|de) )+")
_CLOSING = re.compile(r"(?: (?:at|a|on|le|the|de|from))+$")
_ISO = re.compile(r"(\d{4})([/.-])(\d{1,2})\2(\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})|(\d{1,2})([/.])(\d{1,2})\.?")
_SOON = {
    **dict.fromkeys(("today", "aujourd hui", "tonight", "this evening", "ce soir"), 0),
    **dict.fromkeys(("day before yesterday", "avant hier", "avant-hier"), -2),
    **dict.fromkeys(("yesterday", "hier"), -1),
    **dict.fromkeys(("tomorrow", "demain"), 1),
    **dict.fromkeys(("day after tomorrow", "apres demain", "apres-demain"), 2),
}
_UNITS = {
    **dict.fromkeys(("day", "days", "jour", "jours"), 1),
    **dict.fromkeys(("week", "weeks", "semaine", "semaines"), 7),
}
_HENCE = re.compile(rf"(?:in|dans) ({COUNT}) ({any_of(_UNITS)})")


@dataclass(frozen=True, slots=True)
class TypedDay:
    """A day and what was assumed to get it."""

    day: date
    assumed: frozenset[Assumption] = frozenset()


@dataclass(frozen=True, slots=True)
class _Numbers:
    day: int
    month: int
    year: int | None


def read_day(words: str, language: str | None, today: date) -> TypedDay | DateFault:
    """The day of tidied words that hold nothing else."""
    bare = _CLOSING.sub("", _OPENING.sub("", words))
    if bare in _SOON:
        return TypedDay(today + timedelta(days=_SOON[bare]))
    hence = _HENCE.fullmatch(bare)
    if hence:
        return TypedDay(today + timedelta(days=count(hence[1]) * _UNITS[hence[2]]))
    alone = _weekday_alone(language).fullmatch(bare)
    if alone:
        ahead = (weekdays(language)[alone[1]] - today.weekday() - 1) % 7 + 1
        return TypedDay(today + timedelta(days=ahead), frozenset({"day"}))
    weekday, rest = _led_by_weekday(bare, language)
    readings = list(_readings(rest, language))
    if not readings:
        return NOT_UNDERSTOOD
    short_year = re.search(r"(?<!\d)\d\d?([/.-])\d\d?\1\d\d$", rest) is not None
    return _chosen(readings, weekday, language, today, short_year=short_year)


def _chosen(
    readings: Sequence[_Numbers],
    weekday: int | None,
    language: str | None,
    today: date,
    *,
    short_year: bool,
) -> TypedDay | DateFault:
    """The first reading that is a day, and the typed weekday if there is one."""
    days = [_day(numbers, language, today) for numbers in readings]
    possible = [day for day in days if isinstance(day, date)]
    if not possible:
        return days[0] if isinstance(days[0], DateFault) else NOT_UNDERSTOOD
    fitting = [day for day in possible if weekday in (None, day.weekday())]
    if not fitting:
        told = format_date(possible[0], "d MMMM y", locale=locale_of(language))
        is_a = weekday_name(possible[0].weekday(), language)
        return DateFault("weekday", {"date": told, "weekday": is_a})
    assumed: set[Assumption] = set()
    if readings[0].year is None or short_year:
        assumed.add("year")
    if len(set(fitting)) > 1:
        assumed.add("order")
    return TypedDay(fitting[0], frozenset(assumed))


def _day(numbers: _Numbers, language: str | None, today: date) -> date | DateFault:
    if not 1 <= numbers.month <= 12:
        return DateFault("no-month", {"month": numbers.month})
    if numbers.day == 0:
        return NOT_UNDERSTOOD
    if numbers.year is not None and numbers.year not in _YEARS:
        return DateFault("no-year", {"year": str(numbers.year)})
    length = monthrange(numbers.year or _LEAP_YEAR, numbers.month)[1]
    if numbers.day > length:
        name = month_name(numbers.month, language)
        # Only February depends on the year.
        told = f"{name} {numbers.year}" if numbers.month == 2 and numbers.year else name
        return DateFault("month-length", {"month": told, "days": length})
    if numbers.year is not None:
        return date(numbers.year, numbers.month, numbers.day)
    return _next_such_day(numbers.day, numbers.month, today)


def _next_such_day(day: int, month: int, today: date) -> date:
    for year in range(today.year, today.year + 9):
        if day <= monthrange(year, month)[1] and date(year, month, day) >= today:
            return date(year, month, day)
    raise ValueError("every day of a year comes again within eight years")


def _readings(words: str, language: str | None) -> Iterator[_Numbers]:
    """What numbers and names may mean, the likelier first."""
    if found := _ISO.fullmatch(words):
        yield _Numbers(int(found[4]), int(found[3]), int(found[1]))
    elif found := _NUMBERS.fullmatch(words):
        one, sign, other = (found[1] or found[5]), (found[2] or found[6]), (found[3] or found[7])
        first, second, year = int(one), int(other), _year(found[4])
        if second <= 12 or first > 12:
            yield _Numbers(first, second, year)
        # Numbers with points between them begin with the day everywhere.
        if first <= 12 and sign != ".":
            yield _Numbers(second, first, year)
    elif found := _day_first(language).fullmatch(words):
        yield _Numbers(int(found[1]), months(language)[found[2]], _year(found[3]))
    elif found := _month_first(language).fullmatch(words):
        yield _Numbers(int(found[2]), months(language)[found[1]], _year(found[3]))


def _year(digits: str | None) -> int | None:
    if digits is None:
        return None
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _led_by_weekday(words: str, language: str | None) -> tuple[int | None, str]:
    first, _, rest = words.partition(" ")
    if rest and first in weekdays(language):
        return weekdays(language)[first], _OPENING.sub("", rest)
    return None, words


@cache
def _weekday_alone(language: str | None) -> re.Pattern[str]:
    names = any_of(weekdays(language))
    return re.compile(rf"(?:(?:next|this|coming|ce) )?({names})(?: prochain)?")


@cache
def _day_first(language: str | None) -> re.Pattern[str]:
    return re.compile(
        rf"(\d{{1,2}})(?:st|nd|rd|th|er|eme|e)?[ /.-]{{0,2}}(?:(?:of|de|d) )?"
        rf"({any_of(months(language))})(?:[ /-](?:de )?(\d{{4}}|\d{{2}}))?"
    )


@cache
def _month_first(language: str | None) -> re.Pattern[str]:
    return re.compile(
        rf"({any_of(months(language))}) (?:the )?(\d{{1,2}})(?:st|nd|rd|th)?(?: (\d{{4}}))?"
    )
