"""A person takes a survey: each act is one transaction that reads, decides and keeps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from domain.survey_plain import read_answer, read_form
from domain.survey_sittings import DECLINED_IT, DONE, INVITED, STARTED, Sitting, Step
from storage import surveys
from storage.survey_answers import add_taking, keep, response_of
from storage.tables import Survey, SurveyTaking, SurveyVersion

IDLE = timedelta(days=1)  # after that a place under a cap is free again


@dataclass(frozen=True, slots=True)
class Seat:
    """A person in front of a survey, as the rows have it.

    `over` says that nobody can answer any more, `early` that nobody can yet. `version` is the
    form's; `full` says that there is no place under the cap for this person,
    `seen` the update they were handled with last.
    """

    survey: Survey
    sitting: Sitting
    version: int
    over: bool
    early: bool
    full: bool
    seen: int | None = None
    message_id: int | None = None
    began_before: bool = False


Decide = Callable[[Seat], Step]


def sit(session: Session, survey_id: int, person_id: int, now: datetime) -> Seat | None:
    """Where a person is in a survey; None where it is gone or was never published."""
    survey = session.get(Survey, survey_id)
    if survey is None or survey.version == 0:
        return None
    taking = session.get(SurveyTaking, (survey_id, person_id))
    return _seat(session, survey, taking, now)


def act(
    session: Session,
    survey_id: int,
    person_id: int,
    language: str,
    update_id: int,
    now: datetime,
    decide: Decide,
    typed_in: int | None = None,
) -> tuple[Seat, Step] | None:
    """Lets `decide` say what an act of a person leads to, and keeps it.

    `typed_in` is the message that answered the question they were at.

    `decide` is called once, maybe more often where the transaction is tried again, and changes
    nothing. None as with `sit`.
    """
    survey = session.get(Survey, survey_id, with_for_update={"read": True})
    if survey is None or survey.version == 0:
        return None
    taking = session.get(SurveyTaking, (survey_id, person_id), with_for_update=True)
    seat = _seat(session, survey, taking, now)
    step = decide(seat)
    if step.sitting is not None:
        if taking is None:
            taking = add_taking(session, survey, person_id, now)
        if typed_in is not None and seat.sitting.at:
            taking.typed = {**taking.typed, seat.sitting.at: typed_in}
        keep(session, survey, taking, seat.version, step.sitting, language, now)
        if step.sitting.state != DONE or not step.sitting.form.anonymous:
            taking.seen = update_id
    return seat, step


def refuse(session: Session, survey_id: int, person_id: int, now: datetime) -> bool:
    """Keeps that a person wants no survey like this. False: they have answered it already."""
    survey = session.get(Survey, survey_id, with_for_update={"read": True})
    if survey is None:
        return False
    taking = session.get(SurveyTaking, (survey_id, person_id), with_for_update=True)
    if taking is None:
        taking = add_taking(session, survey, person_id, now)
    if taking.state == DONE:
        return False
    response = response_of(session, taking)
    if response is not None:
        session.delete(response)
    taking.state, taking.response_id, taking.at, taking.picked = DECLINED_IT, None, None, []
    taking.changed_at = now
    return True


def note_message(session: Session, survey_id: int, person_id: int, message_id: int | None) -> None:
    """Keeps which message shows a person where they are."""
    taking = session.get(SurveyTaking, (survey_id, person_id))
    if taking is not None and (taking.state != DONE or taking.response_id is not None):
        taking.message_id = message_id  # of an anonymous one that is done, nothing is kept


def of_person(session: Session, person_id: int) -> list[tuple[SurveyTaking, Survey]]:
    """The surveys that a person was invited to or began, the newest first; deleted ones are out."""
    rows = session.execute(
        select(SurveyTaking, Survey)
        .join(Survey, Survey.id == SurveyTaking.survey_id)
        .where(SurveyTaking.person_id == person_id, Survey.state != "deleted")
        .order_by(Survey.id.desc())
    )
    return [(taking, survey) for taking, survey in rows]


def typed_in(session: Session, person_id: int, message_id: int) -> tuple[int, str] | None:
    """The survey and the question that a person's message answered, if it did."""
    chosen = select(SurveyTaking).where(SurveyTaking.person_id == person_id)
    for taking in session.scalars(chosen):
        for question, typed in taking.typed.items():
            if typed == message_id:
                return taking.survey_id, question
    return None


def _seat(session: Session, survey: Survey, taking: SurveyTaking | None, now: datetime) -> Seat:
    begun = taking is not None and taking.state in (STARTED, DONE) and taking.version > 0
    version = taking.version if taking is not None and begun else survey.version
    frozen = session.get(SurveyVersion, (survey.id, version))
    assert frozen is not None  # a version is never deleted before its survey
    sitting = Sitting(read_form(frozen.form), now.date(), state=INVITED)
    if taking is not None:
        response = response_of(session, taking)
        sitting = replace(
            sitting,
            state=taking.state,
            at=taking.at,
            picked=tuple(taking.picked),
            answers={}
            if response is None
            else {name: read_answer(plain) for name, plain in response.answers.items()},
        )
    return Seat(
        survey=survey,
        sitting=sitting,
        version=version,
        over=surveys.over(survey, now),
        early=survey.opens_at is not None and survey.opens_at > now,
        full=_full(session, survey, taking, now),
        seen=taking.seen if taking is not None else None,
        message_id=taking.message_id if taking is not None else None,
        began_before=begun,
    )


def _full(session: Session, survey: Survey, taking: SurveyTaking | None, now: datetime) -> bool:
    """Places are taken when people begin, so that whoever begins can finish."""
    if survey.cap is None or (taking is not None and taking.state == DONE):
        return False
    fresh = now - IDLE
    if taking is not None and taking.state == STARTED and taking.changed_at > fresh:
        return False
    holds = (SurveyTaking.state == DONE) | (
        (SurveyTaking.state == STARTED) & (SurveyTaking.changed_at > fresh)
    )
    taken = session.scalar(select(func.count()).where(SurveyTaking.survey_id == survey.id, holds))
    return (taken or 0) >= survey.cap
