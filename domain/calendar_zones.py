"""Time zones in calendar files: their definitions written, and foreign names understood."""

from __future__ import annotations

import zoneinfo
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from domain.calendar_lines import Block
from domain.calendar_zone_rules import Onset, onsets_of
from domain.wall_clock import zone_of

_DAY = timedelta(days=1)
_MOST_YEARS = 3
_SHORTEST_CITY = 4
_REGIONS = {"Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"}


def define_zone(name: str, first: datetime, last: datetime) -> Timezone:
    """A VTIMEZONE that holds for the years of two wall-clock times. Raises UnknownZone."""
    zone = zone_of(name)
    definition = Timezone()
    definition.add("tzid", name)
    at = datetime(first.year, 1, 1, tzinfo=zone).astimezone(UTC)
    end = datetime(min(last.year, first.year + _MOST_YEARS) + 1, 1, 1, tzinfo=UTC)
    definition.add_component(_observance(zone, at, _offset(zone, at)))
    while at < end:
        before, following = _offset(zone, at), at + _DAY
        if _offset(zone, following) != before:
            onset = _first_moment_of(zone, at, following)
            definition.add_component(_observance(zone, onset, before))
        at = following
    return definition


def zone_named(name: str, definitions: Sequence[Block], home: str, year: int) -> str | None:
    """The IANA zone that a file means by a name, or None.

    `definitions` are the file's VTIMEZONE blocks. A name may be an IANA one (also behind a
    program's prefix) or one of Windows; any other is understood by its definition as a zone whose
    clocks run alike in `year`: one that the name mentions, else `home`, else a well-known one.
    """
    name = name.strip().strip('"')
    known = _known_name(name)
    if known is not None:
        return known
    definition = next((one for one in definitions if one.text("TZID") == name), None)
    if definition is None:
        return None
    located = _known_name(definition.text("X-LIC-LOCATION"))
    if located is not None:
        return located
    onsets = onsets_of(definition, year)
    if onsets is None:
        return None
    alike = [one for one in _candidates(name, home) if _runs_alike(one, onsets, year)]
    # Some programs are an hour out in their definitions; New York and Havana differ by two.
    exact = [one for one in alike if _changes_alike(one, onsets, year)]
    return next(iter([*exact, *alike]), None)


def _observance(
    zone: zoneinfo.ZoneInfo, onset: datetime, before: timedelta
) -> TimezoneStandard | TimezoneDaylight:
    local = onset.astimezone(zone)
    observance = TimezoneDaylight() if local.dst() else TimezoneStandard()
    observance.add("dtstart", (onset + before).replace(tzinfo=None))
    observance.add("tzoffsetfrom", before)
    observance.add("tzoffsetto", _offset(zone, onset))
    observance.add("tzname", local.tzname())
    return observance


def _first_moment_of(zone: zoneinfo.ZoneInfo, low: datetime, high: datetime) -> datetime:
    before = _offset(zone, low)
    while high - low > timedelta(minutes=1):
        middle = (low + (high - low) / 2).replace(second=0, microsecond=0)
        low, high = (middle, high) if _offset(zone, middle) == before else (low, middle)
    return high


def _offset(zone: zoneinfo.ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


def _known_name(name: str) -> str | None:
    parts = [part for part in name.split("/") if part]
    for start in range(max(0, len(parts) - 3), len(parts)):
        found = _names().get("/".join(parts[start:]).lower())
        if found is not None:
            return found
    return WINDOWS_TO_OLSON.get(name)


@lru_cache(maxsize=1)
def _names() -> Mapping[str, str]:
    return {name.lower(): name for name in sorted(zoneinfo.available_timezones())}


def _candidates(name: str, home: str) -> Iterator[str]:
    lower = name.lower()
    for zone in _names().values():
        region, _, city = zone.partition("/")
        city = city.rpartition("/")[2].replace("_", " ").lower()
        if region in _REGIONS and len(city) >= _SHORTEST_CITY and city in lower:
            yield zone
    yield home
    for hours in range(-12, 15):
        yield f"Etc/GMT{-hours:+d}" if hours else "Etc/UTC"
    yield from WINDOWS_TO_OLSON.values()


def _runs_alike(name: str, onsets: Sequence[Onset], year: int) -> bool:
    zone = zone_of(name)
    starts = [onset.local for onset in onsets]
    for week in range(53):
        local = datetime(year, 1, 1, 12) + week * timedelta(weeks=1)  # noqa: DTZ001 - a wall clock has no zone
        at = bisect_right(starts, local) - 1
        defined = onsets[at].offset if at >= 0 else onsets[0].before
        if local.replace(tzinfo=zone).utcoffset() != defined:
            return False
    return True


def _changes_alike(name: str, onsets: Sequence[Onset], year: int) -> bool:
    zone = zone_of(name)
    changes = [one for one in onsets if one.local.year == year and one.offset != one.before]
    moments = [(one.local - one.before).replace(tzinfo=UTC) for one in changes]
    return all(
        _offset(zone, moment) == one.offset
        and _offset(zone, moment - timedelta(minutes=1)) == one.before
        for one, moment in zip(changes, moments, strict=True)
    )
