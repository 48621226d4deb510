"""What is not a typed question: pictures, voices, stickers, edits. Each gets a fitting word."""

from __future__ import annotations

from telegram import Update

from handlers import cards, dialogues, event_files, survey_files, survey_typing
from handlers.desk import Context, Desk
from handlers.messages import receive_text
from handlers.sending import send
from handlers.visitors import is_private, meet


async def receive_other(desk: Desk, update: Update, context: Context) -> None:
    """A photo or file with a caption is a question; anything else is told what works here."""
    message = update.effective_message
    assert message is not None
    if message.document is not None and is_private(update):
        visitor = await meet(desk, update)
        for take in (event_files.take_file, survey_files.take_workbook):
            if await take(desk, update, context, visitor):
                return
    if message.caption and is_private(update):
        await receive_text(desk, update, context)
        return
    visitor = await meet(desk, update)
    if await cards.take(desk, context.bot, message, visitor) or not is_private(update):
        return
    if await dialogues.take(desk, update, context, visitor):
        return
    if message.voice or message.audio or message.video_note:
        key = "kind-voice"
    elif message.sticker or message.animation or message.dice:
        key = "kind-sticker"
    else:
        key = "kind-other"
    await send(context.bot, message.chat_id, desk.say(visitor.language, key))


async def receive_edit(desk: Desk, update: Update, context: Context) -> None:
    """An edited answer to a survey counts anew; an edited question is not answered again."""
    message = update.edited_message
    assert message is not None
    if is_private(update) and (message.text or message.caption or "").strip():
        visitor = await meet(desk, update)
        if not await survey_typing.take_edit(desk, context.bot, message, visitor, update.update_id):
            await send(context.bot, message.chat_id, desk.say(visitor.language, "edited"))


async def receive_unknown_command(desk: Desk, update: Update, context: Context) -> None:
    """A command that does not exist."""
    message = update.effective_message
    assert message is not None
    if is_private(update):
        visitor = await meet(desk, update)
        await send(context.bot, message.chat_id, desk.say(visitor.language, "unknown-command"))


async def ignore(_desk: Desk, _update: Update, _context: Context) -> None:
    """Channel posts, service messages and our own words: read, and rightly left alone."""
