"""SQLite's one writer: a thread that runs whatever waits in one transaction."""

from __future__ import annotations

import asyncio
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy.orm import Session

T = TypeVar("T")

_TOGETHER = 64


@dataclass(slots=True)
class _Work(Generic[T]):
    verb: Callable[[Session], T]
    loop: asyncio.AbstractEventLoop
    future: asyncio.Future[T]
    outcome: Any = None
    failed: bool = False


class Writer:
    """Runs verbs in the order they were asked for.

    Under load a commit costs more than what it commits, so verbs that wait together share one.
    Where one of them fails, all are rolled back and run again, each in a transaction of its own:
    a verb touches nothing but its session. Where the database is what fails, all fail at once.
    """

    def __init__(
        self, transact: Callable[[Callable[[Session], Any]], Any], unavailable: type[Exception]
    ) -> None:
        """`transact` runs one verb in a transaction and raises what it raised.

        `unavailable` is what it raises where the database takes no work at all.
        """
        self._transact = transact
        self._unavailable = unavailable
        self._queue: queue.SimpleQueue[_Work[Any] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="database", daemon=True)
        self._thread.start()

    async def run(self, verb: Callable[[Session], T]) -> T:
        """Gives what the verb gave once it is committed, or raises what it raised."""
        loop = asyncio.get_running_loop()
        work: _Work[T] = _Work(verb, loop, loop.create_future())
        self._queue.put(work)
        return await work.future

    def close(self) -> None:
        """Runs what waits and ends the thread."""
        self._queue.put(None)
        self._thread.join()

    def _run(self) -> None:
        while True:
            batch, last = self._next_batch()
            if len(batch) > 1 and self._together(batch):
                _give(batch)
            else:
                for work in batch:
                    self._alone(work)
                    _give([work])
            if last:
                return

    def _next_batch(self) -> tuple[list[_Work[Any]], bool]:
        batch: list[_Work[Any]] = []
        while len(batch) < _TOGETHER:
            try:
                work = self._queue.get(block=not batch)
            except queue.Empty:
                break
            if work is None:
                return batch, True
            batch.append(work)
        return batch, False

    def _together(self, batch: list[_Work[Any]]) -> bool:
        def all_of_them(session: Session) -> list[Any]:
            return [work.verb(session) for work in batch]

        try:
            outcomes = self._transact(all_of_them)
        except self._unavailable as error:
            for work in batch:
                work.outcome, work.failed = error, True
            return True
        except Exception:  # noqa: BLE001 - each is run again alone, where its fault is its own
            return False
        for work, outcome in zip(batch, outcomes, strict=True):
            work.outcome = outcome
        return True

    def _alone(self, work: _Work[Any]) -> None:
        try:
            work.outcome = self._transact(work.verb)
        except Exception as error:  # noqa: BLE001 - handed to the one who waits for it
            work.outcome, work.failed = error, True


def _give(batch: list[_Work[Any]]) -> None:
    for loop in {work.loop for work in batch}:
        mine = [work for work in batch if work.loop is loop]
        try:
            loop.call_soon_threadsafe(_settle, mine)
        except RuntimeError:
            continue  # the loop was closed meanwhile: nobody waits any more


def _settle(batch: list[_Work[Any]]) -> None:
    for work in batch:
        if work.future.done():
            continue
        if work.failed:
            work.future.set_exception(work.outcome)
        else:
            work.future.set_result(work.outcome)
