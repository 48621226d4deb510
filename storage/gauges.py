"""What waits, counted quickly enough to be asked every few seconds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage import deliveries
from storage.cards import OPEN
from storage.tables import Card, Delivery, Question, StoredUpdate
from storage.updates import WAITING

_WATCHED = (*deliveries.OPEN, deliveries.CLAIMED, deliveries.UNCERTAIN)
_TURNS = (0, 1, 2, 3)  # domain/deliveries.py:PRIORITIES
_LATELY = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Waiting:
    """How much waits, and for how many seconds its oldest has; 0 where nothing does."""

    count: int
    oldest: float


@dataclass(frozen=True, slots=True)
class Gauges:
    """What was counted: `deliveries` by state, `due` by turn, `answers` by outcome and language."""

    deliveries: dict[str, int]
    due: dict[int, Waiting]
    updates: Waiting
    cards: Waiting
    answers: dict[tuple[str, str], int]


def read(session: Session, now: datetime) -> Gauges:
    """Reads all of them. What grows for years is read by an index; answers are the last hour's."""
    states = session.execute(
        select(Delivery.state, func.count())
        .where(Delivery.state.in_(_WATCHED))
        .group_by(Delivery.state)
    )
    answers = session.execute(
        select(Question.outcome, Question.language, func.count())
        .where(Question.asked_at > now - _LATELY)
        .group_by(Question.outcome, Question.language)
    )
    updates = session.execute(
        select(func.count(), func.min(StoredUpdate.stored_at)).where(StoredUpdate.state == WAITING)
    ).one()
    cards = session.execute(
        select(func.count(), func.min(Card.created_at)).where(Card.state == OPEN)
    ).one()
    return Gauges(
        deliveries={state: count for state, count in states},  # noqa: C416 - rows are no pairs to mypy
        due={turn: _due(session, turn, now) for turn in _TURNS},
        updates=_waiting(updates[0], updates[1], now),
        cards=_waiting(cards[0], cards[1], now),
        answers={(outcome, language): count for outcome, language, count in answers},
    )


def answers(session: Session) -> None:
    """Asks the database for nothing, to see whether it answers."""
    session.execute(select(1))


def _due(session: Session, turn: int, now: datetime) -> Waiting:
    # One turn at a time, for the index begins with it.
    count, oldest = session.execute(
        select(func.count(), func.min(Delivery.due_at)).where(
            Delivery.priority == turn, Delivery.due_at <= now
        )
    ).one()
    return _waiting(count, oldest, now)


def _waiting(count: int, oldest: datetime | None, now: datetime) -> Waiting:
    return Waiting(count, max(0.0, (now - oldest).total_seconds()) if oldest is not None else 0.0)
