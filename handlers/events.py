"""/events and the cards of events: looking, following, answering."""

from __future__ import annotations

from telegram import Message, Update

from domain.payloads import Payload
from handlers import event_cards, event_lists
from handlers.buttons import ZONE, button, keyboard
from handlers.desk import Bot, Context, Desk
from handlers.event_calendars import send_calendar
from handlers.event_cards import Origin, origin_of
from handlers.event_lists import COMING, TABS
from handlers.sending import acknowledge, acknowledge_outdated, edit, reply, send
from handlers.visitors import Visitor, is_private, meet
from storage import attendances

FOLLOW, UNFOLLOW, FILE = "follow", "unfollow", "file"


async def receive_events(desk: Desk, update: Update, context: Context) -> None:
    """Shows the coming events; a group gets a short list with links."""
    message = update.effective_message
    assert message is not None
    visitor = await meet(desk, update)
    if is_private(update):
        await open_list(desk, context.bot, message, visitor)
    else:
        await reply(
            context.bot, message, await event_lists.word_for_group(desk, context.bot, visitor)
        )


async def open_list(desk: Desk, bot: Bot, message: Message, visitor: Visitor) -> None:
    """Sends the list of coming events."""
    page = await event_lists.list_page(desk, visitor, COMING, 0)
    await reply(bot, message, page.html, page.markup)


async def open_event(
    desk: Desk, bot: Bot, message: Message, visitor: Visitor, event_id: int, *, private: bool
) -> None:
    """Sends the card of an event that a link names."""
    shown = await event_cards.show(desk, visitor, event_id, Origin(), private=private)
    if shown is None:
        await reply(bot, message, desk.say(visitor.language, "event-gone"))
        return
    await reply(bot, message, shown.page.html, shown.page.markup)
    await event_cards.remember(desk, visitor, shown)


async def press_event(desk: Desk, update: Update, context: Context, payload: Payload) -> None:
    """Goes to a list, or to the card of an event: in place, or beside a reminder."""
    query = update.callback_query
    assert query is not None
    visitor = await meet(desk, update)
    tab, at = payload.text(1), payload.number(2)
    event_id = payload.number(0)
    if not is_private(update) or (event_id is None and tab not in TABS):
        await acknowledge_outdated(query, desk.say(visitor.language, "button-outdated"))
        return
    if tab is None and event_id is not None and isinstance(query.message, Message):
        # Under a reminder, which is to stay as it was.
        await acknowledge(query)
        await open_event(desk, context.bot, query.message, visitor, event_id, private=True)
        return
    if event_id is None:
        await acknowledge(query)
        page = await event_lists.list_page(desk, visitor, tab or COMING, at or 0)
        await edit(query, page.html, page.markup)
        return
    await _rewrite(desk, update, visitor, event_id, origin_of(tab, at))


async def press_attend(desk: Desk, update: Update, context: Context, payload: Payload) -> None:
    """Follows, answers, or sends the calendar file, and shows the card as it then is."""
    query = update.callback_query
    assert query is not None
    visitor = await meet(desk, update)
    event_id, act = payload.number(0), payload.text(1)
    known = act in (FOLLOW, UNFOLLOW, FILE, *attendances.ANSWERS)
    if visitor.id is None or event_id is None or not known or not is_private(update):
        await acknowledge_outdated(query, desk.say(visitor.language, "button-outdated"))
        return
    if act == FILE:
        if await send_calendar(desk, context.bot, visitor, event_id):
            await acknowledge(query)
        else:
            await acknowledge_outdated(query, desk.say(visitor.language, "event-gone"))
        return
    first = await desk.database.run(attendances.is_first, visitor.id)
    said = await _attend(desk, visitor, visitor.id, event_id, act or FOLLOW)
    desk.wake_outbox()
    origin = origin_of(payload.text(2), payload.number(3))
    await _rewrite(desk, update, visitor, event_id, origin, said)
    kept = first and not await desk.database.run(attendances.is_first, visitor.id)
    if kept and visitor.zone is None and act != "not":
        await _ask_zone(desk, context.bot, visitor)


async def _attend(desk: Desk, visitor: Visitor, person_id: int, event_id: int, act: str) -> str:
    """Keeps the wish and says what became of it."""
    run, now, language = desk.database.run, desk.clock(), visitor.language
    if act == UNFOLLOW:
        await run(attendances.unfollow, event_id, person_id, now)
        return desk.say(language, "event-kept-unfollow")
    if act == FOLLOW:
        followed = await run(attendances.follow, event_id, person_id, now)
        return desk.say(language, "event-kept-follow" if followed else "event-closed")
    kept = await run(attendances.answer, event_id, person_id, act, now)
    if kept is None:
        return desk.say(language, "event-closed")
    return desk.say(language, f"event-kept-{kept}")


async def _rewrite(
    desk: Desk,
    update: Update,
    visitor: Visitor,
    event_id: int,
    origin: Origin,
    said: str | None = None,
) -> None:
    query = update.callback_query
    assert query is not None
    shown = await event_cards.show(desk, visitor, event_id, origin)
    if shown is None:
        await acknowledge_outdated(query, desk.say(visitor.language, "event-gone"))
        return
    await acknowledge(query, said)
    await edit(query, shown.page.html, shown.page.markup)
    await event_cards.remember(desk, visitor, shown)


async def _ask_zone(desk: Desk, bot: Bot, visitor: Visitor) -> None:
    """Asks for the city once, after the first event that somebody keeps."""
    assert visitor.id is not None
    row = [
        button(desk.say(visitor.language, "zone-button-ask"), ZONE, "ask"),
        button(desk.say(visitor.language, "zone-button-later"), ZONE, "later"),
    ]
    await send(bot, visitor.id, desk.say(visitor.language, "zone-offer"), keyboard([row]))
