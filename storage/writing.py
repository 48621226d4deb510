"""Inserting rows that may be there already, in the words of either database."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import ARRAY, Executable, bindparam, func, select
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
    if not rows:
        return set()
    connection = session.connection()
    if connection.dialect.name == "sqlite":
        statement = _insert(kind, giving.key)
        return set(connection.scalars(statement, rows[0] if len(rows) == 1 else list(rows)))
    columns = {name: [row[name] for row in rows] for name in rows[0]}
    return set(connection.scalars(_insert_columns(kind, giving.key, tuple(columns)), columns))


# Made once and run below the ORM, which would cost several times the insert itself.


@cache
def _insert(kind: type[Table], giving: str) -> Executable:
    table = rows_of(kind)
    return sqlite.insert(table).on_conflict_do_nothing().returning(table.c[giving])


@cache
def _insert_columns(kind: type[Table], giving: str, names: tuple[str, ...]) -> Executable:
    # An array a column, whatever the number of rows: PostgreSQL and its driver read it once.
    table = rows_of(kind)
    types = {name: ARRAY(table.c[name].type, dimensions=1) for name in names}
    arrays = [func.unnest(bindparam(name, type_=types[name])) for name in names]
    inserting = postgresql.insert(table).from_select(names, select(*arrays))
    return inserting.on_conflict_do_nothing().returning(table.c[giving])
