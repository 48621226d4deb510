"""/start, with or without a deep link, and /help."""

from __future__ import annotations

from telegram import Update

from domain.formatting import escape_name
from domain.payloads import linked_entry
from handlers import answers
from handlers.buttons import ENTRY, TOPICS, button, keyboard
from handlers.desk import Context, Desk
from handlers.languages import offer_languages
from handlers.sending import reply
from handlers.standing import standing_of
from handlers.visitors import is_private, meet
from knowledge.browsing import title_of
from storage import deliveries

EXAMPLES = ("minamata-what-is", "ewaste-what-is", "workshop-date")


async def receive_start(desk: Desk, update: Update, context: Context) -> None:
    """Greets, and shows the entry that a deep link names."""
    message = update.effective_message
    assert message is not None
    visitor = await meet(desk, update)
    if (await standing_of(desk, visitor.id)).is_organiser:
        # Cards that came before an organiser's first word could not be delivered until now.
        await desk.database.run(deliveries.restore, message.chat_id, desk.clock())
        desk.wake_outbox()
    payload = context.args[0] if context.args else ""
    entry = linked_entry(payload)
    if entry is not None and desk.library.entry(entry) is not None:
        page = answers.word_entry(desk, entry, visitor.language)
        await reply(context.bot, message, page.html, page.markup)
        return
    user = update.effective_user
    name = f" {escape_name(user.first_name)}" if user and visitor.id is not None else ""
    rows = [
        [button(title, ENTRY, identifier)]
        for identifier in EXAMPLES
        if (title := title_of(desk.library, identifier, visitor.language)) is not None
    ]
    rows.append([button(desk.say(visitor.language, "button-topics"), TOPICS)])
    if entry is not None:
        await reply(context.bot, message, desk.say(visitor.language, "entry-gone"))
    await reply(
        context.bot, message, desk.say(visitor.language, "start", name=name), keyboard(rows)
    )
    if not visitor.known and is_private(update):
        await offer_languages(desk, context.bot, message.chat_id, visitor)


async def receive_help(desk: Desk, update: Update, context: Context) -> None:
    """Says what can be done here; organisers are told their part too."""
    message = update.effective_message
    assert message is not None
    visitor = await meet(desk, update)
    text = desk.say(visitor.language, "help")
    if (await standing_of(desk, visitor.id)).is_organiser:
        text += "\n\n" + desk.say(visitor.language, "help-organisers")
    await reply(context.bot, message, text)
