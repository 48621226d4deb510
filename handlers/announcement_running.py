"""The buttons of an announcement that has begun: hold, stop, try again, mend, take back."""

from __future__ import annotations

from handlers import announcement_writing
from handlers.announcement_tap import Tap, noted, panel
from handlers.answers import Page
from handlers.buttons import ANNOUNCE, button, keyboard
from handlers.desk import Desk
from handlers.sending import acknowledge, send
from storage import announcement_progress, announcement_reports, announcements, corrections


async def pause(desk: Desk, tap: Tap) -> Page:
    """Holds back what has not left."""
    await noted(desk, tap, announcements.pause, "pause", desk.clock())
    return await panel(desk, tap)


async def go(desk: Desk, tap: Tap) -> Page:
    """Lets what was held back leave."""
    await noted(desk, tap, announcements.go_on, "go_on", desk.clock())
    desk.wake_outbox()
    return await panel(desk, tap)


async def stop(desk: Desk, tap: Tap) -> Page:
    """Ends it; who has it keeps it."""
    await noted(desk, tap, announcements.stop, "stop", desk.clock())
    return await panel(desk, tap)


async def retry(desk: Desk, tap: Tap) -> Page:
    """Tries those alone whom one reason kept from it."""
    reason = tap.payload.text(2) or ""
    await noted(desk, tap, announcement_reports.retry, "retry", (reason,), desk.clock())
    if tap.query.message is not None:
        place = (tap.query.message.chat.id, tap.query.message.message_id)
        await desk.database.run(announcement_progress.set_progress, tap.one.id, *place)
    desk.wake_outbox()
    return await panel(desk, tap)


async def fix(desk: Desk, tap: Tap) -> Page | None:
    """Asks for the corrected message; of which language, where there are several."""
    language = tap.visitor.language
    found = await desk.database.run(announcements.variants, tap.one.id)
    chosen = tap.payload.text(2) or (found[0].language if len(found) == 1 else None)
    if chosen is None:
        rows = [
            [
                button(
                    desk.say(language, f"language-{one.language}"),
                    ANNOUNCE, "fix", tap.one.id, one.language,
                )
            ]
            for one in found
        ]  # fmt: skip
        return Page(desk.say(language, "announce-fix-which"), keyboard(rows))
    content = {"id": tap.one.id, "language": chosen}
    await announcement_writing.begin(desk, tap.visitor, announcement_writing.FIX, content)
    await acknowledge(tap.query)
    await send(tap.bot, tap.chat_id, desk.say(language, "announce-ask-fix"))
    return None


async def back(desk: Desk, tap: Tap) -> Page:
    """Asks once before copies are deleted."""
    language = tap.visitor.language
    rows = [
        [button(desk.say(language, "announce-back-yes"), ANNOUNCE, "backyes", tap.one.id)],
        [button(desk.say(language, "button-back"), ANNOUNCE, "open", tap.one.id)],
    ]
    return Page(desk.say(language, "announce-back-sure"), keyboard(rows))


async def back_yes(desk: Desk, tap: Tap) -> Page:
    """Takes back what Telegram still deletes."""
    deleted, too_old = await noted(desk, tap, corrections.withdraw, "take_back", desk.clock())
    desk.wake_outbox()
    head = desk.say(tap.visitor.language, "announce-taken-back", count=deleted, old=too_old)
    return await panel(desk, tap, head)
