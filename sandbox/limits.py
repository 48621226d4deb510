"""How much and how often: lengths, and flood control that can be switched and scaled."""

import math
import time
from collections import Counter
from dataclasses import dataclass, field

from sandbox.errors import bad_request, too_many_requests
from sandbox.formatting import utf16_length

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
LONGEST_CALLBACK_ANSWER = 200
LARGEST_UPLOAD = 50 * 1024 * 1024
LARGEST_PHOTO = 10 * 1024 * 1024
LARGEST_DOWNLOAD = 20 * 1024 * 1024


def check_text(text: str) -> None:
    """Refuse an empty text or one over 4096."""
    if not text:
        raise bad_request("text must be non-empty")
    # Counted in UTF-16 units, the stricter reading of a limit whose unit is disputed.
    if len(text) > LONGEST_TEXT // 2 and utf16_length(text) > LONGEST_TEXT:
        raise bad_request("message is too long")


def check_caption(caption: str) -> None:
    """Refuse a caption over 1024."""
    if utf16_length(caption) > LONGEST_CAPTION:
        raise bad_request("message caption is too long")


@dataclass(slots=True)
class _Bucket:
    rate: float
    size: float
    level: float
    then: float

    def wait(self, now: float) -> float:
        """Seconds until one more may pass; 0 where it may now."""
        self.level = min(self.size, self.level + (now - self.then) * self.rate)
        self.then = now
        return 0.0 if self.level >= 1 else (1 - self.level) / self.rate


@dataclass(slots=True)
class Flood:
    """How many messages a bot may send.

    1 a second to a chat (three at once pass), 20 a minute to a group, 30 a second in all.
    `scale` multiplies the three rates and their bursts. `refused` counts by what was passed:
    "chat", "group" or "overall".
    """

    on: bool = False
    scale: float = 1.0
    refused: Counter[str] = field(default_factory=Counter)
    chats: dict[int, _Bucket] = field(default_factory=dict)
    overall: _Bucket | None = None

    def switch(self, on: bool, scale: float = 1.0) -> None:
        """Turn it on or off and forget what was counted."""
        self.on, self.scale = on, scale
        self.chats.clear()
        self.overall = None

    def check(self, chat_id: int, *, group: bool, messages: int = 1) -> None:
        """Count messages to a chat, or refuse them with the seconds to wait.

        An album passes where one message may, and what follows waits for all of it.
        """
        if not self.on:
            return
        now = time.monotonic()
        if self.overall is None:
            self.overall = self._bucket(30.0, 30.0, now)
        bucket = self.chats.get(chat_id)
        if bucket is None:
            bucket = self._bucket(20 / 60, 20.0, now) if group else self._bucket(1.0, 3.0, now)
            self.chats[chat_id] = bucket
        own, shared = bucket.wait(now), self.overall.wait(now)
        if own > 0 or shared > 0:
            self.refused["overall" if shared >= own else "group" if group else "chat"] += 1
            raise too_many_requests(max(1, math.ceil(max(own, shared))))
        bucket.level -= messages
        self.overall.level -= messages

    def _bucket(self, rate: float, size: float, now: float) -> _Bucket:
        size = max(1.0, size * self.scale)
        return _Bucket(rate * self.scale, size, size, now)
