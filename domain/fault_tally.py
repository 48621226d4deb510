"""Counts faults by their event until organisers were told of them."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Faults:
    """How many there were of an event, and when they were first looked at."""

    count: int
    since: datetime


class FaultTally:
    """Any thread may add; what nobody was told of stays."""

    def __init__(self) -> None:
        self._counted: dict[str, int] = {}
        self._since: dict[str, datetime] = {}
        self._guard = threading.Lock()

    def add(self, event: str) -> None:
        """Counts one."""
        with self._guard:
            self._counted[event] = self._counted.get(event, 0) + 1

    def look(self, now: datetime) -> dict[str, Faults]:
        """What there is to be told, by event."""
        with self._guard:
            return {
                event: Faults(count, self._since.setdefault(event, now))
                for event, count in self._counted.items()
            }

    def told(self, faults: Mapping[str, Faults]) -> None:
        """Forgets what was told; what came meanwhile is counted from its next look on."""
        with self._guard:
            for event, known in faults.items():
                del self._since[event]
                left = self._counted.pop(event) - known.count
                if left:
                    self._counted[event] = left
