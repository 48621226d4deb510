"""What a person chose for themselves: their zone, their reminders, what they are sent at all."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from domain.consent import KINDS
from domain.deliveries import REMINDER
from storage import attendances, deliveries
from storage.tables import Delivery, Event, Person


def find(session: Session, person_id: int) -> Person | None:
    """A person with everything they chose."""
    return session.get(Person, person_id)


def choose_zone(session: Session, person_id: int, zone: str, now: datetime) -> None:
    """Keeps a person's IANA zone; their quiet hours move with it, and so do their reminders."""
    session.execute(update(Person).where(Person.id == person_id).values(zone=zone))
    attendances.plan_again(session, person_id, now)


def choose_quiet(session: Session, person_id: int, quiet: str | None, now: datetime) -> None:
    """Keeps a person's quiet hours: "21:00-07:00", "" for none, None for the usual ones."""
    session.execute(update(Person).where(Person.id == person_id).values(quiet=quiet))
    attendances.plan_again(session, person_id, now)


def choose_plan(
    session: Session, person_id: int, plan: Sequence[str] | None, now: datetime
) -> None:
    """Keeps the offsets that a person wants, None for each event's own.

    What waits and is wanted no more is taken back; the rest is planned anew.
    """
    kept = list(plan) if plan is not None else None
    session.execute(update(Person).where(Person.id == person_id).values(plan=kept))
    waiting = session.execute(
        select(Delivery.id, Delivery.content, Event.plan)
        .join(Event, Event.id == Delivery.event_id)
        .where(
            Delivery.chat_id == person_id,
            Delivery.kind == REMINDER,
            Delivery.state.in_(deliveries.OPEN),
        )
    )
    unwanted = [
        delivery_id
        for delivery_id, content, own in waiting
        if content["offset"] not in (own if kept is None else kept)
    ]
    deliveries.withdraw(session, Delivery.id.in_(unwanted), "other_plan", now)
    attendances.plan_again(session, person_id, now)


def allow(session: Session, person_id: int, kinds: Collection[str], allowed: bool) -> None:
    """Keeps whether a person wants to be sent some of KINDS."""
    values = {f"wants_{kind}": allowed for kind in KINDS if kind in kinds}
    if values:
        session.execute(update(Person).where(Person.id == person_id).values(**values))


def allowed(session: Session, person_id: int) -> dict[str, bool]:
    """Which of KINDS a person wants to be sent."""
    person = session.get(Person, person_id)
    return {kind: person is None or bool(getattr(person, f"wants_{kind}")) for kind in KINDS}
