"""The hours in which a person wants to hear nothing unasked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from domain.wall_clock import resolve, shown_in

_WRITTEN = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)")


@dataclass(frozen=True, slots=True)
class Quiet:
    """Quiet hours by the clock on the wall, from `begins` up to `ends`, over midnight or not."""

    begins: time
    ends: time

    def stretch(self, moment: datetime, zone: str) -> tuple[datetime, datetime] | None:
        """The quiet hours in a zone around a moment, from and to in UTC; None where none are.

        The moment at which they begin and the one at which they end are not quiet. Raises
        UnknownZone.
        """
        today = shown_in(moment, zone).date()
        for day in (today, today - timedelta(days=1)):
            last = day if self.begins < self.ends else day + timedelta(days=1)
            begin = resolve(datetime.combine(day, self.begins), zone)
            end = resolve(datetime.combine(last, self.ends), zone)
            if begin < moment < end:
                return begin, end
        return None


USUAL = Quiet(time(21), time(7))


def read_quiet(written: str | None) -> Quiet | None:
    """Quiet hours as they are kept: "21:00-07:00", "" for none, None for the usual ones.

    Raises ValueError for anything else.
    """
    if written is None:
        return USUAL
    if not written:
        return None
    found = _WRITTEN.fullmatch(written)
    if found is None:
        raise ValueError(f"no quiet hours: {written!r}")
    hours = [int(part) for part in found.groups()]
    begins, ends = time(hours[0], hours[1]), time(hours[2], hours[3])
    return Quiet(begins, ends) if begins != ends else None
