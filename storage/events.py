"""Events as rows: made, published, changed, cancelled, and what that means for the outbox."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from domain.deliveries import ABOUT_EVENTS, REMINDER
from domain.events import CANCELLED, DRAFT, PUBLISHED, Details
from storage import attendances, deliveries, event_news
from storage.tables import Announcement, Attendance, Delivery, Event, Survey

# Against other changes; what only names the event, as the planner's new rows do, need not wait.
_LOCKED = {"key_share": True}
_FIELDS = (
    "starts", "ends", "zone", "all_day", "starts_at", "ends_at", "format", "place", "link",
    "link_for_attendees", "registration", "capacity",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """What a change led to: `told` is how many people are sent the new time or link."""

    moved: bool
    link_changed: bool
    told: int
    promoted: int


def create(
    session: Session,
    owner_id: int | None,
    details: Details,
    plan: Sequence[str],
    now: datetime,
    *,
    parent_id: int | None = None,
    uid: str | None = None,
) -> int:
    """Adds a draft and gives its id. `plan` holds offsets as domain.reminders reads them."""
    event = Event(
        uid=uid or f"{secrets.token_hex(16)}@talaria",
        owner_id=owner_id,
        parent_id=parent_id,
        state=DRAFT,
        plan=list(plan),
        sequence=0,
        revision=0,
        created_at=now,
        changed_at=now,
    )
    _write(event, details)
    session.add(event)
    session.flush()
    return event.id


def find(session: Session, event_id: int) -> Event | None:
    """An event by id."""
    return session.get(Event, event_id)


def details_of(event: Event) -> Details:
    """What the organiser said of an event."""
    return Details(
        titles=dict(event.titles),
        starts=event.starts,
        ends=event.ends,
        zone=event.zone,
        descriptions=dict(event.descriptions),
        all_day=event.all_day,
        format=event.format,  # type: ignore[arg-type]  # only what Details allows is written
        place=event.place,
        link=event.link,
        link_for_attendees=event.link_for_attendees,
        registration=event.registration,
        capacity=event.capacity,
        languages=tuple(event.languages),
        tags=tuple(event.tags),
    )


def publish(session: Session, event_id: int, now: datetime) -> bool:
    """Shows a draft and its draft sessions to everybody. False: it was no draft."""
    published = session.execute(
        update(Event)
        .where(Event.id == event_id, Event.state == DRAFT)
        .values(state=PUBLISHED, published_at=now, changed_at=now)
    )
    if not published.rowcount:  # type: ignore[attr-defined]  # an UPDATE's result counts rows
        return False
    session.execute(
        update(Event)
        .where(Event.parent_id == event_id, Event.state == DRAFT)
        .values(state=PUBLISHED, published_at=now, changed_at=now)
    )
    session.expire_all()
    return True


def change(
    session: Session, event_id: int, details: Details, plan: Sequence[str], now: datetime
) -> Change | None:
    """Keeps what changed, and in the same transaction makes the outbox follow.

    Reminders that wait are withdrawn and planned anew, and those who were told an old time or link
    are told the new one. None: there is no such event, or it was cancelled.
    """
    event = session.get(Event, event_id, with_for_update=_LOCKED)
    if event is None or event.state == CANCELLED:
        return None
    before = (event.starts_at, event.ends_at, event.zone, list(event.plan))
    starts_before, link_before = event.starts_at, event.link
    _write(event, details)
    event.plan = list(plan)
    event.sequence += 1
    event.changed_at = now
    moved = event.starts_at != starts_before
    if before != (event.starts_at, event.ends_at, event.zone, list(event.plan)):
        # Only another start makes reminders that were sent out of date.
        event.revision += moved
        event.moved_at = now if moved and event.state == PUBLISHED else event.moved_at
        _replan(session, event, now, moved=moved)
    if event.state != PUBLISHED:
        return Change(moved, event.link != link_before, 0, 0)
    promoted = attendances.promote(session, event, now)
    session.flush()
    told = event_news.correct(session, event, now)
    return Change(moved, event.link != link_before, told, len(promoted))


def cancel(session: Session, event_id: int, now: datetime) -> int | None:
    """Cancels an event with its sessions, stops its queue and tells everyone concerned once.

    Gives how many people are told; None where there is no such event or it is cancelled already.
    """
    event = session.get(Event, event_id, with_for_update=_LOCKED)
    if event is None or event.state == CANCELLED:
        return None
    was_published = event.state == PUBLISHED
    ended = [event, *(one for one in sessions_of(session, event_id) if one.state != CANCELLED)]
    for one in ended:
        one.state, one.changed_at = CANCELLED, now
        one.sequence += 1
    ids = [one.id for one in ended]
    # The followers first: a planner that is at work on them is waited for, and its rows go too.
    session.execute(update(Attendance).where(Attendance.event_id.in_(ids)).values(plan_at=None))
    deliveries.withdraw(
        session,
        Delivery.event_id.in_(ids) & Delivery.kind.in_(ABOUT_EVENTS),
        "cancelled",
        now,
    )
    session.flush()
    return event_news.tell_cancelled(session, event, ids, now) if was_published else 0


def discard(session: Session, event_id: int) -> bool:
    """Deletes a draft with its sessions. False: it is no draft, and can only be cancelled."""
    event = session.get(Event, event_id, with_for_update=True)
    if event is None or event.state != DRAFT:
        return False
    gone = select(Event.id).where((Event.id == event_id) | (Event.parent_id == event_id))
    # What was meant for its people has nobody to go to any more, and stays to be changed.
    for meant in (Announcement, Survey):
        session.execute(update(meant).where(meant.event_id.in_(gone)).values(event_id=None))
    session.execute(delete(Event).where(Event.parent_id == event_id))
    session.execute(delete(Event).where(Event.id == event_id))
    session.expire_all()
    return True


def copy(
    session: Session, event_id: int, owner_id: int | None, starts: datetime, now: datetime
) -> int | None:
    """Makes a draft like an event, sessions included, that starts at another wall-clock time."""
    event = session.get(Event, event_id)
    if event is None:
        return None
    shift = starts - event.starts

    def shifted(details: Details) -> Details:
        return replace(details, starts=details.starts + shift, ends=details.ends + shift)

    new = create(session, owner_id, shifted(details_of(event)), event.plan, now)
    for part in sessions_of(session, event_id):
        create(session, owner_id, shifted(details_of(part)), part.plan, now, parent_id=new)
    return new


def sessions_of(session: Session, event_id: int) -> list[Event]:
    """The sessions of an event, by start."""
    chosen = select(Event).where(Event.parent_id == event_id)
    return list(session.scalars(chosen.order_by(Event.starts_at, Event.id)))


def _replan(session: Session, event: Event, now: datetime, *, moved: bool) -> None:
    # The followers first: a planner that is at work on them is waited for, and its rows go too.
    session.execute(
        update(Attendance)
        .where(Attendance.event_id == event.id, Attendance.following)
        .values(plan_at=now)
    )
    chosen = (Delivery.event_id == event.id) & (Delivery.kind == REMINDER)
    if not moved:  # what should be there by now goes its way
        chosen &= Delivery.due_by > now
    deliveries.withdraw(session, chosen, "moved", now)


def _write(event: Event, details: Details) -> None:
    for name in _FIELDS:
        setattr(event, name, getattr(details, name))
    event.titles, event.descriptions = dict(details.titles), dict(details.descriptions)
    event.languages, event.tags = list(details.languages), list(details.tags)
