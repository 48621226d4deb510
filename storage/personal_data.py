"""What is kept of a person: given in one piece, erased in one transaction, aged out in time."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, String, cast, delete, or_, select, update
from sqlalchemy.orm import Session

from storage.deliveries import CLAIMED, WAITING
from storage.tables import Card, Delivery, Person, Question, StoredUpdate
from storage.updates import FAILED

_ERASED = {"text": "…"}
# A cause may name the chat it came from; the row's own number keeps causes apart without that.
_NO_CAUSE = cast(Delivery.id, String)
# Of a delivery's content, what a person is shown; the rest are numbers of other people's chats.
_SHOWN = ("html", "more", "caption", "text")


def gather(session: Session, person_id: int) -> dict[str, Any]:
    """Everything that is kept of a person, as plain values for a JSON file. Moments are UTC."""
    person = session.get(Person, person_id)
    questions = session.scalars(
        select(Question).where(Question.person_id == person_id).order_by(Question.id)
    )
    letters = session.scalars(
        select(Delivery)
        .outerjoin(Card, Card.id == Delivery.card_id)
        .where(
            (Delivery.chat_id == person_id) | (Card.person_id == person_id) | _written_by(person_id)
        )
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
                "content": {key: letter.content[key] for key in _SHOWN if key in letter.content},
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
    own = (Delivery.chat_id == person_id) | Delivery.card_id.in_(own_cards) | _written_by(person_id)
    # What has not left yet must not leave any more.
    unsent = session.execute(delete(Delivery).where(own, Delivery.state.in_((WAITING, CLAIMED))))
    letters = session.execute(update(Delivery).where(own).values(content=_ERASED, cause=_NO_CAUSE))
    session.execute(update(Delivery).where(Delivery.chat_id == person_id).values(chat_id=0))
    session.execute(update(Card).where(Card.person_id == person_id).values(person_id=None))
    session.execute(update(Card).where(Card.answered_by == person_id).values(answered_by=None))
    questions = session.execute(
        update(Question)
        .where(Question.person_id == person_id)
        .values(person_id=None, chat_id=None, text=None)
    )
    # What waits came after the wish to be forgotten; its content goes once it is handled.
    named = or_(*(StoredUpdate.content.contains(f'"id": {person_id}{end}') for end in ",}"))
    session.execute(
        update(StoredUpdate)
        .where(StoredUpdate.state == FAILED, (StoredUpdate.lane == person_id) | named)
        .values(content=None, fault=None)
    )
    session.execute(delete(Person).where(Person.id == person_id))
    return {
        "questions": int(questions.rowcount),  # type: ignore[attr-defined]  # counts rows
        "messages": int(unsent.rowcount + letters.rowcount),  # type: ignore[attr-defined]  # counts rows
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
        .values(person_id=None, answered_by=None)
    )


def _written_by(person_id: int) -> ColumnElement[bool]:
    # A reply's or a follow-up's cause names the private chat that it was written in.
    return Delivery.cause.like(f"%:{person_id}:%")
