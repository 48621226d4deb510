"""How fast one person may write: a bucket of messages that fills up again with time."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field

BURST = 12
A_SECOND = 0.5
_REMEMBERED = 10_000


@dataclass(slots=True)
class _Bucket:
    left: float
    at: float
    told: bool = False
    last: int | None = None


@dataclass(slots=True)
class Pace:
    """Who may go on, by any key that stands for somebody."""

    burst: int = BURST
    a_second: float = A_SECOND
    _buckets: dict[Hashable, _Bucket] = field(default_factory=dict)

    def allows(self, person: Hashable, now: float, what: int | None = None) -> tuple[bool, bool]:
        """Gives (may go on, should be asked to slow down); the second once until they calm down.

        `now` is in seconds, always of the same clock for a key. `what` names what is asked for:
        the same again, as after a fault, counts once.
        """
        bucket = self._buckets.pop(person, None) or _Bucket(float(self.burst), now)
        self._buckets[person] = bucket  # the newest stand last
        while len(self._buckets) > _REMEMBERED:
            self._buckets.pop(next(iter(self._buckets)))
        if what is not None and bucket.last == what:
            return True, False
        bucket.last = what
        bucket.left = min(self.burst, bucket.left + max(0.0, now - bucket.at) * self.a_second)
        bucket.at = max(now, bucket.at)
        if bucket.left >= 1:
            bucket.left -= 1
            if bucket.left >= self.burst / 2:
                bucket.told = False
            return True, False
        tell, bucket.told = not bucket.told, True
        return False, tell
