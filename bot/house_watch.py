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

_PATIENCE = 3.0  # seconds for the database to answer, less than those who ask wait


def watch(
    monitoring: Monitoring,
    metrics: Metrics,
    database: Database,
    shelf: Shelf,
    intake: Intake,
    now: Callable[[], datetime],
    closing: asyncio.Event,
    polling: asyncio.Task[None] | None,
) -> None:
    """Sets what the monitoring asks; `closing` says that the house is about to be shut."""

    async def count() -> None:
        metrics.load.set(intake.load)
        metrics.entries.set(len(shelf.library.entries))
        metrics.verbs.set(database.asked)
        metrics.connections.set(database.connections)
        if closing.is_set():
            return  # the database may be shut by now
        try:
            found = await asyncio.wait_for(database.run(gauges.read, now()), _PATIENCE)
        except (DatabaseUnavailable, TimeoutError):
            return  # what was counted last stays, and /health/ready says why
        metrics.rows.show(found)

    async def ready() -> dict[str, bool]:
        if closing.is_set():
            return {"open": False}
        return {
            "database": await _answers(database),
            "library": bool(shelf.library.entries),
            "intake": not intake.full and (polling is None or not polling.done()),
            "open": True,
        }

    monitoring.count, monitoring.ready = count, ready


async def _answers(database: Database) -> bool:
    try:
        await asyncio.wait_for(database.run(gauges.answers), _PATIENCE)
    except (DatabaseUnavailable, TimeoutError):
        return False
    return True
