"""What a person's step in a survey leaves in the rows; an anonymous answer is parted from them."""

from __future__ import annotations

import secrets
from datetime import datetime, time

from sqlalchemy.orm import Session

from domain.survey_plain import answer_as_plain
from domain.survey_sittings import DONE, INVITED, Sitting
from storage import survey_counting
from storage.tables import Survey, SurveyResponse, SurveyTaking

CHAT = "chat"


def add_taking(session: Session, survey: Survey, person_id: int, now: datetime) -> SurveyTaking:
    """A row for a person who was not invited."""
    taking = SurveyTaking(
        survey_id=survey.id,
        person_id=person_id,
        state=INVITED,
        invited=False,
        version=0,
        picked=[],
        typed={},
        created_at=now,
        changed_at=now,
    )
    session.add(taking)
    return taking


def response_of(session: Session, taking: SurveyTaking) -> SurveyResponse | None:
    """The answers of a person, where they can still be told to be theirs."""
    if taking.response_id is None:
        return None
    return session.get(SurveyResponse, taking.response_id)


def keep(
    session: Session,
    survey: Survey,
    taking: SurveyTaking,
    version: int,
    sitting: Sitting,
    language: str,
    now: datetime,
) -> None:
    """Keeps where a person is and what they answered, to the form of `version`."""
    taking.state, taking.at, taking.picked = sitting.state, sitting.at, list(sitting.picked)
    taking.changed_at, taking.version = now, version
    taking.started_at = taking.started_at or now
    response = response_of(session, taking)
    if response is None:
        response = SurveyResponse(
            id=survey_counting.new_id(now, anonymous=sitting.form.anonymous),
            survey_id=survey.id,
            person_id=taking.person_id,
            source=CHAT,
            complete=False,
            counted=not sitting.form.anonymous,
            started_at=now,
        )
        session.add(response)
        taking.response_id = response.id
    response.version, response.language = version, language
    response.answers = {name: answer_as_plain(answer) for name, answer in sitting.answers.items()}
    if sitting.state != DONE:
        response.complete = False
        return
    response.complete = True
    response.finished_at = now
    if response.seconds is None and response.started_at is not None:
        response.seconds = round((now - response.started_at).total_seconds())
    if sitting.form.anonymous:
        session.flush()  # one that began with this very answer is a row before it goes
        _part(session, taking, response, now)


def _part(session: Session, taking: SurveyTaking, response: SurveyResponse, now: datetime) -> None:
    """Parts an anonymous answer from its person: from here on nothing leads from one to the other.

    The answer gets a new random number and the day alone, and so does the person's row.
    """
    day = datetime.combine(now.date(), time(), tzinfo=now.tzinfo)
    session.add(
        SurveyResponse(
            id=secrets.randbits(62),
            survey_id=response.survey_id,
            person_id=None,
            version=response.version,
            language=response.language,
            source=response.source,
            complete=True,
            counted=False,
            answers=response.answers,
            started_at=None,
            finished_at=day,
            seconds=60 * max(1, round((response.seconds or 0) / 60)),
        )
    )
    session.delete(response)
    taking.response_id = taking.message_id = taking.seen = taking.started_at = None
    taking.typed = {}
    taking.changed_at, taking.created_at, taking.version = day, day, 0
    session.flush()
    survey_counting.count_in(session, taking.survey_id)
