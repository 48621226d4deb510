"""An event as one person's card shows it, read in one piece."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage import attendances, events
from storage.tables import Attendance, Event, Person


@dataclass(frozen=True, slots=True)
class EventCard:
    """An event for one person: what they have to do with it, and how many others do.

    `sessions` are its parts by start, `parent` is what it is a part of.
    `counts` are those of storage.attendances.counts; `ahead` is how many wait before the person.
    `reminded` is whether they want reminders at all, `plan` the offsets of their own, if any.
    """

    event: Event
    sessions: list[Event]
    parent: Event | None
    attendance: Attendance | None
    counts: dict[str, int]
    ahead: int = 0
    reminded: bool = True
    plan: tuple[str, ...] | None = None


def read(session: Session, event_id: int, person_id: int | None) -> EventCard | None:
    """The card of an event in any state for a person, or for nobody in particular."""
    event = session.get(Event, event_id)
    if event is None:
        return None
    sessions, counts = events.sessions_of(session, event_id), attendances.counts(session, event_id)
    parent = session.get(Event, event.parent_id) if event.parent_id is not None else None
    if person_id is None:
        return EventCard(event, sessions, parent, None, counts)
    attendance = session.get(Attendance, (event_id, person_id))
    person = session.get(Person, person_id)
    return EventCard(
        event,
        sessions,
        parent,
        attendance,
        counts,
        _ahead(session, attendance),
        person is None or person.wants_reminders,
        tuple(person.plan) if person is not None and person.plan is not None else None,
    )


def _ahead(session: Session, attendance: Attendance | None) -> int:
    if attendance is None or attendance.answer != attendances.WAITING:
        return 0
    earlier = (Attendance.answered_at < attendance.answered_at) | (
        (Attendance.answered_at == attendance.answered_at)
        & (Attendance.person_id < attendance.person_id)
    )
    counted = select(func.count()).where(
        Attendance.event_id == attendance.event_id,
        Attendance.answer == attendances.WAITING,
        earlier,
    )
    return session.scalar(counted) or 0
