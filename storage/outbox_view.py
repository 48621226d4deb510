"""What organisers see of the outbox, and what they decide where nobody knows what arrived."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.orm import Session

from domain.deliveries import ANNOUNCEMENT, DELETE, LINK, MOVED
from storage import acts, announcements, deliveries
from storage.tables import Announcement, Delivery, Event

SHOWN_FOR = timedelta(days=7)
EVENT, MESSAGES = "event", "messages"  # beside ANNOUNCEMENT, what a delivery is about
_PROBLEMS = (
    deliveries.MISSED,
    deliveries.UNCERTAIN,
    deliveries.FAILED,
    deliveries.REFUSED,
)
_OPEN = (*deliveries.OPEN, deliveries.CLAIMED)
_ENDED = (deliveries.SENT, deliveries.WITHDRAWN, *_PROBLEMS)
_ERASED_CHAT = 0


@dataclass(frozen=True, slots=True)
class Subject:
    """What messages are about: an event, an announcement, or neither (`id` None)."""

    kind: str
    id: int | None = None


@dataclass(slots=True)
class Trouble:
    """How many messages about something did not arrive for sure, by reason; and the newest."""

    subject: Subject
    newest: datetime
    by_reason: dict[str, int] = field(default_factory=dict)

    @property
    def uncertain(self) -> int:
        """How many may have arrived or not."""
        return self.by_reason.get(deliveries.UNCERTAIN, 0)


def counts(session: Session, now: datetime) -> dict[str, int]:
    """How many messages are in which state: what is open, and what ended in the last 7 days."""
    # Two questions, for with OR between them the whole table would be read.
    by_state = select(Delivery.state, func.count()).group_by(Delivery.state)
    ended = Delivery.state.in_(_ENDED) & (Delivery.changed_at > now - SHOWN_FOR)
    chosen = (Delivery.state.in_(_OPEN), ended)
    found = [session.execute(by_state.where(which)).all() for which in chosen]
    return {state: count for rows in found for state, count in rows}


def troubles(
    session: Session, now: datetime, owner_id: int | None, limit: int = 10
) -> list[Trouble]:
    """What did not arrive for sure in the last 7 days, by subject, the newest first.

    `owner_id` None: of everything, else of the events and announcements of that person.
    """
    chosen = (
        select(
            Delivery.event_id,
            Delivery.announcement_id,
            Delivery.state,
            Delivery.reason,
            func.count(),
            func.max(Delivery.changed_at),
        )
        .where(Delivery.state.in_(_PROBLEMS), Delivery.changed_at > now - SHOWN_FOR)
        .where(Delivery.chat_id != _ERASED_CHAT)
        .group_by(Delivery.event_id, Delivery.announcement_id, Delivery.state, Delivery.reason)
    )
    if owner_id is not None:
        chosen = chosen.where(_owned_by(owner_id))
    found: dict[Subject, Trouble] = {}
    for event_id, announcement_id, state, reason, count, newest in session.execute(chosen):
        subject = _subject(event_id, announcement_id)
        trouble = found.setdefault(subject, Trouble(subject, newest))
        trouble.newest = max(trouble.newest, newest)
        key = _plain(state, reason)
        trouble.by_reason[key] = trouble.by_reason.get(key, 0) + count
    return sorted(found.values(), key=lambda one: one.newest, reverse=True)[:limit]


def may_repeat(session: Session, subject: Subject) -> bool:
    """Whether messages about something may be sent again: not if it was stopped or taken back."""
    if subject.kind != ANNOUNCEMENT or subject.id is None:
        return True
    of = announcements.find(session, subject.id)
    deleted = select(Delivery.id).where(
        Delivery.announcement_id == subject.id, Delivery.kind == DELETE
    )
    stopped = of is None or of.state == announcements.STOPPED
    return not stopped and session.scalar(deleted.limit(1)) is None


def send_again(
    session: Session, actor_id: int, subject: Subject, before: datetime, now: datetime
) -> int:
    """Lets what became uncertain before a moment leave once more. Gives how many messages.

    What `may_repeat` forbids is not sent.
    """
    if not may_repeat(session, subject):
        return 0
    of = session.get(Announcement, subject.id) if subject.kind == ANNOUNCEMENT else None
    chosen = _uncertain(subject, before)
    # Their readers count as told already, which would hold a correction back.
    corrections = chosen & Delivery.kind.in_((MOVED, LINK))
    session.execute(update(Delivery).where(corrections).values(content={"again": True}))
    paused = of is not None and of.state == announcements.PAUSED
    number = _turn(
        session,
        chosen,
        state=deliveries.WAITING,
        reason=None,
        due_at=None if paused else now,
        changed_at=now,
    )
    if number and of is not None:
        announcements.turn(session, of.id, (announcements.DONE,), announcements.SENDING)
    return _noted(session, actor_id, "send_again", subject, number, now)


def take_as_sent(
    session: Session, actor_id: int, subject: Subject, before: datetime, now: datetime
) -> int:
    """Counts what became uncertain before a moment as delivered. Gives how many messages."""
    number = _turn(
        session,
        _uncertain(subject, before),
        state=deliveries.SENT,
        reason=None,
        changed_at=now,
    )
    return _noted(session, actor_id, "take_as_sent", subject, number, now)


def _turn(session: Session, chosen: ColumnElement[bool], **values: object) -> int:
    turned = session.execute(update(Delivery).where(chosen).values(**values))
    return int(turned.rowcount)  # type: ignore[attr-defined]  # an UPDATE's result counts rows


def _noted(
    session: Session, actor_id: int, act: str, subject: Subject, number: int, now: datetime
) -> int:
    if number:
        acts.note(session, actor_id, act, subject.kind, subject.id, now, people=number)
    return number


def _uncertain(subject: Subject, before: datetime) -> ColumnElement[bool]:
    about: ColumnElement[bool]
    if subject.kind == EVENT:
        about = (Delivery.event_id == subject.id) & Delivery.announcement_id.is_(None)
    elif subject.kind == ANNOUNCEMENT:
        about = Delivery.announcement_id == subject.id
    else:
        about = Delivery.event_id.is_(None) & Delivery.announcement_id.is_(None)
    return (
        about
        & (Delivery.state == deliveries.UNCERTAIN)
        & (Delivery.changed_at < before)
        & (Delivery.chat_id != _ERASED_CHAT)
    )


def _owned_by(person_id: int) -> ColumnElement[bool]:
    own_events = select(Event.id).where(Event.owner_id == person_id)
    own_announcements = select(Announcement.id).where(Announcement.owner_id == person_id)
    return Delivery.event_id.in_(own_events) | Delivery.announcement_id.in_(own_announcements)


def _subject(event_id: int | None, announcement_id: int | None) -> Subject:
    if announcement_id is not None:
        return Subject(ANNOUNCEMENT, announcement_id)
    return Subject(EVENT, event_id) if event_id is not None else Subject(MESSAGES)


def _plain(state: str, reason: str | None) -> str:
    # A failure's and a doubt's own words are Telegram's, and stay with the row.
    own = state in (deliveries.FAILED, deliveries.UNCERTAIN) and reason != "not_worded"
    return state if own else reason or state
