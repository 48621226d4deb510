"""Inserting rows that may be there already, in the words of either database."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Executable
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import InstrumentedAttribute, Session

from storage.tables import Table, rows_of

K = TypeVar("K")


def insert_for(session: Session) -> Any:
    """The INSERT of the session's database that knows ON CONFLICT."""
    sqlite_is_used = session.get_bind().dialect.name == "sqlite"
    return sqlite.insert if sqlite_is_used else postgresql.insert


def insert_new(
    session: Session,
    kind: type[Table],
    rows: Sequence[dict[str, Any]],
    giving: InstrumentedAttribute[K],
) -> set[K]:
    """Inserts the rows that break no unique constraint; gives `giving` of those, and only those."""
    connection = session.connection()
    statement = _insert(kind, giving.key, connection.dialect.name)
    return set(connection.scalars(statement, rows[0] if len(rows) == 1 else list(rows)))


@cache
def _insert(kind: type[Table], giving: str, dialect: str) -> Executable:
    # Made once and run below the ORM, which would cost several times the insert itself.
    insert = sqlite.insert if dialect == "sqlite" else postgresql.insert
    table = rows_of(kind)
    return insert(table).on_conflict_do_nothing().returning(table.c[giving])
