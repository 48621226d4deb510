"""From wall-clock times in a zone to moments, with one rule for hours skipped or doubled."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


class UnknownZone(ValueError):
    """A name that is no IANA zone."""


@lru_cache(maxsize=1_024)
def zone_of(name: str) -> ZoneInfo:
    """The IANA zone of a name. Raises UnknownZone."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UnknownZone(name) from error


def resolve(local: datetime, zone: str) -> datetime:
    """The moment, in UTC, at which clocks in `zone` show `local` (a datetime without a zone).

    A time that clocks skip in spring is moved on by what they skip: 02:30 becomes 03:30. A time
    that they show twice in autumn is the first of the two. Raises UnknownZone.
    """
    if local.tzinfo is not None:
        raise ValueError("a wall-clock time has no zone of its own")
    # fold=0 gives both halves of the rule: the first of two, and the offset before a gap.
    return local.replace(tzinfo=zone_of(zone), fold=0).astimezone(UTC)


def shown_in(moment: datetime, zone: str) -> datetime:
    """What clocks in `zone` show at a moment; the result knows its zone. Raises UnknownZone."""
    return moment.astimezone(zone_of(zone))


def days_before(local: datetime, days: int, zone: str) -> datetime:
    """The moment, in UTC, so many days before a wall-clock time, at the same wall-clock time."""
    return resolve(local - timedelta(days=days), zone)
