"""A process among several: a number that it holds a lock on, and what others tell it."""

from __future__ import annotations

import asyncio
import logging
import secrets
import threading
from collections.abc import Callable
from typing import Any

import psycopg
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from storage.database import Database
from storage.lanes import channel

log = logging.getLogger(__name__)

_LOOK_SECONDS = 1.0
_AGAIN_SECONDS = 1.0

Joined = Callable[[int], None]
Told = Callable[[list[int]], None]
Lost = Callable[[], None]


class Membership:
    """Keeps a connection of its own: its lock says that the process lives, and it listens there.

    When the connection breaks, the database lets go of the lock, and others take the process's
    chats over; so the process lets go of them too, and joins again under a new number. The three
    callbacks run on the event loop: joined with the number, told with chats in which something
    waits, lost.
    """

    def __init__(self, database: Database, joined: Joined, told: Told, lost: Lost) -> None:
        self._engine = database.engine
        self._joined, self._told, self._lost = joined, told, lost
        self._loop = asyncio.get_running_loop()
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="membership", daemon=True)

    def open(self) -> None:
        """Begins to join; `joined` says when it is there."""
        self._thread.start()

    def close(self) -> None:
        """Lets go, so that the others need not wait until the connection is missed."""
        self._closing.set()
        self._thread.join(timeout=2 * _LOOK_SECONDS)

    def _run(self) -> None:
        while not self._closing.is_set():
            try:
                self._be_there()
            except (SQLAlchemyError, psycopg.Error) as error:  # also a pool with nothing free
                if not self._closing.is_set():
                    log.warning("membership.lost", extra={"fault": type(error).__name__})
                    self._call(self._lost)
                    self._closing.wait(_AGAIN_SECONDS)

    def _be_there(self) -> None:
        owner = secrets.randbits(62)
        with self._engine.connect() as opened:
            connection = opened.execution_options(isolation_level="AUTOCOMMIT")
            connection.execute(text("SELECT pg_advisory_lock(:owner)"), {"owner": owner})
            connection.execute(text(f"LISTEN {channel(owner)}"))
            driver: Any = connection.connection.driver_connection
            # Not returned to the pool: with the connection the lock would go on living there.
            connection.detach()
            log.info("membership.joined")
            self._call(self._joined, owner)
            while not self._closing.is_set():
                for told in driver.notifies(timeout=_LOOK_SECONDS, stop_after=50):
                    lanes = [int(lane) for lane in told.payload.split(",") if lane]
                    self._call(self._told, lanes)
                connection.execute(text("SELECT 1"))

    def _call(self, act: Callable[..., None], *arguments: Any) -> None:
        try:
            self._loop.call_soon_threadsafe(act, *arguments)
        except RuntimeError:
            self._closing.set()  # the loop was closed meanwhile
