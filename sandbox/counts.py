"""What the server took and what it refused, counted for benchmarks."""

import time
from collections import Counter
from dataclasses import dataclass, field

from sandbox.wire import Json

_SECONDS_KEPT = 7200


@dataclass(slots=True)
class Counts:
    """Calls and messages since the start or the last `reset`.

    `sent` counts accepted messages by method (each of an album); `refused` the 429s by cause:
    "overall", "chat", "group" or "fault"; `struck` the other faults on request by kind. Moments
    are `time.monotonic()`, in seconds; `by_second` counts messages by the second since `first`.
    """

    calls: Counter[str] = field(default_factory=Counter)
    sent: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    struck: Counter[str] = field(default_factory=Counter)
    first: float | None = None
    last: float | None = None
    by_second: dict[int, int] = field(default_factory=dict)

    def accept(self, method: str, messages: int = 1) -> None:
        """Count messages that went out now."""
        now = time.monotonic()
        if self.first is None:
            self.first = now
        self.last = now
        self.sent[method] += messages
        second = int(now - self.first)
        self.by_second[second] = self.by_second.get(second, 0) + messages
        if len(self.by_second) > _SECONDS_KEPT:
            del self.by_second[next(iter(self.by_second))]

    def reset(self) -> None:
        """Begin anew, so that a benchmark counts its own sends alone."""
        for counter in (self.calls, self.sent, self.refused, self.struck):
            counter.clear()
        self.first = self.last = None
        self.by_second.clear()

    def numbers(self) -> Json:
        """All of it as JSON; `histogram` is [[second, messages], ...] of seconds that had any."""
        return {
            "calls": dict(self.calls),
            "sent": dict(self.sent),
            "refused": sum(self.refused.values()),
            "refused_by": {
                cause: self.refused[cause] for cause in ("overall", "chat", "group", "fault")
            },
            "struck": dict(self.struck),
            "first_sent": self.first,
            "last_sent": self.last,
            "histogram": [list(pair) for pair in self.by_second.items()],
        }
