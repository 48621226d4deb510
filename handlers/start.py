"""/start, with or without a deep link, and /help."""

from __future__ import annotations

from telegram import Update

from domain.formatting import escape_name
from domain.payloads import linked_entry, linked_event, linked_invitation, linked_survey
from handlers import answers, events, invitations, surveys
from handlers.buttons import ENTRY, TOPICS, button, keyboard
from handlers.desk import Bot, Context, Desk
from handlers.language_choices import offer_languages
from handlers.sending import reply
from handlers.standing import standing_of
from handlers.visitors import Visitor, is_private, meet
from knowledge.browsing import title_of
from storage import redirecting

EVENTS = "events"  # the payload of a link to the list of events
EXAMPLES = ("minamata-what-is", "ewaste-what-is", "workshop-date")


async def receive_start(desk: Desk, update: Update, context: Context) -> None:
    """Greets, and shows the entry that a deep link names."""
    message = update.effective_message
    assert message is not None
    visitor = await meet(desk, update)
    if (await standing_of(desk, visitor.id)).is_organiser:
        # Cards that came before an organiser's first word could not be delivered until now.
        await desk.database.run(redirecting.restore, message.chat_id, desk.clock())
        desk.wake_outbox()
    payload = context.args[0] if context.args else ""
    invitation = linked_invitation(payload)
    if invitation is not None:
        await _take_up(desk, update, context.bot, visitor, invitation)
        return
    survey = linked_survey(payload)
    if survey is not None:
        private = is_private(update)
        await surveys.open_link(desk, context.bot, message, visitor, survey, private=private)
        return
    event = linked_event(payload)
    if event is not None or payload == EVENTS:
        await _open_events(desk, update, context.bot, visitor, event)
        return
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


async def _take_up(desk: Desk, update: Update, bot: Bot, visitor: Visitor, token: str) -> None:
    message = update.effective_message
    assert message is not None
    if not is_private(update):
        await reply(bot, message, desk.say(visitor.language, "only-in-private"))
        return
    await invitations.accept(desk, bot, message, visitor, token)
    if not visitor.known:
        await offer_languages(desk, bot, message.chat_id, visitor)


async def _open_events(
    desk: Desk, update: Update, bot: Bot, visitor: Visitor, event: int | None
) -> None:
    message = update.effective_message
    assert message is not None
    private = is_private(update)
    if event is not None:
        await events.open_event(desk, bot, message, visitor, event, private=private)
    elif private:
        await events.open_list(desk, bot, message, visitor)
    if not visitor.known and private:
        await offer_languages(desk, bot, message.chat_id, visitor)


async def receive_help(desk: Desk, update: Update, context: Context) -> None:
    """Says what can be done here; organisers are told their part too."""
    message = update.effective_message
    assert message is not None
    visitor = await meet(desk, update)
    text = desk.say(visitor.language, "help")
    standing = await standing_of(desk, visitor.id)
    if standing.is_organiser:
        text += "\n\n" + desk.say(visitor.language, "help-organisers")
    if standing.is_admin:
        text += "\n" + desk.say(visitor.language, "help-admins")
    await reply(context.bot, message, text)
