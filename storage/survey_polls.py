"""Questions of a survey that went to a group as Telegram's own polls, and their votes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from domain.survey_plain import answer_as_plain
from domain.survey_tallies import Results
from domain.surveys import Answer
from storage import survey_counting, surveys
from storage.tables import SurveyPoll, SurveyResponse

POLL = "poll"


def keep(
    session: Session,
    poll_id: str,
    survey_id: int,
    version: int,
    question: str,
    chat_id: int,
    message_id: int,
    now: datetime,
) -> None:
    """Keeps that a question went to a group."""
    session.merge(
        SurveyPoll(
            poll_id=poll_id,
            survey_id=survey_id,
            version=version,
            question=question,
            chat_id=chat_id,
            message_id=message_id,
            counts={},
            closed=False,
            made_at=now,
        )
    )


def find(session: Session, poll_id: str) -> SurveyPoll | None:
    """A poll that was sent for a survey."""
    return session.get(SurveyPoll, poll_id)


def of_survey(session: Session, survey_id: int) -> list[SurveyPoll]:
    """The polls of a survey, the first one first."""
    chosen = select(SurveyPoll).where(SurveyPoll.survey_id == survey_id)
    return list(session.scalars(chosen.order_by(SurveyPoll.made_at)))


def vote(
    session: Session,
    poll_id: str,
    person_id: int,
    choices: Sequence[str],
    language: str,
    now: datetime,
) -> bool:
    """Keeps a vote whose voter is told, in place of an earlier one; none takes it back.

    An answer that the person gave in private stays. False: it counts in no survey (any more).
    """
    poll = session.get(SurveyPoll, poll_id)
    survey = surveys.locked(session, poll.survey_id) if poll is not None else None
    if poll is None or survey is None or surveys.over(survey, now):
        return False
    found = session.scalar(
        select(SurveyResponse).where(
            SurveyResponse.survey_id == poll.survey_id, SurveyResponse.person_id == person_id
        )
    )
    if found is not None and found.source != POLL:
        return False
    if not choices:
        if found is not None:
            session.delete(found)
        return True
    if found is None:
        found = SurveyResponse(
            id=survey_counting.new_id(now, anonymous=False),
            survey_id=poll.survey_id,
            person_id=person_id,
            source=POLL,
            counted=True,
            started_at=None,
            seconds=None,
        )
        session.add(found)
    found.version, found.language, found.complete = poll.version, language, True
    found.answers = {poll.question: answer_as_plain(Answer(choices=tuple(choices)))}
    found.finished_at = now
    return True


def count(session: Session, poll_id: str, counts: dict[str, int], *, closed: bool) -> bool:
    """Keeps the counts of a poll that hides its voters. False: it is none of ours."""
    kept = session.execute(
        update(SurveyPoll).where(SurveyPoll.poll_id == poll_id).values(counts=counts, closed=closed)
    )
    return bool(kept.rowcount)  # type: ignore[attr-defined]  # an UPDATE's result counts rows


def add_counts(session: Session, survey_id: int, results: Results) -> None:
    """Adds to the results what polls that hide their voters have counted."""
    for poll in of_survey(session, survey_id):
        tally = results.tallies.get(poll.question)
        if tally is None or not poll.counts:
            continue
        tally.counts.update(poll.counts)
        tally.answered += max(poll.counts.get("", 0), 0) or sum(
            count for name, count in poll.counts.items() if name
        )
        tally.counts.pop("", None)
