"""Those who ask for the same thing at the same time share one transaction."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

Item = TypeVar("Item")
Outcome = TypeVar("Outcome")

_TOGETHER = 64


class Gathering(Generic[Item, Outcome]):
    """Lets those who come while `act` is under way be dealt with together after it.

    `act` gives what became of each item, in their order. Where it fails for several, each is tried
    again by itself, so that a fault stays with the one it is of; not so where the database takes
    no work at all.
    """

    def __init__(
        self,
        act: Callable[[Sequence[Item]], Awaitable[Sequence[Outcome]]],
        unavailable: type[Exception],
    ) -> None:
        """`unavailable` is what `act` raises where the database takes no work at all."""
        self._act = act
        self._unavailable = unavailable
        self._waiting: list[tuple[Item, asyncio.Future[Outcome]]] = []
        self._under_way: asyncio.Task[None] | None = None

    async def join(self, item: Item) -> Outcome:
        """Gives what became of an item, or raises what went wrong with it."""
        future: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()
        self._waiting.append((item, future))
        if self._under_way is None:
            self._under_way = asyncio.create_task(self._work_off())
        return await future

    async def _work_off(self) -> None:
        while self._waiting:
            group, self._waiting = self._waiting[:_TOGETHER], self._waiting[_TOGETHER:]
            await self._deal_with(group)
        self._under_way = None

    async def _deal_with(self, group: list[tuple[Item, asyncio.Future[Outcome]]]) -> None:
        try:
            outcomes = await self._act([item for item, _ in group])
        except Exception as error:  # noqa: BLE001 - handed to the one who waits for it
            if len(group) > 1 and not isinstance(error, self._unavailable):
                for one in group:
                    await self._deal_with([one])
                return
            for _, future in group:
                if not future.done():
                    future.set_exception(error)
            return
        for (_, future), outcome in zip(group, outcomes, strict=True):
            if not future.done():
                future.set_result(outcome)
