"""What is kept of a person, erased in one transaction or aged out in time."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String, cast, delete, or_, select, update
from sqlalchemy.orm import Session

from storage import attendances
from storage.crowds import wait_for_readers
from storage.deliveries import CLAIMED, OPEN, WITHDRAWN
from storage.personal_data import written_by
from storage.roles import NOBODY
from storage.tables import (
    Act,
    Announcement,
    Attendance,
    Card,
    ChatPause,
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
    SurveyTaking,
    Variant,
)
from storage.updates import FAILED

_ERASED = {"text": "…"}
_STOPPED = "stopped"
# A cause may name the chat it came from; the row's own number keeps causes apart without that.
_NO_CAUSE = cast(Delivery.id, String)


def forget(session: Session, person_id: int, now: datetime) -> dict[str, int]:
    """Erases a person everywhere. Questions stay as counts, without text or person.

    Their places at events go to those who wait. Gives how many rows were touched: questions,
    messages, events, surveys.
    """
    wait_for_readers(session)
    events = len(attendances.of_person(session, person_id))
    attendances.leave_all(session, person_id, now)
    _forget_organiser(session, person_id)
    own_cards = select(Card.id).where(Card.person_id == person_id)
    own = (Delivery.chat_id == person_id) | Delivery.card_id.in_(own_cards) | written_by(person_id)
    # What has not left yet must not leave any more.
    unsent = session.execute(delete(Delivery).where(own, Delivery.state.in_((*OPEN, CLAIMED))))
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
        .values(content=None, fault=None, lane=0)
    )
    surveys = _forget_answers(session, person_id)
    session.execute(delete(ChatPause).where(ChatPause.chat_id == person_id))
    session.execute(delete(Dialogue).where(Dialogue.person_id == person_id))
    session.execute(delete(Person).where(Person.id == person_id))
    return {
        "questions": int(questions.rowcount),  # type: ignore[attr-defined]  # counts rows
        "messages": int(unsent.rowcount + letters.rowcount),  # type: ignore[attr-defined]  # counts rows
        "events": events,
        "surveys": surveys,
    }


def age_out(
    session: Session,
    questions_before: datetime,
    letters_before: datetime,
    events_before: datetime,
    dialogues_before: datetime,
) -> None:
    """Takes people and their texts from what is old: questions, messages, cards, acts.

    Attendances of events that ended long ago and dialogues that were left open are deleted.
    """
    # In a group somebody may ask whom Telegram does not name; their text goes all the same.
    kept = or_(Question.person_id.is_not(None), Question.text.is_not(None))
    session.execute(
        update(Question)
        .where(Question.asked_at < questions_before, kept)
        .values(person_id=None, chat_id=None, text=None)
    )
    session.execute(
        update(Delivery)
        .where(Delivery.created_at < letters_before, Delivery.chat_id != 0)
        .values(content=_ERASED, chat_id=0, cause=_NO_CAUSE)
    )
    session.execute(
        update(Card)
        .where(
            Card.created_at < letters_before,
            or_(Card.person_id.is_not(None), Card.answered_by.is_not(None)),
        )
        .values(person_id=None, answered_by=None)
    )
    session.execute(
        update(Act).where(Act.at < letters_before, Act.actor_id.is_not(None)).values(actor_id=None)
    )
    session.execute(
        update(Act)
        .where(Act.at < letters_before, Act.subject == "person", Act.subject_id.is_not(None))
        .values(subject_id=None)
    )
    ended = select(Event.id).where(Event.ends_at < events_before)
    session.execute(delete(Attendance).where(Attendance.event_id.in_(ended)))
    session.execute(delete(Dialogue).where(Dialogue.changed_at < dialogues_before))


def _forget_answers(session: Session, person_id: int) -> int:
    """Deletes what a person answered under their number; anonymous answers cannot be found."""
    # The takings first: whoever keeps an answer at this moment has one locked.
    takings = session.execute(delete(SurveyTaking).where(SurveyTaking.person_id == person_id))
    gone = session.execute(delete(SurveyResponse).where(SurveyResponse.person_id == person_id))
    return int(max(gone.rowcount, takings.rowcount))  # type: ignore[attr-defined]  # counts rows


def _forget_organiser(session: Session, person_id: int) -> None:
    session.execute(delete(Role).where(Role.person_id == person_id))
    theirs_alone = Survey.owner_id == person_id
    session.execute(update(Survey).where(theirs_alone).values(sends_at=None, after_event=None))
    for column in (
        Role.granted_by,
        Invitation.made_by,
        Act.actor_id,
        Event.owner_id,
        Announcement.approved_by,
        Survey.owner_id,
    ):
        session.execute(update(column.class_).where(column == person_id).values({column: None}))
    # A link that was used stays used, whoever used it.
    session.execute(
        update(Invitation).where(Invitation.used_by == person_id).values(used_by=NOBODY)
    )
    session.execute(
        update(Act)
        .where(Act.subject == "person", Act.subject_id == person_id)
        .values(subject_id=None)
    )
    # An announcement is copied from its author's chat, which nobody may name any more.
    theirs = select(Variant.announcement_id).where(Variant.chat_id == person_id)
    session.execute(
        update(Delivery)
        .where(Delivery.announcement_id.in_(theirs), Delivery.state.in_(OPEN))
        .values(state=WITHDRAWN, reason=_STOPPED, due_at=None)
    )
    session.execute(
        update(Announcement)
        .where(Announcement.id.in_(theirs), Announcement.ended_at.is_(None))
        .values(state=_STOPPED, scheduled_at=None)
    )
    session.execute(delete(Variant).where(Variant.chat_id == person_id))
    session.execute(
        update(Announcement).where(Announcement.owner_id == person_id).values(owner_id=None)
    )
    # Whoever began one is shown how it goes, also where somebody else wrote it.
    shown_to_them = cast(Announcement.progress, String).like(f"[{person_id},%")
    session.execute(update(Announcement).where(shown_to_them).values(progress=None))
