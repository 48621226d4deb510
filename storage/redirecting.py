"""A chat that can be written to now, or that became another one: what waits for it follows."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from storage.deliveries import CLAIMED, OPEN, REFUSED, WAITING, WITHDRAWN
from storage.tables import Delivery


def restore(session: Session, chat_id: int, now: datetime) -> int:
    """Puts back what a conversation brought to a chat that was never started. Gives how many.

    An announcement that its owner saw end, or stopped, does not begin again.
    """
    result = session.execute(
        update(Delivery)
        .where(
            Delivery.chat_id == chat_id,
            Delivery.state == REFUSED,
            Delivery.reason == "never_started",
            Delivery.priority == 0,
            Delivery.useful_until.is_(None) | (Delivery.useful_until > now),
        )
        .values(state=WAITING, reason=None, due_at=now, changed_at=now)
    )
    return int(result.rowcount)  # type: ignore[attr-defined]  # an UPDATE's result counts rows


def readdress(session: Session, old_chat: int, new_chat: int, now: datetime) -> None:
    """A group became another chat: all that waits for it, or is being sent, goes there.

    What waits keeps its time, also where it may not leave; what was being sent goes at once. What
    the new chat has already under the same cause is not sent twice.
    """
    there = select(Delivery.cause).where(Delivery.chat_id == new_chat)
    mine = (Delivery.chat_id == old_chat) & Delivery.state.in_((*OPEN, CLAIMED))
    session.execute(
        update(Delivery)
        .where(mine, Delivery.cause.in_(there))
        .values(state=WITHDRAWN, reason="moved_chat", due_at=None, changed_at=now)
        .execution_options(synchronize_session=False)
    )
    session.execute(
        update(Delivery)
        .where(mine, Delivery.state == CLAIMED)
        .values(state=WAITING, due_at=now)
        .execution_options(synchronize_session=False)
    )
    session.execute(
        update(Delivery)
        .where(Delivery.chat_id == old_chat, Delivery.state.in_(OPEN))
        .values(state=WAITING, chat_id=new_chat, changed_at=now)
        .execution_options(synchronize_session=False)
    )
    session.expire_all()
