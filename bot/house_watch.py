"""Lets the monitoring see into an open house: which parts are ready, and what its rows count."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime

from bot.intake import Intake
from bot.metrics import Metrics
from bot.monitoring import Monitoring
from knowledge.shelf import Shelf
from storage import gauges
from storage.database import Database, DatabaseUnavailable


def watch(
    monitoring: Monitoring,
    metrics: Metrics,
    database: Database,
    shelf: Shelf,
    intake: Intake,
    now: Callable[[], datetime],
    closing: asyncio.Event,
) -> None:
    """Sets what the monitoring asks; `closing` says that the house is about to be shut."""

    async def count() -> None:
        metrics.load.set(intake.load)
        metrics.entries.set(len(shelf.library.entries))
        try:
            metrics.show_rows(await database.run(gauges.read, now()))
        except DatabaseUnavailable:
            return  # what was counted last stays, and /health/ready says why

    async def ready() -> dict[str, bool]:
        try:
            await asyncio.wait_for(database.run(gauges.answers), timeout=3)
            answers = True
        except (DatabaseUnavailable, TimeoutError):
            answers = False
        return {
            "database": answers,
            "library": bool(shelf.library.entries),
            "intake": not intake.full,
            "open": not closing.is_set(),
        }

    monitoring.count, monitoring.ready = count, ready
