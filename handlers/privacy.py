"""/privacy, /mydata and /forgetme: what is kept of a person, all of it, and none of it."""

from __future__ import annotations

import json

from telegram import InputFile, Update

from domain.payloads import Payload
from domain.retention import CARDS, DIALOGUES, EVENTS, QUESTIONS, SURVEYS, UPDATES
from handlers.buttons import FORGET, button, keyboard
from handlers.desk import Context, Desk
from handlers.sending import acknowledge, edit, reply
from handlers.visitors import is_private, meet
from storage import forgetting, personal_data


async def receive_privacy(desk: Desk, update: Update, context: Context) -> None:
    """Says what is kept, why and for how long."""
    message = update.effective_message
    assert message is not None
    visitor = await meet(desk, update)
    text = desk.say(
        visitor.language,
        "privacy",
        questions=QUESTIONS.days,
        cards=CARDS.days,
        events=EVENTS.days,
        dialogues=DIALOGUES.days,
        surveys=SURVEYS.days,
        updates=UPDATES.days,
    )
    await reply(context.bot, message, text)


async def receive_mydata(desk: Desk, update: Update, context: Context) -> None:
    """Sends everything that is kept of the person, as a JSON file, in private only."""
    message = update.effective_message
    assert message is not None
    visitor = await meet(desk, update)
    if not is_private(update) or visitor.id is None:
        await reply(context.bot, message, desk.say(visitor.language, "only-in-private"))
        return
    data = await desk.database.run(personal_data.gather, visitor.id)
    content = json.dumps(data, ensure_ascii=False, indent=2).encode()
    await context.bot.send_document(
        message.chat_id,
        InputFile(content, filename="talaria-my-data.json"),
        caption=desk.say(visitor.language, "mydata"),
    )


async def receive_forgetme(desk: Desk, update: Update, context: Context) -> None:
    """Asks once before everything goes."""
    message = update.effective_message
    assert message is not None
    visitor = await meet(desk, update)
    if not is_private(update) or visitor.id is None:
        await reply(context.bot, message, desk.say(visitor.language, "only-in-private"))
        return
    rows = [
        [button(desk.say(visitor.language, "button-forget"), FORGET, "y")],
        [button(desk.say(visitor.language, "button-keep"), FORGET, "n")],
    ]
    await reply(context.bot, message, desk.say(visitor.language, "forget-ask"), keyboard(rows))


async def press_forget(desk: Desk, update: Update, _: Context, payload: Payload) -> None:
    """Erases the person in one transaction and says what was touched, or leaves all as it is."""
    query = update.callback_query
    assert query is not None
    visitor = await meet(desk, update)
    await acknowledge(query)
    if payload.text(0) != "y" or visitor.id is None:
        await edit(query, desk.say(visitor.language, "forget-kept"), None)
        return
    counts = await desk.database.run(forgetting.forget, visitor.id, desk.clock())
    desk.wake_outbox()  # a place that became free is somebody else's now
    await edit(query, desk.say(visitor.language, "forget-done", **counts), None)
