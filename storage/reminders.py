"""Reminders as rows of the outbox: planned ahead, spread over time, missed where it was late.

Planning again changes nothing: a reminder is unique by event, time, offset and person.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from domain.deliveries import PRIORITIES, REMINDER
from domain.events import PUBLISHED
from storage.deliveries import MISSED, OPEN, WAITING, WITHDRAWN, row
from storage.tables import Attendance, Delivery, Event, Person, rows_of

_DELIVERIES = rows_of(Delivery)
_ATTENDANCES = rows_of(Attendance)
# A reminder that was planned before is timed anew, one that was taken back comes alive again.
_RETIMED = ("state", "reason", "due_at", "due_by", "useful_until", "changed_at")
_NEXT_LOOK = (
    update(_ATTENDANCES)
    .where(
        _ATTENDANCES.c.event_id == bindparam("event"),
        _ATTENDANCES.c.person_id == bindparam("person"),
    )
    .values(plan_at=bindparam("next"))
)


_BEGIN = (
    update(_DELIVERIES)
    .where(
        _DELIVERIES.c.due_by == bindparam("by"),
        _DELIVERIES.c.priority == PRIORITIES[REMINDER],
        _DELIVERIES.c.state == WAITING,
        _DELIVERIES.c.due_at > bindparam("start"),
    )
    .values(due_at=bindparam("start"))
)


@dataclass(frozen=True, slots=True)
class Wave:
    """So many reminders that should be there by one moment; the last of them leaves at `last`."""

    due_by: datetime
    count: int
    last: datetime


@dataclass(frozen=True, slots=True)
class Planned:
    """A reminder as a row is made of it: `offset` as domain.reminders writes it, moments in UTC."""

    offset: str
    due_at: datetime
    useful_until: datetime


@dataclass(frozen=True, slots=True)
class Follower:
    """Somebody who is reminded of an event; `since` is from when on nothing is planned yet."""

    event: Event
    person_id: int
    since: datetime
    zone: str | None
    plan: tuple[str, ...] | None
    quiet: str | None


# Gives a follower's reminders that become due from `since` on, up to a moment, and when to look
# at them next, None for never.
Plan = Callable[[Follower], tuple[Sequence[Planned], datetime | None]]


def plan_batch(session: Session, now: datetime, limit: int, plan: Plan) -> int:
    """Plans for up to `limit` followers who have to be looked at. Gives how many there were."""
    chosen = (
        select(
            Attendance.event_id, Attendance.person_id, Attendance.plan_at, Attendance.following,
            Person.zone, Person.plan, Person.quiet,
        )
        .outerjoin(Person, Person.id == Attendance.person_id)
        .where(Attendance.plan_at <= now)
        .order_by(Attendance.plan_at)
        .limit(limit)
        .with_for_update(of=Attendance, skip_locked=True)
    )  # fmt: skip
    rows: list[dict[str, Any]] = []
    looked_at: list[dict[str, Any]] = []
    found = session.execute(chosen).all()
    # Apart, for the followers of a batch share a few events.
    of_them = select(Event).where(Event.id.in_({one.event_id for one in found}))
    events = {event.id: event for event in session.scalars(of_them)}
    for event_id, person_id, since, following, zone, own_plan, quiet in found:
        next_look = None
        event = events[event_id]
        if following and event.state == PUBLISHED:
            own = tuple(own_plan) if own_plan is not None else None
            planned, next_look = plan(Follower(event, person_id, since or now, zone, own, quiet))
            rows += [_row(event, person_id, one, now) for one in planned]
        looked_at.append({"event": event.id, "person": person_id, "next": next_look})
    connection = session.connection()
    if rows:
        connection.execute(_upsert(connection.dialect.name), rows)
    if looked_at:
        connection.execute(_NEXT_LOOK, looked_at)
    return len(looked_at)


def backlog(session: Session, until: datetime) -> list[Wave]:
    """The reminders that wait, by when they should be there, up to `until`, in order."""
    chosen = (
        select(Delivery.due_by, func.count(), func.max(Delivery.due_at))
        .where(
            Delivery.due_by <= until,
            Delivery.priority == PRIORITIES[REMINDER],
            Delivery.due_at.is_not(None),
            Delivery.state == WAITING,
        )
        .group_by(Delivery.due_by)
        .order_by(Delivery.due_by)
    )
    return [
        Wave(due_by, count, last)
        for due_by, count, last in session.execute(chosen)
        if due_by is not None and last is not None
    ]


def begin_at(session: Session, starts: Sequence[tuple[datetime, datetime]]) -> None:
    """Lets the waves that should be there by a moment leave from an earlier one on: (by, from)."""
    if starts:
        rows = [{"by": by, "start": start} for by, start in starts]
        session.connection().execute(_BEGIN, rows)


def missed_since(session: Session, since: datetime) -> list[tuple[str, int, int]]:
    """What was missed since a moment: (cause, event, how many people), by event."""
    chosen = (
        select(Delivery.cause, Delivery.event_id, func.count())
        .where(
            Delivery.state == MISSED, Delivery.changed_at >= since, Delivery.event_id.is_not(None)
        )
        .group_by(Delivery.cause, Delivery.event_id)
        .order_by(Delivery.event_id, Delivery.cause)
    )
    return [(cause, event_id or 0, count) for cause, event_id, count in session.execute(chosen)]


def _row(event: Event, person_id: int, planned: Planned, now: datetime) -> dict[str, Any]:
    late = planned.useful_until <= now
    return {
        **row(
            f"{REMINDER}:{event.id}:{event.revision}:{planned.offset}",
            REMINDER,
            person_id,
            {"offset": planned.offset},
            now,
            event_id=event.id,
        ),
        "state": MISSED if late else WAITING,
        "reason": "late" if late else None,
        "due_at": None if late else planned.due_at,
        "due_by": planned.due_at,
        "useful_until": planned.useful_until,
    }


def _upsert(dialect: str) -> Any:
    insert = (sqlite.insert if dialect == "sqlite" else postgresql.insert)(_DELIVERIES)
    return insert.on_conflict_do_update(
        index_elements=["cause", "chat_id"],
        set_={name: insert.excluded[name] for name in _RETIMED},
        # No IN: its parameters cannot be those of many rows at once.
        where=or_(*(_DELIVERIES.c.state == state for state in (*OPEN, WITHDRAWN))),
    )
