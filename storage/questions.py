"""What was asked, what it led to, and what people said of the answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.orm import Session

from storage.tables import Question, rows_of
from storage.writing import insert_new

USEFUL, NOT_USEFUL, NONE_OF_THESE = "useful", "not_useful", "none_of_these"


_QUESTIONS = rows_of(Question)
_RECORDED = (
    select(_QUESTIONS.c.id, _QUESTIONS.c.update_id)
    .where(_QUESTIONS.c.update_id.in_(bindparam("updates", expanding=True)))
    .order_by(_QUESTIONS.c.update_id, _QUESTIONS.c.part)
)


@dataclass(frozen=True, slots=True)
class Asked:
    """One part of a message as it was understood. `outcome` is answered, choices or unknown."""

    text: str
    language: str
    outcome: str
    entry: str | None = None
    confidence: float | None = None
    offered: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Message:
    """A text that somebody wrote, part by part; `person_id` is None where Telegram hides it."""

    update_id: int
    person_id: int | None
    chat_id: int
    parts: Sequence[Asked]
    at: datetime


def record(session: Session, messages: Sequence[Message]) -> list[list[int]]:
    """Keeps messages, gives the ids of each one's parts; doing it again changes nothing."""
    rows = [
        {
            "update_id": message.update_id,
            "part": part,
            "person_id": message.person_id,
            "chat_id": message.chat_id,
            "text": one.text,
            "language": one.language,
            "outcome": one.outcome,
            "entry": one.entry,
            "confidence": one.confidence,
            "offered": list(one.offered),
            "asked_at": message.at,
        }
        for message in messages
        for part, one in enumerate(message.parts)
    ]
    insert_new(session, Question, rows, Question.id)
    updates = {message.update_id for message in messages}
    ids: dict[int, list[int]] = {}
    for row in session.connection().execute(_RECORDED, {"updates": list(updates)}):
        ids.setdefault(row.update_id, []).append(row.id)
    return [ids[message.update_id][: len(message.parts)] for message in messages]


def find(session: Session, question_id: int, person_id: int | None = None) -> Question | None:
    """A question by id; with `person_id`, only if that person asked it."""
    question = session.get(Question, question_id)
    if question is None or (person_id is not None and question.person_id != person_id):
        return None
    return question


def give_verdict(session: Session, question_id: int, person_id: int, verdict: str) -> bool:
    """Keeps what the asker says of an answer, the last word counting. False: not theirs."""
    result = session.execute(
        update(Question)
        .where(Question.id == question_id, Question.person_id == person_id)
        .values(verdict=verdict)
    )
    return bool(result.rowcount)  # type: ignore[attr-defined]  # an UPDATE's result counts rows


def choose(session: Session, question_id: int, person_id: int, entry: str) -> bool:
    """Keeps which of the offered entries the asker took. False: not theirs."""
    result = session.execute(
        update(Question)
        .where(Question.id == question_id, Question.person_id == person_id)
        .values(entry=entry, verdict=None)
    )
    return bool(result.rowcount)  # type: ignore[attr-defined]  # an UPDATE's result counts rows


def release_updates(session: Session, before: datetime) -> None:
    """Lets go of the updates of old questions: Telegram may give their numbers to others."""
    session.execute(
        update(Question)
        .where(Question.asked_at < before, Question.update_id > 0)
        .values(update_id=-Question.id)
    )


def open_ends(session: Session, limit: int) -> list[Question]:
    """The newest questions that went without a good answer, newest first: the curators' list."""
    return list(
        session.scalars(
            select(Question)
            .where(
                (Question.outcome == "unknown") | Question.verdict.in_([NOT_USEFUL, NONE_OF_THESE])
            )
            .order_by(Question.asked_at.desc(), Question.id.desc())
            .limit(limit)
        )
    )


def count_by_outcome(session: Session, since: datetime) -> dict[str, int]:
    """How many questions had which outcome since a moment."""
    rows = session.execute(
        select(Question.outcome, func.count())
        .where(Question.asked_at >= since)
        .group_by(Question.outcome)
    )
    return {outcome: count for outcome, count in rows}  # noqa: C416 - typed rows, not pairs
