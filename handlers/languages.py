"""/language: which language a person is answered in."""

from __future__ import annotations

from telegram import InlineKeyboardMarkup, Update

from domain.payloads import Payload
from handlers.buttons import LANGUAGE, button, keyboard
from handlers.desk import Bot, Context, Desk
from handlers.sending import acknowledge, acknowledge_outdated, edit, reply, send
from handlers.visitors import Visitor, meet
from storage import people


async def receive_language(desk: Desk, update: Update, context: Context) -> None:
    """Shows the languages; `/language fr` takes one at once."""
    message = update.effective_message
    assert message is not None
    visitor = await meet(desk, update)
    wanted = desk.phrasebook.supported(context.args[0]) if context.args else None
    if wanted and visitor.id is not None:
        await desk.database.run(people.choose_language, visitor.id, wanted)
        await reply(context.bot, message, desk.say(wanted, "language-set"))
    else:
        await reply(
            context.bot, message, desk.say(visitor.language, "language-ask"), _choices(desk)
        )


async def press_language(desk: Desk, update: Update, _: Context, payload: Payload) -> None:
    """Keeps the pressed language."""
    query = update.callback_query
    assert query is not None
    wanted = desk.phrasebook.supported(payload.text(0))
    visitor = await meet(desk, update)
    if wanted is None or visitor.id is None:
        await acknowledge_outdated(query, desk.say(visitor.language, "button-outdated"))
        return
    await desk.database.run(people.choose_language, visitor.id, wanted)
    await acknowledge(query)
    await edit(query, desk.say(wanted, "language-set"), _choices(desk))


async def offer_languages(desk: Desk, bot: Bot, chat_id: int, visitor: Visitor) -> None:
    """Asks once for the language of a person whose Telegram names none that is spoken here."""
    if visitor.id is not None:
        await desk.database.run(people.assume_language, visitor.id, visitor.language)
    await send(bot, chat_id, desk.say(visitor.language, "language-ask"), _choices(desk))


def _choices(desk: Desk) -> InlineKeyboardMarkup | None:
    spoken = desk.phrasebook.languages
    return keyboard(
        [[button(desk.say(code, f"language-{code}"), LANGUAGE, code) for code in spoken]]
    )
