"""Questions on their way to the organisers, and the conversation that follows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from domain.pacing import BROUGHT_AN_HOUR
from storage import deliveries
from storage.tables import Card, Delivery, Question
from storage.writing import insert_new

OPEN, ANSWERED = "open", "answered"
CARD, REPLY, FOLLOW_UP = "card", "reply", "follow_up"


@dataclass(frozen=True, slots=True)
class Thread:
    """A card as seen from one of its messages. `question` may have been erased meanwhile."""

    card_id: int
    person_id: int | None
    question: str | None
    kind: str


def open_card(
    session: Session,
    question_id: int,
    person_id: int,
    contents: Mapping[int, dict[str, Any]],
    now: datetime,
) -> bool:
    """Makes a card of the asker's own question and puts it in the outbox, `contents` by chat.

    Gives False if the question is not theirs or has a card already.
    """
    question = session.get(Question, question_id)
    if question is None or question.person_id != person_id:
        return False
    row = {
        "question_id": question_id,
        "person_id": person_id,
        "state": OPEN,
        "created_at": now,
    }
    new = insert_new(session, Card, [row], Card.id)
    for card_id in new:
        for chat, content in contents.items():
            deliveries.add(session, f"card:{card_id}", CARD, chat, content, now, card_id)
    return bool(new)


def brings_much(session: Session, person_id: int, now: datetime) -> bool:
    """Whether a person has brought organisers so much within an hour that others must wait."""
    lately = now - timedelta(hours=1)
    own = select(Card.id).where(Card.person_id == person_id)
    made = select(func.count()).where(Card.person_id == person_id, Card.created_at > lately)
    written = select(func.count(Delivery.cause.distinct())).where(
        Delivery.card_id.in_(own), Delivery.kind == FOLLOW_UP, Delivery.created_at > lately
    )
    brought = (session.scalar(made) or 0) + (session.scalar(written) or 0)
    return brought >= BROUGHT_AN_HOUR


def find_thread(session: Session, chat_id: int, message_id: int) -> Thread | None:
    """The card that a delivered message belongs to, for replies to it."""
    row = session.execute(
        select(Delivery.kind, Card.id, Card.person_id, Question.text)
        .join(Card, Card.id == Delivery.card_id)
        .join(Question, Question.id == Card.question_id)
        .where(Delivery.chat_id == chat_id, Delivery.message_id == message_id)
        .order_by(Delivery.id.desc())
    ).first()
    return Thread(row.id, row.person_id, row.text, row.kind) if row else None


def answer(
    session: Session,
    thread: Thread,
    organiser_id: int,
    source: tuple[int, int],
    content: dict[str, Any],
    now: datetime,
) -> bool:
    """Puts an organiser's reply on its way to the asker. `source` is its (chat id, message id).

    Gives False if this very message was taken already or nobody is there to get it.
    """
    if thread.person_id is None:
        return False
    session.execute(
        update(Card)
        .where(Card.id == thread.card_id)
        .values(state=ANSWERED, answered_by=organiser_id)
    )
    # Names who wrote it, also in the organisers' group: it goes when they want to be forgotten.
    cause = f"reply:{organiser_id}:{source[0]}:{source[1]}"
    return deliveries.add(session, cause, REPLY, thread.person_id, content, now, thread.card_id)


def follow_up(
    session: Session,
    thread: Thread,
    contents: Mapping[int, dict[str, Any]],
    source: tuple[int, int],
    now: datetime,
) -> bool:
    """Puts the asker's message on its way to the organisers, under the card it belongs to."""
    session.execute(update(Card).where(Card.id == thread.card_id).values(state=OPEN))
    cause = f"follow_up:{source[0]}:{source[1]}"
    results = []
    for chat, content in contents.items():
        under = session.scalar(
            select(Delivery.message_id).where(
                Delivery.card_id == thread.card_id, Delivery.chat_id == chat, Delivery.kind == CARD
            )
        )
        whole = {**content, "reply_to": under}
        results.append(deliveries.add(session, cause, FOLLOW_UP, chat, whole, now, thread.card_id))
    return any(results)


def card_messages(session: Session, card_id: int) -> list[Delivery]:
    """The card's own messages in the organisers' chats that were sent."""
    return list(
        session.scalars(
            select(Delivery).where(
                Delivery.card_id == card_id,
                Delivery.kind == CARD,
                Delivery.message_id.is_not(None),
            )
        )
    )
