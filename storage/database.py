"""Opens the database and runs verbs over a session in threads, one transaction a call."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, DBAPIError, OperationalError
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.pool import QueuePool

from storage.writer import Writer

BUSY_SECONDS = 5  # what waits longer is tried again by those who asked for it
POSTGRES_THREADS = 8

# So that a connection that broke without a word is missed within seconds, on both of its sides.
_PATIENCE = {
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,
    # Keepalives alone do not end a connection with words on their way, such as a notification.
    "options": "-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3"
    " -c tcp_user_timeout=20000",
}

P = ParamSpec("P")
T = TypeVar("T")


class DatabaseUnavailable(Exception):
    """The database cannot take work now (locked, full, out of reach); trying again may help."""


class Database:
    """One database, SQLite or PostgreSQL, opened by an SQLAlchemy address.

    SQLite has one writer, so its verbs run on one thread, in the order they were asked for;
    PostgreSQL's run side by side on a few.
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
        if self.engine.dialect.name == "sqlite":
            self._writer = Writer(self._transact, DatabaseUnavailable)
        else:
            self._threads = ThreadPoolExecutor(POSTGRES_THREADS, thread_name_prefix="database")

    @property
    def shared(self) -> bool:
        """Whether several processes may work on it at the same time."""
        return self._writer is None

    @property
    def connections(self) -> int:
        """How many connections are in use."""
        pool = self.engine.pool
        return pool.checkedout() if isinstance(pool, QueuePool) else 0

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

        began = time.perf_counter()
        self.asked += 1
        try:
            if self._writer is not None:
                return await self._writer.run(call)
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self._threads, self._transact, call)
        finally:
            self.asked -= 1
            self.observe(_name(verb), time.perf_counter() - began)

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
        try:
            with self._sessions.begin() as session:
                return call(session)
        except DBAPIError as error:
            if is_unavailable(error):
                raise DatabaseUnavailable(str(error.orig)) from error
            raise

    def close(self) -> None:
        """Waits for verbs under way and closes every connection."""
        if self._writer is not None:
            self._writer.close()
        if self._threads is not None:
            self._threads.shutdown(wait=True)
        self.engine.dispose()


def _name(verb: Callable[..., object]) -> str:
    """Such as `deliveries.claim_due`; what has no name of its own goes by its kind."""
    of = getattr(verb, "func", verb)  # a partial's
    module = getattr(of, "__module__", "").rpartition(".")[2]
    return f"{module}.{getattr(of, '__name__', type(of).__name__)}"


def is_unavailable(error: DBAPIError) -> bool:
    """Whether an error says that the database takes no work, rather than that the work is wrong."""
    # SQLite says of a file that is no database only DatabaseError itself, of no kind.
    broken = type(error) is DatabaseError
    return broken or isinstance(error, OperationalError) or error.connection_invalidated


def open_engine(address: str, *, probe: bool = False, reading: bool = False) -> Engine:
    """Opens an engine for an SQLAlchemy address. Raises ValueError with a sentence for a bad one.

    With `probe` it only looks whether the address can be read, and makes no folder.
    """
    try:
        url = make_url(address)
    except ArgumentError as error:
        raise ValueError(
            "this is not a database address such as sqlite:///data/talaria.db."
        ) from error
    if url.drivername in ("postgresql", "postgres", "postgresql+asyncpg"):
        url = url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() == "sqlite":
        return _open_sqlite(url, probe=probe, reading=reading)
    if url.get_backend_name() != "postgresql":
        raise ValueError("the database must be SQLite or PostgreSQL.")
    # Connections are not asked before each use: one that broke fails once, takes the others of the
    # pool with it, and whoever asked tries again. What people wrote must not reach a log line.
    return create_engine(
        url,
        pool_size=POSTGRES_THREADS,
        max_overflow=2,
        hide_parameters=True,
        connect_args=_PATIENCE,
    )


def _open_sqlite(url: URL, *, probe: bool, reading: bool) -> Engine:
    if not probe and url.database and url.database != ":memory:":
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        url,
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
        hide_parameters=True,
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_reading if reading else _begin_immediately)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # SQLAlchemy's own recipe: the driver must not begin transactions behind our back.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=NORMAL",
        "foreign_keys=ON",
        "temp_store=MEMORY",
        "cache_size=-16000",  # 16 MB: the outbox's indexes in memory, where inserts hit all of them
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_reading(connection: Any) -> None:
    connection.exec_driver_sql("BEGIN")


def _begin_immediately(connection: Any) -> None:
    # A transaction that begins by reading and writes later could fail as busy half-way.
    connection.exec_driver_sql("BEGIN IMMEDIATE")
