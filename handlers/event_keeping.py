"""How the writing of an event ends: published, kept as a draft, changed, copied or left."""

from __future__ import annotations

from datetime import datetime

from domain import event_drafts as drafts
from domain.event_drafts import Draft, Plain, as_details, uid_of
from domain.events import DRAFT, faults_of
from domain.payloads import Payload
from domain.reminders import DEFAULT_PLAN
from handlers.answers import Page
from handlers.desk import Desk
from handlers.event_dialogue import KIND, begin_change, turn_to
from handlers.managed_events import word_change, word_managed
from handlers.organisers import own_event
from handlers.visitors import Visitor
from storage import dialogues, event_lists, events, organising


async def keep_new(desk: Desk, visitor: Visitor, draft: Draft, *, publish: bool) -> Page:
    """Makes the event, once for each draft, and shows it to its organiser."""
    details, now = as_details(draft.event), desk.clock()
    owner, plan, parent = visitor.id, list(DEFAULT_PLAN), None
    if draft.parent_id is not None:
        parent = await own_event(desk, visitor, draft.parent_id)
        if parent is None:
            return await _gone(desk, visitor)
        owner, plan = parent.owner_id, list(parent.plan)
    if publish and faults_of(details, now):
        return await turn_to(desk, visitor, draft, drafts.PREVIEW)
    event = await desk.database.run(
        organising.make,
        visitor.id,
        draft.uid,
        details,
        plan,
        now,
        publish=publish and (parent is None or parent.state != DRAFT),
        owner_id=owner,
        parent_id=draft.parent_id,
    )
    key = "make-draft-kept" if event.state == DRAFT else "make-published"
    return await word_managed(desk, visitor, event, desk.say(visitor.language, key))


async def keep_change(desk: Desk, visitor: Visitor, draft: Draft, *, with_sessions: bool) -> Page:
    """Keeps a change, unless somebody else made one meanwhile, and says what it led to."""
    event = await own_event(desk, visitor, draft.event_id)
    if event is None or draft.sequence is None:
        return await _gone(desk, visitor)
    details, now = as_details(draft.event), desk.clock()
    changed = await desk.database.run(
        organising.save,
        visitor.id,
        event.id,
        draft.sequence,
        details,
        now,
        with_sessions=with_sessions,
    )
    fresh = await desk.database.run(events.find, event.id)
    if fresh is None:
        return await _gone(desk, visitor)
    if changed is None:
        page = await begin_change(desk, visitor, fresh)
        head = desk.say(visitor.language, "make-changed-meanwhile")
        return Page(f"{head}\n\n{page.html}", page.markup)
    desk.wake_outbox()
    said = await word_change(desk, visitor, event, fresh, changed)
    return await word_managed(desk, visitor, fresh, said)


async def leave(desk: Desk, visitor: Visitor, draft: Draft) -> Page:
    """Drops what was written; an event that is there stays as it is."""
    assert visitor.id is not None
    await desk.database.run(dialogues.end, visitor.id, KIND)
    if draft.event_id is not None:
        event = await own_event(desk, visitor, draft.event_id)
        if event is not None:
            return await word_managed(desk, visitor, event, desk.say(visitor.language, "make-left"))
    return Page(desk.say(visitor.language, "make-discarded"), None)


async def copy_to(desk: Desk, visitor: Visitor, draft: Draft, values: Plain) -> Page:
    """Makes "the same again" at another date, as a draft."""
    event = await own_event(desk, visitor, draft.event_id)
    if event is None or visitor.id is None:
        return await _gone(desk, visitor)
    starts = datetime.fromisoformat(values["starts"])
    new = await desk.database.run(organising.copy, visitor.id, event.id, starts, desk.clock())
    copied = await desk.database.run(events.find, new) if new is not None else None
    if copied is None:
        return await _gone(desk, visitor)
    return await word_managed(desk, visitor, copied, desk.say(visitor.language, "make-copied"))


async def made_already(desk: Desk, visitor: Visitor, payload: Payload) -> Page | None:
    """What a second tap shows, after the first has ended the dialogue; None where there is none."""
    event = None
    if payload.text(0) in ("publish", "draft"):
        uid = uid_of(payload.text(2) or "")
        made = await desk.database.run(event_lists.by_uid, uid)
        event = await own_event(desk, visitor, made.id) if made is not None else None
    elif payload.text(0) in ("save", "saveall"):
        event = await own_event(desk, visitor, payload.number(2))
    return await word_managed(desk, visitor, event) if event is not None else None


async def _gone(desk: Desk, visitor: Visitor) -> Page:
    assert visitor.id is not None
    await desk.database.run(dialogues.end, visitor.id, KIND)
    return Page(desk.say(visitor.language, "run-gone"), None)
