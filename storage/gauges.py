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

_WATCHED = (*deliveries.OPEN, deliveries.CLAIMED)


@dataclass(frozen=True, slots=True)
class Gauges:
    """Counts and ages in seconds; ages are 0 where nothing waits."""

    deliveries: dict[str, int]
    oldest_due: float
    uncertain: int
    updates: int
    oldest_update: float
    answers: dict[str, int]
    cards: int
    oldest_card: float


def read(session: Session, now: datetime) -> Gauges:
    """Reads all of them; each statement goes by an index."""
    counted = session.execute(
        select(Delivery.state, func.count())
        .where(Delivery.state.in_(_WATCHED))
        .group_by(Delivery.state)
    )
    oldest_due = session.scalar(select(func.min(Delivery.due_at)).where(Delivery.due_at <= now))
    uncertain = select(func.count()).where(Delivery.state == deliveries.UNCERTAIN)
    updates = session.execute(
        select(func.count(), func.min(StoredUpdate.stored_at)).where(StoredUpdate.state == WAITING)
    ).one()
    answered = session.execute(
        select(Question.outcome, func.count())
        .where(Question.asked_at > now - timedelta(days=1))
        .group_by(Question.outcome)
    )
    cards = session.execute(
        select(func.count(), func.min(Card.created_at)).where(Card.state == OPEN)
    ).one()
    return Gauges(
        deliveries={state: count for state, count in counted},  # noqa: C416 - rows are no pairs to mypy
        oldest_due=_age(oldest_due, now),
        uncertain=session.scalar(uncertain) or 0,
        updates=updates[0],
        oldest_update=_age(updates[1], now),
        answers={outcome: count for outcome, count in answered},  # noqa: C416 - the same
        cards=cards[0],
        oldest_card=_age(cards[1], now),
    )


def answers(session: Session) -> None:
    """Asks the database for nothing, to see whether it answers."""
    session.execute(select(1))


def _age(moment: datetime | None, now: datetime) -> float:
    return max(0.0, (now - moment).total_seconds()) if moment is not None else 0.0
