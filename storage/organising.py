"""What organisers do with events: each act with its note in the trail, in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from domain.events import PUBLISHED, Details
from storage import acts, dialogues, event_lists, events
from storage.events import Change
from storage.tables import Event

_EVENT = "event"


def make(
    session: Session,
    actor_id: int | None,
    uid: str,
    details: Details,
    plan: Sequence[str],
    now: datetime,
    *,
    publish: bool,
    owner_id: int | None,
    parent_id: int | None = None,
) -> Event:
    """Makes an event once: the same UID gives the event that is there. Ends what led to it."""
    found = event_lists.by_uid(session, uid)
    if found is None:
        event_id = events.create(
            session, owner_id, details, plan, now, parent_id=parent_id, uid=uid
        )
        acts.note(session, actor_id, "create", _EVENT, event_id, now)
        if publish:
            events.publish(session, event_id, now)
            acts.note(session, actor_id, "publish", _EVENT, event_id, now)
        found = events.find(session, event_id)
        assert found is not None
    if actor_id is not None:
        dialogues.end(session, actor_id, _EVENT)
    return found


def publish(session: Session, actor_id: int | None, event_id: int, now: datetime) -> bool:
    """Publishes a draft and its sessions. False: it was no draft."""
    done = events.publish(session, event_id, now)
    if done:
        acts.note(session, actor_id, "publish", _EVENT, event_id, now)
    return done


def save(
    session: Session,
    actor_id: int | None,
    event_id: int,
    sequence: int,
    details: Details,
    now: datetime,
    *,
    with_sessions: bool = False,
) -> Change | None:
    """Keeps a change that was made to a state of the event, and ends what led to it.

    `with_sessions` moves its sessions by as much as the event. None: somebody else changed or
    cancelled it in the meantime.
    """
    event = events.find(session, event_id)
    if event is None or event.sequence != sequence:
        return None
    shift = details.starts - event.starts
    changed = events.change(session, event_id, details, event.plan, now)
    if changed is None:
        return None
    acts.note(session, actor_id, "change", _EVENT, event_id, now, told=changed.told)
    if with_sessions and shift:
        for part in events.sessions_of(session, event_id):
            _move(session, part, shift, details.zone, now)
    if actor_id is not None:
        dialogues.end(session, actor_id, _EVENT)
    return changed


def replan(
    session: Session, actor_id: int | None, event_id: int, plan: Sequence[str], now: datetime
) -> bool:
    """Changes when people are reminded. False: there is no such event, or it is cancelled."""
    event = events.find(session, event_id)
    if event is None:
        return False
    changed = events.change(session, event_id, events.details_of(event), plan, now)
    if changed is not None:
        acts.note(session, actor_id, "replan", _EVENT, event_id, now, plan=list(plan))
    return changed is not None


def cancel(session: Session, actor_id: int | None, event_id: int, now: datetime) -> int | None:
    """Cancels an event; gives how many people are told, None where nothing was left to cancel."""
    told = events.cancel(session, event_id, now)
    if told is not None:
        acts.note(session, actor_id, "cancel", _EVENT, event_id, now, told=told)
    return told


def discard(session: Session, actor_id: int | None, event_id: int, now: datetime) -> bool:
    """Deletes a draft. False: it is none, or not there any more."""
    gone = events.discard(session, event_id)
    if gone:
        acts.note(session, actor_id, "discard", _EVENT, event_id, now)
    return gone


def copy(
    session: Session, actor_id: int, event_id: int, starts: datetime, now: datetime
) -> int | None:
    """Makes a draft of one's own like an event, at another date; ends the question for the date."""
    new = events.copy(session, event_id, actor_id, starts, now)
    if new is not None:
        acts.note(session, actor_id, "copy", _EVENT, new, now, of=event_id)
    dialogues.end(session, actor_id, _EVENT)
    return new


def _move(session: Session, part: Event, shift: timedelta, zone: str, now: datetime) -> None:
    if part.state not in ("draft", PUBLISHED):
        return
    details = events.details_of(part)
    moved = replace(details, starts=details.starts + shift, ends=details.ends + shift, zone=zone)
    events.change(session, part.id, moved, part.plan, now)
