"""Inserting rows that may be there already, in the words of either database."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import InstrumentedAttribute, Session

from storage.tables import Table

K = TypeVar("K")


def insert_new(
    session: Session,
    table: type[Table],
    rows: Sequence[dict[str, Any]],
    giving: InstrumentedAttribute[K],
) -> set[K]:
    """Inserts the rows that break no unique constraint; gives `giving` of those, and only those."""
    dialect = session.get_bind().dialect.name
    insert = sqlite.insert if dialect == "sqlite" else postgresql.insert
    statement = insert(table).on_conflict_do_nothing().returning(giving)
    return set(session.scalars(statement, list(rows)))
