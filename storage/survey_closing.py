"""The end of a survey: nobody answers any more, what waits is withdrawn, anonymous ones settle."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from storage import deliveries, survey_counting, surveys
from storage.tables import (
    Delivery,
    Survey,
    SurveyPoll,
    SurveyResponse,
    SurveyTaking,
    SurveyVersion,
)

_ENDED = "survey_ended"


def close(session: Session, survey_id: int, now: datetime) -> bool:
    """Ends it. False: it is not open."""
    if not surveys.close(session, survey_id, now):
        return False
    _settle(session, survey_id, now)
    return True


def delete_it(session: Session, survey_id: int, now: datetime) -> bool:
    """Takes it from every list; its answers stay for a while. False: it is gone already."""
    if not surveys.delete_it(session, survey_id, now):
        return False
    _settle(session, survey_id, now)
    return True


def close_due(session: Session, now: datetime) -> int:
    """Ends those whose time is over, and gives how many."""
    return sum(close(session, survey_id, now) for survey_id in surveys.to_close(session, now))


def erase(session: Session, before: datetime) -> int:
    """Erases what surveys that were deleted before a moment leave; gives how many they are."""
    gone = list(
        session.scalars(
            select(Survey.id).where(Survey.state == "deleted", Survey.ended_at < before)
        )
    )
    for table in (SurveyResponse, SurveyTaking, SurveyPoll, SurveyVersion):
        session.execute(delete(table).where(table.survey_id.in_(gone)))
    session.execute(update(Delivery).where(Delivery.survey_id.in_(gone)).values(survey_id=None))
    session.execute(delete(Survey).where(Survey.id.in_(gone)))
    return len(gone)


def age_out(session: Session, before: datetime) -> None:
    """Takes people from the answers of surveys that ended before a moment."""
    ended = select(Survey.id).where(Survey.ended_at < before)
    session.execute(delete(SurveyTaking).where(SurveyTaking.survey_id.in_(ended)))
    session.execute(
        update(SurveyResponse)
        .where(SurveyResponse.survey_id.in_(ended), SurveyResponse.person_id.is_not(None))
        .values(person_id=None)
    )


def _settle(session: Session, survey_id: int, now: datetime) -> None:
    deliveries.withdraw(session, Delivery.survey_id == survey_id, _ENDED, now)
    survey = session.get(Survey, survey_id)
    frozen = surveys.form_of(session, survey_id, survey.version) if survey is not None else None
    if survey is not None and frozen is not None and frozen.anonymous:
        survey.dropped = survey_counting.stops(session, survey_id)
        survey_counting.end(session, survey_id)
