"""Counts the faults that the log tells of, so that organisers hear of them in plain words."""

from __future__ import annotations

import logging
import re

from bot.metrics import Metrics
from domain.fault_tally import FaultTally

_EVENT = re.compile(r"[a-z_]+\.[a-z_]+")


class FaultWatch(logging.Handler):
    """Counts lines at ERROR by their event; nothing of their content is kept."""

    def __init__(self, metrics: Metrics) -> None:
        super().__init__(logging.ERROR)
        self.tally = FaultTally()
        self._metrics = metrics

    def emit(self, record: logging.LogRecord) -> None:
        """Counts one line. What is a library's sentence goes by the name of its logger."""
        message = str(record.msg)
        event = message if _EVENT.fullmatch(message) else record.name
        self._metrics.errors.labels(event).inc()
        self.tally.add(event)
