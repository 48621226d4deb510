"""Where an announcement's owner follows it: while it is sent, and its report at the end."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from storage.announcements import DONE, SENDING
from storage.tables import Announcement


def under_way(session: Session) -> list[Announcement]:
    """Those that are being sent; what is paused stays as it is."""
    chosen = select(Announcement).where(Announcement.state == SENDING)
    return list(session.scalars(chosen.order_by(Announcement.id)))


def unshown(session: Session, since: datetime) -> list[Announcement]:
    """Those that ended since then and whose final report was not shown yet."""
    chosen = select(Announcement).where(
        Announcement.state == DONE,
        Announcement.ended_at > since,
        Announcement.shown_at.is_(None),
        Announcement.progress.is_not(None),
    )
    return list(session.scalars(chosen.order_by(Announcement.id)))


def mark_shown(session: Session, announcement_id: int, now: datetime) -> None:
    """Keeps that the final report stands in its owner's chat."""
    session.execute(
        update(Announcement).where(Announcement.id == announcement_id).values(shown_at=now)
    )


def set_progress(session: Session, announcement_id: int, chat_id: int, message_id: int) -> None:
    """Keeps which message of the organiser's chat follows the sending."""
    session.execute(
        update(Announcement)
        .where(Announcement.id == announcement_id)
        .values(progress=[chat_id, message_id])
    )
