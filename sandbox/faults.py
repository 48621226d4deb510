"""What goes wrong on request: slow methods, cut connections, 500s, lost answers."""

import asyncio
import random
from dataclasses import dataclass, field

from sandbox.wire import Json


@dataclass(slots=True)
class Cut:
    """Connections to reset: the next `times` calls, or each call with a probability."""

    times: int = 0
    probability: float = 0.0
    method: str = ""

    def strikes(self, method: str) -> bool:
        """Whether this call is hit; counts it where calls are counted."""
        if self.method and self.method.lower() != method:
            return False
        if self.times > 0:
            self.times -= 1
            return True
        # Chance decides which of a benchmark's connections break; nothing secret hangs on it.
        return self.probability > 0 and random.random() < self.probability  # noqa: S311 chance for a rehearsal, no secret


@dataclass(slots=True)
class Faults:
    """What is to go wrong.

    `latency` is in seconds by method, "" for all; `before` resets unprocessed calls, `after`
    resets once the call took effect; `broken` calls are answered with 500.
    """

    latency: dict[str, float] = field(default_factory=dict)
    before: Cut = field(default_factory=Cut)
    after: Cut = field(default_factory=Cut)
    broken: Cut = field(default_factory=Cut)
    any: bool = False

    def set(self, wanted: Json) -> None:
        """Take over {"latency": {"sendMessage": 0.05}, "before": {"times": 2}, ...}; {} clears."""
        self.latency = {
            key.lower(): float(value) for key, value in wanted.get("latency", {}).items()
        }
        self.before = Cut(**wanted.get("before", {}))
        self.after = Cut(**wanted.get("after", {}))
        self.broken = Cut(**wanted.get("broken", {}))
        self.any = bool(wanted)

    async def delay(self, method: str) -> None:
        """Wait as long as the method was made to take."""
        seconds = self.latency.get(method, self.latency.get("", 0.0))
        if seconds > 0:
            await asyncio.sleep(seconds)
