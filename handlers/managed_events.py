"""An event as its organiser sees it: what participants see, who comes, and what can be done."""

from __future__ import annotations

from domain.events import CANCELLED, DRAFT, PAST, PUBLISHED, state_of, text_in
from domain.formatting import escape, shorten
from handlers.answers import Page
from handlers.buttons import RUN, Rows, button, keyboard
from handlers.desk import Desk
from handlers.event_preview import as_seen
from handlers.event_questions import in_words
from handlers.visitors import Visitor
from storage import attendances, events
from storage.events import Change
from storage.tables import Event

_LONGEST_TITLE = 80


async def word_managed(desk: Desk, visitor: Visitor, event: Event, note: str = "") -> Page:
    """The card of an event with everything that can be done with it as it is now.

    `note` is HTML that says what has just happened.
    """
    language = visitor.language
    state = state_of(event.state, event.moved_at is not None, event.ends_at, desk.clock())
    details = events.details_of(event)
    seen = as_seen(
        desk, visitor, details, moved=event.moved_at is not None, cancelled=state == CANCELLED
    )
    parts = [note, seen, desk.say(language, f"run-state-{state}")]
    sessions = await desk.database.run(events.sessions_of, event.id)
    if state != DRAFT:
        counts = await desk.database.run(attendances.counts, event.id)
        parts.append(
            desk.say(
                language,
                "run-counts",
                following=counts["following"],
                coming=counts["coming"],
                waiting=counts["waiting"],
                maybe=counts["maybe"],
                absent=counts["not"],
            )
        )
    rows = _rows(desk, language, event, state, len(sessions))
    return Page("\n\n".join(part for part in parts if part), keyboard(rows))


async def word_change(
    desk: Desk, visitor: Visitor, before: Event, after: Event, change: Change
) -> str:
    """What a change led to, in plain words: who is told, whose reminders follow."""
    language = visitor.language
    if after.state != PUBLISHED:
        return desk.say(language, "make-saved")
    said = [desk.say(language, "make-saved")]
    if change.moved:
        then = in_words(before.starts, language, all_day=before.all_day)
        said.append(desk.say(language, "run-told-moved", told=change.told, then=then))
    elif change.told:
        said.append(desk.say(language, "run-told-link", told=change.told))
    else:
        said.append(desk.say(language, "run-told-nobody"))
    if change.moved:
        counts = await desk.database.run(attendances.counts, after.id)
        said.append(desk.say(language, "run-reminders-follow", following=counts["following"]))
    if change.promoted:
        said.append(desk.say(language, "run-promoted", promoted=change.promoted))
    return " ".join(said)


def short_title(event: Event, language: str) -> str:
    """An event's title, short enough for a sentence; not escaped."""
    return shorten(text_in(event.titles, language)[1], _LONGEST_TITLE)


async def word_sessions(desk: Desk, visitor: Visitor, event: Event) -> Page:
    """The sessions of an event, each to be opened, and a way to add one."""
    language = visitor.language
    parts = await desk.database.run(events.sessions_of, event.id)
    rows: Rows = [[button(_label(one, language), RUN, "show", one.id)] for one in parts]
    if event.state != CANCELLED:
        rows.append([button(desk.say(language, "run-add-session"), RUN, "addpart", event.id)])
    rows.append([button(desk.say(language, "button-back"), RUN, "show", event.id)])
    title = escape(short_title(event, language))
    html = desk.say(language, "run-sessions", title=title, count=len(parts))
    return Page(html, keyboard(rows))


def _label(event: Event, language: str) -> str:
    mark = {DRAFT: "✏️ ", CANCELLED: "✖ "}.get(event.state, "")
    return f"{mark}{event.starts:%d.%m. %H:%M} {short_title(event, language)}"


def _rows(desk: Desk, language: str, event: Event, state: str, sessions: int) -> Rows:
    change = button(desk.say(language, "make-change"), RUN, "change", event.id)
    plan = button(desk.say(language, "run-plan"), RUN, "plan", event.id)
    copy = button(desk.say(language, "run-copy"), RUN, "copy", event.id)
    file = button(desk.say(language, "run-file"), RUN, "file", event.id)
    share = button(desk.say(language, "run-share"), RUN, "share", event.id)
    parts = button(desk.say(language, "run-parts", count=sessions), RUN, "parts", event.id)
    publish = button(desk.say(language, "make-publish"), RUN, "publish", event.id)
    discard = button(desk.say(language, "make-discard"), RUN, "discard", event.id)
    cancel = button(desk.say(language, "run-cancel"), RUN, "cancel", event.id)
    back = button(desk.say(language, "button-back"), RUN, "list", 0)
    if event.parent_id is not None:
        back = button(desk.say(language, "button-back"), RUN, "parts", event.parent_id)
        if state == DRAFT:
            return [[change, plan], [discard], [back]]
        return [[change, plan], [cancel], [back]] if state not in (CANCELLED, PAST) else [[back]]
    if state == DRAFT:
        return [[publish], [change, plan], [parts, copy], [discard], [back]]
    if state in (CANCELLED, PAST):
        return [[copy, file], [back]]
    return [[change, plan], [parts, copy], [share, file], [cancel], [back]]
