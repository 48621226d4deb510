"""/newevent: an event is written step by step, seen as others will see it, and published."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable

from telegram import Update

from domain import event_drafts as drafts
from domain.event_drafts import Draft
from domain.payloads import Payload
from handlers import event_dialogue, event_files, event_keeping
from handlers.answers import Page
from handlers.desk import Context, Desk
from handlers.event_dialogue import KIND, turn_to
from handlers.event_questions import Question
from handlers.event_replies import read
from handlers.organisers import is_organiser, refuse
from handlers.sending import acknowledge, acknowledge_outdated, edit, reply, send
from handlers.standing import standing_of
from handlers.visitors import Visitor, meet
from storage import dialogues
from storage.tables import Dialogue

Act = Callable[[Desk, Visitor, Draft, str, Payload], Awaitable[Page]]


async def receive_newevent(desk: Desk, update: Update, context: Context) -> None:
    """Begins an event; `/newevent TITLE` takes the title at once. Only for organisers."""
    message = update.effective_message
    assert message is not None
    visitor = await meet(desk, update)
    if not await is_organiser(desk, update, context, visitor):
        return
    assert visitor.id is not None
    begun = await desk.database.run(dialogues.current, visitor.id)
    if begun is not None and begun.kind == KIND and begun.content["event"]:
        page = await turn_to(desk, visitor, Draft(**begun.content), begun.step)
        await reply(context.bot, message, desk.say(visitor.language, "make-unfinished"))
    else:
        draft = Draft(token=secrets.token_hex(8), event={}, seen=update.update_id)
        title = " ".join(context.args or [])
        if title:
            page = await _answered(desk, visitor, draft, drafts.TITLE, title)
        else:
            page = await turn_to(desk, visitor, draft, drafts.TITLE)
    await reply(context.bot, message, page.html, page.markup)


async def take(
    desk: Desk, update: Update, context: Context, visitor: Visitor, dialogue: Dialogue
) -> bool:
    """Takes what an organiser typed as the answer to the step they are at."""
    message = update.effective_message
    assert message is not None and visitor.id is not None
    if message.text is None:
        return False
    if not (await standing_of(desk, visitor.id)).is_organiser:
        await desk.database.run(dialogues.end, visitor.id, KIND)
        await send(context.bot, message.chat_id, desk.say(visitor.language, "not-allowed"))
        return True
    draft = Draft(**dialogue.content)
    if draft.seen == update.update_id:  # handled before a restart, and not marked as done
        page = await turn_to(desk, visitor, draft, dialogue.step)
    else:
        draft.seen = update.update_id
        page = await _answered(desk, visitor, draft, dialogue.step, message.text)
    await send(context.bot, message.chat_id, page.html, page.markup)
    return True


async def press_make(desk: Desk, update: Update, _: Context, payload: Payload) -> None:
    """A button of the dialogue; an old one shows where the dialogue stands now."""
    query = update.callback_query
    assert query is not None
    visitor = await meet(desk, update)
    standing = await standing_of(desk, visitor.id)
    if visitor.id is None or not standing.is_organiser:
        await refuse(desk, query, visitor)
        return
    if payload.text(0) == "ics":
        await event_files.press_file(desk, query, visitor, standing, payload)
        return
    dialogue = await desk.database.run(dialogues.current, visitor.id)
    if dialogue is None or dialogue.kind != KIND:
        page = await event_keeping.made_already(desk, visitor, payload)
        if page is None:
            await acknowledge_outdated(query, desk.say(visitor.language, "make-outdated"))
            return
    else:
        page = await _pressed(desk, visitor, dialogue, payload)
    await acknowledge(query)
    await edit(query, page.html, page.markup)


async def _answered(desk: Desk, visitor: Visitor, draft: Draft, step: str, text: str) -> Page:
    if step in (drafts.PREVIEW, drafts.FIELDS):
        page = await turn_to(desk, visitor, draft, step)
        return Page(
            desk.say(visitor.language, "make-use-buttons") + "\n\n" + page.html, page.markup
        )
    answer = read(desk, visitor, draft, step, text)
    if step == drafts.COPY and not isinstance(answer, Question):
        return await event_keeping.copy_to(desk, visitor, draft, answer)
    if isinstance(answer, Question):
        return await turn_to(desk, visitor, draft, step, answer)
    return await event_dialogue.go_on(desk, visitor, draft, step, answer)


async def _pressed(desk: Desk, visitor: Visitor, dialogue: Dialogue, payload: Payload) -> Page:
    draft, step, action = Draft(**dialogue.content), dialogue.step, payload.text(0) or ""
    act = _AT_PREVIEW.get(action) if step == drafts.PREVIEW else None
    act = act or _ANYWHERE.get(action)
    if act is None or payload.number(1) != draft.turn:
        return await turn_to(desk, visitor, draft, step)
    return await act(desk, visitor, draft, step, payload)


async def _pick(desk: Desk, visitor: Visitor, draft: Draft, step: str, payload: Payload) -> Page:
    at = payload.number(2)
    if at is None or at >= len(draft.options):
        return await turn_to(desk, visitor, draft, step)
    values = draft.options[at]
    if step == drafts.COPY:
        return await event_keeping.copy_to(desk, visitor, draft, values)
    if step == drafts.LANGUAGES:  # several can be picked
        draft.event = drafts.with_values(draft.event, values)
        return await turn_to(desk, visitor, draft, step)
    return await event_dialogue.go_on(desk, visitor, draft, step, values)


async def _back(desk: Desk, visitor: Visitor, draft: Draft, step: str, _: Payload) -> Page:
    if step == drafts.COPY:
        return await event_keeping.leave(desk, visitor, draft)
    return await event_dialogue.go_back(desk, visitor, draft, step)


async def _skip(desk: Desk, visitor: Visitor, draft: Draft, step: str, _: Payload) -> Page:
    if not drafts.can_be_skipped(step):
        return await turn_to(desk, visitor, draft, step)
    return await event_dialogue.skip(desk, visitor, draft, step)


async def _preview(desk: Desk, visitor: Visitor, draft: Draft, step: str, _: Payload) -> Page:
    ready = bool(draft.event.get("format")) and drafts.can_be_skipped(step)
    return await turn_to(desk, visitor, draft, drafts.PREVIEW if ready else step)


async def _field(desk: Desk, visitor: Visitor, draft: Draft, step: str, payload: Payload) -> Page:
    if step != drafts.FIELDS:
        return await turn_to(desk, visitor, draft, step)
    return await event_dialogue.pick_field(desk, visitor, draft, payload.text(2) or "")


async def _fields(desk: Desk, visitor: Visitor, draft: Draft, _s: str, _p: Payload) -> Page:
    return await turn_to(desk, visitor, draft, drafts.FIELDS)


async def _keep(desk: Desk, visitor: Visitor, draft: Draft, _: str, payload: Payload) -> Page:
    return await event_keeping.keep_new(desk, visitor, draft, publish=payload.text(0) == "publish")


async def _save(desk: Desk, visitor: Visitor, draft: Draft, _: str, payload: Payload) -> Page:
    return await event_keeping.keep_change(
        desk, visitor, draft, with_sessions=payload.text(0) == "saveall"
    )


async def _leave(desk: Desk, visitor: Visitor, draft: Draft, _s: str, _p: Payload) -> Page:
    return await event_keeping.leave(desk, visitor, draft)


_ANYWHERE: dict[str, Act] = {
    "pick": _pick,
    "back": _back,
    "skip": _skip,
    "preview": _preview,
    "field": _field,
}
_AT_PREVIEW: dict[str, Act] = {
    "fields": _fields,
    "publish": _keep,
    "draft": _keep,
    "save": _save,
    "saveall": _save,
    "discard": _leave,
}
