"""The buttons of an announcement that has not begun: look, reword, send, schedule, discard."""

from __future__ import annotations

from handlers import announcement_approval as approval
from handlers import announcement_writing
from handlers.announcement_copies import preview
from handlers.announcement_tap import Tap, may, noted, panel
from handlers.announcement_view import count
from handlers.answers import Page
from handlers.buttons import ANNOUNCE, button, keyboard
from handlers.desk import Desk
from handlers.sending import acknowledge, send
from storage import announcement_progress, announcement_schedule, announcements


async def open_it(desk: Desk, tap: Tap) -> Page:
    """Shows the control message again."""
    return await panel(desk, tap)


async def see(desk: Desk, tap: Tap) -> Page | None:
    """Copies it into the chat, as it will arrive."""
    await acknowledge(tap.query)
    found = await desk.database.run(announcements.variants, tap.one.id)
    if not await preview(tap.bot, tap.chat_id, found):
        await send(tap.bot, tap.chat_id, desk.say(tap.visitor.language, "announce-cannot-copy"))
    return None


async def word(desk: Desk, tap: Tap) -> Page | None:
    """Asks for the message in a language."""
    code = desk.phrasebook.supported(tap.payload.text(2))
    if code is None or tap.one.state not in announcements.BEFORE:
        return await panel(desk, tap)
    await announcement_writing.begin(
        desk, tap.visitor, announcement_writing.MESSAGE, {"id": tap.one.id, "language": code}
    )
    await acknowledge(tap.query)
    name = desk.say(tap.visitor.language, f"language-{code}")
    text = desk.say(tap.visitor.language, "announce-ask-in", name=name)
    await send(tap.bot, tap.chat_id, text)
    return None


async def send_it(desk: Desk, tap: Tap) -> Page:
    """Asks once more, with the number of people it goes to."""
    found, _ = await count(desk, tap.one)
    if not found.people or not await may(desk, tap):
        return await panel(desk, tap)
    language = tap.visitor.language
    yes = desk.say(language, "announce-yes", count=found.people)
    rows = [
        [button(yes, ANNOUNCE, "yes", tap.one.id)],
        [button(desk.say(language, "button-back"), ANNOUNCE, "open", tap.one.id)],
    ]
    return Page(desk.say(language, "announce-sure", count=found.people), keyboard(rows))


async def yes(desk: Desk, tap: Tap) -> Page:
    """Begins; a second tap finds that it has begun."""
    found, _ = await count(desk, tap.one)
    if not found.people or not await may(desk, tap):
        return await panel(desk, tap)
    if await approval.needs_second(desk, tap.one):
        return await approval.ask(desk, tap)
    begin = announcement_schedule.begin
    begun = await desk.database.run(begin, tap.one.id, tap.visitor.id, desk.clock())
    message = tap.query.message
    if begun is not None and message is not None:
        place = (message.chat.id, message.message_id)
        await desk.database.run(announcement_progress.set_progress, tap.one.id, *place)
    desk.wake_outbox()
    return await panel(desk, tap)


async def when(desk: Desk, tap: Tap) -> Page | None:
    """Asks for the moment at which it is to go."""
    if not await may(desk, tap):
        return await panel(desk, tap)
    if await approval.needs_second(desk, tap.one):
        return await approval.ask(desk, tap)
    await announcement_writing.begin(
        desk, tap.visitor, announcement_writing.WHEN, {"id": tap.one.id}
    )
    await acknowledge(tap.query)
    zone = tap.visitor.zone or "UTC"
    await send(tap.bot, tap.chat_id, desk.say(tap.visitor.language, "announce-ask-when", zone=zone))
    return None


async def save(desk: Desk, tap: Tap) -> Page:
    """Leaves it for later."""
    return Page(desk.say(tap.visitor.language, "announce-saved"), None)


async def drop(desk: Desk, tap: Tap) -> Page:
    """Discards it, if it has not begun."""
    gone = await noted(desk, tap, announcements.discard, "discard")
    if not gone:
        return await panel(desk, tap)
    return Page(desk.say(tap.visitor.language, "announce-dropped"), None)
