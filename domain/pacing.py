"""How fast one person may write to us, and how fast we may write to all of them."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field

BURST = 12
A_SECOND = 0.5
BROUGHT_AN_HOUR = 30  # of one person to the organisers: a group takes 20 messages a minute
_REMEMBERED = 10_000
# Telegram allows about 30 messages a second overall, 1 a second to a chat, 20 a minute to a group.
BULK_A_SECOND = 29.0
CHAT_RESTS = 1.0
GROUP_RESTS = 3.0
PLANNED_SHARE = 0.8  # of the bulk rate: the rest is for answers, which go first
_SAVED_UP = 2.0
_SAVED_SECONDS = 0.1


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

    def allows(
        self, person: Hashable, now: float, what: int | None = None, weight: float = 1.0
    ) -> tuple[bool, bool]:
        """Gives (may go on, should be asked to slow down); the second once until they calm down.

        `now` is in seconds, always of the same clock for a key. `what` names what is asked for:
        the same again, as after a fault, counts once. `weight` is how much it counts.
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
        if bucket.left >= weight:
            bucket.left -= weight
            if bucket.left >= self.burst / 2:
                bucket.told = False
            return True, False
        tell, bucket.told = not bucket.told, True
        return False, tell


@dataclass(slots=True)
class SendBudget:
    """How many messages may leave unasked for, so that all of them stay under Telegram's rates.

    Answers never wait, but they count: what they use is not there for the bulk. `now` is in
    seconds of a steady clock.
    """

    a_second: float = BULK_A_SECOND
    chat_rests: float = CHAT_RESTS
    group_rests: float = GROUP_RESTS
    _level: float = 1.0
    _at: float = 0.0
    _last: dict[int, float] = field(default_factory=dict)

    def spend(self, now: float, messages: int = 1) -> None:
        """Notes that somebody is answered."""
        self._refill(now)
        self._level -= messages

    def take(self, chat_id: int, now: float, messages: int = 1) -> None:
        """Notes that messages leave for a chat unasked for; then the chat rests."""
        self.spend(now, messages)
        rest = self.group_rests if chat_id < 0 else self.chat_rests
        self._last.pop(chat_id, None)
        self._last[chat_id] = now + rest * messages

    def room(self, now: float) -> int:
        """How many bulk messages may leave now."""
        self._refill(now)
        return max(0, int(self._level))

    def wait(self, now: float) -> float:
        """Seconds until a bulk message may leave."""
        self._refill(now)
        return max(0.0, (1.0 - self._level) / self.a_second)

    def resting(self, now: float) -> list[int]:
        """The chats that were written to a moment ago; the order of messages needs the pause."""
        for chat in [chat for chat, until in self._last.items() if until <= now]:
            del self._last[chat]
        return list(self._last)

    def _refill(self, now: float) -> None:
        elapsed = max(0.0, now - self._at)
        self._at = max(now, self._at)
        # Few are saved up: a burst would be refused. Debt is bounded, so that answers in plenty
        # slow the bulk down and do not stop it.
        ceiling = max(_SAVED_UP, self.a_second * _SAVED_SECONDS)
        self._level = max(-self.a_second, min(ceiling, self._level + elapsed * self.a_second))
