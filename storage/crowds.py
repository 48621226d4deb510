"""Messages for many are made from one reading of people; who is forgotten meanwhile waits for it.

On PostgreSQL transactions run side by side: what one has not committed yet, another cannot erase.
SQLite has one writer, and nothing to wait for.
"""

from __future__ import annotations

from sqlalchemy import text
from sqlalchemy.orm import Session

_LOCK = 7_251_946_303  # any number that nothing else in this database locks


def read_people(session: Session) -> None:
    """Before a transaction reads many and locks rows: nobody is forgotten until it ends."""
    _lock(session, "pg_advisory_xact_lock_shared")


def wait_for_readers(session: Session) -> None:
    """Before somebody is forgotten: what is being made for many is there, and goes with them."""
    _lock(session, "pg_advisory_xact_lock")


def _lock(session: Session, kind: str) -> None:
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text(f"SELECT {kind}(:lock)"), {"lock": _LOCK})
