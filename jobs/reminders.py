"""Plans reminders ahead, spreads them so that the last is there in time, tells what was missed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache, partial

from domain.event_wording import title_in
from domain.events import Details
from domain.formatting import escape
from domain.pacing import PLANNED_SHARE
from domain.quiet_hours import Quiet, read_quiet
from domain.reminders import Due, due_times, latest_starts
from jobs.desk import JobDesk
from jobs.notices import organiser_chats
from storage import deliveries, events, people, reminders
from storage.events import details_of
from storage.reminders import Follower, Planned

HORIZON = timedelta(hours=12)  # further ahead nothing is planned: much may change until then
BATCH = 100  # so few that an answer never waits long for the one writer of SQLite
_SPREAD_AHEAD = HORIZON
_WRITTEN_AHEAD = timedelta(minutes=15)  # until then another wave may come to share the time
_A_MOMENT = timedelta(seconds=1)  # what takes no longer need not begin earlier
_TOLD_FOR = timedelta(days=1)
_EVER = timedelta(days=400)  # before any reminder of an event: then none is left out as late


async def plan_reminders(desk: JobDesk, now: datetime) -> int:
    """Plans for every follower who has to be looked at. Gives how many there were."""
    if not await desk.leadership.held():
        return 0
    looked_at = 0
    planner = partial(_plan, _Dues(), now)
    while not desk.stopping():
        found = await desk.database.run(reminders.plan_batch, now, BATCH, planner)
        looked_at += found
        if found < BATCH:
            break
    await spread(desk, now)
    return looked_at


async def spread(desk: JobDesk, now: datetime) -> None:
    """Lets what many are to have by one moment begin early enough, at the rate of the budget."""
    waves = await desk.database.run(reminders.backlog, now + _SPREAD_AHEAD)
    groups = [(wave.due_by, wave.count) for wave in waves]
    starts = latest_starts(groups, desk.budget.a_second * PLANNED_SHARE)
    earlier = [
        (wave.due_by, start)
        for wave, start in zip(waves, starts, strict=True)
        if wave.due_by - start > _A_MOMENT and start < min(wave.last, now + _WRITTEN_AHEAD)
    ]
    await desk.database.run(reminders.begin_at, earlier)


async def report_missed(desk: JobDesk, now: datetime) -> None:
    """Tells organisers, once, which reminders came too late to be of use."""
    if not await desk.leadership.held():
        return
    missed = await desk.database.run(reminders.missed_since, now - _TOLD_FOR)
    for cause, event_id, count in missed:
        event = await desk.database.run(events.find, event_id)
        if event is None:
            continue
        for chat in await organiser_chats(desk):
            language = await desk.database.run(people.language_of, chat)
            title = escape(title_in(details_of(event), language))
            html = desk.say(language, "reminders-missed", title=title, count=count)
            await desk.database.run(
                deliveries.add, f"missed:{cause}", "notice", chat, {"html": html}, now
            )
    if missed:
        desk.wake_outbox()


class _Dues:
    """The reminders of one event, worked out once for all who share plan, zone and quiet hours."""

    def __init__(self) -> None:
        self._of = cache(self._work_out)
        self._details: dict[tuple[int, int], Details] = {}

    def of(self, follower: Follower) -> Sequence[Due]:
        event = follower.event
        key = (event.id, event.revision)
        if key not in self._details:
            # Followers come by event; keeping the last few keeps memory flat.
            if len(self._details) > BATCH:
                self._details.clear()
                self._of.cache_clear()
            self._details[key] = details_of(event)
        plan = follower.plan if follower.plan is not None else tuple(event.plan)
        return self._of(key, plan, read_quiet(follower.quiet), follower.zone)

    def _work_out(
        self,
        key: tuple[int, int],
        plan: tuple[str, ...],
        quiet: Quiet | None,
        zone: str | None,
    ) -> Sequence[Due]:
        details = self._details[key]
        return due_times(details, plan, quiet, zone, details.starts_at - _EVER)


def _plan(
    dues: _Dues, now: datetime, follower: Follower
) -> tuple[Sequence[Planned], datetime | None]:
    new = [due for due in dues.of(follower) if due.due_at >= follower.since]
    near = [due for due in new if due.due_at <= now + HORIZON]
    later = [due.due_at - HORIZON for due in new if due.due_at > now + HORIZON]
    planned = [Planned(due.offset, due.due_at, due.useful_until) for due in near]
    return planned, min(later, default=None)
