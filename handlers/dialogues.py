"""What a person is in the middle of: the next thing they write or send belongs to it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from telegram import Update

from handlers import (
    announcement_writing,
    event_dialogue,
    event_making,
    survey_access,
    survey_making,
    survey_preview,
    survey_seats,
    survey_typing,
    timezones,
)
from handlers.desk import Context, Desk
from handlers.sending import reply
from handlers.visitors import Visitor, is_private, meet
from storage import dialogues
from storage.tables import Dialogue

# Takes a message that may belong to a dialogue. False: it does not, and goes its usual way.
Take = Callable[[Desk, Update, Context, Visitor, Dialogue], Awaitable[bool]]

# What takes the messages of each kind of dialogue; a kind that is not here any more is over.
KINDS: dict[str, Take] = {
    timezones.KIND: timezones.take,
    event_dialogue.KIND: event_making.take,
    announcement_writing.KIND: announcement_writing.take,
    survey_seats.KIND: survey_typing.take,
    survey_access.KIND: survey_making.take,
    survey_preview.KIND: survey_preview.take,
}


async def take(desk: Desk, update: Update, context: Context, visitor: Visitor) -> bool:
    """Whether a message belongs to what its author is in the middle of; then it is dealt with."""
    if visitor.id is None or not visitor.busy or not is_private(update):
        return False
    open_one = await desk.database.run(dialogues.current, visitor.id)
    if open_one is None:
        return False
    act = KINDS.get(open_one.kind)
    return act is not None and await act(desk, update, context, visitor, open_one)


async def receive_cancel(desk: Desk, update: Update, context: Context) -> None:
    """/cancel: leaves whatever the person is in the middle of."""
    message = update.effective_message
    assert message is not None
    visitor = await meet(desk, update)
    ended = visitor.id is not None and await desk.database.run(dialogues.end, visitor.id)
    key = "dialogue-cancelled" if ended else "dialogue-none"
    await reply(context.bot, message, desk.say(visitor.language, key))
