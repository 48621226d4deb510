"""How a database means to run the statements of a verb, and which tables it would read whole."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, event

LARGE = ("attendances", "deliveries", "people", "questions")
Heard = list[tuple[str, Any]]
_SCAN = re.compile(rf"\bSCAN ({'|'.join(LARGE)})\b")
_NODE = re.compile(rf"\b(Seq|Index|Index Only) Scan\b.* on ({'|'.join(LARGE)})\b")
_EXPLAINED = ("SELECT", "UPDATE", "INSERT", "DELETE", "WITH")


@contextmanager
def listening(engine: Engine) -> Iterator[Heard]:
    """Gives what is executed meanwhile: statements with their parameters, each once."""
    heard: dict[str, Any] = {}

    def hear(_connection, _cursor, statement, parameters, _context, many):
        if statement.lstrip().upper().startswith(_EXPLAINED):
            heard.setdefault(statement, parameters[0] if many else parameters)

    found: Heard = []
    event.listen(engine, "before_cursor_execute", hear)
    try:
        yield found
    finally:
        event.remove(engine, "before_cursor_execute", hear)
        found += heard.items()


def read_whole(engine: Engine, statements: Iterable[tuple[str, Any]]) -> dict[str, str]:
    """The statements that would read a large table from end to end, each with its plan."""
    ask = "EXPLAIN QUERY PLAN " if engine.dialect.name == "sqlite" else "EXPLAIN "
    slow = {}
    with engine.connect() as connection:
        for statement, parameters in statements:
            rows = connection.exec_driver_sql(ask + statement, parameters)
            plan = [str(row[-1]) for row in rows]
            if _is_whole(plan):
                slow[statement] = "\n".join(plan)
    return slow


def _is_whole(plan: list[str]) -> bool:
    if any(_SCAN.search(line) for line in plan):
        return True
    for at, line in enumerate(plan):
        # An index that is read from end to end is no better than its table.
        if _NODE.search(line) and not _has_condition(plan[at + 1 :]):
            return True
    return False


def _has_condition(following: list[str]) -> bool:
    own = itertools.takewhile(lambda line: "->" not in line, following)
    return any("Index Cond:" in line for line in own)
