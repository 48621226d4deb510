"""The queue of updates: kept until confirmed, read by long polling or pushed to a webhook."""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

from sandbox.clock import Clock
from sandbox.errors import conflict
from sandbox.wire import Json, to_bytes

KINDS = (
    "message", "edited_message", "channel_post", "edited_channel_post", "business_connection",
    "business_message", "edited_business_message", "deleted_business_messages", "inline_query",
    "chosen_inline_result", "callback_query", "shipping_query", "pre_checkout_query",
    "purchased_paid_media", "poll", "poll_answer", "my_chat_member", "chat_member",
    "chat_join_request", "chat_boost", "removed_chat_boost", "message_reaction",
    "message_reaction_count",
)  # fmt: skip
NOT_BY_DEFAULT = {"chat_member", "message_reaction", "message_reaction_count"}
RETENTION = 86_400
_LONGEST_POLL = 50


@dataclass(frozen=True, slots=True)
class Update:
    """One update, already JSON; `queue` names the chat or person in whose order it stands."""

    id: int
    kind: str
    body: bytes
    expires: float
    queue: int


class Updates:
    """What the bot has not confirmed yet, in order."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        # By the clock, so that a bot which remembers an earlier sandbox takes none for a repeat.
        self.next_id = int(clock.now() * 1000)
        self.pending: deque[Update] = deque()
        self.allowed: frozenset[str] | None = None
        self.webhook_active = False
        self.on_added: Callable[[Update], None] | None = None
        self.added = asyncio.Event()
        self.repeats: list[Update] = []
        self.recent: deque[Update] = deque(maxlen=100)
        self._poll: asyncio.Future[str] | None = None

    def allow(self, kinds: object) -> None:
        """Keep to these kinds from now on; an empty list means Telegram's default."""
        if isinstance(kinds, list):
            chosen = frozenset(kind for kind in kinds if kind in KINDS)
            self.allowed = chosen or None

    def wants(self, kind: str) -> bool:
        """Whether the bot is to be told of that kind."""
        return kind in self.allowed if self.allowed else kind not in NOT_BY_DEFAULT

    def add(self, kind: str, content: Json, queue: int) -> None:
        """Queue an update, unless the bot does not want that kind."""
        if self.wants(kind):
            self.add_raw({kind: content}, queue, kind)

    def add_raw(self, content: Json, queue: int = 0, kind: str = "raw") -> int:
        """Queue anything at all under the next id; for faults on request."""
        number = int(content.get("update_id", self.next_id))
        self.next_id = max(self.next_id, number + 1)
        body = to_bytes({"update_id": number, **content})
        update = Update(number, kind, body, self.clock.now() + RETENTION, queue)
        self.pending.append(update)
        self.recent.append(update)
        self.added.set()
        if self.on_added:
            self.on_added(update)
        return number

    def repeat(self, update: Update) -> None:
        """Hand out the very same update once more, whatever was confirmed."""
        if not self.webhook_active:
            self.repeats.append(update)
        self.added.set()
        if self.on_added:
            self.on_added(update)

    def confirm(self, offset: int) -> None:
        """Forget what lies below the offset; a negative one keeps only so many of the newest."""
        pending = self.pending
        if offset < 0:
            while len(pending) > -offset:
                pending.popleft()
        else:
            while pending and pending[0].id < offset:
                pending.popleft()

    def forget_expired(self) -> None:
        """Drop what is older than a day."""
        now = self.clock.now()
        while self.pending and self.pending[0].expires <= now:
            self.pending.popleft()

    @property
    def polled(self) -> bool:
        """Whether a getUpdates call waits right now."""
        return self._poll is not None

    def interrupt(self, reason: str) -> None:
        """End a waiting poll: with 409 and the reason, or without any as if its time were up."""
        if self._poll and not self._poll.done():
            self._poll.set_result(reason)

    async def poll(self, offset: int, limit: int, seconds: float) -> bytes:
        """The updates from an offset on as a JSON array, waiting for the first if there is none."""
        if self.webhook_active:
            raise conflict(
                "can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first"
            )
        self.interrupt(
            "terminated by other getUpdates request; "
            "make sure that only one bot instance is running"
        )
        self.confirm(offset)
        self.forget_expired()
        if not self.pending and not self.repeats and seconds > 0:
            await self._wait(min(seconds, _LONGEST_POLL))
        limit = limit if 1 <= limit <= 100 else 100
        chosen = [*self.repeats, *islice(self.pending, limit)]
        self.repeats.clear()
        return b"[" + b",".join(update.body for update in chosen) + b"]"

    async def _wait(self, seconds: float) -> None:
        poll: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._poll = poll
        self.added.clear()
        arrival = asyncio.ensure_future(self.added.wait())
        try:
            await asyncio.wait(
                (arrival, poll), timeout=seconds, return_when=asyncio.FIRST_COMPLETED
            )
            if poll.done() and poll.result():
                raise conflict(poll.result())
        finally:
            arrival.cancel()
            if self._poll is poll:
                self._poll = None
