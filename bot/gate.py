"""Many updates that come at once share one transaction."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from storage.updates import Arrival

_TOGETHER = 64


class Gate:
    """Lets those who come while one passes through pass together after it."""

    def __init__(self, store: Callable[[Sequence[Arrival]], Awaitable[None]]) -> None:
        self._store = store
        self._waiting: list[tuple[Arrival, asyncio.Future[None]]] = []
        self._passing: asyncio.Task[None] | None = None

    async def enter(self, arrival: Arrival) -> None:
        """Returns once it is stored. Raises what the storing raised."""
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((arrival, future))
        if self._passing is None:
            self._passing = asyncio.create_task(self._pass())
        await future

    async def _pass(self) -> None:
        while self._waiting:
            group, self._waiting = self._waiting[:_TOGETHER], self._waiting[_TOGETHER:]
            fault: Exception | None = None
            try:
                await self._store([arrival for arrival, _ in group])
            except Exception as error:  # noqa: BLE001 - handed to each who waits for it
                fault = error
            for _, future in group:
                if future.done():
                    continue
                if fault is None:
                    future.set_result(None)
                else:
                    future.set_exception(fault)
        self._passing = None
