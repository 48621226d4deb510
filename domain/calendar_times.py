"""When an event of a calendar file starts and ends, in wall-clock times of one zone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from icalendar import vDate, vDatetime, vDuration

from domain.calendar_lines import Block, Property
from domain.calendar_zones import zone_named
from domain.wall_clock import resolve, shown_in

_DAY = timedelta(days=1)
_USUAL_LENGTH = timedelta(hours=1)
_YEARS = range(1970, 2200)


class Unreadable(Exception):
    """What keeps the times of an event from being understood, as a key and values of a fault."""

    def __init__(self, key: str, **values: str) -> None:
        super().__init__(key)
        self.key: str = key
        self.values: Mapping[str, str] = values


@dataclass(frozen=True, slots=True)
class Zones:
    """The zone of times that name none, whether the file says it, and the file's definitions."""

    home: str
    said: bool
    definitions: Sequence[Block]


@dataclass(frozen=True, slots=True)
class Times:
    """As in domain.events.Details; `notes` says what was assumed: zone, hour."""

    starts: datetime
    ends: datetime
    zone: str
    all_day: bool
    notes: tuple[str, ...] = ()


def times_of(event: Block, zones: Zones) -> Times:
    """Reads DTSTART with DTEND or DURATION. Raises Unreadable.

    A time in UTC is shown on the clocks of the file's own zone or else of `home`, and so is one
    without any zone. Without an end, a day is a whole day and anything else lasts an hour.
    """
    start = event.first("DTSTART")
    if start is None:
        raise Unreadable("no-start")
    moment = _read(start)
    end = event.first("DTEND")
    if not isinstance(moment, datetime):
        starts = _midnight(moment)
        over = _end_of_days(event, starts, end)
        return Times(starts, _ordered(starts, over, zones.home), zones.home, all_day=True)
    starts, zone, floating = _on_the_wall(moment, start, zones, None)
    if end is not None and end.parameters.get("TZID") == start.parameters.get("TZID"):
        # A zone is looked up by its definition once an event, which takes a while.
        end = Property(end.value, {})
    ends = _end_of_hours(event, starts, end, zones, zone)
    notes = ["zone"] if floating and not zones.said else []
    if ends is None or ends == starts:
        ends = starts + _USUAL_LENGTH
        notes.append("hour")
    return Times(starts, _ordered(starts, ends, zone), zone, all_day=False, notes=tuple(notes))


def _read(line: Property) -> date | datetime:
    text = line.value.strip()
    try:
        if len(text) == 8 and text.isascii() and text.isdigit():
            day: date = vDate.from_ical(text)  # type: ignore[no-untyped-call]  # the library is untyped here
        else:
            day = vDatetime.from_ical(text.upper())  # type: ignore[no-untyped-call]  # the library is untyped here
    except ValueError:
        raise Unreadable("time", time=text[:40]) from None
    if day.year not in _YEARS:
        raise Unreadable("time", time=text[:40])
    return day


def _on_the_wall(
    moment: datetime, line: Property, zones: Zones, preferred: str | None
) -> tuple[datetime, str, bool]:
    """The wall-clock time, its zone, and whether the line names none (it floats)."""
    name = line.parameters.get("TZID")
    if moment.tzinfo is not None:
        zone = preferred or zones.home
        return shown_in(moment, zone).replace(tzinfo=None), zone, False
    if name is None:
        return moment, preferred or zones.home, True
    meant = zone_named(name, zones.definitions, zones.home, moment.year)
    if meant is None:
        raise Unreadable("zone", zone=name[:80])
    return moment, meant, False


def _end_of_days(event: Block, starts: datetime, end: Property | None) -> datetime:
    length = _length(event)
    if end is None:
        return starts + (length or _DAY)
    day = _read(end)
    if isinstance(day, datetime):
        raise Unreadable("time", time=end.value[:40])
    # Some programs write the last day where the day after it belongs.
    return max(_midnight(day), starts + _DAY) if _midnight(day) >= starts else _midnight(day)


def _end_of_hours(
    event: Block, starts: datetime, end: Property | None, zones: Zones, zone: str
) -> datetime | None:
    if end is not None:
        moment = _read(end)
        if not isinstance(moment, datetime):
            raise Unreadable("time", time=end.value[:40])
        ends, its_zone, _ = _on_the_wall(moment, end, zones, zone)
        return ends if its_zone == zone else _on_clocks_of(zone, resolve(ends, its_zone))
    length = _length(event)
    if length is None:
        return None
    if length % _DAY:
        return _on_clocks_of(zone, resolve(starts, zone) + length)
    return starts + length


def _length(event: Block) -> timedelta | None:
    line = event.first("DURATION")
    if line is None:
        return None
    try:
        length: timedelta = vDuration.from_ical(line.value.strip().upper())  # type: ignore[no-untyped-call]  # the library is untyped here
    except (ValueError, OverflowError):
        raise Unreadable("time", time=line.value[:40]) from None
    if abs(length) > 3_660 * _DAY:
        raise Unreadable("time", time=line.value[:40])
    return length


def _on_clocks_of(zone: str, moment: datetime) -> datetime:
    return shown_in(moment, zone).replace(tzinfo=None)


def _ordered(starts: datetime, ends: datetime, zone: str) -> datetime:
    if resolve(ends, zone) <= resolve(starts, zone):
        raise Unreadable("order")
    return ends


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a wall clock has no zone
