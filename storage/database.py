"""Opens the database and runs verbs over a session in threads, one transaction a call."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy.exc import DatabaseError, DBAPIError, OperationalError
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.pool import QueuePool

from storage.engines import POSTGRES_THREADS, open_engine, open_on_loop
from storage.gathering import Gathering
from storage.writer import Writer

P = ParamSpec("P")
T = TypeVar("T")
Item = TypeVar("Item")


class DatabaseUnavailable(Exception):
    """The database cannot take work now (locked, full, out of reach); trying again may help."""


class Database:
    """One database, SQLite or PostgreSQL, opened by an SQLAlchemy address.

    SQLite has one writer, so its verbs run on one thread, in the order they were asked for;
    PostgreSQL's run side by side on a few, those that every update needs in the event loop.
    """

    def __init__(self, address: str, *, reading: bool = False) -> None:
        """With `reading` SQLite's writer is not held up, and nothing may be written."""
        self.address = address
        self.engine = open_engine(address, reading=reading)
        # Told of each verb and the seconds it took, those it waited included.
        self.observe: Callable[[str, float], None] = lambda _, __: None
        self.asked = 0  # how many verbs wait or are under way
        self._sessions = sessionmaker(self.engine, expire_on_commit=False)
        self._threads: ThreadPoolExecutor | None = None
        self._writer: Writer | None = None
        self._gatherings: dict[Callable[..., Any], Gathering[Any, Any]] = {}
        if self.engine.dialect.name == "sqlite":
            self._writer = Writer(self._transact, DatabaseUnavailable)
        else:
            self._threads = ThreadPoolExecutor(POSTGRES_THREADS, thread_name_prefix="database")
            self._on_loop, self._loop_sessions = open_on_loop(self.engine)

    @property
    def shared(self) -> bool:
        """Whether several processes may work on it at the same time."""
        return self._writer is None

    @property
    def connections(self) -> int:
        """How many connections are in use."""
        pools = [self.engine.pool] + ([] if self._writer else [self._on_loop.pool])
        return sum(pool.checkedout() for pool in pools if isinstance(pool, QueuePool))

    async def run(
        self, verb: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Runs `verb(session, ...)` in a transaction and gives what it gave, once committed.

        It is rolled back when the verb raises; a verb may be run twice for that, so it touches
        nothing but its session. Raises DatabaseUnavailable where the database is locked, full or
        out of reach.
        """

        def call(session: Session) -> T:
            return verb(session, *args, **kwargs)

        with self._watched(verb):
            if self._writer is not None:
                return await self._writer.run(call)
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self._threads, self._transact, call)

    async def run_at_once(
        self, verb: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """As `run`, for verbs of a few milliseconds that every update needs.

        PostgreSQL's run in the event loop itself. Under load a thread waits longer for its turn,
        after each answer of the database, than such a verb takes.
        """
        if self._writer is not None:
            return await self.run(verb, *args, **kwargs)
        with self._watched(verb), _faults_told():
            async with self._loop_sessions.begin() as session:
                return await session.run_sync(verb, *args, **kwargs)

    async def run_together(
        self, verb: Callable[[Session, Sequence[Item]], Sequence[T]], item: Item
    ) -> T:
        """Runs `verb(session, items)` at once for all who ask for it at the same time.

        The verb gives what became of each item, in their order. Raises as `run` does.
        """
        gathering = self._gatherings.get(verb)
        if gathering is None:
            gathering = Gathering(lambda items: self.run_at_once(verb, items), DatabaseUnavailable)
            self._gatherings[verb] = gathering
        outcome: T = await gathering.join(item)
        return outcome

    def run_now(
        self, verb: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """As `run`, in the caller's thread: for commands and tests."""
        return self._transact(lambda session: verb(session, *args, **kwargs))

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """A session in one transaction, for whoever reads a long stream in their own thread."""
        with self._sessions.begin() as session:
            yield session

    def _transact(self, call: Callable[[Session], T]) -> T:
        with _faults_told(), self._sessions.begin() as session:
            return call(session)

    @contextmanager
    def _watched(self, verb: Callable[..., object]) -> Iterator[None]:
        began = time.perf_counter()
        self.asked += 1
        try:
            yield
        finally:
            self.asked -= 1
            self.observe(_name(verb), time.perf_counter() - began)

    async def leave(self) -> None:
        """As `close`, for whoever ran verbs in an event loop: before that loop ends."""
        if self._writer is None:
            await self._on_loop.dispose()
        self.close()

    def close(self) -> None:
        """Waits for verbs under way and closes every connection."""
        if self._writer is not None:
            self._writer.close()
        if self._threads is not None:
            self._threads.shutdown(wait=True)
        self.engine.dispose()


@contextmanager
def _faults_told() -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        if is_unavailable(error):
            raise DatabaseUnavailable(reason_of(error)) from error
        raise


def _name(verb: Callable[..., object]) -> str:
    """Such as `deliveries.claim_due`; what has no name of its own goes by its kind."""
    of = getattr(verb, "func", verb)  # a partial's
    module = getattr(of, "__module__", "").rpartition(".")[2]
    return f"{module}.{getattr(of, '__name__', type(of).__name__)}"


def reason_of(error: DBAPIError) -> str:
    """What the database said, on one line and without a full stop."""
    said = " ".join(str(error.orig).split())
    return said.removeprefix("connection failed: ").rstrip(".?")


def is_unavailable(error: DBAPIError) -> bool:
    """Whether an error says that the database takes no work, rather than that the work is wrong."""
    # SQLite says of a file that is no database only DatabaseError itself, of no kind.
    broken = type(error) is DatabaseError
    return broken or isinstance(error, OperationalError) or error.connection_invalidated
