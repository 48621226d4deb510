"""What is counted while the service works, for Prometheus. No other room knows of it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, Summary, generate_latest

from bot.counted_rows import CountedRows
from bot.intake import ALLOWED_UPDATES
from bot.telegram_http import NotSent
from storage.database import DatabaseUnavailable

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)


class Metrics:
    """A registry of its own: two houses in one process do not count into each other."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        own: dict[str, Any] = {"registry": self.registry}
        timed: dict[str, Any] = {"buckets": _SECONDS, **own}
        build = Gauge("talaria_build_info", "The version", ["version"], **own)
        build.labels(version("talaria")).set(1)
        self.updates = Counter("talaria_updates", "Updates handled", ["kind", "outcome"], **own)
        self.update_seconds = Histogram(
            "talaria_update_seconds", "From an update's arrival until it is handled", **timed
        )
        self.handling_seconds = Histogram(
            "talaria_handling_seconds", "Handling an update, waiting left out", **timed
        )
        self.calls = Counter("talaria_telegram_calls", "Calls", ["method", "status"], **own)
        self.call_seconds = Histogram(
            "talaria_telegram_seconds", "A call to Telegram", ["method"], **timed
        )
        self.slowed = Counter("talaria_telegram_slowed_down", "Calls answered with 429", **own)
        self._database_seconds = Histogram(
            "talaria_database_seconds", "Anything asked of the database, waiting included", **timed
        )
        self._verb_seconds = Summary(
            "talaria_database_verb_seconds", "The same, by what was asked", ["verb"], **own
        )
        self.verbs = Gauge("talaria_database_verbs", "What waits for the database now", **own)
        self.connections = Gauge(
            "talaria_database_connections", "Connections to the database in use", **own
        )
        self.errors = Counter("talaria_errors", "Lines of the log at ERROR", ["event"], **own)
        self.lag = Gauge("talaria_loop_lag_seconds", "How late the event loop comes round", **own)
        self.load = Gauge("talaria_updates_in_memory", "Updates queued here", **own)
        self.entries = Gauge("talaria_library_entries", "Entries that answer", **own)
        self.ready = Gauge("talaria_ready", "Whether a part can work, 1 or 0", ["part"], **own)
        self.rows = CountedRows(self.registry)

    def as_text(self) -> bytes:
        """The page that Prometheus reads."""
        return generate_latest(self.registry)

    def verb(self, name: str, seconds: float) -> None:
        """Told by the database how long something took that was asked of it."""
        self._database_seconds.observe(seconds)
        self._verb_seconds.labels(name).observe(seconds)

    def watched(
        self, handle: Callable[[dict[str, Any]], Awaitable[None]]
    ) -> Callable[[dict[str, Any]], Awaitable[None]]:
        """The same handling, counted and timed. What is tried again later counts as "again"."""

        async def act(raw: dict[str, Any]) -> None:
            kind = next((name for name in ALLOWED_UPDATES if name in raw), "other")
            began, outcome = time.perf_counter(), "failed"
            try:
                await handle(raw)
                outcome = "done"
            except (DatabaseUnavailable, NotSent, asyncio.CancelledError):
                outcome = "again"
                raise
            finally:
                self.handling_seconds.observe(time.perf_counter() - began)
                self.updates.labels(kind, outcome).inc()

        return act

    @contextmanager
    def call(self, url: str) -> Iterator[list[int]]:
        """Counts and times a call; what is inside puts the status in the list."""
        # The address of a method holds the token, its end does not; a file's end is its name.
        method = "file" if "/file/bot" in url else url.rpartition("/")[2]
        status: list[int] = []
        began = time.perf_counter()
        try:
            yield status
        finally:
            given = status[0] if status else 0
            self.calls.labels(method, str(given)).inc()
            self.call_seconds.labels(method).observe(time.perf_counter() - began)
            if given == 429:
                self.slowed.inc()
