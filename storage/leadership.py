"""Which of several processes plans and sends: one at a time, by a lock of the database's own."""

from __future__ import annotations

import asyncio
import logging

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from storage.database import Database

log = logging.getLogger(__name__)

_SURE_SECONDS = 1.0  # so long the connection is believed to live
_LOCK = 7_251_946_301  # any number that nothing else in this database locks


class Leadership:
    """Held by the first process that asks, until it ends or its connection breaks.

    SQLite has one process, which always leads. On PostgreSQL it is a session's advisory lock: it
    goes with the connection, so a killed process lets go of it without anybody's doing.
    """

    def __init__(self, database: Database) -> None:
        self._engine = database.engine
        self._alone = database.engine.dialect.name == "sqlite"
        self._connection: Connection | None = None
        self._new = self._alone
        self._seen = 0.0
        self._asking = asyncio.Lock()

    async def held(self) -> bool:
        """Whether this process leads now; takes the lead where nobody has it."""
        if self._alone:
            return True
        # One at a time: a second try by this very process would find its own lock taken.
        async with self._asking:
            now = asyncio.get_running_loop().time()
            if self._connection is None or now - self._seen >= _SURE_SECONDS:
                self._seen = now
                return await asyncio.to_thread(self._hold)
            return True

    def newly(self) -> bool:
        """Whether the lead was taken since this was last asked: what is claimed was another's."""
        new, self._new = self._new, False
        return new

    def close(self) -> None:
        """Lets go, so that another process need not wait for the connection to be missed."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _hold(self) -> bool:
        try:
            if self._connection is not None:
                self._connection.execute(text("SELECT 1"))
                return True
            return self._take()
        except DBAPIError:
            if self._connection is not None:
                log.warning("lead.lost")
                self._connection.invalidate()
            self._connection = None
            return False

    def _take(self) -> bool:
        connection = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        taken = bool(connection.scalar(text("SELECT pg_try_advisory_lock(:lock)"), {"lock": _LOCK}))
        if not taken:
            connection.close()
            return False
        # Not returned to the pool: with the connection the lock would go on living there.
        connection.detach()
        self._connection, self._new = connection, True
        log.info("lead.taken")
        return True
