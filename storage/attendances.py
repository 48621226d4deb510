"""Who follows an event and who comes: places, the waiting list, and what that means for reminders.

Every verb that changes something locks the event's row first, so that the last place is given once.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.orm import Session

from domain.deliveries import PROMOTED, REMINDER
from domain.events import PUBLISHED
from storage import deliveries
from storage.tables import Attendance, Delivery, Event

COMING, WAITING, MAYBE, NOT = "coming", "waiting", "maybe", "not"
ANSWERS = (COMING, MAYBE, NOT)


def find(session: Session, event_id: int, person_id: int) -> Attendance | None:
    """What a person has to do with an event, if anything."""
    return session.get(Attendance, (event_id, person_id))


def follow(session: Session, event_id: int, person_id: int, now: datetime) -> bool:
    """Lets a person be reminded of an event. False: it is not there for them, or over."""
    event = _open_event(session, event_id, now)
    if event is None:
        return False
    attendance = _take(session, event_id, person_id)
    if not attendance.following:
        attendance.following, attendance.plan_at = True, now
    session.flush()
    return True


def unfollow(session: Session, event_id: int, person_id: int, now: datetime) -> bool:
    """Ends a person's reminders of an event; their answer stays. False: there was nothing."""
    attendance = session.get(Attendance, (event_id, person_id), with_for_update=True)
    if attendance is None or not attendance.following:
        return False
    _end_reminders(session, attendance, now)
    return True


def answer(
    session: Session, event_id: int, person_id: int, wanted: str, now: datetime
) -> str | None:
    """Keeps whether a person comes ("coming", "maybe", "not") and gives what was kept.

    That is "waiting" where the event is full; who leaves a place gives it to the first who waits.
    Saying the same again changes nothing. None: the event is not there for them, or over.
    """
    event = _open_event(session, event_id, now)
    if event is None or wanted not in ANSWERS:
        return None
    attendance = _take(session, event_id, person_id)
    before = attendance.answer
    kept = wanted
    if wanted == COMING and before != COMING and _free_places(session, event) == 0:
        kept = WAITING
    if kept == before:
        return kept
    attendance.answer, attendance.answered_at = kept, now
    if kept == NOT:
        _end_reminders(session, attendance, now)
    else:
        attendance.following, attendance.plan_at = True, now
    session.flush()
    if before == COMING:
        promote(session, event, now)
    return kept


def promote(session: Session, event: Event, now: datetime) -> list[int]:
    """Gives the free places of an event to those who wait, in order, and tells them.

    Gives the people who got one. The event's row is locked by whoever asks.
    """
    if event.state != PUBLISHED or event.ends_at <= now:
        return []
    waiting = (
        select(Attendance)
        .where(Attendance.event_id == event.id, Attendance.answer == WAITING)
        .order_by(Attendance.answered_at, Attendance.person_id)
        .limit(_free_places(session, event))
    )
    promoted = list(session.scalars(waiting))
    for attendance in promoted:
        attendance.answer, attendance.plan_at = COMING, now
        deliveries.add(
            session,
            f"{PROMOTED}:{event.id}:{attendance.person_id}:{int(now.timestamp())}",
            PROMOTED,
            attendance.person_id,
            {},
            now,
            event_id=event.id,
            useful_until=event.ends_at,
        )
    session.flush()
    return [attendance.person_id for attendance in promoted]


def counts(session: Session, event_id: int) -> dict[str, int]:
    """How many people are following, coming, waiting, maybe, not."""
    rows = session.execute(
        select(Attendance.answer, func.count())
        .where(Attendance.event_id == event_id)
        .group_by(Attendance.answer)
    )
    by_answer: dict[str | None, int] = {given: count for given, count in rows}  # noqa: C416 - typed rows, not pairs
    following = _count(session, event_id, Attendance.following.is_(True))
    answered = {kind: by_answer.get(kind, 0) for kind in (COMING, WAITING, MAYBE, NOT)}
    return {"following": following, **answered}


def of_person(session: Session, person_id: int) -> list[tuple[Attendance, Event]]:
    """Everything a person follows or answered, with its event, by event."""
    chosen = (
        select(Attendance, Event)
        .join(Event, Event.id == Attendance.event_id)
        .where(Attendance.person_id == person_id)
        .order_by(Attendance.event_id)
    )
    return [(attendance, event) for attendance, event in session.execute(chosen)]


def is_first(session: Session, person_id: int) -> bool:
    """Whether a person has nothing to do with any event yet."""
    chosen = select(Attendance.event_id).where(Attendance.person_id == person_id).limit(1)
    return session.scalar(chosen) is None


def leave_all(session: Session, person_id: int, now: datetime) -> None:
    """Takes a person out of every event; a place that becomes free goes to the first who waits."""
    # In the order of events, so that two who leave at once do not wait for each other.
    for attendance, _ in of_person(session, person_id):
        event = session.get(Event, attendance.event_id, with_for_update=True)
        session.delete(attendance)
        session.flush()
        if event is not None and attendance.answer == COMING:
            promote(session, event, now)


def plan_again(session: Session, person_id: int, now: datetime) -> None:
    """Lets the planner look at everything that a person follows."""
    session.execute(
        update(Attendance)
        .where(Attendance.person_id == person_id, Attendance.following)
        .values(plan_at=now)
    )


def _open_event(session: Session, event_id: int, now: datetime) -> Event | None:
    event = session.get(Event, event_id, with_for_update=True)
    is_open = event is not None and event.state == PUBLISHED and event.ends_at > now
    return event if is_open else None


def _take(session: Session, event_id: int, person_id: int) -> Attendance:
    attendance = session.get(Attendance, (event_id, person_id), with_for_update=True)
    if attendance is None:
        attendance = Attendance(event_id=event_id, person_id=person_id, following=False)
        session.add(attendance)
    return attendance


def _end_reminders(session: Session, attendance: Attendance, now: datetime) -> None:
    attendance.following, attendance.plan_at = False, None
    session.flush()
    deliveries.withdraw(
        session,
        (Delivery.event_id == attendance.event_id)
        & (Delivery.chat_id == attendance.person_id)
        & (Delivery.kind == REMINDER),
        "unfollowed",
        now,
    )


def _free_places(session: Session, event: Event) -> int | None:
    """How many places are left, None for any number."""
    if event.capacity is None:
        return None
    taken = _count(session, event.id, Attendance.answer == COMING)
    return max(0, event.capacity - taken)


def _count(session: Session, event_id: int, chosen: ColumnElement[bool]) -> int:
    counted = select(func.count()).where(Attendance.event_id == event_id, chosen)
    return session.scalar(counted) or 0
