"""What already arrived is corrected or taken back, at the bulk rate like everything to many."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from domain.deliveries import ANNOUNCEMENT, DELETE, EDIT
from storage import announcements, deliveries
from storage.tables import Announcement, Delivery

DELETABLE_FOR = timedelta(hours=48)  # Telegram takes no message back that is older


def correct(session: Session, announcement_id: int, now: datetime) -> int:
    """Puts an edit in the outbox for every copy that arrived; what waits has the new words anyway.

    The new variant is kept before. Gives how many copies are edited.
    """
    found = session.get(Announcement, announcement_id, with_for_update=True)
    if found is None:
        return 0
    found.edition += 1
    deliveries.withdraw(session, _of_kind(announcement_id, EDIT), "replaced", now)
    rows = [
        deliveries.row(
            f"{EDIT}:{announcement_id}:{found.edition}",
            EDIT,
            copy.chat_id,
            {"message_id": copy.message_id},
            now,
            announcement_id=announcement_id,
        )
        for copy in _arrived(session, announcement_id)
    ]
    return deliveries.add_all(session, rows)


def withdraw(session: Session, announcement_id: int, now: datetime) -> tuple[int, int]:
    """Stops what waits and takes back what arrived.

    Gives how many copies are deleted, and how many are too old for that and stay.
    """
    announcements.stop(session, announcement_id, now)
    deliveries.withdraw(session, _of_kind(announcement_id, EDIT), "replaced", now)
    copies = _arrived(session, announcement_id)
    young = [copy for copy in copies if now - copy.changed_at < DELETABLE_FOR]
    rows = [
        deliveries.row(
            f"{DELETE}:{announcement_id}",
            DELETE,
            copy.chat_id,
            {"message_ids": [copy.message_id, *(copy.more_ids or ())]},
            now,
            announcement_id=announcement_id,
            useful_until=copy.changed_at + DELETABLE_FOR,
        )
        for copy in young
    ]
    return deliveries.add_all(session, rows), len(copies) - len(young)


def _arrived(session: Session, announcement_id: int) -> list[Delivery]:
    chosen = select(Delivery).where(
        _of_kind(announcement_id, ANNOUNCEMENT),
        Delivery.state == deliveries.SENT,
        Delivery.message_id.is_not(None),
    )
    return list(session.scalars(chosen.order_by(Delivery.id)))


def _of_kind(announcement_id: int, kind: str) -> ColumnElement[bool]:
    return (Delivery.announcement_id == announcement_id) & (Delivery.kind == kind)
