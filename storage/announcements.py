"""Announcements: from a draft over a frozen list of people to a report."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, insert, literal, select, update
from sqlalchemy.orm import Session
from sqlalchemy.types import JSON

from domain.audiences import Audience, as_plain, read_audience
from domain.deliveries import ANNOUNCEMENT, PRIORITIES
from storage import acts, deliveries
from storage.approval import needs_approval
from storage.audiences import people_of
from storage.crowds import read_people
from storage.tables import Announcement, Delivery, Moment, Variant

DRAFT, ASKING, SCHEDULED, LATE = "draft", "asking", "scheduled", "late"
SENDING, PAUSED, STOPPED, DONE = "sending", "paused", "stopped", "done"
BEFORE = (DRAFT, ASKING, SCHEDULED, LATE)
UNDER_WAY = (SENDING, PAUSED)


def create(
    session: Session, owner_id: int, audience: Audience, event_id: int | None, now: datetime
) -> int:
    """Adds a draft and gives its id."""
    made = Announcement(
        owner_id=owner_id,
        event_id=event_id,
        state=DRAFT,
        audience=as_plain(audience),
        created_at=now,
    )
    session.add(made)
    session.flush()
    acts.note(session, owner_id, "write", "announcement", made.id, now)
    return made.id


def find(session: Session, announcement_id: int) -> Announcement | None:
    """An announcement by id."""
    return session.get(Announcement, announcement_id)


def discard(session: Session, announcement_id: int) -> bool:
    """Deletes one that has not begun. False: it has, or it is not there."""
    found = _locked(session, announcement_id)
    if found is None or found.state not in BEFORE:
        return False
    session.execute(delete(Variant).where(Variant.announcement_id == announcement_id))
    session.delete(found)
    session.flush()
    return True


def put_variant(
    session: Session,
    announcement_id: int,
    language: str,
    chat_id: int,
    message_ids: Collection[int],
    form: str,
    content: dict[str, object],
    beginning: str,
) -> None:
    """Keeps the message of a language, in place of the one it had.

    Before it has begun, other words have to be approved again.
    """
    session.execute(
        update(Announcement)
        .where(Announcement.id == announcement_id, Announcement.state.in_(BEFORE))
        .values(approved_by=None)
    )
    session.merge(
        Variant(
            announcement_id=announcement_id,
            language=language,
            chat_id=chat_id,
            message_ids=list(message_ids),
            form=form,
            content=content,
            beginning=beginning[:120],
        )
    )
    session.flush()


def variants(session: Session, announcement_id: int) -> list[Variant]:
    """The messages of an announcement, by language."""
    chosen = select(Variant).where(Variant.announcement_id == announcement_id)
    return list(session.scalars(chosen.order_by(Variant.language)))


def set_audience(session: Session, announcement_id: int, audience: Audience) -> bool:
    """Keeps whom it is for. False: it has begun. Another audience has to be approved again."""
    found = _locked(session, announcement_id)
    if found is None or found.state not in BEFORE:
        return False
    found.audience, found.event_id, found.approved_by = as_plain(audience), audience.event_id, None
    return True


def ask(session: Session, announcement_id: int) -> bool:
    """Lets it wait for a second person."""
    return turn(session, announcement_id, (DRAFT,), ASKING)


def approve(session: Session, announcement_id: int, by: int, now: datetime) -> bool:
    """A second person agrees. False: it is their own, or nobody asked."""
    del now  # the trail keeps when
    found = _locked(session, announcement_id)
    if found is None or found.state != ASKING or found.owner_id == by:
        return False
    found.state, found.approved_by = DRAFT, by
    return True


def refuse(session: Session, announcement_id: int) -> bool:
    """A second person does not agree: it is a draft again."""
    return turn(session, announcement_id, (ASKING,), DRAFT)


def start(session: Session, announcement_id: int, now: datetime) -> int | None:
    """Freezes the list of people and begins. Gives how many they are.

    None: it has begun already, or needs a second person. Nobody who comes later gets it.
    """
    read_people(session)
    found = _locked(session, announcement_id)
    if found is None or found.state not in (DRAFT, SCHEDULED, LATE):
        return None
    if needs_approval(session, found):
        return None
    found.state, found.started_at = SENDING, now
    session.flush()
    columns = (
        "cause", "kind", "priority", "announcement_id", "chat_id", "content", "state",
        "created_at", "due_at", "changed_at",
    )  # fmt: skip
    chosen = people_of(read_audience(found.audience))
    reader = chosen.selected_columns[0]
    rows = chosen.with_only_columns(
        literal(f"{ANNOUNCEMENT}:{announcement_id}"),
        literal(ANNOUNCEMENT),
        literal(PRIORITIES[ANNOUNCEMENT]),
        literal(announcement_id),
        reader,
        literal({}, JSON()),
        literal(deliveries.WAITING),
        literal(now, Moment()),
        literal(now, Moment()),
        literal(now, Moment()),
    )
    session.execute(insert(Delivery.__table__).from_select(columns, rows))  # type: ignore[arg-type]  # a class's table is one
    return _count(session, announcement_id, ())


def pause(session: Session, announcement_id: int, now: datetime) -> bool:
    """Holds back what has not left. False: it is not being sent."""
    if not turn(session, announcement_id, (SENDING,), PAUSED):
        return False
    _hold(session, announcement_id, None, now)
    return True


def go_on(session: Session, announcement_id: int, now: datetime) -> bool:
    """Lets what was held back leave. False: it is not paused."""
    if not turn(session, announcement_id, (PAUSED,), SENDING):
        return False
    _hold(session, announcement_id, now, now)
    return True


def stop(session: Session, announcement_id: int, now: datetime) -> int | None:
    """Ends it for good and gives how many people do not get it. None: it is not under way."""
    if not turn(session, announcement_id, UNDER_WAY, STOPPED):
        return None
    _end(session, announcement_id, now)
    return deliveries.withdraw(session, rows_of_list(announcement_id), "stopped", now)


def finish(session: Session, now: datetime) -> list[Announcement]:
    """Ends those of which nothing is open any more, and gives them."""
    ended = []
    for one in session.scalars(select(Announcement).where(Announcement.state == SENDING)):
        if not _count(session, one.id, (*deliveries.OPEN, deliveries.CLAIMED)):
            one.state, one.ended_at, one.shown_at = DONE, now, None
            ended.append(one)
    session.flush()
    return ended


def _locked(session: Session, announcement_id: int) -> Announcement | None:
    return session.get(Announcement, announcement_id, with_for_update=True)


def turn(session: Session, announcement_id: int, before: Collection[str], state: str) -> bool:
    """Takes an announcement from one of some states to another. False: it is in none of them."""
    turned = session.execute(
        update(Announcement)
        .where(Announcement.id == announcement_id, Announcement.state.in_(before))
        .values(state=state)
    )
    return bool(turned.rowcount)  # type: ignore[attr-defined]  # an UPDATE's result counts rows


def _hold(session: Session, announcement_id: int, due_at: datetime | None, now: datetime) -> None:
    """Gives all that is open a moment to leave, or none; what is in the air is not called back."""
    session.execute(
        update(Delivery)
        .where(rows_of_list(announcement_id), Delivery.state.in_(deliveries.OPEN))
        .values(due_at=due_at, changed_at=now)
    )


def _end(session: Session, announcement_id: int, now: datetime) -> None:
    session.execute(
        update(Announcement).where(Announcement.id == announcement_id).values(ended_at=now)
    )


def rows_of_list(announcement_id: int) -> ColumnElement[bool]:
    """The deliveries of an announcement's frozen list."""
    return (Delivery.announcement_id == announcement_id) & (Delivery.kind == ANNOUNCEMENT)


def _count(session: Session, announcement_id: int, states: Collection[str]) -> int:
    chosen = select(func.count()).where(rows_of_list(announcement_id))
    if states:
        chosen = chosen.where(Delivery.state.in_(states))
    return session.scalar(chosen) or 0
