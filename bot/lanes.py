"""Chats side by side, each chat in order."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

Item = TypeVar("Item")


class Lanes(Generic[Item]):
    """Hands items to `work`, those of a lane one by one, at most `abreast` lanes at once.

    `work` must not raise: what goes wrong with an item is its own affair.
    """

    def __init__(self, work: Callable[[Item], Awaitable[None]], abreast: int) -> None:
        self._work = work
        self._room = asyncio.Semaphore(abreast)
        self._waiting: dict[int, deque[Item]] = {}
        self._running: set[asyncio.Task[None]] = set()
        self._begun: set[int] = set()  # lanes whose first item is under way
        self._ended = False

    def put(self, lane: int, item: Item) -> None:
        """Adds an item at the end of its lane; after `end` nothing is taken."""
        if self._ended:
            return
        queue = self._waiting.get(lane)
        if queue is not None:
            queue.append(item)
            return
        self._waiting[lane] = deque([item])
        task = asyncio.create_task(self._run(lane))
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def _run(self, lane: int) -> None:
        queue = self._waiting[lane]
        async with self._room:
            while queue:
                self._begun.add(lane)
                await self._work(queue[0])
                queue.popleft()
            self._begun.discard(lane)
            del self._waiting[lane]

    def busy(self, lane: int) -> bool:
        """Whether something of a lane waits or is under way."""
        return lane in self._waiting

    def forget(self) -> list[Item]:
        """Drops what waits, and gives it; what is under way ends."""
        dropped: list[Item] = []
        for lane, queue in self._waiting.items():
            while len(queue) > (lane in self._begun):
                dropped.append(queue.pop())
        return dropped

    @property
    def load(self) -> int:
        """How many items wait or are under way."""
        return sum(map(len, self._waiting.values()))

    async def end(self, seconds: float) -> bool:
        """Waits until nothing is under way, at most `seconds`. False: something was cut off."""
        until = asyncio.get_running_loop().time() + seconds
        while self._running and (left := until - asyncio.get_running_loop().time()) > 0:
            await asyncio.wait(tuple(self._running), timeout=left)
        self._ended = True
        rest = tuple(self._running)
        for task in rest:
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)
        return not rest
