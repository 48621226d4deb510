"""Which events there are for whom."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from domain.events import CANCELLED, DRAFT, PUBLISHED
from storage.tables import Attendance, Event


def by_uid(session: Session, uid: str) -> Event | None:
    """An event by the UID of its calendar file."""
    return session.scalar(select(Event).where(Event.uid == uid))


def coming(session: Session, now: datetime, limit: int = 20, offset: int = 0) -> list[Event]:
    """Published events that are not over, by start; without their sessions."""
    chosen = (
        select(Event)
        .where(Event.state == PUBLISHED, Event.ends_at > now, Event.parent_id.is_(None))
        .order_by(Event.starts_at, Event.id)
    )
    return list(session.scalars(chosen.limit(limit).offset(offset)))


def past(session: Session, now: datetime, limit: int = 20, offset: int = 0) -> list[Event]:
    """Published events that are over, the latest first; without their sessions."""
    chosen = (
        select(Event)
        .where(Event.state == PUBLISHED, Event.ends_at <= now, Event.parent_id.is_(None))
        .order_by(Event.starts_at.desc(), Event.id.desc())
    )
    return list(session.scalars(chosen.limit(limit).offset(offset)))


def of_person(session: Session, person_id: int, now: datetime) -> list[Event]:
    """What a person follows or answered, not over, by start: sessions and cancelled ones too."""
    chosen = (
        select(Event)
        .join(Attendance, Attendance.event_id == Event.id)
        .where(
            Attendance.person_id == person_id,
            Attendance.following | Attendance.answer.in_(["coming", "waiting", "maybe"]),
            Event.state != DRAFT,
            Event.ends_at > now,
        )
        .order_by(Event.starts_at, Event.id)
    )
    return list(session.scalars(chosen))


def of_owner(
    session: Session, owner_id: int | None, now: datetime, *, past: bool = False
) -> list[Event]:
    """An organiser's events, by start, or with None everybody's; without their sessions.

    Those that are over or cancelled only with `past`, the latest first.
    """
    chosen = select(Event).where(Event.parent_id.is_(None))
    if owner_id is not None:
        chosen = chosen.where(Event.owner_id == owner_id)
    over = (Event.state == CANCELLED) | ((Event.state == PUBLISHED) & (Event.ends_at <= now))
    if past:
        return list(session.scalars(chosen.where(over).order_by(Event.starts_at.desc())))
    return list(session.scalars(chosen.where(~over).order_by(Event.starts_at, Event.id)))
