"""What already arrived is corrected or taken back, at the bulk rate like everything to many."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, func, select
from sqlalchemy.orm import Session

from domain.deliveries import ANNOUNCEMENT, DELETE, EDIT
from storage import announcements, deliveries
from storage.tables import Announcement, Delivery, Person, Variant
from storage.variants import code_for

DELETABLE_FOR = timedelta(hours=48)  # Telegram takes no message back that is older
_SETTLED = timedelta(minutes=10)  # long after a stop nothing of it is in the air any more
Copies = list[Row[Any]]  # deliveries, as a few of their columns


def correct(
    session: Session, announcement_id: int, now: datetime, language: str | None = None
) -> int:
    """Puts an edit in the outbox for every copy that arrived; what waits has the new words anyway.

    The new variant is kept before. With `language` only those are edited who read that variant. A
    copy that is in the air is edited once it has arrived (see `catch_up`). Gives how many copies.
    """
    found = session.get(Announcement, announcement_id, with_for_update=True)
    if found is None or taken_back(session, announcement_id) is not None:
        return 0
    found.edition += 1
    deliveries.withdraw(session, _of_kind(announcement_id, EDIT), "replaced", now)
    copies = _copies(session, announcement_id, (deliveries.SENT, deliveries.CLAIMED))

    def arrived(copy: Row[Any]) -> bool:
        return bool(copy.state == deliveries.SENT)

    rows = [
        deliveries.row(
            f"{EDIT}:{announcement_id}:{found.edition}",
            EDIT,
            copy.chat_id,
            {"message_id": copy.message_id} if arrived(copy) else {"of": copy.id},
            now,
            announcement_id=announcement_id,
            due_at=now if arrived(copy) else None,
        )
        for copy in _reading(session, announcement_id, language, copies)
    ]
    return deliveries.add_all(session, rows)


def withdraw(session: Session, announcement_id: int, now: datetime) -> tuple[int, int]:
    """Stops what waits and takes back what arrived.

    Gives how many copies are deleted, and how many are too old for that and stay. What was in the
    air follows once it has arrived (see `catch_up`).
    """
    announcements.stop(session, announcement_id, now)
    found = session.get(Announcement, announcement_id, with_for_update=True)
    if found is not None:
        found.taken_back_at = found.taken_back_at or now
    deliveries.withdraw(session, _of_kind(announcement_id, EDIT), "replaced", now)
    young, old = _by_age(session, announcement_id, now)
    return _delete(session, announcement_id, young, now), len(old)


def deletable(session: Session, announcement_id: int, now: datetime) -> tuple[int, int]:
    """How many copies `withdraw` would delete now, and how many are too old for that."""
    young, old = _by_age(session, announcement_id, now)
    return len(young), len(old)


def taken_back(session: Session, announcement_id: int) -> int | None:
    """How many copies were deleted, or are to be. None: it was not taken back."""
    found = session.get(Announcement, announcement_id)
    if found is None or found.taken_back_at is None:
        return None
    return session.scalar(select(func.count()).where(_of_kind(announcement_id, DELETE))) or 0


def catch_up(session: Session, now: datetime) -> int:
    """Corrects and takes back what was in the air at that moment and has arrived since.

    Gives how many messages may leave now. Harmless to run twice.
    """
    recent = Announcement.ended_at.is_(None) | (Announcement.ended_at > now - _SETTLED)
    begun = (*announcements.UNDER_WAY, announcements.STOPPED, announcements.DONE)
    chosen = select(Announcement).where(Announcement.state.in_(begun), recent)
    number = 0
    for one in session.scalars(chosen.order_by(Announcement.id)).all():
        if one.edition > 1:
            number += _release_edits(session, one.id, now)
        if one.taken_back_at is not None:
            young, _ = _by_age(session, one.id, now)
            number += _delete(session, one.id, young, now)
    return number


def _release_edits(session: Session, announcement_id: int, now: datetime) -> int:
    held = select(Delivery).where(
        _of_kind(announcement_id, EDIT),
        Delivery.state == deliveries.WAITING,
        Delivery.due_at.is_(None),
    )
    released = 0
    for edit in session.scalars(held.order_by(Delivery.id)).all():
        copy = session.get(Delivery, edit.content["of"], populate_existing=True)
        if copy is not None and copy.state == deliveries.CLAIMED:
            continue
        if copy is None or copy.state != deliveries.SENT or copy.message_id is None:
            # It did not arrive, or leaves once more: then with the new words.
            edit.state, edit.reason = deliveries.WITHDRAWN, "replaced"
            continue
        edit.content = {"message_id": copy.message_id}
        edit.due_at = now
        released += 1
    session.flush()
    return released


def _by_age(session: Session, announcement_id: int, now: datetime) -> tuple[Copies, Copies]:
    """What arrived and is not taken back yet: what Telegram still deletes, and what it does not."""
    deleted = set(
        session.scalars(select(Delivery.chat_id).where(_of_kind(announcement_id, DELETE)))
    )
    copies = [
        copy
        for copy in _copies(session, announcement_id, (deliveries.SENT,))
        if copy.chat_id not in deleted
    ]
    young = [copy for copy in copies if now - copy.changed_at < DELETABLE_FOR]
    return young, [copy for copy in copies if now - copy.changed_at >= DELETABLE_FOR]


def _delete(session: Session, announcement_id: int, copies: Copies, now: datetime) -> int:
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
        for copy in copies
    ]
    return deliveries.add_all(session, rows)


def _copies(session: Session, announcement_id: int, states: tuple[str, ...]) -> Copies:
    """What arrived, or is on its way, in the order of the list; erased chats are left alone."""
    chosen = select(
        Delivery.id,
        Delivery.chat_id,
        Delivery.state,
        Delivery.message_id,
        Delivery.more_ids,
        Delivery.changed_at,
    ).where(
        _of_kind(announcement_id, ANNOUNCEMENT),
        Delivery.state.in_(states),
        Delivery.message_id.is_not(None) | (Delivery.state == deliveries.CLAIMED),
        Delivery.chat_id != 0,
    )
    return list(session.execute(chosen.order_by(Delivery.id)))


def _reading(
    session: Session,
    announcement_id: int,
    language: str | None,
    copies: Copies,
) -> Copies:
    """Those of the copies whose readers get the variant of a language; all for None."""
    if language is None:
        return copies
    spoken = sorted(
        session.scalars(select(Variant.language).where(Variant.announcement_id == announcement_id))
    )
    listed = select(Delivery.chat_id).where(_of_kind(announcement_id, ANNOUNCEMENT))
    spoken_to = dict(
        session.execute(select(Person.id, Person.language).where(Person.id.in_(listed))).all()
    )
    return [copy for copy in copies if code_for(spoken, spoken_to.get(copy.chat_id)) == language]


def _of_kind(announcement_id: int, kind: str) -> ColumnElement[bool]:
    return (Delivery.announcement_id == announcement_id) & (Delivery.kind == kind)
