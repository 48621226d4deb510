"""What runs how often: APScheduler only ticks, the truth is rows."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from jobs import content, deliveries, retention
from jobs.desk import JobDesk
from storage.database import DatabaseUnavailable

log = logging.getLogger(__name__)

Job = Callable[[JobDesk, datetime], Awaitable[Any]]

# name, job, seconds between ticks, whether it runs at start as well
JOBS: tuple[tuple[str, Job, int, bool], ...] = (
    ("deliveries", deliveries.send_due, 5, True),
    ("content", content.reload_content, 3, False),
    ("content faults", content.report_faults, 3600, True),
    ("retention", retention.let_go, 6 * 3600, True),
)


def schedule(desk: JobDesk) -> AsyncIOScheduler:
    """A scheduler with every job, not started yet. A late tick runs once, never twice at a time."""
    scheduler = AsyncIOScheduler(
        job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
    )
    for name, job, seconds, at_start in JOBS:
        more = {"next_run_time": desk.clock() + timedelta(seconds=1)} if at_start else {}
        scheduler.add_job(
            run, IntervalTrigger(seconds=seconds), args=[name, job, desk], id=name, **more
        )
    return scheduler


async def run(name: str, job: Job, desk: JobDesk) -> None:
    """Runs one job now. A fault is logged and ends this tick only: the next one comes by itself."""
    try:
        await job(desk, desk.clock())
    except DatabaseUnavailable as error:
        log.error("job.waits_for_database", extra={"job": name, "fault": str(error)})
    except Exception:
        # The one place where any fault of a job ends, so that the others go on.
        log.exception("job.failed", extra={"job": name})
