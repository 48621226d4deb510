"""Inserting rows that may be there already, in the words of either database."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import JSON, Executable, Text, bindparam, cast, column, func, select
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
    statement = _insert_from_json(kind, giving.key, tuple(rows[0]))
    return set(connection.scalars(statement, {"rows": json.dumps(rows, default=_moment)}))


def _moment(value: datetime) -> str:
    if value.tzinfo is None:
        raise ValueError("a moment needs its zone")
    return value.isoformat()


# Made once and run below the ORM, which would cost several times the insert itself.


@cache
def _insert(kind: type[Table], giving: str) -> Executable:
    table = rows_of(kind)
    return sqlite.insert(table).on_conflict_do_nothing().returning(table.c[giving])


@cache
def _insert_from_json(kind: type[Table], giving: str, names: tuple[str, ...]) -> Executable:
    # One parameter, whatever the number of rows: the driver takes as long for each as for this.
    table = rows_of(kind)
    columns = [column(name, table.c[name].type) for name in names]
    given = cast(bindparam("rows", type_=Text), JSON)
    rows = func.json_to_recordset(given).table_valued(*columns).render_derived(with_types=True)
    inserting = postgresql.insert(table).from_select(names, select(*rows.c))
    return inserting.on_conflict_do_nothing().returning(table.c[giving])
