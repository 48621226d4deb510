"""A second person looks at what goes to everyone, and agrees or does not."""

from __future__ import annotations

import logging

from telegram.error import TelegramError

from domain.audiences import EVERYONE, read_audience
from handlers.announcement_tap import Tap, noted, panel
from handlers.announcement_view import count
from handlers.answers import Page
from handlers.buttons import ANNOUNCE, button, keyboard
from handlers.desk import Desk
from handlers.sending import acknowledge, send
from handlers.standing import organiser_chats
from storage import announcements, people, switches
from storage.tables import Announcement

log = logging.getLogger(__name__)


async def ask(desk: Desk, tap: Tap) -> Page:
    """Lets everybody else who may agree look at it, and decide."""
    if await noted(desk, tap, announcements.ask, "ask"):
        found, _ = await count(desk, tap.one)
        for chat in await organiser_chats(desk):
            if chat == tap.visitor.id:
                continue
            language = await desk.database.run(people.language_of, chat)
            rows = [
                [
                    button(
                        desk.say(language, "announce-button-preview"), ANNOUNCE, "see", tap.one.id
                    )
                ],
                [
                    button(desk.say(language, "announce-button-ok"), ANNOUNCE, "ok", tap.one.id),
                    button(desk.say(language, "announce-button-no"), ANNOUNCE, "no", tap.one.id),
                ],
            ]
            text = desk.say(language, "announce-please-agree", count=found.people)
            try:
                await send(tap.bot, chat, text, keyboard(rows))
            except TelegramError as error:
                # One who cannot be reached must not keep the others from being asked.
                log.info("answer.refused", extra={"reason": error.message})
    return await panel(desk, tap)


async def needs_second(desk: Desk, one: Announcement) -> bool:
    """Whether a second person has to agree before it may go."""
    if one.approved_by is not None or read_audience(one.audience).base != EVERYONE:
        return False
    return await desk.database.run(switches.is_on, switches.TWO_PERSONS)


async def ok(desk: Desk, tap: Tap) -> Page | None:
    """A second person agrees; nobody does for their own."""
    assert tap.visitor.id is not None
    if await _is_own(desk, tap):
        return None
    if not await noted(desk, tap, announcements.approve, "approve", tap.visitor.id, desk.clock()):
        return Page(desk.say(tap.visitor.language, "announce-not-yours"), None)
    await _tell_owner(desk, tap, agreed=True)
    return Page(desk.say(tap.visitor.language, "announce-agreed"), None)


async def no(desk: Desk, tap: Tap) -> Page | None:
    """A second person does not agree: it is a draft again."""
    if await _is_own(desk, tap):
        return None
    if not await noted(desk, tap, announcements.refuse, "refuse"):
        return Page(desk.say(tap.visitor.language, "announce-not-yours"), None)
    await _tell_owner(desk, tap, agreed=False)
    return Page(desk.say(tap.visitor.language, "announce-refused"), None)


async def _is_own(desk: Desk, tap: Tap) -> bool:
    """Whether it is theirs: they are told so, and in a group others can still decide."""
    own = tap.one.owner_id == tap.visitor.id
    if own:
        text = desk.say(tap.visitor.language, "announce-not-yours")
        await acknowledge(tap.query, text, alert=True)
    return own


async def _tell_owner(desk: Desk, tap: Tap, *, agreed: bool) -> None:
    if tap.one.owner_id is None:
        return
    language = await desk.database.run(people.language_of, tap.one.owner_id)
    key = "announce-told-agreed" if agreed else "announce-told-refused"
    rows = [[button(desk.say(language, "announce-open"), ANNOUNCE, "open", tap.one.id)]]
    try:
        await send(tap.bot, tap.one.owner_id, desk.say(language, key), keyboard(rows))
    except TelegramError as error:
        log.info("answer.refused", extra={"reason": error.message})
