"""Opens SQLite or PostgreSQL by an SQLAlchemy address, with what each needs to be dependable."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker

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
_LOOP_CONNECTIONS = 5


def open_engine(address: str, *, probe: bool = False, reading: bool = False) -> Engine:
    """Opens an engine for an SQLAlchemy address. Raises ValueError with a sentence for a bad one.

    With `probe` it only looks whether the address can be read, and makes no folder.
    """
    try:
        url = make_url(address)
    except (ArgumentError, ValueError) as error:  # a port that is no number is a ValueError
        raise ValueError(
            "this is not a database address such as sqlite:///data/talaria.db."
        ) from error
    if url.get_backend_name() == "sqlite":
        return _open_sqlite(url.set(drivername="sqlite"), probe=probe, reading=reading)
    if url.get_backend_name() not in ("postgresql", "postgres"):
        raise ValueError("the database must be SQLite or PostgreSQL.")
    # Connections are not asked before each use: one that broke fails once, takes the others of the
    # pool with it, and whoever asked tries again. What people wrote must not reach a log line.
    return create_engine(
        url.set(drivername="postgresql+psycopg"),  # whichever driver was named
        pool_size=POSTGRES_THREADS,
        max_overflow=2,
        hide_parameters=True,
        connect_args=_PATIENCE,
    )


def open_on_loop(engine: Engine) -> tuple[AsyncEngine, async_sessionmaker[AsyncSession]]:
    """For the same PostgreSQL: connections of its own that an event loop waits for."""
    # SQLAlchemy's asyncio part takes a while to import, and SQLite never needs it.
    from sqlalchemy.ext.asyncio import (  # noqa: PLC0415 - see above
        async_sessionmaker,
        create_async_engine,
    )

    on_loop = create_async_engine(
        engine.url,
        pool_size=_LOOP_CONNECTIONS,
        max_overflow=0,
        hide_parameters=True,
        connect_args=_PATIENCE,
    )
    return on_loop, async_sessionmaker(on_loop, expire_on_commit=False)


def _open_sqlite(url: URL, *, probe: bool, reading: bool) -> Engine:
    if not probe and url.database and url.database != ":memory:":
        _make_private(Path(url.database))
    engine = create_engine(
        url,
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
        hide_parameters=True,
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_reading if reading else _begin_immediately)
    return engine


def _make_private(file: Path) -> None:
    """Makes a database's file and folder, where they are missing, for their owner alone."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(OSError):  # it is there, or SQLite says why it cannot be
        os.close(os.open(file, os.O_CREAT | os.O_EXCL, 0o600))  # -wal and -shm follow it


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # SQLAlchemy's own recipe: the driver must not begin transactions behind our back.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=NORMAL",
        "foreign_keys=ON",
        "temp_store=MEMORY",
        "secure_delete=ON",  # what is erased is overwritten, however SQLite was built
        "cache_size=-16000",  # 16 MB: the outbox's indexes in memory, where inserts hit all of them
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_reading(connection: Any) -> None:
    connection.exec_driver_sql("BEGIN")


def _begin_immediately(connection: Any) -> None:
    # A transaction that begins by reading and writes later could fail as busy half-way.
    connection.exec_driver_sql("BEGIN IMMEDIATE")
