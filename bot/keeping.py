"""How the intake keeps updates: alone with its database, or as one of several processes."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection, Coroutine, Sequence
from datetime import datetime
from typing import Any, Protocol

from storage import lanes, updates
from storage.database import Database, DatabaseUnavailable
from storage.membership import Membership
from storage.updates import Arrival

log = logging.getLogger(__name__)

_LOOK_FOR_OTHERS = 2.0  # seconds between two looks for processes that are gone

Put = Callable[[Sequence[Arrival]], None]


class Keeping(Protocol):
    """Where updates stand from before they are acknowledged until they are done."""

    async def open(self, put: Put, forget: Callable[[], None]) -> None:
        """Begins; `put` takes what this process has to handle, `forget` drops what it had not."""

    async def store(self, arrivals: Sequence[Arrival]) -> tuple[int, Sequence[Arrival]]:
        """Stores updates; gives how many were new, and what has to be handled here, in order."""

    async def finish(self, done: Sequence[int], idle: Collection[int]) -> None:
        """Marks updates as done; `idle` are chats that have no more of them here."""

    async def close(self) -> None:
        """Lets go of what is left."""


class Alone:
    """One process: everything that is stored is its own to handle."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database, self._clock = database, clock

    async def open(self, put: Put, forget: Callable[[], None]) -> None:
        """Takes up what a stopped process left behind."""
        del forget
        for number in await self._database.run(updates.give_up):
            log.error("update.failed", extra={"update": number})
        left_behind = await self._database.run(updates.take_up_again)
        if left_behind:
            log.info("update.taken_up_again", extra={"count": len(left_behind)})
        put(left_behind)

    async def store(self, arrivals: Sequence[Arrival]) -> tuple[int, Sequence[Arrival]]:
        """Stores updates, and hands on those that are new."""
        new = await self._database.run(updates.store, arrivals, self._clock())
        return len(new), [one for one in arrivals if one.update_id in new]

    async def finish(self, done: Sequence[int], idle: Collection[int]) -> None:
        """Marks updates as done."""
        del idle
        if done:
            await self._database.run(updates.finish, done)

    async def close(self) -> None:
        """After an orderly stop nothing counts as cut off."""
        await self._database.run(updates.acquit)


class Shared:
    """One of several processes on a PostgreSQL: it handles the chats that it has charge of."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database, self._clock = database, clock
        self._owner: int | None = None
        self._membership: Membership | None = None
        self._looking: asyncio.Task[None] | None = None
        self._errands: set[asyncio.Task[None]] = set()
        self._there = asyncio.Event()
        self._unsure = False  # whether the database may have kept what it was not heard to keep

    async def open(self, put: Put, forget: Callable[[], None]) -> None:
        """Joins the others, and from then on takes over from those that are gone."""
        self._put, self._forget = put, forget
        self._membership = Membership(self._database, self._joined, self._told, self._lost)
        self._membership.open()
        await self._there.wait()
        self._looking = asyncio.create_task(self._look_for_others())

    async def store(self, arrivals: Sequence[Arrival]) -> tuple[int, Sequence[Arrival]]:
        """Stores updates; those of another process's chats are left to it."""
        owner = self._owner
        if owner is None:
            raise DatabaseUnavailable("this process is joining the others")
        try:
            new, mine = await self._database.run_at_once(
                lanes.store, arrivals, owner, self._clock()
            )
        except DatabaseUnavailable:
            self._unsure = True
            raise
        # Joined anew meanwhile: whoever has charge of the chats by now handles them.
        return len(new), mine if owner == self._owner else []

    async def finish(self, done: Sequence[int], idle: Collection[int]) -> None:
        """Marks updates as done, and gives back the chats that are through."""
        await self._database.run_at_once(lanes.finish, self._owner or 0, done, idle)

    async def close(self) -> None:
        """Leaves: the others take over at once what is left."""
        if self._looking is not None:
            self._looking.cancel()
            await asyncio.gather(self._looking, return_exceptions=True)
        try:
            if self._owner is not None:
                await self._database.run(lanes.leave, self._owner)
        finally:
            await self._let_go()

    async def _let_go(self) -> None:
        self._owner = None  # or a read that waits for the database would be waited for
        if self._membership is not None:
            await asyncio.to_thread(self._membership.close)
        await asyncio.gather(*self._errands, return_exceptions=True)

    def _joined(self, owner: int) -> None:
        self._owner = owner
        self._there.set()
        self._run(self._take_over())

    def _told(self, chats: list[int]) -> None:
        self._run(self._fetch(chats))

    def _lost(self) -> None:
        self._owner = None
        self._forget()

    def _run(self, errand: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(errand)
        self._errands.add(task)
        task.add_done_callback(self._errands.discard)

    async def _fetch(self, chats: list[int]) -> None:
        owner = self._owner
        # Joined anew meanwhile: who takes the chats over reads what waits in them.
        while owner is not None and owner == self._owner:
            try:
                found = await self._database.run(lanes.waiting, owner, chats)
            except DatabaseUnavailable as error:
                log.error("update.waits", extra={"for": "database", "fault": str(error)})
                await asyncio.sleep(1)
                continue
            if owner == self._owner:
                self._put(found)
            return

    async def _take_over(self) -> None:
        owner = self._owner
        if owner is None:
            return
        unsure, self._unsure = self._unsure, False
        try:
            found, given_up = await self._database.run(lanes.take_over, owner)
            if unsure:
                # A connection that broke after the commit: what was stored or taken over then
                # is in this process's charge, and nobody but it would ever look.
                found = await self._database.run(lanes.held, owner)
        except DatabaseUnavailable as error:
            self._unsure = True
            log.error("update.waits", extra={"for": "database", "fault": str(error)})
            return
        for number in given_up:
            log.error("update.failed", extra={"update": number})
        if found and owner == self._owner:
            log.info("update.taken_up_again", extra={"count": len(found)})
            self._put(found)

    async def _look_for_others(self) -> None:
        while True:
            await asyncio.sleep(_LOOK_FOR_OTHERS)
            try:
                await self._take_over()
            except Exception:
                # One that fails must not be the last: nobody else would take over in its place.
                log.exception("update.not_taken_over")
