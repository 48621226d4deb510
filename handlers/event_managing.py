"""/myevents: organisers see their events, and change, cancel, copy and share each of them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from telegram import Update

from domain.events import CANCELLED, DRAFT, PAST, faults_of, state_of
from domain.formatting import escape
from domain.payloads import Payload
from handlers import event_plans, event_sharing
from handlers.answers import Page
from handlers.buttons import RUN, Rows, button, keyboard
from handlers.desk import Context, Desk
from handlers.event_dialogue import begin_change, begin_copy, begin_session
from handlers.event_preview import word_fault
from handlers.managed_events import short_title, word_managed, word_sessions
from handlers.organisers import Tap, is_organiser, own_event, refuse
from handlers.sending import acknowledge, acknowledge_outdated, edit, reply
from handlers.standing import standing_of
from handlers.visitors import Visitor, meet
from storage import attendances, event_lists, events, organising
from storage.tables import Event

_A_PAGE = 8
_MARKS = {DRAFT: "✏️ ", CANCELLED: "✖ ", PAST: "✓ "}
Act = Callable[[Desk, Tap], Awaitable[Page | None]]


async def receive_myevents(desk: Desk, update: Update, context: Context) -> None:
    """Lists the organiser's own events, to admins everybody's."""
    message = update.effective_message
    assert message is not None
    visitor = await meet(desk, update)
    if await is_organiser(desk, update, context, visitor):
        page = await _word_list(desk, visitor, 0, past=False)
        await reply(context.bot, message, page.html, page.markup)


async def press_run(desk: Desk, update: Update, context: Context, payload: Payload) -> None:
    """A button of the list or of one event; rights and state are read anew for each."""
    query = update.callback_query
    assert query is not None
    visitor = await meet(desk, update)
    if not (await standing_of(desk, visitor.id)).is_organiser:
        await refuse(desk, query, visitor)
        return
    what = payload.text(0) or ""
    if what in ("list", "past"):
        await acknowledge(query)
        page: Page | None = await _word_list(
            desk, visitor, payload.number(1) or 0, past=what == "past"
        )
    else:
        event = await own_event(desk, visitor, payload.number(1))
        act = _ACTS.get(what)
        if event is None or act is None:
            await acknowledge_outdated(query, desk.say(visitor.language, "run-gone"))
            return
        await acknowledge(query)
        page = await act(desk, Tap(context.bot, query, visitor, event, payload))
    if page is not None:
        await edit(query, page.html, page.markup)


async def _word_list(desk: Desk, visitor: Visitor, at: int, *, past: bool) -> Page:
    language, now = visitor.language, desk.clock()
    standing = await standing_of(desk, visitor.id)
    owner = None if standing.is_admin else visitor.id
    found = await desk.database.run(event_lists.of_owner, owner, now, past=past)
    last = max(0, (len(found) - 1) // _A_PAGE)
    at = min(at, last)
    rows: Rows = []
    for event in found[at * _A_PAGE : (at + 1) * _A_PAGE]:
        state = state_of(event.state, event.moved_at is not None, event.ends_at, now)
        label = f"{_MARKS.get(state, '')}{event.starts:%d.%m.%Y} {short_title(event, language)}"
        rows.append([button(label, RUN, "show", event.id)])
    here, there = ("past", "list") if past else ("list", "past")
    turn = []
    if at > 0:
        turn.append(button("‹", RUN, here, at - 1))
    if at < last:
        turn.append(button("›", RUN, here, at + 1))
    label = desk.say(language, "run-coming" if past else "run-past")
    rows += [turn, [button(label, RUN, there, 0)]]
    key = "run-list-past" if past else "run-list"
    return Page(desk.say(language, key, count=len(found)), keyboard(rows))


async def _show(desk: Desk, tap: Tap) -> Page:
    return await word_managed(desk, tap.visitor, tap.event)


async def _change(desk: Desk, tap: Tap) -> Page:
    if tap.event.state == CANCELLED:
        return await word_managed(desk, tap.visitor, tap.event)
    return await begin_change(desk, tap.visitor, tap.event)


async def _copy(desk: Desk, tap: Tap) -> Page:
    return await begin_copy(desk, tap.visitor, tap.event)


async def _parts(desk: Desk, tap: Tap) -> Page:
    return await word_sessions(desk, tap.visitor, tap.event)


async def _add_part(desk: Desk, tap: Tap) -> Page:
    if tap.event.state == CANCELLED or tap.event.parent_id is not None:
        return await word_managed(desk, tap.visitor, tap.event)
    return await begin_session(desk, tap.visitor, tap.event)


async def _publish(desk: Desk, tap: Tap) -> Page:
    language = tap.visitor.language
    faults = faults_of(events.details_of(tap.event), desk.clock())
    if tap.event.state == DRAFT and faults:
        said = "\n".join(f"⚠️ {word_fault(desk, language, fault)}" for fault in faults)
        return await word_managed(desk, tap.visitor, tap.event, said)
    done = await desk.database.run(organising.publish, tap.visitor.id, tap.event.id, desk.clock())
    said = desk.say(language, "make-published") if done else ""
    return await _fresh(desk, tap.visitor, tap.event, said)


async def _discard(desk: Desk, tap: Tap) -> Page:
    gone = await desk.database.run(organising.discard, tap.visitor.id, tap.event.id, desk.clock())
    if not gone:
        return await _fresh(desk, tap.visitor, tap.event, "")
    rows = [[button(desk.say(tap.visitor.language, "button-back"), RUN, "list", 0)]]
    return Page(desk.say(tap.visitor.language, "make-discarded"), keyboard(rows))


async def _ask_cancel(desk: Desk, tap: Tap) -> Page:
    if tap.event.state == CANCELLED:
        return await word_managed(desk, tap.visitor, tap.event)
    language = tap.visitor.language
    counts = await desk.database.run(attendances.counts, tap.event.id)
    rows = [
        [button(desk.say(language, "run-cancel-yes"), RUN, "cancelyes", tap.event.id)],
        [button(desk.say(language, "run-cancel-no"), RUN, "show", tap.event.id)],
    ]
    title = escape(short_title(tap.event, language))
    html = desk.say(language, "run-cancel-ask", title=title, following=counts["following"])
    return Page(html, keyboard(rows))


async def _cancel(desk: Desk, tap: Tap) -> Page:
    told = await desk.database.run(organising.cancel, tap.visitor.id, tap.event.id, desk.clock())
    desk.wake_outbox()
    said = "" if told is None else desk.say(tap.visitor.language, "run-cancelled", told=told)
    return await _fresh(desk, tap.visitor, tap.event, said)


async def _fresh(desk: Desk, visitor: Visitor, event: Event, note: str) -> Page:
    found = await desk.database.run(events.find, event.id)
    if found is None:
        return Page(desk.say(visitor.language, "run-gone"), None)
    return await word_managed(desk, visitor, found, note)


_ACTS: dict[str, Act] = {
    "show": _show,
    "change": _change,
    "copy": _copy,
    "parts": _parts,
    "addpart": _add_part,
    "publish": _publish,
    "discard": _discard,
    "cancel": _ask_cancel,
    "cancelyes": _cancel,
    "plan": event_plans.press_plan,
    "share": event_sharing.press_share,
    "file": event_sharing.press_file,
}
