"""A tap on an announcement's button: checked against who taps, and what it is by now."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

from telegram import CallbackQuery, Message, Update

from domain.payloads import Payload
from handlers import announcement_approval as approval
from handlers import announcement_readers as readers
from handlers import announcement_running as running
from handlers import announcement_sending as sending
from handlers import announcement_writing
from handlers.announcement_copies import take_message
from handlers.announcement_tap import Tap
from handlers.answers import Page
from handlers.desk import Bot, Context, Desk
from handlers.organisers import refuse
from handlers.sending import acknowledge, acknowledge_outdated, edit, send
from handlers.standing import standing_of
from handlers.visitors import Visitor, meet
from storage import announcements

Act = Callable[[Desk, Tap], Awaitable[Page | None]]


async def press_announce(desk: Desk, update: Update, context: Context, payload: Payload) -> None:
    """A tap, checked against who taps and what the announcement is by now."""
    query = update.callback_query
    assert query is not None
    visitor = await meet(desk, update)
    standing = await standing_of(desk, visitor.id)
    if visitor.id is None or not standing.is_organiser:
        await refuse(desk, query, visitor)
        return
    if payload.text(0) == "take":
        await _take_forwarded(desk, context.bot, query, visitor)
        return
    one = await desk.database.run(announcements.find, payload.number(1) or 0)
    act = _ACTS.get(payload.text(0) or "") if one is not None else None
    if one is None or act is None:
        await acknowledge_outdated(query, desk.say(visitor.language, "button-outdated"))
        return
    others = payload.text(0) in ("ok", "no", "see")
    if not standing.may_change(one.owner_id) and not others:
        await refuse(desk, query, visitor)
        return
    tap = Tap(context.bot, query, visitor, standing, one, payload)
    page = await act(desk, tap)
    if page is not None:
        await acknowledge(query)
        await edit(query, page.html, page.markup)


async def _take_forwarded(desk: Desk, bot: Bot, query: CallbackQuery, visitor: Visitor) -> None:
    """The message that an offer replies to becomes an announcement."""
    await acknowledge(query)
    message = query.message.reply_to_message if isinstance(query.message, Message) else None
    taken = take_message(message) if message is not None else None
    if message is None or taken is None:
        if query.message is not None:
            text = desk.say(visitor.language, "announce-unfit")
            await send(bot, query.message.chat.id, text)
        return
    content = {"language": visitor.language}
    await announcement_writing.take_wording(
        desk, bot, message, visitor, content, replace(taken, album=None)
    )


async def _pick_readers(desk: Desk, tap: Tap) -> Page | None:
    return await readers.press(desk, tap.visitor, tap.standing, tap.one, tap.payload)


_ACTS: dict[str, Act] = {
    "open": sending.open_it,
    "see": sending.see,
    "lang": sending.word,
    "send": sending.send_it,
    "yes": sending.yes,
    "when": sending.when,
    "save": sending.save,
    "drop": sending.drop,
    "pause": running.pause,
    "go": running.go,
    "stop": running.stop,
    "retry": running.retry,
    "fix": running.fix,
    "back": running.back,
    "backyes": running.back_yes,
    "ok": approval.ok,
    "no": approval.no,
    **dict.fromkeys(readers.ACTS, _pick_readers),
}
