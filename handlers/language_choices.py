"""The languages to choose from, and the one time that a person is asked unasked."""

from __future__ import annotations

from telegram import InlineKeyboardMarkup

from handlers.buttons import LANGUAGE, button, keyboard
from handlers.desk import Bot, Desk
from handlers.sending import send
from handlers.visitors import Visitor
from storage import people


async def offer_languages(desk: Desk, bot: Bot, chat_id: int, visitor: Visitor) -> None:
    """Asks once for the language of a person whose Telegram names none that is spoken here."""
    if visitor.id is not None:
        await desk.database.run(people.assume_language, visitor.id, visitor.language)
    await send(bot, chat_id, desk.say(visitor.language, "language-ask"), choices(desk))


def choices(desk: Desk) -> InlineKeyboardMarkup | None:
    """A button for each language that is spoken here."""
    spoken = desk.phrasebook.languages
    return keyboard(
        [[button(desk.say(code, f"language-{code}"), LANGUAGE, code) for code in spoken]]
    )
