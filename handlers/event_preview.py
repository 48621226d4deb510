"""An event as participants will see it, shown to its organiser before anything happens."""

from __future__ import annotations

from functools import partial

from domain import event_drafts as drafts
from domain.event_drafts import Draft
from domain.event_wording import word_facts
from domain.events import Details, faults_of, text_in
from domain.formatting import escape, shorten
from handlers.answers import Page
from handlers.buttons import MAKE, Rows, button, keyboard
from handlers.desk import Desk
from handlers.visitors import Visitor
from storage import events

_LONGEST_DESCRIPTION = 1_500


async def word_preview(desk: Desk, visitor: Visitor, draft: Draft) -> Page:
    """The event as it will be seen, what keeps it from being published, and what can be done."""
    language = visitor.language
    details = drafts.as_details(draft.event)
    faults = faults_of(details, desk.clock())
    there = None
    if draft.event_id is not None:
        there = await desk.database.run(events.find, draft.event_id)
        if there is not None and details.starts == there.starts:
            # An event that runs or is over may still be mended, but for its time.
            faults = [fault for fault in faults if fault != "event-fault-past"]
    head = desk.say(language, "make-preview" if there is None else "make-preview-change")
    parts = [head, as_seen(desk, visitor, details)]
    parts += [f"⚠️ {word_fault(desk, language, fault)}" for fault in faults]
    if there is None:
        rows = _new_rows(desk, language, draft, publishable=not faults)
    else:
        parts.append(desk.say(language, "make-not-yet-saved"))
        parts_move = details.starts != there.starts and await _has_sessions(desk, there.id)
        rows = _change_rows(desk, language, draft, saveable=not faults, parts_move=parts_move)
    return Page("\n\n".join(parts), keyboard(rows))


def as_seen(
    desk: Desk,
    visitor: Visitor,
    details: Details,
    *,
    moved: bool = False,
    cancelled: bool = False,
) -> str:
    """An event's facts and description as a participant with the organiser's settings sees them."""
    language = visitor.language
    facts = word_facts(
        partial(desk.say, language),
        details,
        language,
        visitor.zone,
        with_link=not details.link_for_attendees,
        moved=moved,
        cancelled=cancelled,
    )
    _, description = text_in(details.descriptions, language)
    shown = escape(shorten(description, _LONGEST_DESCRIPTION))
    return f"{facts}\n\n{shown}" if shown else facts


def word_fault(desk: Desk, language: str, fault: str) -> str:
    """What keeps an event from being published, for a key of domain.events.faults_of."""
    name = fault.removeprefix("event-fault-")
    return desk.say(language, f"event-fault-{name}")


async def _has_sessions(desk: Desk, event_id: int) -> bool:
    return bool(await desk.database.run(events.sessions_of, event_id))


def _new_rows(desk: Desk, language: str, draft: Draft, *, publishable: bool) -> Rows:
    turn, token = draft.turn, draft.token
    publish = [button(desk.say(language, "make-publish"), MAKE, "publish", turn, token)]
    return [
        publish if publishable else [],
        [
            button(desk.say(language, "make-change"), MAKE, "fields", turn),
            button(desk.say(language, "make-save-draft"), MAKE, "draft", turn, token),
        ],
        [
            button(desk.say(language, "button-back"), MAKE, "back", turn),
            button(desk.say(language, "make-discard"), MAKE, "discard", turn),
        ],
    ]


def _change_rows(
    desk: Desk, language: str, draft: Draft, *, saveable: bool, parts_move: bool
) -> Rows:
    turn, event_id = draft.turn, draft.event_id or 0
    rows: Rows = []
    if saveable and parts_move:
        both, alone = desk.say(language, "make-save-all"), desk.say(language, "make-save-alone")
        rows.append([button(both, MAKE, "saveall", turn, event_id)])
        rows.append([button(alone, MAKE, "save", turn, event_id)])
    elif saveable:
        rows.append([button(desk.say(language, "make-save"), MAKE, "save", turn, event_id)])
    rows.append(
        [
            button(desk.say(language, "make-change"), MAKE, "fields", turn),
            button(desk.say(language, "make-leave"), MAKE, "discard", turn),
        ]
    )
    return rows
