"""Which answers results show: of an anonymous survey never so few that one could be told."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, insert, literal, select, update
from sqlalchemy.orm import Session

from domain.survey_plain import read_answer
from domain.survey_responses import Response
from domain.survey_sittings import DECLINED_IT, DONE, STARTED
from storage.tables import SurveyResponse, SurveyTaking, rows_of

LEAST = 5  # fewer answers than these are never told apart from the rest
_BATCH = 1_000
_LARGEST_ID = 2**63 - 1


def new_id(now: datetime, *, anonymous: bool) -> int:
    """A response's number: by time, or for an anonymous one random, so that no order betrays it."""
    if anonymous:
        return secrets.randbits(62)
    return int(now.timestamp() * 1_000) << 20 | secrets.randbits(20)


def count_in(session: Session, survey_id: int) -> None:
    """Shows five more answers of an anonymous survey once ten wait.

    So results never change by fewer than five answers, and comparing them before and after one
    person answered tells nothing; five or more always wait for the end.
    """
    waiting = session.scalars(
        select(SurveyResponse.id)
        .where(SurveyResponse.survey_id == survey_id, SurveyResponse.counted.is_(False))
        .order_by(SurveyResponse.id)
    ).all()
    if len(waiting) >= 2 * LEAST:
        # Their numbers are random, so the first ones are not those that came first.
        _show(session, list(waiting[:LEAST]))


def end(session: Session, survey_id: int) -> None:
    """At the end of an anonymous survey: what waits is shown, what was begun is erased.

    Rows are written anew in the order of their random numbers, so that their place on disk tells
    nothing of when they came.
    """
    session.execute(
        delete(SurveyResponse).where(
            SurveyResponse.survey_id == survey_id, SurveyResponse.complete.is_(False)
        )
    )
    mine = (SurveyTaking.survey_id == survey_id) & (SurveyTaking.state == STARTED)
    session.execute(
        update(SurveyTaking)
        .where(mine)
        .values(state="invited", response_id=None, at=None, picked=[], version=0)
    )
    waiting = session.scalars(
        select(SurveyResponse.id).where(
            SurveyResponse.survey_id == survey_id, SurveyResponse.counted.is_(False)
        )
    ).all()
    if len(waiting) >= LEAST:
        _show(session, list(waiting))
    if session.get_bind().dialect.name == "postgresql":
        _write_anew(session, survey_id)


def stops(session: Session, survey_id: int) -> dict[str, int]:
    """At which question how many stopped who began and have not finished."""
    rows = session.execute(
        select(SurveyTaking.at, func.count())
        .where(SurveyTaking.survey_id == survey_id, SurveyTaking.state == STARTED)
        .group_by(SurveyTaking.at)
    )
    return {at or "": count for at, count in rows}


def turnout(session: Session, survey_id: int) -> dict[str, int]:
    """How many were invited, began, finished and declined."""
    rows = session.execute(
        select(SurveyTaking.state, SurveyTaking.invited, func.count())
        .where(SurveyTaking.survey_id == survey_id)
        .group_by(SurveyTaking.state, SurveyTaking.invited)
    )
    found = {"invited": 0, "started": 0, "done": 0, "declined": 0}
    for state, invited, count in rows:
        found["invited"] += count if invited else 0
        found["started"] += count if state in (STARTED, DONE) else 0
        found["done"] += count if state == DONE else 0
        found["declined"] += count if state == DECLINED_IT else 0
    return found


def stream(session: Session, survey_id: int) -> Iterator[Response]:
    """The responses that results show, by number, a thousand at a time in memory."""
    rows = (
        session.connection()
        .execution_options(yield_per=_BATCH)
        .execute(
            select(*_COLUMNS)
            .where(SurveyResponse.survey_id == survey_id, SurveyResponse.counted.is_(True))
            .order_by(SurveyResponse.id)
        )
    )
    for row in rows:
        yield Response(
            number=row.id,
            version=row.version,
            language=row.language,
            complete=row.complete,
            answers={name: read_answer(plain) for name, plain in row.answers.items()},
            started=row.started_at,
            finished=row.finished_at,
            seconds=row.seconds,
            person=row.person_id,
            source=row.source,
        )


def groups(session: Session, survey_id: int) -> dict[str, dict[Any, int]]:
    """How many complete responses each language, version and day has."""
    found: dict[str, dict[Any, int]] = {}
    for name, column in (
        ("language", SurveyResponse.language),
        ("version", SurveyResponse.version),
        ("day", SurveyResponse.finished_at),
    ):
        rows = session.execute(
            select(column, func.count())
            .where(SurveyResponse.survey_id == survey_id, SurveyResponse.counted.is_(True))
            .group_by(column)
        )
        found[name] = {
            value.date().isoformat() if isinstance(value, datetime) else value: count
            for value, count in rows
        }
    return found


def waiting(session: Session, survey_id: int) -> int:
    """How many answers of an anonymous survey wait until more have come."""
    chosen = select(func.count()).where(
        SurveyResponse.survey_id == survey_id,
        SurveyResponse.counted.is_(False),
        SurveyResponse.complete.is_(True),
    )
    return session.scalar(chosen) or 0


def _show(session: Session, numbers: list[int]) -> None:
    session.execute(
        update(SurveyResponse).where(SurveyResponse.id.in_(numbers)).values(counted=True)
    )


def _write_anew(session: Session, survey_id: int) -> None:
    table = rows_of(SurveyResponse)
    mine = (table.c.survey_id == survey_id) & table.c.person_id.is_(None)
    old = session.scalars(select(table.c.id).where(mine)).all()
    others = [column for column in table.columns if column.key != "id"]
    turned = (literal(_LARGEST_ID) - table.c.id).label("id")
    rows = select(turned, *others).where(mine).order_by(turned)
    session.execute(insert(table).from_select(["id", *(one.key for one in others)], rows))
    session.execute(delete(table).where(table.c.id.in_(old)))


_COLUMNS = [column for column in rows_of(SurveyResponse).columns if column.key != "survey_id"]
