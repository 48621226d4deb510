"""Who has to be told that an event is no longer what they were told it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session

from domain.deliveries import CANCELLED, LINK, MOVED, Told
from domain.events import PUBLISHED
from storage import deliveries
from storage.tables import Attendance, Delivery, Event

_CARES = Attendance.following | Attendance.answer.in_(["coming", "waiting", "maybe"])
_LAST_WORD = timedelta(days=1)


def correct(session: Session, event: Event, now: datetime) -> int:
    """Puts a correction in the outbox for everybody whose last message said otherwise.

    Corrections that wait are replaced; whoever was told what is true again gets none. Gives how
    many people are told.
    """
    deliveries.withdraw(
        session,
        (Delivery.event_id == event.id) & Delivery.kind.in_((MOVED, LINK)),
        "replaced",
        now,
    )
    told_otherwise = select(Attendance).where(
        Attendance.event_id == event.id, _CARES, _knows_old_time(event) | _knows_old_link(event)
    )
    rows = []
    for attendance in session.scalars(told_otherwise.order_by(Attendance.person_id)):
        if attendance.told_starts_at is not None and attendance.told_starts_at != event.starts_at:
            rows.append(_news(event, attendance.person_id, MOVED, now))
        else:
            rows.append(_news(event, attendance.person_id, LINK, now))
    return deliveries.add_all(session, rows)


def tell_cancelled(session: Session, event: Event, ids: Sequence[int], now: datetime) -> int:
    """Puts one notice in the outbox for everyone concerned by an event or one of its sessions."""
    concerned = (
        select(Attendance.person_id)
        .where(Attendance.event_id.in_(ids), _CARES)
        .distinct()
        .order_by(Attendance.person_id)
    )
    return deliveries.add_all(
        session, [_news(event, person, CANCELLED, now) for person in session.scalars(concerned)]
    )


def note_told(
    session: Session,
    event_id: int,
    person_id: int,
    told: Told,
    now: datetime,
) -> None:
    """Keeps what a message has just told a person, and corrects it where it is true no longer.

    The event may have changed between the wording and the sending. A message without a link leaves
    the last one told.
    """
    # Locked first: a change of the event comes before what is kept here, or sees it.
    event = session.get(Event, event_id, with_for_update={"read": True}, populate_existing=True)
    values: dict[str, Any] = {"told_starts_at": told.starts_at, "told_zone": told.zone}
    if told.link is not None:
        values["told_link"] = told.link
    kept = session.execute(
        update(Attendance)
        .where(Attendance.event_id == event_id, Attendance.person_id == person_id)
        .values(**values)
    )
    forgotten = not kept.rowcount  # type: ignore[attr-defined]  # an UPDATE's result counts rows
    if event is None or event.state != PUBLISHED or forgotten:
        return
    if event.starts_at != told.starts_at:
        deliveries.add_all(session, [_news(event, person_id, MOVED, now)])
    elif told.link is not None and event.link != told.link:
        deliveries.add_all(session, [_news(event, person_id, LINK, now)])


def _news(event: Event, person_id: int, kind: str, now: datetime) -> dict[str, Any]:
    # One message for each state of the event, however often it is asked for.
    return deliveries.row(
        f"{kind}:{event.id}:{event.sequence}",
        kind,
        person_id,
        {},
        now,
        event_id=event.id,
        useful_until=max(event.ends_at, now + _LAST_WORD) if kind == CANCELLED else event.ends_at,
    )


def _knows_old_time(event: Event) -> ColumnElement[bool]:
    return Attendance.told_starts_at.is_not(None) & (Attendance.told_starts_at != event.starts_at)


def _knows_old_link(event: Event) -> ColumnElement[bool]:
    other = Attendance.told_link != event.link if event.link is not None else None
    told = Attendance.told_link.is_not(None)
    return told if other is None else told & other
