"""The intake's memory: each update once, from before it is acknowledged until it is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, func, select, update
from sqlalchemy.orm import Session

from storage.tables import StoredUpdate, rows_of
from storage.writing import insert_new

WAITING, DONE, FAILED = "waiting", "done", "failed"
CUT_OFF = "the process ended three times while it was handled"
MOST_ATTEMPTS = 3
_UPDATES = rows_of(StoredUpdate)
_FINISH = (
    update(_UPDATES)
    .where(_UPDATES.c.update_id == bindparam("done"))
    .values(state=DONE, content=None, lane=0)
)


@dataclass(frozen=True, slots=True)
class Arrival:
    """An update as it came: `content` is its JSON, `lane` whose order it keeps.

    `raw` is the content read already, where it is at hand; `failed` that it ended in a fault;
    `came` is when it came by a steady clock, 0 where that is not known.
    """

    update_id: int
    lane: int
    content: str
    raw: dict[str, Any] | None = None
    failed: bool = False
    came: float = field(default=0.0, compare=False)


def store(session: Session, arrivals: Sequence[Arrival], now: datetime) -> set[int]:
    """Stores what is new, gives the ids that were; a repeated update is not among them."""
    rows = [
        {
            "update_id": arrival.update_id,
            "lane": arrival.lane,
            "content": arrival.content,
            "state": WAITING,
            "attempts": 0,
            "stored_at": now,
        }
        for arrival in arrivals
    ]
    return insert_new(session, StoredUpdate, rows, StoredUpdate.update_id)


def give_up(session: Session) -> list[int]:
    """Gives up, by id, what was under way each of the three times that a process was cut off.

    Only the first of a lane can have been under way; what waits behind it is not to blame.
    """
    first = select(func.min(StoredUpdate.update_id)).where(StoredUpdate.state == WAITING)
    session.execute(
        update(StoredUpdate)
        .where(StoredUpdate.update_id.in_(first.group_by(StoredUpdate.lane)))
        .values(attempts=StoredUpdate.attempts + 1)
    )
    too_often = (StoredUpdate.state == WAITING, StoredUpdate.attempts > MOST_ATTEMPTS)
    given_up = list(session.scalars(select(StoredUpdate.update_id).where(*too_often)))
    session.execute(update(StoredUpdate).where(*too_often).values(state=FAILED, fault=CUT_OFF))
    return given_up


def acquit(session: Session) -> None:
    """After an orderly stop nothing that waits counts as having been cut off."""
    session.execute(update(StoredUpdate).where(StoredUpdate.state == WAITING).values(attempts=0))


def take_up_again(session: Session) -> list[Arrival]:
    """What was stored and not done, oldest first: the work of a process that was stopped."""
    rows = session.execute(
        select(StoredUpdate.update_id, StoredUpdate.lane, StoredUpdate.content)
        .where(StoredUpdate.state == WAITING)
        .order_by(StoredUpdate.update_id)
    )
    return [Arrival(row.update_id, row.lane, row.content or "{}") for row in rows]


def finish(session: Session, update_ids: Sequence[int]) -> None:
    """Marks updates as done; content and chat are no longer needed and go."""
    session.connection().execute(_FINISH, [{"done": number} for number in update_ids])


def fail(session: Session, update_id: int, fault: str) -> None:
    """Marks an update as failed for good, with its fault; the content stays for the operator."""
    session.execute(
        update(StoredUpdate)
        .where(StoredUpdate.update_id == update_id)
        .values(state=FAILED, fault=fault[:500])
    )


def purge(session: Session, before: datetime) -> int:
    """Removes updates stored before a moment, waiting ones excepted. Gives how many."""
    result = session.execute(
        delete(StoredUpdate).where(StoredUpdate.stored_at < before, StoredUpdate.state != WAITING)
    )
    return int(result.rowcount)  # type: ignore[attr-defined]  # a DELETE's result counts rows
