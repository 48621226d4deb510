"""Which announcements an organiser can come back to."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.announcements import ASKING, DONE, DRAFT, LATE, PAUSED, SCHEDULED, SENDING, STOPPED
from storage.tables import Announcement


def saved(session: Session, owner_id: int | None) -> list[Announcement]:
    """Those of an organiser (None: of everybody) that have not begun, the newest first."""
    return _of(session, owner_id, (DRAFT, ASKING, SCHEDULED, LATE), None)


def recent(session: Session, owner_id: int | None, limit: int) -> list[Announcement]:
    """Those of an organiser (None: of everybody) that have begun, the newest first."""
    return _of(session, owner_id, (SENDING, PAUSED, STOPPED, DONE), limit)


def _of(
    session: Session, owner_id: int | None, states: Collection[str], limit: int | None
) -> list[Announcement]:
    chosen = select(Announcement).where(Announcement.state.in_(states))
    if owner_id is not None:
        chosen = chosen.where(Announcement.owner_id == owner_id)
    return list(session.scalars(chosen.order_by(Announcement.id.desc()).limit(limit)))
