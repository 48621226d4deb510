"""When an event's reminders are due, until when they are of use, and when sending must begin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Literal

from domain.events import Details
from domain.quiet_hours import Quiet
from domain.wall_clock import days_before

DEFAULT_PLAN = ("7d", "1d", "1h", "0", "thanks")
START, THANKS = "0", "thanks"

_WRITTEN = re.compile(r"([1-9]\d{0,3})([dhm])")
_LONGEST = timedelta(days=60)
_THANKS_AFTER = timedelta(minutes=30)
_THANKS_USEFUL = timedelta(hours=48)
_START_USEFUL = timedelta(minutes=15)
# What is due so shortly before the start goes in quiet hours too.
_REGARDLESS = timedelta(hours=1)
_ALL_DAY_AT = time(9)


class UnknownOffset(ValueError):
    """A text that is no offset of a reminder plan."""


@dataclass(frozen=True, slots=True)
class Offset:
    """When a reminder goes: `days` before at the same time of day, or `elapsed` before the start.

    At the start both are nothing; `thanks` is the one after the end.
    """

    kind: Literal["days", "elapsed", "start", "thanks"]
    days: int = 0
    elapsed: timedelta = timedelta()

    def __str__(self) -> str:
        """As plans keep it: "7d", "1h", "30m", "0", "thanks"."""
        if self.kind == "days":
            return f"{self.days}d"
        if self.kind == "elapsed":
            hours, rest = divmod(self.elapsed, timedelta(hours=1))
            return f"{self.elapsed // timedelta(minutes=1)}m" if rest else f"{hours}h"
        return START if self.kind == "start" else THANKS


@dataclass(frozen=True, slots=True)
class Due:
    """A reminder of an event: `offset` as plans keep it, moments in UTC.

    Sent after `due_at` it is late, from `useful_until` on it is missed.
    """

    offset: str
    due_at: datetime
    useful_until: datetime


def read_offset(written: str) -> Offset:
    """Reads "7d", "1h", "30m", "0" or "thanks"; 60 days at most. Raises UnknownOffset."""
    if written == START:
        return Offset("start")
    if written == THANKS:
        return Offset("thanks")
    found = _WRITTEN.fullmatch(written)
    if found is None:
        raise UnknownOffset(written)
    number, unit = int(found[1]), found[2]
    length = timedelta(**{{"d": "days", "h": "hours", "m": "minutes"}[unit]: number})
    if length > _LONGEST:
        raise UnknownOffset(written)
    return Offset("days", days=number) if unit == "d" else Offset("elapsed", elapsed=length)


def due_times(
    details: Details,
    plan: Iterable[str],
    quiet: Quiet | None,
    zone: str | None,
    now: datetime,
) -> list[Due]:
    """The reminders of a plan that are still of use at `now`, in the order in which they are due.

    Days before keep the time of day in the event's zone, hours and minutes are elapsed time; an
    all-day event has days before, at nine in its zone, and thanks. Quiet hours are those of the
    person's `zone`, or of the event's where it is None. They move a reminder back to the moment
    they begin, unless it is due within the hour before the start or later; thanks, half an hour
    after the end, wait until they end.

    A reminder is of use until the next one is due, at most until the start; the one at the start
    for 15 minutes, at most until the end; thanks for 48 hours. Where quiet hours move two to the
    same moment, the nearer to the start is left. Raises UnknownOffset and UnknownZone.
    """
    person_zone = zone or details.zone
    offsets = {read_offset(written) for written in plan}
    if details.all_day:
        offsets = {offset for offset in offsets if offset.kind in ("days", "thanks")}
    found = []
    following = details.starts_at
    for planned, offset in sorted(
        ((_planned(details, offset), offset) for offset in offsets if offset.kind != "thanks"),
        key=lambda one: (one[0], one[1].kind == "days"),
        reverse=True,
    ):
        due_at = planned
        if planned < details.starts_at - _REGARDLESS:
            due_at = _before_quiet(planned, quiet, person_zone)
        if offset.kind == "start":
            useful_until = min(planned + _START_USEFUL, details.ends_at)
        else:
            useful_until, following = following, due_at
        found.append(Due(str(offset), due_at, useful_until))
    found.reverse()
    if Offset("thanks") in offsets:
        due_at = _after_quiet(details.ends_at + _THANKS_AFTER, quiet, person_zone)
        found.append(Due(THANKS, due_at, due_at + _THANKS_USEFUL))
    return [due for due in found if max(due.due_at, now) < due.useful_until]


def latest_starts(groups: Sequence[tuple[datetime, int]], rate: float) -> list[datetime]:
    """When sending must begin for all to be there in time, at `rate` messages a second.

    `groups` are (there by, how many messages), in the order of their moments; one group is sent
    after the other. Gives a moment for each: its messages fill the time up to its own moment, or
    up to the start of the next group where that is earlier.
    """
    starts: list[datetime] = []
    for due_by, messages in reversed(groups):
        end = min(due_by, starts[-1]) if starts else due_by
        starts.append(end - timedelta(seconds=messages / rate))
    return starts[::-1]


def _planned(details: Details, offset: Offset) -> datetime:
    if offset.kind == "days":
        local = details.starts
        if details.all_day:
            local = datetime.combine(local.date(), _ALL_DAY_AT)
        return days_before(local, offset.days, details.zone)
    return details.starts_at - offset.elapsed


def _before_quiet(moment: datetime, quiet: Quiet | None, zone: str) -> datetime:
    stretch = quiet.stretch(moment, zone) if quiet else None
    return stretch[0] if stretch else moment


def _after_quiet(moment: datetime, quiet: Quiet | None, zone: str) -> datetime:
    stretch = quiet.stretch(moment, zone) if quiet else None
    return stretch[1] if stretch else moment
