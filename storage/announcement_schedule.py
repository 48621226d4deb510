"""Announcements that begin at a moment of their own."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from domain.deliveries import NOTICE
from storage import acts, announcements, deliveries
from storage.announcements import DRAFT, LATE, SCHEDULED
from storage.tables import Announcement

LATE_AFTER = timedelta(days=1)


def schedule(session: Session, announcement_id: int, at: datetime, now: datetime) -> bool:
    """Lets it begin at a moment. False: it has begun, or the moment is over."""
    found = session.get(Announcement, announcement_id, with_for_update=True)
    if found is None or found.state not in (DRAFT, SCHEDULED, LATE) or at <= now:
        return False
    found.state, found.scheduled_at = SCHEDULED, at
    return True


def due(session: Session, now: datetime) -> list[Announcement]:
    """Those whose moment has come, the earliest first."""
    chosen = select(Announcement).where(
        Announcement.state == SCHEDULED, Announcement.scheduled_at <= now
    )
    return list(session.scalars(chosen.order_by(Announcement.scheduled_at, Announcement.id)))


def begin(
    session: Session, announcement_id: int, actor_id: int | None, now: datetime
) -> int | None:
    """Begins one in somebody's name, and gives how many people it goes to. None: it has begun."""
    people = announcements.start(session, announcement_id, now)
    if people is not None:
        acts.note(session, actor_id, "send", "announcement", announcement_id, now, people=people)
    return people


def keep_late(session: Session, announcement_id: int, html: str, now: datetime) -> bool:
    """Calls one too late to go by itself, and tells its owner, who decides. False: it is not."""
    found = session.get(Announcement, announcement_id, with_for_update=True)
    if found is None or found.state != SCHEDULED:
        return False
    found.state = LATE
    if found.owner_id is not None:
        cause = f"late:{found.id}:{found.scheduled_at}"
        deliveries.add(session, cause, NOTICE, found.owner_id, {"html": html}, now)
    return True
