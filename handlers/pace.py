"""Asks a person who writes faster than one reads to slow down; nobody else notices."""

from __future__ import annotations

from telegram import Update
from telegram.ext import ApplicationHandlerStop

from handlers.desk import Context, Desk
from handlers.sending import acknowledge, send
from handlers.visitors import is_person, is_private, is_reply_to_us, meet

_A_TAP = 0.4  # of a message: picking options is quicker than writing, and asks for less


async def check_pace(desk: Desk, update: Update, context: Context) -> None:
    """Stops an update of somebody who is too fast, and says so once."""
    user = update.effective_user
    if user is None or not is_person(user) or not _is_to_us(update):
        return
    message = update.message
    # Messages count by when they were written: what waited for us during a stop is no flood.
    at = message.date.timestamp() if message is not None else desk.steady()
    key = (user.id, "message" if message is not None else "tap")
    weight = 1.0 if message is not None else _A_TAP
    allowed, tell = desk.pace.allows(key, at, update.update_id, weight)
    if allowed:
        return
    visitor = await meet(desk, update)
    text = desk.say(visitor.language, "slow-down")
    if update.callback_query is not None:
        await acknowledge(update.callback_query, text)
    elif tell and is_private(update) and update.effective_chat is not None:
        await send(context.bot, update.effective_chat.id, text)
    raise ApplicationHandlerStop


def _is_to_us(update: Update) -> bool:
    message = update.message
    if message is not None and not is_private(update):
        return (message.text or "").startswith("/") or is_reply_to_us(message)
    return update.my_chat_member is None
