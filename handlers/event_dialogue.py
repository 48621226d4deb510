"""The dialogue in which an event is written: where it stands, and what is shown there."""

from __future__ import annotations

import secrets
from datetime import datetime

from domain import event_drafts as drafts
from domain.event_drafts import Draft, Plain
from domain.wall_clock import resolve
from handlers.answers import Page
from handlers.buttons import MAKE, Rows, button, keyboard
from handlers.desk import Desk
from handlers.event_preview import word_preview
from handlers.event_questions import Question, again, ask, lay_out
from handlers.visitors import Visitor
from storage import dialogues, events
from storage.tables import Event

KIND = "event"
_ABSENT: Plain = {
    drafts.PLACE: {"place": None},
    drafts.LINK: {"link": None, "link_for_attendees": False},
    drafts.REGISTRATION: {"registration": None},
    drafts.CAPACITY: {"capacity": None},
    drafts.LANGUAGES: {"languages": []},
    drafts.TAGS: {"tags": []},
}


async def turn_to(
    desk: Desk, visitor: Visitor, draft: Draft, step: str, question: Question | None = None
) -> Page:
    """Keeps the draft at a step and gives what is shown there; older buttons end with it."""
    assert visitor.id is not None
    draft.turn += 1
    if step == drafts.PREVIEW:
        page = await word_preview(desk, visitor, draft)
        draft.options = []
    elif step == drafts.FIELDS:
        page = _word_fields(desk, visitor.language, draft)
        draft.options = []
    else:
        question = question or ask(desk, visitor, draft, step)
        draft.options = [values for _, values in question.options]
        page = lay_out(desk, visitor.language, draft, step, question)
    await desk.database.run(dialogues.put, visitor.id, KIND, step, draft.kept(), desk.clock())
    return page


async def begin_change(desk: Desk, visitor: Visitor, event: Event) -> Page:
    """Begins to change an event that is there: shows it with its fields to pick."""
    draft = Draft(
        token=secrets.token_hex(8),
        event=drafts.as_plain(events.details_of(event)),
        event_id=event.id,
        sequence=event.sequence,
        parent_id=event.parent_id,
    )
    return await turn_to(desk, visitor, draft, drafts.FIELDS)


async def begin_session(desk: Desk, visitor: Visitor, parent: Event) -> Page:
    """Begins a session of an event, which takes over all but title and time."""
    event = drafts.as_plain(events.details_of(parent))
    for name in ("titles", "descriptions", "starts", "ends", "all_day", "capacity"):
        del event[name]
    draft = Draft(token=secrets.token_hex(8), event=event, parent_id=parent.id)
    return await turn_to(desk, visitor, draft, drafts.TITLE)


async def begin_copy(desk: Desk, visitor: Visitor, event: Event) -> Page:
    """Asks for the date of "the same again"."""
    draft = Draft(
        token=secrets.token_hex(8),
        event=drafts.as_plain(events.details_of(event)),
        event_id=event.id,
    )
    return await turn_to(desk, visitor, draft, drafts.COPY)


async def go_on(desk: Desk, visitor: Visitor, draft: Draft, step: str, values: Plain) -> Page:
    """Takes what a step gave into the draft and shows what comes next."""
    draft.event = drafts.with_values(draft.event, values)
    if step == drafts.FORMAT:
        _drop_what_does_not_fit(draft.event)
    if step in (drafts.WHEN, drafts.ZONE) and _is_past(desk, draft):
        fault = desk.say(visitor.language, "make-past")
        return await turn_to(
            desk, visitor, draft, drafts.WHEN, again(fault, ask(desk, visitor, draft, drafts.WHEN))
        )
    if draft.picked:
        following = _after_picked(draft.event, step)
        draft.picked = following != drafts.PREVIEW
        return await turn_to(desk, visitor, draft, following)
    known = drafts.LENGTH if step == drafts.WHEN and "ends" in values else step
    return await turn_to(desk, visitor, draft, neighbour(desk, draft, known, 1))


async def skip(desk: Desk, visitor: Visitor, draft: Draft, step: str) -> Page:
    """Goes on without an answer; where a field was picked to be changed, it is emptied."""
    if not draft.picked or step == drafts.LANGUAGES:
        return await go_on(desk, visitor, draft, step, {})
    what, _, code = step.partition("-")
    if what == drafts.TITLE and not set(draft.event.get("titles", {})) - {code}:
        return await go_on(desk, visitor, draft, step, {})  # the only title stays
    texts = {drafts.TITLE: "titles", drafts.DESCRIPTION: "descriptions"}
    absent = {texts[what]: {code: None}} if code else _ABSENT[step]
    return await go_on(desk, visitor, draft, step, absent)


async def go_back(desk: Desk, visitor: Visitor, draft: Draft, step: str) -> Page:
    """Shows the step before, or the preview where a field was picked there."""
    if step == drafts.FIELDS or draft.picked:
        draft.picked = False
        return await turn_to(desk, visitor, draft, drafts.PREVIEW)
    return await turn_to(desk, visitor, draft, neighbour(desk, draft, step, -1))


async def pick_field(desk: Desk, visitor: Visitor, draft: Draft, step: str) -> Page:
    """Asks for one field; one that is none shows the list of them again."""
    if step not in _fields(desk, draft):
        return await turn_to(desk, visitor, draft, drafts.FIELDS)
    draft.picked = True
    return await turn_to(desk, visitor, draft, step)


def neighbour(desk: Desk, draft: Draft, step: str, by: int) -> str:
    """The step after one, or before it."""
    return drafts.neighbour(
        step, draft.event, desk.phrasebook.languages, by, session=draft.parent_id is not None
    )


def _fields(desk: Desk, draft: Draft) -> list[str]:
    return drafts.fields(
        draft.event, desk.phrasebook.languages, session=draft.parent_id is not None
    )


def _word_fields(desk: Desk, language: str, draft: Draft) -> Page:
    labels = []
    for step in _fields(desk, draft):
        what, _, code = step.partition("-")
        label = desk.say(language, f"make-field-{what}")
        if code:
            label += f" ({desk.say(code, f'language-{code}')})"
        labels.append(button(label, MAKE, "field", draft.turn, step))
    rows: Rows = [labels[at : at + 2] for at in range(0, len(labels), 2)]
    rows.append([button(desk.say(language, "button-back"), MAKE, "back", draft.turn)])
    return Page(desk.say(language, "make-fields"), keyboard(rows))


def _after_picked(event: Plain, step: str) -> str:
    if step == drafts.LANGUAGES:
        return drafts.PREVIEW
    if step == drafts.FORMAT:
        for missing in (drafts.PLACE, drafts.LINK):
            fits = missing in drafts.steps(event, ())
            if fits and not event.get(missing):
                return missing
    if step == drafts.LINK and event.get("link") and "link_for_attendees" not in event:
        return drafts.RULE
    return drafts.PREVIEW


def _drop_what_does_not_fit(event: Plain) -> None:
    if event["format"] == "virtual":
        event.pop("place", None)
    if event["format"] == "in_person":
        event.pop("link", None)
        event.pop("link_for_attendees", None)


def _is_past(desk: Desk, draft: Draft) -> bool:
    zone = draft.event.get("zone")
    if zone is None:
        return False
    return resolve(datetime.fromisoformat(draft.event["starts"]), zone) <= desk.clock()
