"""Chats shared out among several processes on one PostgreSQL, each chat with one of them.

A process that stores an update takes its chat if nobody has it, and tells the one who does. A
chat is given back with its last update. What a process held that is gone, another one takes over.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from sqlalchemy import (
    ARRAY,
    BigInteger,
    any_,
    bindparam,
    delete,
    exists,
    func,
    literal_column,
    select,
    text,
    update,
)
from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import Session

from storage import updates
from storage.tables import Lane, StoredUpdate, rows_of
from storage.updates import DONE, FAILED, MOST_ATTEMPTS, WAITING, Arrival

_LANES = rows_of(Lane)
_UPDATES = rows_of(StoredUpdate)
_IS_WAITING = _UPDATES.c.state == literal_column(f"'{WAITING}'")  # as the index of them has it
_WAITING = (StoredUpdate.state == WAITING,)

# Run for every update, so made once and below the ORM; with arrays, so that each is planned once.
_SOME_LANES = bindparam("lanes", type_=ARRAY(BigInteger))
_MINE = (_LANES.c.owner == bindparam("owner"), _LANES.c.lane == any_(_SOME_LANES))
# An update that changes nothing, so that the row is locked and its owner told either way.
_TAKE = (
    postgresql.insert(_LANES)
    .from_select(
        ["lane", "owner"], select(func.unnest(_SOME_LANES), bindparam("owner", type_=BigInteger))
    )
    .on_conflict_do_update(index_elements=["lane"], set_={"owner": _LANES.c.owner})
    .returning(_LANES.c.lane, _LANES.c.owner)
)
_READ = (
    select(_UPDATES.c.update_id, _UPDATES.c.lane, _UPDATES.c.content)
    .join(_LANES, _LANES.c.lane == _UPDATES.c.lane)
    .where(*_MINE, _IS_WAITING)
    .order_by(_UPDATES.c.update_id)
)
_FINISH = (
    update(_UPDATES)
    .where(_UPDATES.c.update_id == any_(bindparam("done", type_=ARRAY(BigInteger))))
    .values(state=DONE, content=None, lane=0)
)
_LOCK = select(_LANES.c.lane).where(*_MINE).order_by(_LANES.c.lane).with_for_update()
_LET_GO = delete(_LANES).where(
    *_MINE, ~exists().where(_UPDATES.c.lane == _LANES.c.lane, _IS_WAITING)
)


def channel(owner: int) -> str:
    """The name under which a process is told of updates for its chats."""
    return f"talaria_{owner}"


def store(
    session: Session, arrivals: Sequence[Arrival], owner: int, now: datetime
) -> tuple[set[int], list[Arrival]]:
    """Stores what is new; gives its ids, and what this process has to handle, in order.

    The latter holds also what others stored for its chats and it may not have heard of yet.
    """
    new = updates.store(session, arrivals, now)
    lanes = sorted({one.lane for one in arrivals if one.update_id in new})
    if not lanes:
        return new, []
    owners = _take(session, lanes, owner)
    for other in sorted({of for of in owners.values() if of != owner}):
        theirs = [one for one in lanes if owners[one] == other]
        session.execute(
            text("SELECT pg_notify(:channel, :lanes)"),
            {"channel": channel(other), "lanes": ",".join(map(str, theirs))},
        )
    mine = [lane for lane in lanes if owners[lane] == owner]
    return new, waiting(session, owner, mine) if mine else []


def _take(session: Session, lanes: Sequence[int], owner: int) -> dict[int, int]:
    """Takes the chats that nobody has; gives who has which."""
    rows = session.connection().execute(_TAKE, {"lanes": lanes, "owner": owner})
    return {lane: of for lane, of in rows}  # noqa: C416 - typed rows


def waiting(session: Session, owner: int, lanes: Collection[int]) -> list[Arrival]:
    """What waits in those of some chats that a process has charge of, oldest first."""
    # Read in one statement: word of a chat may be late, and the chat another's by then.
    rows = session.connection().execute(_READ, {"owner": owner, "lanes": list(lanes)})
    return [Arrival(row.update_id, row.lane, row.content or "{}") for row in rows]


def held(session: Session, owner: int) -> list[Arrival]:
    """What waits in all the chats that a process has charge of, oldest first."""
    theirs = session.scalars(select(Lane.lane).where(Lane.owner == owner)).all()
    return waiting(session, owner, theirs)


def finish(session: Session, owner: int, done: Sequence[int], lanes: Collection[int]) -> None:
    """Marks updates as done and lets go of the chats that are through with theirs."""
    if done:
        session.connection().execute(_FINISH, {"done": list(done)})
    give_back(session, owner, lanes)


def give_back(session: Session, owner: int, lanes: Iterable[int]) -> None:
    """Lets go of chats in which nothing waits any more."""
    held = sorted(lanes)
    if not held:
        return
    connection, mine = session.connection(), {"owner": owner, "lanes": held}
    # Locked by itself: whoever stores for one of them has committed before the next statement
    # looks, or comes after and takes the chat anew.
    connection.execute(_LOCK, mine)
    connection.execute(_LET_GO, mine)


def leave(session: Session, owner: int) -> None:
    """After an orderly stop nothing that waits in its chats counts as having been cut off."""
    held = select(Lane.lane).where(Lane.owner == owner)
    session.execute(
        update(StoredUpdate)
        .where(*_WAITING, StoredUpdate.lane.in_(held))
        .values(attempts=0)
        .execution_options(synchronize_session=False)
    )


def take_over(session: Session, owner: int) -> tuple[list[Arrival], list[int]]:
    """Takes the chats of processes that are gone; gives what waits in them, and what is given up.

    Also those of which nobody has charge: a process died between two of its steps.
    """
    taken: list[int] = []
    for other in session.scalars(select(Lane.owner).where(Lane.owner != owner).distinct()).all():
        if session.scalar(text("SELECT pg_try_advisory_xact_lock(:owner)"), {"owner": other}):
            moved = update(Lane).where(Lane.owner == other).values(owner=owner)
            taken += session.scalars(moved.returning(Lane.lane)).all()
    unheld = (
        select(StoredUpdate.lane)
        .where(*_WAITING, ~exists().where(Lane.lane == StoredUpdate.lane))
        .distinct()
    )
    free = list(session.scalars(unheld))
    if free:
        adding = (
            postgresql.insert(_LANES)
            .values([{"lane": one, "owner": owner} for one in free])
            .on_conflict_do_nothing()
            .returning(_LANES.c.lane)
        )
        taken += session.scalars(adding).all()
    if not taken:
        return [], []
    given_up = _give_up(session, taken)
    found = waiting(session, owner, taken)
    give_back(session, owner, set(taken) - {one.lane for one in found})
    return found, given_up


def _give_up(session: Session, lanes: Collection[int]) -> list[int]:
    """Counts an attempt at the first of each chat, and ends what was cut off three times."""
    first = (
        select(func.min(StoredUpdate.update_id))
        .where(*_WAITING, StoredUpdate.lane.in_(list(lanes)))
        .group_by(StoredUpdate.lane)
    )
    session.execute(
        update(StoredUpdate)
        .where(StoredUpdate.update_id.in_(first))
        .values(attempts=StoredUpdate.attempts + 1)
        .execution_options(synchronize_session=False)
    )
    too_often = (*_WAITING, StoredUpdate.attempts > MOST_ATTEMPTS, StoredUpdate.lane.in_(lanes))
    given_up = list(session.scalars(select(StoredUpdate.update_id).where(*too_often)))
    session.execute(
        update(StoredUpdate)
        .where(StoredUpdate.update_id.in_(given_up))
        .values(state=FAILED, fault=updates.CUT_OFF)
        .execution_options(synchronize_session=False)
    )
    return given_up
