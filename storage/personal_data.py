"""What is kept of a person: given in one piece, erased in one transaction, aged out in time."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import String, cast, delete, select, update
from sqlalchemy.orm import Session

from storage.tables import Card, Delivery, Person, Question, StoredUpdate

_ERASED = {"text": "…"}
# A cause may name the chat it came from; the row's own number keeps causes apart without that.
_NO_CAUSE = cast(Delivery.id, String)


def gather(session: Session, person_id: int) -> dict[str, Any]:
    """Everything that is kept of a person, as plain values for a JSON file. Moments are UTC."""
    person = session.get(Person, person_id)
    questions = session.scalars(
        select(Question).where(Question.person_id == person_id).order_by(Question.id)
    )
    letters = session.scalars(
        select(Delivery)
        .outerjoin(Card, Card.id == Delivery.card_id)
        .where((Delivery.chat_id == person_id) | (Card.person_id == person_id))
        .order_by(Delivery.id)
    )
    return {
        "person": None
        if person is None
        else {
            "telegram_id": person.id,
            "language": person.language,
            "language_chosen": person.language_chosen,
            "first_seen": person.first_seen.isoformat(),
            "last_seen": person.last_seen.isoformat(),
            "unreachable": person.unreachable,
        },
        "questions": [
            {
                "asked_at": question.asked_at.isoformat(),
                "text": question.text,
                "language": question.language,
                "outcome": question.outcome,
                "entry": question.entry,
                "offered": question.offered,
                "verdict": question.verdict,
            }
            for question in questions
        ],
        "messages": [
            {
                "kind": letter.kind,
                "content": letter.content,
                "state": letter.state,
                "created_at": letter.created_at.isoformat(),
            }
            for letter in letters
        ],
    }


def forget(session: Session, person_id: int) -> dict[str, int]:
    """Erases a person everywhere. Questions stay as counts, without text or person.

    Gives how many rows were touched: questions, messages.
    """
    own_cards = select(Card.id).where(Card.person_id == person_id)
    letters = session.execute(
        update(Delivery)
        .where((Delivery.chat_id == person_id) | Delivery.card_id.in_(own_cards))
        .values(content=_ERASED)
    )
    # What has not left yet must not leave any more.
    session.execute(
        delete(Delivery).where(Delivery.chat_id == person_id, Delivery.state == "waiting")
    )
    session.execute(
        delete(Delivery).where(Delivery.card_id.in_(own_cards), Delivery.state == "waiting")
    )
    session.execute(
        update(Delivery).where(Delivery.chat_id == person_id).values(chat_id=0, cause=_NO_CAUSE)
    )
    session.execute(update(Card).where(Card.person_id == person_id).values(person_id=None))
    questions = session.execute(
        update(Question)
        .where(Question.person_id == person_id)
        .values(person_id=None, chat_id=None, text=None)
    )
    session.execute(
        update(StoredUpdate).where(StoredUpdate.lane == person_id).values(content=None, fault=None)
    )
    session.execute(delete(Person).where(Person.id == person_id))
    return {
        "questions": int(questions.rowcount),  # type: ignore[attr-defined]  # counts rows
        "messages": int(letters.rowcount),  # type: ignore[attr-defined]  # counts rows
    }


def age_out(session: Session, questions_before: datetime, letters_before: datetime) -> None:
    """Takes the person and text from old questions, and the content and chat from old messages."""
    session.execute(
        update(Question)
        .where(Question.asked_at < questions_before, Question.person_id.is_not(None))
        .values(person_id=None, chat_id=None, text=None)
    )
    session.execute(
        update(Delivery)
        .where(Delivery.created_at < letters_before, Delivery.chat_id != 0)
        .values(content=_ERASED, chat_id=0, cause=_NO_CAUSE)
    )
    session.execute(
        update(Card)
        .where(Card.created_at < letters_before, Card.person_id.is_not(None))
        .values(person_id=None)
    )
