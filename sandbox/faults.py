"""What goes wrong on request: slow methods, cut connections, 500s, 429s, lost answers."""

import asyncio
import random
from dataclasses import dataclass, field

from sandbox.wire import Json


@dataclass(slots=True)
class Cut:
    """Calls that are hit: the next `times`, or each with a probability; of one method or of all."""

    times: int = 0
    probability: float = 0.0
    method: str = ""

    def strikes(self, method: str, chance: random.Random) -> bool:
        """Whether this call is hit; counts it where calls are counted."""
        if self.method and self.method.lower() != method:
            return False
        if self.times > 0:
            self.times -= 1
            return True
        return self.probability > 0 and chance.random() < self.probability


@dataclass(slots=True)
class TooMany(Cut):
    """Calls that are told to wait for so many seconds, though no limit was passed."""

    retry_after: int = 1


@dataclass(slots=True)
class Faults:
    """What is to go wrong.

    `latency` is in seconds by method, "" for all; `before` resets unprocessed calls, `after`
    resets once the call took effect; `broken` calls are answered with 500, `flooded` ones with 429.
    The same calls in the same order meet the same faults under one `seed`.
    """

    latency: dict[str, float] = field(default_factory=dict)
    before: Cut = field(default_factory=Cut)
    after: Cut = field(default_factory=Cut)
    broken: Cut = field(default_factory=Cut)
    flooded: TooMany = field(default_factory=TooMany)
    # Chance decides which of a benchmark's connections break; nothing secret hangs on it.
    chance: random.Random = field(default_factory=random.Random)
    any: bool = False

    def set(self, wanted: Json) -> None:
        """Take over {"before": {"times": 2}, "flooded": {"probability": 0.01}, "seed": 7}.

        {"latency": {"sendMessage": 0.05}} slows a method down; {} clears everything.
        """
        self.latency = {
            key.lower(): float(value) for key, value in wanted.get("latency", {}).items()
        }
        self.before = Cut(**wanted.get("before", {}))
        self.after = Cut(**wanted.get("after", {}))
        self.broken = Cut(**wanted.get("broken", {}))
        self.flooded = TooMany(**wanted.get("flooded", {}))
        self.chance = random.Random(wanted.get("seed"))  # noqa: S311 chance for a rehearsal, no secret
        self.any = bool(wanted)

    async def delay(self, method: str) -> None:
        """Wait as long as the method was made to take."""
        seconds = self.latency.get(method, self.latency.get("", 0.0))
        if seconds > 0:
            await asyncio.sleep(seconds)
