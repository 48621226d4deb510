"""What is counted while the service works, for Prometheus. No other room knows of it."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from storage.gauges import Gauges

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)


class Metrics:
    """A registry of its own: two houses in one process do not count into each other."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        own: dict[str, Any] = {"registry": self.registry}
        build = Gauge("talaria_build_info", "The version", ["version"], **own)
        build.labels(version("talaria")).set(1)
        self.updates = Counter("talaria_updates", "Updates handled", ["kind", "outcome"], **own)
        self.update_seconds = Histogram(
            "talaria_update_seconds", "Handling an update", buckets=_SECONDS, **own
        )
        self._answers = Gauge(
            "talaria_answers_last_day", "How questions of the last day ended", ["outcome"], **own
        )
        self.calls = Counter("talaria_telegram_calls", "Calls", ["method", "status"], **own)
        self.call_seconds = Histogram(
            "talaria_telegram_seconds", "A call to Telegram", ["method"], buckets=_SECONDS, **own
        )
        self.slowed = Counter("talaria_telegram_slowed_down", "Calls answered with 429", **own)
        self.database_seconds = Histogram(
            "talaria_database_seconds", "A verb, waiting included", buckets=_SECONDS, **own
        )
        self.errors = Counter("talaria_errors", "Lines of the log at ERROR", ["event"], **own)
        self.lag = Gauge("talaria_loop_lag_seconds", "How late the event loop comes round", **own)
        self.load = Gauge("talaria_updates_in_memory", "Updates queued here", **own)
        self.entries = Gauge("talaria_library_entries", "Entries that answer", **own)
        self._rows = {
            name: Gauge(f"talaria_{name}", words, **own)
            for name, words in (
                ("oldest_due_seconds", "How long the oldest due delivery has waited"),
                ("uncertain_deliveries", "Deliveries that Telegram did not confirm"),
                ("waiting_updates", "Updates stored and not done"),
                ("oldest_update_seconds", "How long the oldest of them has waited"),
                ("open_cards", "Questions that organisers have not answered"),
                ("oldest_card_seconds", "How long the oldest of them has waited"),
            )
        }
        self._deliveries = Gauge(
            "talaria_deliveries", "Deliveries not at their end", ["state"], **own
        )

    def show_rows(self, found: Gauges) -> None:
        """Takes over what was counted in the database."""
        for state in ("waiting", "postponed", "claimed"):
            self._deliveries.labels(state).set(found.deliveries.get(state, 0))
        for outcome in ("answered", "choices", "unknown"):
            self._answers.labels(outcome).set(found.answers.get(outcome, 0))
        values = {
            "oldest_due_seconds": found.oldest_due,
            "uncertain_deliveries": found.uncertain,
            "waiting_updates": found.updates,
            "oldest_update_seconds": found.oldest_update,
            "open_cards": found.cards,
            "oldest_card_seconds": found.oldest_card,
        }
        for name, value in values.items():
            self._rows[name].set(value)

    def as_text(self) -> bytes:
        """The page that Prometheus reads."""
        return generate_latest(self.registry)

    def watched(
        self, handle: Callable[[dict[str, Any]], Awaitable[None]]
    ) -> Callable[[dict[str, Any]], Awaitable[None]]:
        """The same handling, counted and timed."""

        async def act(raw: dict[str, Any]) -> None:
            kind = next((name for name in raw if name != "update_id"), "none")
            began, outcome = time.perf_counter(), "failed"
            try:
                await handle(raw)
                outcome = "done"
            finally:
                self.update_seconds.observe(time.perf_counter() - began)
                self.updates.labels(kind, outcome).inc()

        return act

    @contextmanager
    def call(self, url: str) -> Iterator[list[int]]:
        """Counts and times a call; what is inside puts the status in the list."""
        method = url.rpartition("/")[2]  # the address holds the token, its end does not
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
