"""When something is due next, for a rehearsal that jumps from one such moment to another."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage import deliveries
from storage.announcements import SCHEDULED
from storage.tables import Announcement, Attendance


def next_moment(session: Session, now: datetime, planned_ahead: timedelta) -> datetime | None:
    """The next moment at which something is due, past ones included; None where nothing is.

    Reminders that are not rows yet are planned `planned_ahead` before they are due.
    """
    look = session.scalar(select(func.min(Attendance.plan_at)))
    if look is not None and look > now:
        look += planned_ahead
    scheduled = session.scalar(
        select(func.min(Announcement.scheduled_at)).where(Announcement.state == SCHEDULED)
    )
    moments = (look, scheduled, deliveries.next_due(session))
    return min((one for one in moments if one is not None), default=None)
