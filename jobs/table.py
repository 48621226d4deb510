"""What runs how often: APScheduler only ticks, the truth is rows."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from domain.under_way import JOB
from jobs import announcements, content, deliveries, faults, reminders, retention, surveys
from jobs.desk import JobDesk
from storage import deliveries as outbox
from storage.database import DatabaseUnavailable

log = logging.getLogger(__name__)

Job = Callable[[JobDesk, datetime], Awaitable[Any]]

# name, job, seconds between ticks, whether it runs at start as well
JOBS: tuple[tuple[str, Job, int, bool], ...] = (
    ("reminders", reminders.plan_reminders, 30, True),
    ("deliveries", deliveries.send_due, 5, True),
    ("announcements", announcements.start_scheduled, 5, True),
    ("surveys", surveys.tend_surveys, 10, True),
    ("progress", announcements.report_progress, 3, False),
    ("missed", reminders.report_missed, 60, True),
    ("faults", faults.report_faults, 60, False),
    ("content", content.reload_content, 3, False),
    ("content faults", content.report_faults, 3600, True),
    ("retention", retention.let_go, 6 * 3600, True),
)
_WAKE = "wake for the next due"
_SOONEST, _LATEST = 0.25, 5.0  # seconds; beyond them the ticks are enough


class Ticker:
    """Runs the table's jobs, and any job at once when asked; a job is never cut off half-way."""

    def __init__(self, desk: JobDesk) -> None:
        self._desk = desk
        self._running: set[asyncio.Task[None]] = set()
        self._one_at_a_time = {name: asyncio.Lock() for name, *_ in JOBS}
        self._scheduler = AsyncIOScheduler(
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        )

    def start(self) -> None:
        """Begins to tick. A late tick runs once, and never twice at a time."""
        for name, job, seconds, at_start in JOBS:
            self._scheduler.add_job(
                self.run, IntervalTrigger(seconds=seconds), args=[name, job], id=name
            )
            if at_start:
                self._begin(name, job)
        self._scheduler.start()

    async def stop(self, seconds: float) -> None:
        """Starts nothing more and lets what runs end, at most so many seconds."""
        self._scheduler.pause()
        if self._running:
            await asyncio.wait(tuple(self._running), timeout=seconds)
        self._scheduler.shutdown(wait=False)

    async def run(self, name: str, job: Job) -> None:
        """Runs one job of the table now, after the run of it that is under way."""
        # Whoever waits may be cancelled; the job goes on and `stop` waits for it.
        await asyncio.shield(self._begin(name, job))

    async def send_now(self) -> None:
        """Sends what is due, and wakes for what is due next."""
        await self.run("deliveries", deliveries.send_due)

    async def catch_up(self) -> None:
        """Does at once what is due by the clock, as after somebody has moved it."""
        await self.run("reminders", reminders.plan_reminders)
        await self.run("announcements", announcements.start_scheduled)
        await self.run("surveys", surveys.tend_surveys)
        await self.send_now()

    def _begin(self, name: str, job: Job) -> asyncio.Task[None]:
        task = asyncio.create_task(self._run(name, job))
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        return task

    async def _run(self, name: str, job: Job) -> None:
        JOB.set(name)  # each run is a task, with a context of its own
        try:
            # Two senders side by side could change the order of the messages to a chat.
            async with self._one_at_a_time[name]:
                await job(self._desk, self._desk.clock())
                if job in (deliveries.send_due, reminders.plan_reminders):
                    await self._wake_for_next()
        except DatabaseUnavailable as error:
            log.error("job.waits_for_database", extra={"job": name, "fault": str(error)})
        except Exception:
            # The one place where any fault of a job ends: the next tick comes by itself.
            log.exception("job.failed", extra={"job": name})

    async def _wake_for_next(self) -> None:
        """Lets the sender run when the next row is due, if that is before its next tick."""
        if not await self._desk.leadership.held():
            return  # whoever leads sends it
        due = await self._desk.database.run(outbox.next_due)
        if due is None or self._desk.stopping():
            return
        seconds = max(_SOONEST, (due - self._desk.clock()).total_seconds())
        if seconds < _LATEST:
            # The interval counts from now by the scheduler's own clock; it is replaced or goes.
            self._scheduler.add_job(
                self._awake,
                IntervalTrigger(seconds=seconds),
                id=_WAKE,
                replace_existing=True,
            )

    async def _awake(self) -> None:
        if self._scheduler.get_job(_WAKE) is not None:
            self._scheduler.remove_job(_WAKE)
        await self.send_now()
