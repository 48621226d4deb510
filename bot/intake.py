"""Takes updates from Telegram: stored, then acknowledged, handled once, each chat in order."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from telegram.error import Conflict, InvalidToken, NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest

from bot.arrivals import arrival_of
from bot.keeping import Alone, Keeping, Shared
from bot.lanes import Lanes
from bot.telegram_http import NotSent
from domain.under_way import CHAT, UPDATE
from handlers.quick_bot import Fields
from storage import updates
from storage.database import Database, DatabaseUnavailable
from storage.gathering import Gathering
from storage.updates import Arrival

log = logging.getLogger(__name__)

ALLOWED_UPDATES = (
    "message",
    "edited_message",
    "channel_post",
    "inline_query",
    "callback_query",
    "my_chat_member",
    "poll",
    "poll_answer",
)
_POLL_SECONDS = 25
_LONGEST_PAUSE = 30.0
_MOST_WAITING = 2_000
_REMEMBERED = 10_000  # done updates whose ids are known still: more than any read overlaps
_MOST_TRIES = 130  # about an hour; after that an answer would puzzle more than it helps

Handle = Callable[[dict[str, Any]], Awaitable[None]]


class Intake:
    """Updates into their table, and from there through lanes into `handle`.

    `handle` takes one update as Telegram's JSON; it may raise, and an update that it raised for
    is marked as failed, except for DatabaseUnavailable and NotSent, after which it is tried again.
    """

    def __init__(
        self,
        database: Database,
        handle: Handle,
        clock: Callable[[], datetime],
        abreast: int,
        *,
        shared: bool = False,
        handled: Callable[[float], None] = lambda _: None,
    ) -> None:
        """`shared`: other processes take updates on the same PostgreSQL.

        `handled` is told of each update how many seconds it was here.
        """
        self._handled = handled
        self._database = database
        self._handle = handle
        self._keeping: Keeping = (Shared if shared else Alone)(database, clock)
        self._lanes: Lanes[Arrival] = Lanes(self._work, abreast)
        self._here: dict[int, float] = {}  # when each came, by its id; also those done lately
        self._ended: deque[int] = deque()  # the ids of those done lately
        self._done: list[Arrival] = []
        self._something_done = asyncio.Event()
        self._finishing: asyncio.Task[None] | None = None
        self._gathering = Gathering(self._store, DatabaseUnavailable)

    async def start(self) -> None:
        """Takes up what a stopped process left behind."""
        self._finishing = asyncio.create_task(self._finish_forever())
        await self._keeping.open(self._put, self._forget)

    async def stop(self, seconds: float) -> None:
        """Lets what is under way end, at most `seconds`; the rest stays for the next start."""
        # What went on without connections would fail, and an update that failed is not repeated.
        if not await self._lanes.end(seconds):
            log.warning("update.left_for_next_start", extra={"count": self._lanes.load})
        if self._finishing is not None:
            self._finishing.cancel()
            await asyncio.gather(self._finishing, return_exceptions=True)
        for last in (self._finish_now, self._keeping.close):
            try:
                await last()
            except DatabaseUnavailable as error:
                # What is not marked as done is answered once more after the next start.
                log.error("update.cannot_finish", extra={"fault": str(error)})

    @property
    def load(self) -> int:
        """How many updates wait or are under way here."""
        return self._lanes.load

    @property
    def full(self) -> bool:
        """Whether so much waits that no more should be taken."""
        return self._lanes.load > _MOST_WAITING

    async def take(self, raw_updates: Sequence[dict[str, Any]]) -> None:
        """Stores updates and queues the new ones. Raises DatabaseUnavailable: none was taken."""
        await self._store([arrival_of(raw) for raw in raw_updates])

    async def take_one(self, raw: dict[str, Any]) -> None:
        """As `take`; what comes at the same time shares one transaction."""
        await self._gathering.join(arrival_of(raw))

    async def _store(self, arrivals: Sequence[Arrival]) -> list[None]:
        new, mine = await self._keeping.store(arrivals)
        if new < len(arrivals):
            log.info("update.repeated", extra={"count": len(arrivals) - new})
        known = {one.update_id: one for one in arrivals}
        self._put([known.get(one.update_id, one) for one in mine])
        return [None] * len(arrivals)

    def _put(self, arrivals: Sequence[Arrival]) -> None:
        for arrival in arrivals:
            if arrival.update_id not in self._here:
                self._here[arrival.update_id] = arrival.came or time.monotonic()
                self._lanes.put(arrival.lane, arrival)

    def _forget(self) -> None:
        """Others handle what waits here: its chats are not in this process's charge any more."""
        # Not what is under way or done and not yet marked: it ends here, and must not begin again.
        for one in self._lanes.forget():
            self._here.pop(one.update_id, None)

    async def poll(self, request: BaseRequest, base_url: str) -> None:
        """Polls until cancelled. Raises InvalidToken when Telegram does not know the token."""
        offset, pause = 0, 0.0
        while True:
            await asyncio.sleep(pause)
            try:
                batch = await _get_updates(request, base_url, offset)
                if batch:
                    await self.take(batch)
                    offset = batch[-1]["update_id"] + 1
                while self.full:
                    await asyncio.sleep(0.05)
                pause = 0.0
            except InvalidToken:
                raise
            except TimedOut:
                pause = 0.0
            except Conflict:
                log.error("poll.token_used_elsewhere")
                pause = 5.0
            except DatabaseUnavailable as error:
                log.error("update.cannot_store", extra={"fault": str(error)})
                pause = min(_LONGEST_PAUSE, pause * 2 or 0.5)
            except (NetworkError, TelegramError) as error:
                log.warning("poll.failed", extra={"fault": str(error)})
                pause = min(_LONGEST_PAUSE, pause * 2 or 0.25)

    async def _work(self, arrival: Arrival) -> None:
        UPDATE.set(arrival.update_id)
        CHAT.set(arrival.lane)
        pause, tries = 0.5, 0
        fault: str | None = None
        while True:
            tries += 1
            try:
                if fault is None:
                    await self._handle(arrival.raw or json.loads(arrival.content))
                else:
                    await self._database.run(updates.fail, arrival.update_id, fault)
                done_at = time.monotonic()
                self._handled(done_at - self._here.get(arrival.update_id, done_at))
                self._done.append(replace(arrival, failed=fault is not None))
                self._something_done.set()
                return
            except (DatabaseUnavailable, NotSent) as error:
                kind = "database" if isinstance(error, DatabaseUnavailable) else "connection"
                log.error("update.waits", extra={"for": kind, "fault": str(error)})
                if kind == "connection" and tries >= _MOST_TRIES:
                    log.error("update.failed", extra={"update": arrival.update_id})
                    fault = f"no connection in {tries} tries"
                    continue
                await asyncio.sleep(pause)
                pause = min(_LONGEST_PAUSE, pause * 2)
            except Exception as error:
                # The one place where any fault of a handler ends, so that its chat goes on.
                log.exception("update.failed", extra={"update": arrival.update_id})
                fault = f"{type(error).__name__}: {error}"

    async def _finish_forever(self) -> None:
        while True:
            await self._something_done.wait()
            self._something_done.clear()
            try:
                await self._finish_now()
            except DatabaseUnavailable as error:
                log.error("update.cannot_finish", extra={"fault": str(error)})
                await asyncio.sleep(1)
                self._something_done.set()

    async def _finish_now(self) -> None:
        # While one write is under way the next ones gather: one transaction for many updates.
        done, self._done = self._done, []
        if not done:
            return
        finished = [one.update_id for one in done if not one.failed]
        idle = {one.lane for one in done if not self._lanes.busy(one.lane)}
        try:
            await self._keeping.finish(finished, idle)
        except (DatabaseUnavailable, asyncio.CancelledError):
            self._done = done + self._done
            raise
        # A read that began before this write may still bring them as waiting, a moment from now.
        self._ended.extend(one.update_id for one in done)
        while len(self._ended) > _REMEMBERED:
            self._here.pop(self._ended.popleft(), None)


async def _get_updates(request: BaseRequest, base_url: str, offset: int) -> list[dict[str, Any]]:
    # Bot.get_updates parses all updates before it gives any: one that it cannot parse would be
    # polled again for ever. So they are taken raw and parsed one by one.
    fields = Fields(
        {
            "offset": offset,
            "timeout": _POLL_SECONDS,
            "limit": 100,
            "allowed_updates": ALLOWED_UPDATES,
        }
    )
    result = await request.post(
        f"{base_url}/getUpdates", fields.as_request_data(), read_timeout=_POLL_SECONDS + 10
    )
    if not isinstance(result, list):
        raise TelegramError("getUpdates gave no list")
    return result
