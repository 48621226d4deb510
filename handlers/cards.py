"""Questions that reach the organisers, and the conversation that follows, in both directions."""

from __future__ import annotations

from typing import Any

from telegram import Message, User

from domain.formatting import (
    LONGEST_CAPTION,
    escape,
    escape_name,
    shorten,
    split_plain,
    utf16_length,
)
from domain.wording import FALLBACK
from handlers.desk import Bot, Desk
from handlers.sending import reply, send
from handlers.standing import organiser_chats, standing_of
from handlers.visitors import Visitor
from storage import cards, people
from storage.cards import Thread
from storage.tables import Question

_LONGEST_QUOTE = 700
_LONGEST_TEXT = 3000


async def pass_on(desk: Desk, user: User, question: Question) -> bool | None:
    """Puts a question in the outbox for the organisers. False: it is on its way already.

    None: its asker has written to them so much lately that it has to wait.
    """
    if await desk.database.run(cards.brings_much, user.id, desk.clock()):
        return None
    contents = {
        chat: {
            "html": desk.say(
                await _language_of_chat(desk, chat),
                "card",
                person=_mention(user),
                asked_in=question.language,
                question=escape(shorten(question.text or "…", _LONGEST_QUOTE)),
                number=question.id,
            )
        }
        for chat in await organiser_chats(desk)
    }
    taken = await desk.database.run(cards.open_card, question.id, user.id, contents, desk.clock())
    desk.wake_outbox()
    return taken


async def take(desk: Desk, bot: Bot, message: Message, visitor: Visitor) -> bool:
    """Whether a message belongs to a card's conversation; then it is on its way."""
    if message.reply_to_message is None:
        return False
    thread = await desk.database.run(
        cards.find_thread, message.chat_id, message.reply_to_message.message_id
    )
    if thread is None:
        return False
    if thread.kind == cards.REPLY and visitor.id is not None and thread.person_id == visitor.id:
        return await _take_follow_up(desk, bot, message, visitor, thread)
    if thread.kind != cards.REPLY and await _may_answer(desk, message, visitor):
        await _take_reply(desk, bot, message, visitor, thread)
        return True
    return False


async def _may_answer(desk: Desk, message: Message, visitor: Visitor) -> bool:
    if message.chat_id == desk.organisers_chat:
        return True
    return (await standing_of(desk, visitor.id)).is_organiser


async def _take_reply(
    desk: Desk, bot: Bot, message: Message, visitor: Visitor, thread: Thread
) -> None:
    language = await _language_of_chat(desk, message.chat_id)
    person_language = await _language_of_chat(desk, thread.person_id or 0)
    head = desk.say(
        person_language,
        "reply-head",
        who=escape_name(_author(message)),
        question=escape(shorten(thread.question or "…", _LONGEST_QUOTE)),
    )
    content = _content(message, head)
    if content is None:
        await reply(bot, message, desk.say(language, "reply-kind-unfit"))
        return
    source = (message.chat_id, message.message_id)
    content["report_to"] = source
    taken = await desk.database.run(
        cards.answer, thread, visitor.id or 0, source, content, desk.clock()
    )
    if taken:
        desk.wake_outbox()
    elif thread.person_id is None:
        await reply(bot, message, desk.say(language, "reply-nobody"))


async def _take_follow_up(
    desk: Desk, bot: Bot, message: Message, visitor: Visitor, thread: Thread
) -> bool:
    if message.from_user is None:
        return False
    if await desk.database.run(cards.brings_much, message.from_user.id, desk.clock()):
        await send(bot, message.chat_id, desk.say(visitor.language, "passed-on-too-many"))
        return True
    contents = {}
    for chat in await organiser_chats(desk):
        language = await _language_of_chat(desk, chat)
        head = desk.say(language, "follow-up-head", person=_mention(message.from_user))
        content = _content(message, head)
        if content is None:
            return False
        contents[chat] = content
    source = (message.chat_id, message.message_id)
    if await desk.database.run(cards.follow_up, thread, contents, source, desk.clock()):
        desk.wake_outbox()
        await send(bot, message.chat_id, desk.say(visitor.language, "follow-up-taken"))
    return True


def _content(message: Message, head: str) -> dict[str, Any] | None:
    """What the outbox sends for a message: its text under a head, or a copy with the head."""
    if message.text:
        pieces = split_plain(message.text, _LONGEST_TEXT)
        return {"html": f"{head}\n\n{escape(pieces[0])}", "more": [escape(p) for p in pieces[1:]]}
    if message.photo or message.document or message.voice or message.video or message.audio:
        copied = {"copy": [message.chat_id, message.message_id], "caption": head}
        if message.caption:
            caption = f"{head}\n\n{escape(message.caption)}"
            fits = utf16_length(caption) <= LONGEST_CAPTION
            copied |= {"caption": caption} if fits else {"more": [escape(message.caption)]}
        return copied
    return None


def _author(message: Message) -> str:
    if message.from_user is not None and message.sender_chat is None:
        return message.from_user.full_name
    return (
        message.author_signature
        or (message.sender_chat.title if message.sender_chat else "")
        or "…"
    )


def _mention(user: User) -> str:
    return f'<a href="tg://user?id={user.id}">{escape_name(user.full_name)}</a>'


async def _language_of_chat(desk: Desk, chat_id: int) -> str:
    return await desk.database.run(people.language_of, chat_id) or FALLBACK
