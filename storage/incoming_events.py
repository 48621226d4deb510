"""Takes in the events of a file: those that are new, those that changed, those cancelled."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from domain import incoming_events as lots
from domain.events import CANCELLED, PUBLISHED
from domain.incoming_events import Incoming, merged
from domain.reminders import DEFAULT_PLAN
from storage import event_lists, events, organising

MayChange = Callable[[int | None], bool]


@dataclass(slots=True)
class TakenIn:
    """What was done with a file's events, as ids; `told` is how many people are told of it."""

    made: list[int] = field(default_factory=list)
    changed: list[int] = field(default_factory=list)
    cancelled: list[int] = field(default_factory=list)
    told: int = 0


def sort(session: Session, found: Sequence[Incoming], may_change: MayChange) -> list[str]:
    """What each event of a file is to us: new, changed, cancelled, same, foreign, unknown.

    `may_change` says of an owner whether their events are the reader's to change; those that are
    not are foreign. Unknown are those that are cancelled and were never here.
    """
    return [_lot_of(session, one, may_change) for one in found]


def take_in(
    session: Session,
    actor_id: int | None,
    owner_id: int | None,
    found: Sequence[Incoming],
    wanted: Collection[str],
    may_change: MayChange,
    now: datetime,
    *,
    publish: bool,
) -> TakenIn:
    """Makes, changes and cancels those events of a file whose lots are wanted.

    Once: what was taken in before is the same, or cancelled already. New ones become the owner's,
    as drafts or published.
    """
    done = TakenIn()
    for one in found:
        lot = _lot_of(session, one, may_change)
        if lot not in wanted:
            continue
        if lot == lots.NEW:
            done.made.append(_make(session, actor_id, owner_id, one, now, publish=publish))
            continue
        there = event_lists.by_uid(session, one.uid)
        assert there is not None
        if lot == lots.CANCELLED:
            done.told += organising.cancel(session, actor_id, there.id, now) or 0
            done.cancelled.append(there.id)
        elif lot == lots.CHANGED:
            details = merged(events.details_of(there), one.details)
            change = organising.save(session, actor_id, there.id, there.sequence, details, now)
            done.told += change.told if change is not None else 0
            done.changed.append(there.id)
    return done


def _lot_of(session: Session, one: Incoming, may_change: MayChange) -> str:
    there = event_lists.by_uid(session, one.uid)
    if there is None:
        return lots.UNKNOWN if one.cancelled else lots.NEW
    if not may_change(there.owner_id):
        return lots.FOREIGN
    if there.state == CANCELLED:
        return lots.SAME
    if one.cancelled:
        return lots.CANCELLED
    before = events.details_of(there)
    return lots.SAME if merged(before, one.details) == before else lots.CHANGED


def _make(
    session: Session,
    actor_id: int | None,
    owner_id: int | None,
    one: Incoming,
    now: datetime,
    *,
    publish: bool,
) -> int:
    plan = DEFAULT_PLAN if one.plan is None else one.plan
    made = organising.make(
        session, actor_id, one.uid, one.details, plan, now, publish=False, owner_id=owner_id
    )
    for number, part in enumerate(one.sessions, 1):
        events.create(
            session, owner_id, part, plan, now, parent_id=made.id, uid=f"{number}-{one.uid}"
        )
    if publish and made.state != PUBLISHED:
        organising.publish(session, actor_id, made.id, now)
    return made.id
