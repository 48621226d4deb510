"""Sends what a handler says, and forgives what Telegram need not be told twice."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from telegram import CallbackQuery, InlineKeyboardMarkup, LinkPreviewOptions, Message
from telegram.constants import ChatAction, ChatType, ParseMode
from telegram.error import BadRequest, ChatMigrated, NetworkError, TelegramError

from handlers.desk import Bot

log = logging.getLogger(__name__)

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_SLOW_SECONDS = 0.7


async def send(
    bot: Bot,
    chat_id: int,
    html: str,
    markup: InlineKeyboardMarkup | None = None,
    *,
    reply_to: int | None = None,
    thread: int | None = None,
) -> int:
    """Sends HTML, as plain text where Telegram cannot read it; gives the message's id.

    A reply to a message that is gone is sent all the same. `thread` is a topic of a forum.
    """
    more: dict[str, str | int] = {}
    if reply_to is not None:
        more["reply_parameters"] = json.dumps(
            {"message_id": reply_to, "allow_sending_without_reply": True}
        )
    if thread is not None:
        more["message_thread_id"] = thread
    try:
        return await bot.post_message(chat_id, html, markup, **more)
    except ChatMigrated as moved:
        return await send(bot, moved.new_chat_id, html, markup)
    except BadRequest as error:
        if "parse entities" not in error.message:
            raise
        sent = await bot.send_message(
            chat_id, _plain(html), reply_markup=markup, message_thread_id=thread
        )
        return sent.message_id


async def reply(
    bot: Bot, message: Message, html: str, markup: InlineKeyboardMarkup | None = None
) -> int:
    """Sends HTML to where a message stands: its chat and, in a forum, its topic."""
    return await send(bot, message.chat_id, html, markup, thread=topic_of(message))


def topic_of(message: Message) -> int | None:
    """The topic of a forum that a message stands in."""
    return message.message_thread_id if message.is_topic_message else None


async def edit(query: CallbackQuery, html: str, markup: InlineKeyboardMarkup | None) -> None:
    """Rewrites the message under a button; a double tap, or a message that is gone, is no fault."""
    if not _can_be_edited(query):
        return
    with forgiving():
        await query.edit_message_text(
            html,
            parse_mode=ParseMode.HTML,
            reply_markup=markup,
            link_preview_options=_NO_PREVIEW,
        )


async def rewrite(
    bot: Bot, chat_id: int, message_id: int, html: str, markup: InlineKeyboardMarkup | None
) -> None:
    """Rewrites a message of ours by its number; one that is gone is no fault."""
    with forgiving():
        await bot.edit_message_text(
            html,
            chat_id,
            message_id,
            parse_mode=ParseMode.HTML,
            reply_markup=markup,
            link_preview_options=_NO_PREVIEW,
        )


async def strip(bot: Bot, chat_id: int, message_id: int) -> None:
    """Takes the buttons off a message of ours."""
    with forgiving():
        await bot.edit_message_reply_markup(chat_id, message_id)


async def edit_buttons(query: CallbackQuery, markup: InlineKeyboardMarkup | None) -> None:
    """Replaces the buttons of the message; None takes them away."""
    if not _can_be_edited(query):
        return
    with forgiving():
        await query.edit_message_reply_markup(markup)


async def acknowledge(
    query: CallbackQuery, text: str | None = None, *, alert: bool = False
) -> None:
    """Answers a tap, which stops the button's spinner; an outdated tap is no fault.

    A courtesy: where Telegram is slow or out of reach, what the tap asked for is done all the same.
    """
    try:
        with forgiving():
            await query.answer(text, show_alert=alert)
    except BadRequest:
        raise
    except NetworkError:
        log.warning("answer.uncertain")


async def acknowledge_outdated(query: CallbackQuery, text: str) -> None:
    """Says that a button means nothing any more, and takes its keyboard away."""
    await acknowledge(query, text)
    await take_buttons_away(query)


async def take_buttons_away(query: CallbackQuery) -> None:
    """Takes the keyboard off a message in private; in a group it is there for others as well."""
    if isinstance(query.message, Message) and query.message.chat.type == ChatType.PRIVATE:
        await edit_buttons(query, None)


@contextlib.contextmanager
def forgiving() -> Any:
    """Swallows what says that the wished state is there already, or that the tap is too old."""
    try:
        yield
    except BadRequest as error:
        text = error.message.lower()
        if not any(
            harmless in text
            for harmless in (
                "message is not modified",
                "query is too old",
                "message to edit not found",
                "message can't be edited",
            )
        ):
            raise


@contextlib.contextmanager
def typing_if_slow(bot: Bot, chat_id: int) -> Iterator[None]:
    """Shows "typing…" if what is inside takes longer than a moment."""
    shown: list[asyncio.Task[None]] = []

    async def show() -> None:
        with contextlib.suppress(TelegramError):  # a courtesy that must not cost the answer
            await bot.send_chat_action(chat_id, ChatAction.TYPING)

    loop = asyncio.get_running_loop()
    timer = loop.call_later(_SLOW_SECONDS, lambda: shown.append(loop.create_task(show())))
    try:
        yield
    finally:
        timer.cancel()


def _can_be_edited(query: CallbackQuery) -> bool:
    # Telegram passes on taps on messages that it no longer lets us touch.
    return isinstance(query.message, Message) or query.inline_message_id is not None


def _plain(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))
