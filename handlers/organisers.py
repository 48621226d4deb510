"""What only organisers may do: asked at the door of every command and button of theirs."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import CallbackQuery, Update

from domain.payloads import Payload
from handlers.desk import Bot, Context, Desk
from handlers.sending import acknowledge, reply, take_buttons_away
from handlers.standing import standing_of
from handlers.visitors import Visitor, is_private
from storage import dialogues, events
from storage.tables import Event


@dataclass(frozen=True, slots=True)
class Tap:
    """An organiser's tap on a button of an event that is theirs to change."""

    bot: Bot
    query: CallbackQuery
    visitor: Visitor
    event: Event
    payload: Payload

    @property
    def chat_id(self) -> int:
        """Where the button stands."""
        return self.query.message.chat.id if self.query.message else self.query.from_user.id


async def is_organiser(desk: Desk, update: Update, context: Context, visitor: Visitor) -> bool:
    """Whether an organiser writes in private; to anybody else the command does not exist."""
    message = update.effective_message
    assert message is not None
    organiser = (await standing_of(desk, visitor.id)).is_organiser
    if organiser and is_private(update):
        return True
    if organiser:
        await reply(context.bot, message, desk.say(visitor.language, "only-in-private"))
    elif is_private(update):
        await reply(context.bot, message, desk.say(visitor.language, "unknown-command"))
    return False


async def refuse(desk: Desk, query: CallbackQuery, visitor: Visitor) -> None:
    """Tells somebody who may not do this (any more), and ends what they were in the middle of."""
    await acknowledge(query, desk.say(visitor.language, "not-allowed"), alert=True)
    await take_buttons_away(query)
    if visitor.id is not None:
        await desk.database.run(dialogues.end, visitor.id)


async def own_event(desk: Desk, visitor: Visitor, event_id: int | None) -> Event | None:
    """An event that a person may change now; None where it is gone or not theirs."""
    if event_id is None:
        return None
    event = await desk.database.run(events.find, event_id)
    standing = await standing_of(desk, visitor.id)
    return event if event is not None and standing.may_change(event.owner_id) else None
