"""The outbox: messages that nobody waits for at this moment, one row a chat, sent once.

A row is claimed and committed before the call and its outcome is committed after it. A row that
is still claimed when its process is gone may have been sent: it becomes uncertain, and is shown
rather than repeated.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from storage.tables import Delivery
from storage.writing import insert_new

WAITING, CLAIMED, SENT = "waiting", "claimed", "sent"
REFUSED, FAILED, UNCERTAIN = "refused", "failed", "uncertain"


def add(
    session: Session,
    cause: str,
    kind: str,
    chat_id: int,
    content: dict[str, Any],
    now: datetime,
    card_id: int | None = None,
) -> bool:
    """Puts a message in the outbox; the same cause reaches a chat once. False: it was there."""
    row = {
        "cause": cause,
        "kind": kind,
        "card_id": card_id,
        "chat_id": chat_id,
        "content": content,
        "state": WAITING,
        "created_at": now,
        "due_at": now,
        "changed_at": now,
    }
    return bool(insert_new(session, Delivery, [row], Delivery.id))


def claim_due(session: Session, now: datetime, limit: int) -> list[Delivery]:
    """Claims what is due, oldest first; on PostgreSQL no two processes claim the same row."""
    due = (
        select(Delivery)
        .where(Delivery.state == WAITING, Delivery.due_at <= now)
        .order_by(Delivery.due_at, Delivery.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    rows = list(session.scalars(due))
    for row in rows:
        row.state = CLAIMED
        row.changed_at = now
    return rows


def record(
    session: Session,
    delivery_id: int,
    state: str,
    now: datetime,
    *,
    message_id: int | None = None,
    reason: str | None = None,
) -> None:
    """Keeps the outcome of a claimed delivery."""
    session.execute(
        update(Delivery)
        .where(Delivery.id == delivery_id)
        .values(state=state, message_id=message_id, reason=reason, changed_at=now)
    )


def postpone(session: Session, delivery_id: int, due_at: datetime, now: datetime, why: str) -> None:
    """Puts a claimed delivery that surely was not sent back, to be tried at `due_at`."""
    session.execute(
        update(Delivery)
        .where(Delivery.id == delivery_id)
        .values(state=WAITING, due_at=due_at, changed_at=now, reason=why)
    )


def restore(session: Session, chat_id: int, now: datetime) -> int:
    """Puts what a chat refused because it was never started back. Gives how many."""
    result = session.execute(
        update(Delivery)
        .where(
            Delivery.chat_id == chat_id,
            Delivery.state == REFUSED,
            Delivery.reason == "never_started",
        )
        .values(state=WAITING, reason=None, due_at=now, changed_at=now)
    )
    return int(result.rowcount)  # type: ignore[attr-defined]  # an UPDATE's result counts rows


def doubt_stale(session: Session, before: datetime, now: datetime) -> list[Delivery]:
    """Makes claims from before a moment uncertain: their process is gone. Gives them."""
    stale = select(Delivery).where(Delivery.state == CLAIMED, Delivery.changed_at < before)
    rows = list(session.scalars(stale.with_for_update(skip_locked=True)))
    for row in rows:
        row.state, row.reason, row.changed_at = UNCERTAIN, "stopped while sending", now
    return rows


def readdress(session: Session, delivery_id: int, chat_id: int, now: datetime) -> None:
    """Puts a claimed delivery back for the chat that its own has become."""
    session.execute(
        update(Delivery)
        .where(Delivery.id == delivery_id)
        .values(state=WAITING, chat_id=chat_id, due_at=now, changed_at=now)
    )


def count_by_state(session: Session) -> dict[str, int]:
    """How many deliveries are in which state."""
    rows = session.execute(select(Delivery.state, func.count()).group_by(Delivery.state))
    return {state: count for state, count in rows}  # noqa: C416 - typed rows, not pairs
