"""The one fork for free text: what a person types becomes a question, and gets its answer."""

from __future__ import annotations

from telegram import Message, Update

from domain.answers import Answered
from domain.consent import is_opt_out
from domain.payloads import entry_link
from handlers import announcement_writing, answers, cards, consent, dialogues
from handlers.asking import answer_in_private, ask, language_for
from handlers.desk import Bot, Context, Desk
from handlers.sending import reply, send, topic_of, typing_if_slow
from handlers.visitors import Visitor, is_private, meet
from storage import questions

_LONGEST_FORWARD = 300


async def receive_text(desk: Desk, update: Update, context: Context) -> None:
    """Text in a private chat, or a reply to the bot in a group."""
    message = update.effective_message
    assert message is not None
    text = message.text or message.caption or ""
    visitor = await meet(desk, update)
    if is_private(update) and message.reply_to_message is None and is_opt_out(text):
        await consent.receive_stop(desk, update, context)
        return
    if await cards.take(desk, context.bot, message, visitor):
        return
    if await dialogues.take(desk, update, context, visitor):
        return
    if not is_private(update):
        if _has_words(text):
            await _answer_in_group(desk, context.bot, message, visitor, update.update_id, text)
        return
    if message.forward_origin is not None and len(text) > _LONGEST_FORWARD:
        if not await announcement_writing.offer(desk, context.bot, message, visitor):
            await send(context.bot, message.chat_id, desk.say(visitor.language, "forwarded"))
        return
    if not _has_words(text):
        await send(context.bot, message.chat_id, desk.say(visitor.language, "no-words"))
        return
    with typing_if_slow(context.bot, message.chat_id):
        await answer_in_private(desk, context.bot, message.chat_id, visitor, update.update_id, text)


async def receive_ask(desk: Desk, update: Update, context: Context) -> None:
    """/ask TEXT, for groups above all; without text it says how it is used."""
    message = update.effective_message
    assert message is not None
    visitor = await meet(desk, update)
    text = " ".join(context.args or [])
    if not text and message.reply_to_message and message.reply_to_message.text:
        text = message.reply_to_message.text
    if not text:
        await reply(context.bot, message, desk.say(visitor.language, "ask-how"))
    elif not _has_words(text):
        await reply(context.bot, message, desk.say(visitor.language, "no-words"))
    elif is_private(update):
        await answer_in_private(desk, context.bot, message.chat_id, visitor, update.update_id, text)
    else:
        await _answer_in_group(desk, context.bot, message, visitor, update.update_id, text)


def _has_words(text: str) -> bool:
    return any(character.isalnum() for character in text)


async def _answer_in_group(
    desk: Desk, bot: Bot, message: Message, visitor: Visitor, update_id: int, text: str
) -> None:
    outcome = ask(desk, visitor, text)[0]
    language = language_for(desk, visitor, outcome)
    asked = [answers.as_asked(outcome)]
    kept = questions.Message(update_id, visitor.id, message.chat_id, asked, desk.clock())
    await desk.database.run_together(questions.record, kept)
    home = f"https://t.me/{bot.username}"
    if isinstance(outcome, Answered):
        link = f"{home}?start={entry_link(outcome.entry)}" if ":" not in outcome.entry else home
        html = answers.word_entry_briefly(desk, outcome.entry, language, link)
    else:
        html = desk.say(language, "group-in-private", link=f"{home}?start=ask")
    await send(
        bot,
        message.chat_id,
        html,
        thread=topic_of(message),
        reply_to=message.message_id,
    )
