"""Counts the faults that the log tells of, so that organisers hear of them in plain words."""

from __future__ import annotations

import logging
import threading
from collections import Counter

from bot.metrics import Metrics


class FaultWatch(logging.Handler):
    """Counts lines at ERROR by their event; nothing of their content is kept."""

    def __init__(self, metrics: Metrics) -> None:
        super().__init__(logging.ERROR)
        self._metrics = metrics
        self._counted: Counter[str] = Counter()
        self._guard = threading.Lock()

    def emit(self, record: logging.LogRecord) -> None:
        """Counts one line."""
        event = str(record.msg)[:60]
        if " " in event:
            event = "other"  # a library's sentence, not an event of ours
        self._metrics.errors.labels(event).inc()
        with self._guard:
            self._counted[event] += 1

    def take(self) -> dict[str, int]:
        """What was counted since it was asked last."""
        with self._guard:
            taken, self._counted = dict(self._counted), Counter()
        return taken
