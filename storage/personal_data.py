"""What is kept of a person, given in one piece."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from domain.events import text_in
from storage import attendances, takings
from storage.tables import (
    Act,
    Announcement,
    Card,
    Delivery,
    Dialogue,
    Event,
    Invitation,
    Person,
    Question,
    Role,
    StoredUpdate,
    Survey,
    SurveyResponse,
    Table,
    Variant,
)
from storage.updates import FAILED

_OF_A_PERSON = (
    "language", "language_chosen", "zone", "quiet", "plan", "wants_reminders",
    "wants_announcements", "wants_surveys", "first_seen", "last_seen", "started", "unreachable",
)  # fmt: skip
_OF_AN_ATTENDANCE = (
    "following", "answer", "answered_at", "told_starts_at", "told_zone", "told_link",
)  # fmt: skip
_OF_A_QUESTION = ("asked_at", "text", "language", "outcome", "entry", "offered", "verdict")
# Of a delivery's content, what a person is shown; the rest are numbers of other people's chats.
_SHOWN = ("html", "more", "caption", "text", "offset")


def gather(session: Session, person_id: int) -> dict[str, Any]:
    """Everything that is kept of a person, as plain values for a JSON file. Moments are UTC.

    Keys other than person, events, questions and messages are there where something is kept.
    """
    person = session.get(Person, person_id)
    kept: dict[str, Any] = {
        "person": None
        if person is None
        else {"telegram_id": person.id, **_plain(person, _OF_A_PERSON)},
        "events": [
            {"event": text_in(event.titles, "en")[1], **_plain(attendance, _OF_AN_ATTENDANCE)}
            for attendance, event in attendances.of_person(session, person_id)
        ],
        "questions": [
            _plain(question, _OF_A_QUESTION)
            for question in session.scalars(_of(Question.person_id, person_id, Question.id))
        ],
        "messages": _messages(session, person_id),
    }
    surveys = _surveys(session, person_id)
    if surveys:
        kept["surveys"] = surveys
    kept |= _as_an_organiser(session, person_id)
    dialogue = session.get(Dialogue, person_id)
    if dialogue is not None:
        kept["unfinished"] = _plain(dialogue, ("kind", "step", "content", "changed_at"))
    failed = select(StoredUpdate).where(
        StoredUpdate.lane == person_id, StoredUpdate.state == FAILED
    )
    lost = [_plain(one, ("stored_at", "content")) for one in session.scalars(failed)]
    if lost:
        kept["not_handled"] = lost
    return kept


def _surveys(session: Session, person_id: int) -> list[dict[str, Any]]:
    found = []
    for taking, survey in takings.of_person(session, person_id):
        one = {"survey": text_in(survey.form.get("titles", {}), "en")[1]}
        one |= _plain(taking, ("state", "invited", "started_at", "changed_at"))
        response = session.get(SurveyResponse, taking.response_id or 0)
        if response is not None:
            one |= _plain(response, ("language", "version", "answers", "complete", "finished_at"))
        found.append(one)
    votes = select(SurveyResponse).where(
        SurveyResponse.person_id == person_id, SurveyResponse.source == "poll"
    )
    found += [_plain(vote, ("source", "answers", "finished_at")) for vote in session.scalars(votes)]
    return found


def written_by(person_id: int) -> ColumnElement[bool]:
    """Deliveries that a person caused and that name them: the cause of each has their number."""
    return Delivery.cause.like(f"%:{person_id}:%")


def _messages(session: Session, person_id: int) -> list[dict[str, Any]]:
    letters = session.scalars(
        select(Delivery)
        .outerjoin(Card, Card.id == Delivery.card_id)
        .where(
            (Delivery.chat_id == person_id) | (Card.person_id == person_id) | written_by(person_id)
        )
        .order_by(Delivery.id)
    )
    return [
        {
            "kind": letter.kind,
            "content": {key: letter.content[key] for key in _SHOWN if key in letter.content},
            "state": letter.state,
            "created_at": letter.created_at.isoformat(),
        }
        for letter in letters
    ]


def _as_an_organiser(session: Session, person_id: int) -> dict[str, Any]:
    lists: dict[str, tuple[Select[Any], Sequence[str]]] = {
        "roles": (_of(Role.person_id, person_id, Role.role), ("role", "granted_at")),
        "own_events": (
            _of(Event.owner_id, person_id, Event.id),
            ("id", "titles", "state", "created_at"),
        ),
        "announcements": (
            _of(Announcement.owner_id, person_id, Announcement.id),
            ("id", "state", "audience", "created_at"),
        ),
        "wordings": (
            _of(Variant.chat_id, person_id, Variant.announcement_id),
            ("announcement_id", "language", "beginning", "content"),
        ),
        "invitations": (
            _of(Invitation.made_by, person_id, Invitation.expires_at),
            ("role", "expires_at"),
        ),
        "own_surveys": (
            _of(Survey.owner_id, person_id, Survey.id),
            ("id", "state", "version", "created_at"),
        ),
        "acts": (
            _of(Act.actor_id, person_id, Act.id),
            ("at", "act", "subject", "subject_id", "detail"),
        ),
    }
    found = {
        name: [_plain(row, fields) for row in session.scalars(chosen)]
        for name, (chosen, fields) in lists.items()
    }
    return {name: rows for name, rows in found.items() if rows}


def _of(column: Any, person_id: int, order: InstrumentedAttribute[Any]) -> Select[Any]:
    return select(column.class_).where(column == person_id).order_by(order)


def _plain(row: Table, fields: Sequence[str]) -> dict[str, Any]:
    values = {field: getattr(row, field) for field in fields}
    return {
        field: value.isoformat() if isinstance(value, datetime) else value
        for field, value in values.items()
    }
