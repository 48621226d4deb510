"""Whom a survey is sent to, once each, and who is reminded of it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, func, literal, select
from sqlalchemy.orm import Session
from sqlalchemy.types import JSON

from domain.audiences import Audience, as_plain, read_audience
from domain.deliveries import PRIORITIES, SURVEY, SURVEY_REMINDER
from domain.events import CANCELLED
from domain.survey_sittings import DECLINED_IT, DONE, INVITED, STARTED
from domain.surveys import OPEN
from storage import deliveries, surveys
from storage.audiences import people_of
from storage.crowds import read_people
from storage.tables import (
    Delivery,
    Event,
    Moment,
    Person,
    Survey,
    SurveyTaking,
    Table,
    rows_of,
)
from storage.writing import insert_for


def count(session: Session, survey_id: int, audience: Audience) -> int:
    """How many would be asked: those of the audience who were not, and have not answered."""
    chosen = _not_asked(survey_id, audience).order_by(None).subquery()
    return session.scalar(select(func.count()).select_from(chosen)) or 0


def send(session: Session, survey_id: int, audience: Audience, now: datetime) -> int | None:
    """Asks those who were not asked yet, by the outbox; gives how many. None: it is not open.

    Sent again to others, nobody is asked twice.
    """
    read_people(session)
    survey = surveys.locked(session, survey_id)
    if survey is None or surveys.over(survey, now):
        return None
    people = _not_asked(survey_id, audience)
    number = count(session, survey_id, audience)
    reader = people.selected_columns[0]
    rows = people.with_only_columns(
        *_values(f"{SURVEY}:{survey_id}", SURVEY, survey_id, reader, now)
    )
    _insert_select(session, Delivery, _COLUMNS, rows)
    taking = people.with_only_columns(
        literal(survey_id),
        reader,
        literal(INVITED),
        literal(True),
        literal(0),
        literal([], JSON()),
        literal({}, JSON()),
        literal(now, Moment()),
        literal(now, Moment()),
    )
    _insert_select(
        session,
        SurveyTaking,
        ("survey_id", "person_id", "state", "invited", "version", "picked", "typed",
         "created_at", "changed_at"),
        taking,
    )  # fmt: skip
    survey.sent_at, survey.sends_at, survey.after_event = now, None, None
    survey.audience = as_plain(audience)
    return number


def plan(
    session: Session,
    survey_id: int,
    audience: Audience,
    at: datetime | None,
    after_event: int | None,
) -> bool:
    """Keeps that it is sent later: at a moment, or so many minutes after its audience's event."""
    survey = surveys.locked(session, survey_id)
    if survey is None:
        return False
    survey.audience, survey.sends_at, survey.after_event = as_plain(audience), at, after_event
    survey.event_id = audience.event_id or survey.event_id
    return True


def send_due(
    session: Session, now: datetime, organisers: Collection[int]
) -> tuple[list[tuple[int, int]], list[Survey]]:
    """Sends what was planned for now; gives each survey and how many are asked, and what is held.

    What follows an event waits for its end as it is now; of one that was cancelled nothing goes.
    A survey of somebody who is not among the `organisers` is planned no more.
    """
    sent, held = [], []
    chosen = select(Survey).where(Survey.state == OPEN, Survey.audience.is_not(None))
    for survey in session.scalars(chosen.order_by(Survey.id)).all():
        if not _is_due(session, survey, now):
            continue
        if survey.owner_id is not None and survey.owner_id not in organisers:
            survey.sends_at = survey.after_event = None
            held.append(survey)
            continue
        number = send(session, survey.id, read_audience(survey.audience or {}), now)
        if number is not None:
            sent.append((survey.id, number))
    session.flush()
    return sent, held


def remind_due(session: Session, now: datetime) -> list[tuple[int, int]]:
    """Reminds those who were asked or began and have not finished; never who declined."""
    read_people(session)
    reminded = []
    for survey in session.scalars(select(Survey).where(Survey.state == OPEN)).all():
        due = [one for one in survey.reminders if datetime.fromisoformat(one) <= now]
        if not due:
            continue
        survey.reminders = [one for one in survey.reminders if one not in due]
        if surveys.over(survey, now):
            continue
        cause = f"{SURVEY_REMINDER}:{survey.id}:{max(due)}"
        people = _waiting(survey.id)
        rows = people.with_only_columns(
            *_values(cause, SURVEY_REMINDER, survey.id, SurveyTaking.person_id, now)
        )
        _insert_select(session, Delivery, _COLUMNS, rows)
        reminded.append((survey.id, _size(session, people)))
    session.flush()
    return reminded


def waiting(session: Session, survey_id: int) -> int:
    """How many a reminder would go to."""
    return _size(session, _waiting(survey_id))


def withdraw(session: Session, survey_id: int, now: datetime) -> int:
    """Withdraws invitations and reminders that have not left; gives how many."""
    return deliveries.withdraw(session, Delivery.survey_id == survey_id, "stopped", now)


def _not_asked(survey_id: int, audience: Audience) -> Select[int]:
    known = select(SurveyTaking.person_id).where(
        SurveyTaking.survey_id == survey_id,
        SurveyTaking.invited.is_(True) | SurveyTaking.state.in_((STARTED, DONE, DECLINED_IT)),
    )
    return people_of(audience, Person.wants_surveys).where(Person.id.not_in(known))


def _waiting(survey_id: int) -> Select[int]:
    return (
        select(SurveyTaking.person_id)
        .join(Person, Person.id == SurveyTaking.person_id)
        .where(
            SurveyTaking.survey_id == survey_id,
            SurveyTaking.state.in_((INVITED, STARTED)),
            Person.wants_surveys,
            Person.unreachable.is_(None),
        )
        .order_by(SurveyTaking.person_id)
    )


def _size(session: Session, people: Select[int]) -> int:
    return session.scalar(select(func.count()).select_from(people.order_by(None).subquery())) or 0


def _is_due(session: Session, survey: Survey, now: datetime) -> bool:
    if survey.sends_at is not None:
        return survey.sends_at <= now
    if survey.after_event is None or survey.event_id is None:
        return False
    event = session.get(Event, survey.event_id)
    if event is None or event.state == CANCELLED:
        return False
    return event.ends_at + timedelta(minutes=survey.after_event) <= now


_COLUMNS = (
    "cause", "kind", "priority", "survey_id", "chat_id", "content", "state",
    "created_at", "due_at", "changed_at",
)  # fmt: skip


def _values(cause: str, kind: str, survey_id: int, reader: Any, now: datetime) -> list[Any]:
    moment = literal(now, Moment())
    return [
        literal(cause), literal(kind), literal(PRIORITIES[kind]), literal(survey_id), reader,
        literal({}, JSON()), literal(deliveries.WAITING), moment, moment, moment,
    ]  # fmt: skip


def _insert_select(
    session: Session, kind: type[Table], columns: Collection[str], rows: Any
) -> None:
    table = rows_of(kind)
    session.execute(
        insert_for(session)(table).from_select(list(columns), rows).on_conflict_do_nothing()
    )
