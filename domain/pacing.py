"""How fast one person may write: a bucket of messages that fills up again with time."""

from __future__ import annotations

from dataclasses import dataclass, field

BURST = 12
A_SECOND = 0.5
_REMEMBERED = 10_000


@dataclass(slots=True)
class _Bucket:
    left: float
    at: float
    told: bool = False


@dataclass(slots=True)
class Pace:
    """Who may go on. Times are seconds of a steady clock."""

    burst: int = BURST
    a_second: float = A_SECOND
    _buckets: dict[int, _Bucket] = field(default_factory=dict)

    def allows(self, person: int, now: float) -> tuple[bool, bool]:
        """Gives (may go on, should be asked to slow down); the second once until they calm down."""
        bucket = self._buckets.pop(person, None) or _Bucket(float(self.burst), now)
        self._buckets[person] = bucket  # the newest stand last
        while len(self._buckets) > _REMEMBERED:
            self._buckets.pop(next(iter(self._buckets)))
        bucket.left = min(self.burst, bucket.left + (now - bucket.at) * self.a_second)
        bucket.at = now
        if bucket.left >= 1:
            bucket.left -= 1
            if bucket.left >= self.burst / 2:
                bucket.told = False
            return True, False
        tell, bucket.told = not bucket.told, True
        return False, tell
