"""Who blocked the bot, who took it back, and which group became another."""

from __future__ import annotations

import logging

from telegram import ChatMember, Update

from handlers.desk import Context, Desk
from handlers.sending import send
from handlers.visitors import meet
from storage import people

log = logging.getLogger(__name__)


async def receive_membership(desk: Desk, update: Update, context: Context) -> None:
    """In private: blocked or restored. In a group: says once, on joining, how to ask."""
    change = update.my_chat_member
    assert change is not None
    status = change.new_chat_member.status
    gone = status in (ChatMember.BANNED, ChatMember.LEFT)
    if change.chat.type == "private":
        if gone:
            await desk.database.run(people.mark_unreachable, change.from_user.id, "blocked")
        else:
            await meet(desk, update)
        return
    was_gone = change.old_chat_member.status in (ChatMember.BANNED, ChatMember.LEFT)
    if change.chat.type in ("group", "supergroup") and was_gone and not gone:
        language = desk.phrasebook.supported(change.from_user.language_code)
        text = desk.say(language, "group-hello")
        await send(context.bot, change.chat.id, text)


async def receive_migration(desk: Desk, update: Update, _: Context) -> None:
    """A group became a supergroup: if it is the organisers', the operator has to set the new id."""
    message = update.effective_message
    assert message is not None
    if message.chat_id == desk.organisers_chat and message.migrate_to_chat_id is not None:
        log.error(
            "organisers_chat.moved",
            extra={"set": f"TALARIA_ORGANISERS_CHAT={message.migrate_to_chat_id}"},
        )
