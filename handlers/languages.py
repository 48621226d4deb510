"""/language: which language a person is answered in."""

from __future__ import annotations

from dataclasses import replace

from telegram import Update

from domain.payloads import Payload
from handlers import survey_typing
from handlers.desk import Context, Desk
from handlers.language_choices import choices
from handlers.sending import acknowledge, acknowledge_outdated, edit, reply
from handlers.visitors import meet
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
        await survey_typing.show_again(desk, context.bot, replace(visitor, language=wanted))
    else:
        await reply(context.bot, message, desk.say(visitor.language, "language-ask"), choices(desk))


async def press_language(desk: Desk, update: Update, context: Context, payload: Payload) -> None:
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
    await edit(query, desk.say(wanted, "language-set"), choices(desk))
    await survey_typing.show_again(desk, context.bot, replace(visitor, language=wanted))
