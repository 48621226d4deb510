"""When clocks change, as a calendar file's own definition of a zone says it."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.calendar_lines import Block

_MOMENT = re.compile(r"(\d{8})T(\d{6})Z?", re.ASCII)
_OFFSET = re.compile(r"([+-])(\d{2})(\d{2})(?:\d{2})?", re.ASCII)
_WEEKDAY = re.compile(r"([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)")
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_MOST_DATES = 500  # two changes a year for longer than any zone has been known
_UNDERSTOOD = {"FREQ", "BYMONTH", "BYDAY", "BYMONTHDAY", "UNTIL", "WKST", "INTERVAL"}


@dataclass(frozen=True, slots=True, order=True)
class Onset:
    """From `local` on, on the clocks until then, they run `offset` ahead of UTC."""

    local: datetime
    offset: timedelta
    before: timedelta


def onsets_of(definition: Block, year: int) -> list[Onset] | None:
    """The changes that matter in a year, in order; None where the definition is not understood.

    Rules are not expanded: only the occurrences of that year and of the one before are looked at.
    """
    listed = [line for part in definition.parts for line in part.all("RDATE")]
    if sum(line.value.count(",") + 1 for line in listed) > _MOST_DATES:
        return None
    onsets: list[Onset] = []
    for part in definition.parts:
        found = _onsets_of_part(part, year)
        if found is None:
            return None
        onsets += found
    return sorted(onsets) or None


def _onsets_of_part(part: Block, year: int) -> list[Onset] | None:
    offset, before = _offset(part.text("TZOFFSETTO")), _offset(part.text("TZOFFSETFROM"))
    start = _moment(part.text("DTSTART"))
    if offset is None or before is None or start is None:
        return None
    moments = [start]
    for line in part.all("RDATE"):
        moments += [found for text in line.listed if (found := _moment(text)) is not None]
    rule = part.text("RRULE")
    if rule:
        repeated = _repeated(rule, start, year)
        if repeated is None:
            return None
        moments += repeated
    return [Onset(moment, offset, before) for moment in moments]


def _repeated(rule: str, start: datetime, year: int) -> list[datetime] | None:
    fields = dict(part.split("=", 1) for part in rule.upper().split(";") if "=" in part)
    yearly = fields.get("FREQ") == "YEARLY" and fields.get("INTERVAL", "1") == "1"
    month = fields.get("BYMONTH", str(start.month))
    if not yearly or set(fields) - _UNDERSTOOD or month not in map(str, range(1, 13)):
        return None
    until = _moment(fields["UNTIL"]) if "UNTIL" in fields else None
    found = []
    for one in (year - 1, year):
        day = _day(fields, one, int(month), start.day)
        if day is None:
            return None
        moment = start.replace(year=one, month=int(month), day=day)
        # UNTIL is in UTC; the last change of a rule is never a day away from it.
        if moment >= start and (until is None or moment - timedelta(days=1) <= until):
            found.append(moment)
    return found


def _day(fields: dict[str, str], year: int, month: int, usual: int) -> int | None:
    days = list(range(1, calendar.monthrange(year, month)[1] + 1))
    if "BYMONTHDAY" in fields:
        allowed = fields["BYMONTHDAY"].split(",")
        days = [day for day in days if str(day) in allowed]
    elif "BYDAY" not in fields:
        days = [day for day in days if day == usual]
    nth = 1
    if "BYDAY" in fields:
        match = _WEEKDAY.fullmatch(fields["BYDAY"])
        if match is None:
            return None
        weekday = _WEEKDAYS.index(match[2])
        days = [day for day in days if calendar.weekday(year, month, day) == weekday]
        nth = int(match[1] or 1)
    at = nth - 1 if nth > 0 else nth
    return days[at] if -len(days) <= at < len(days) else None


def _moment(text: str) -> datetime | None:
    match = _MOMENT.fullmatch(text)
    try:
        return datetime.strptime("".join(match.groups()), "%Y%m%d%H%M%S") if match else None  # noqa: DTZ007 - a wall clock has no zone
    except ValueError:
        return None


def _offset(text: str) -> timedelta | None:
    match = _OFFSET.fullmatch(text)
    if match is None:
        return None
    span = timedelta(hours=int(match[2]), minutes=int(match[3]))
    return -span if match[1] == "-" else span
