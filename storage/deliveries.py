"""The outbox: messages that nobody waits for at this moment, one row a chat, sent once.

A row is claimed and committed before the call and its outcome is committed after it. A row that
is still claimed when its process is gone may have been sent: it becomes uncertain, and is shown
rather than repeated. `due_at` is None wherever a row may not leave.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, bindparam, func, select, update
from sqlalchemy.orm import Session

from domain.deliveries import ANNOUNCEMENT, PRIORITIES
from storage import chat_pauses
from storage.chat_pauses import EVERY_CHAT
from storage.tables import Announcement, ChatPause, Delivery, rows_of
from storage.writing import insert_new

WAITING, CLAIMED, SENT, POSTPONED = "waiting", "claimed", "sent", "postponed"
REFUSED, FAILED, UNCERTAIN = "refused", "failed", "uncertain"
WITHDRAWN, MISSED = "withdrawn", "missed"
OPEN = (WAITING, POSTPONED)
_STOPPED, _HELD = "stopped", "paused"
# Run for every message, so made once and below the ORM.
_ROWS = rows_of(Delivery)
_DUE = (
    select(_ROWS.c.id, _ROWS.c.chat_id)
    .where(
        _ROWS.c.priority == bindparam("priority"),
        _ROWS.c.due_at <= bindparam("now"),
        _ROWS.c.chat_id.not_in(bindparam("taken", expanding=True)),
    )
    .order_by(_ROWS.c.due_at, _ROWS.c.id)
    .limit(bindparam("left"))
    .with_for_update(skip_locked=True)
)
_SETTLE = (
    update(_ROWS)
    .where(_ROWS.c.id == bindparam("number"), _ROWS.c.state.in_((CLAIMED, UNCERTAIN)))
    .values(due_at=None)
)


def row(
    cause: str,
    kind: str,
    chat_id: int,
    content: dict[str, Any],
    now: datetime,
    **more: Any,
) -> dict[str, Any]:
    """The values of a new delivery, due at once unless `more` says otherwise."""
    return {
        "cause": cause,
        "kind": kind,
        "priority": PRIORITIES[kind],
        "chat_id": chat_id,
        "content": content,
        "state": WAITING,
        "created_at": now,
        "due_at": now,
        "changed_at": now,
        **more,
    }


def add(
    session: Session,
    cause: str,
    kind: str,
    chat_id: int,
    content: dict[str, Any],
    now: datetime,
    card_id: int | None = None,
    *,
    event_id: int | None = None,
    useful_until: datetime | None = None,
) -> bool:
    """Puts a message in the outbox; the same cause reaches a chat once. False: it was there."""
    about = {"card_id": card_id, "event_id": event_id, "useful_until": useful_until}
    values = row(cause, kind, chat_id, content, now, **about)
    return bool(insert_new(session, Delivery, [values], Delivery.id))


def add_all(session: Session, rows: Sequence[dict[str, Any]]) -> int:
    """Puts many messages made by `row` in the outbox. Gives how many were new."""
    return len(insert_new(session, Delivery, rows, Delivery.id))


def is_added_after(session: Session, cause: str, moment: datetime) -> bool:
    """Whether a message with this cause was put in the outbox after a moment."""
    chosen = select(Delivery.id).where(Delivery.cause == cause, Delivery.created_at > moment)
    return session.scalar(chosen.limit(1)) is not None


def claim_due(
    session: Session,
    now: datetime,
    limit: int,
    priorities: Collection[int] = tuple(sorted(set(PRIORITIES.values()))),
    resting: Collection[int] = (),
) -> list[Delivery]:
    """Claims what is due, the most urgent kind first, then the oldest; one row a chat at a time.

    On PostgreSQL no two processes claim the same row. Chats in `resting` were written to a moment
    ago. What is due in a chat that Telegram wants left alone waits until then.
    """
    connection = session.connection()
    paused = chat_pauses.of_now(session, now)
    claimed: dict[int, int] = {}
    for priority in sorted(priorities) if EVERY_CHAT not in paused else ():
        left = limit - len(claimed)
        if left <= 0:
            break
        given = {"priority": priority, "now": now, "left": left, "taken": [*resting, *claimed]}
        for number, chat in connection.execute(_DUE, given):
            if chat in paused:
                held = update(_ROWS).where(_ROWS.c.id == number)
                connection.execute(held.values(due_at=paused[chat]))
            else:
                claimed.setdefault(chat, number)
    if not claimed:
        return []
    numbers = list(claimed.values())
    claiming = update(_ROWS).where(_ROWS.c.id.in_(numbers))
    connection.execute(claiming.values(state=CLAIMED, changed_at=now, due_at=None))
    chosen = select(Delivery).where(Delivery.id.in_(numbers))
    found = session.scalars(chosen.execution_options(populate_existing=True))
    return sorted(found, key=lambda one: numbers.index(one.id))


def next_due(session: Session) -> datetime | None:
    """When the next row may leave, or None where none waits. It may lie in the past."""
    paused = session.get(ChatPause, EVERY_CHAT)
    moments = [
        session.scalar(
            select(func.min(Delivery.due_at)).where(
                Delivery.priority == priority, Delivery.due_at.is_not(None)
            )
        )
        for priority in sorted(set(PRIORITIES.values()))
    ]
    first = min((moment for moment in moments if moment is not None), default=None)
    return first if first is None or paused is None else max(first, paused.until)


def record(
    session: Session,
    delivery_id: int,
    state: str,
    now: datetime,
    *,
    message_id: int | None = None,
    reason: str | None = None,
    more_ids: list[int] | None = None,
) -> None:
    """Keeps the outcome of a claimed delivery; it also settles a doubt that came up meanwhile."""
    session.connection().execute(
        _SETTLE,
        {
            "number": delivery_id,
            "state": state,
            "message_id": message_id,
            "more_ids": more_ids,
            "reason": reason,
            "changed_at": now,
        },
    )


def postpone(session: Session, delivery_id: int, until: datetime, now: datetime, why: str) -> None:
    """Puts a claimed delivery that surely was not sent back, to be tried at `until`.

    If its announcement was paused or stopped meanwhile, it is held back or withdrawn with it.
    """
    found = session.get(Delivery, delivery_id)
    if found is None or found.state not in (CLAIMED, UNCERTAIN):
        return
    of = None
    if found.kind == ANNOUNCEMENT and found.announcement_id:
        # Locked, so that a pause or a stop comes before this or after it, never between.
        number = found.announcement_id
        of = session.get(
            Announcement, number, with_for_update={"read": True}, populate_existing=True
        )
    found.state, found.due_at, found.reason, found.changed_at = POSTPONED, until, why, now
    # A correction or a deletion goes its way also when the rest was stopped.
    if of is not None and of.state == _STOPPED:
        found.state, found.due_at, found.reason = WITHDRAWN, None, _STOPPED
    elif of is not None and of.state == _HELD:
        found.state, found.due_at = WAITING, None


def withdraw(session: Session, chosen: ColumnElement[bool], reason: str, now: datetime) -> int:
    """Takes back what waits and is `chosen`; what is being sent is not. Gives how many."""
    result = session.execute(
        update(Delivery)
        .where(chosen, Delivery.state.in_(OPEN))
        .values(state=WITHDRAWN, reason=reason, due_at=None, changed_at=now)
    )
    return int(result.rowcount)  # type: ignore[attr-defined]  # an UPDATE's result counts rows


def doubt_stale(
    session: Session, before: datetime, now: datetime, sparing: Collection[int] = ()
) -> list[Delivery]:
    """Makes claims from before a moment uncertain: their process is gone. Gives them.

    `sparing` are the ids that this very process is sending.
    """
    stale = select(Delivery).where(
        Delivery.state == CLAIMED, Delivery.changed_at < before, Delivery.id.not_in(list(sparing))
    )
    rows = list(session.scalars(stale.with_for_update(skip_locked=True)))
    for found in rows:
        found.state, found.reason, found.changed_at = UNCERTAIN, "stopped while sending", now
    return rows


def count_by_state(session: Session) -> dict[str, int]:
    """How many deliveries are in which state."""
    rows = session.execute(select(Delivery.state, func.count()).group_by(Delivery.state))
    return {state: count for state, count in rows}  # noqa: C416 - typed rows, not pairs
