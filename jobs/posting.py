"""Posts a letter: the one place where an unasked-for message meets the Bot API."""

from __future__ import annotations

from typing import Any

from telegram import InputFile, LinkPreviewOptions, MessageEntity
from telegram.constants import ParseMode
from telegram.error import BadRequest, NetworkError, RetryAfter
from telegram.ext import ExtBot

from domain.deliveries import Receipt
from jobs.desk import FROM_OUTBOX
from jobs.envelopes import Copied, Deleted, Edited, Letter, Written

Bot = ExtBot[str]

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_HARMLESS = ("message is not modified", "message to delete not found")


async def post(bot: Bot, chat_id: int, letter: Letter) -> Receipt:
    """Sends a letter and gives its receipt. Raises TelegramError as the bot's methods do."""
    match letter:
        case Written():
            return await _write(bot, chat_id, letter)
        case Copied():
            return await _copy(bot, chat_id, letter)
        case Edited():
            return await _edit(bot, chat_id, letter)
        case Deleted():
            return await _delete(bot, chat_id, letter)


async def _write(bot: Bot, chat_id: int, letter: Written) -> Receipt:
    more = _reply_to(letter.reply_to)
    if letter.file is not None:
        sent = await bot.send_document(
            chat_id,
            InputFile(letter.file[1], filename=letter.file[0]),
            caption=letter.html,
            parse_mode=ParseMode.HTML,
            reply_markup=letter.markup,
            rate_limit_args=FROM_OUTBOX,
            **more,
        )
    else:
        sent = await _say(bot, chat_id, letter.html, reply_markup=letter.markup, **more)
    await _go_on(bot, chat_id, letter.pieces)
    return Receipt(sent.message_id)


async def _copy(bot: Bot, chat_id: int, letter: Copied) -> Receipt:
    if len(letter.message_ids) > 1:
        copied = await bot.copy_messages(
            chat_id, letter.from_chat, letter.message_ids, rate_limit_args=FROM_OUTBOX
        )
        first, *others = (one.message_id for one in copied)
        return Receipt(first, tuple(others))
    head: dict[str, Any] = {}
    if letter.caption is not None:
        head = {"caption": letter.caption, "parse_mode": ParseMode.HTML}
    one = await bot.copy_message(
        chat_id,
        letter.from_chat,
        letter.message_ids[0],
        rate_limit_args=FROM_OUTBOX,
        **head,
        **_reply_to(letter.reply_to),
    )
    await _go_on(bot, chat_id, letter.pieces)
    return Receipt(one.message_id)


async def _edit(bot: Bot, chat_id: int, letter: Edited) -> Receipt:
    entities = MessageEntity.de_list(letter.entities, bot)
    place: dict[str, Any] = {
        "chat_id": chat_id,
        "message_id": letter.message_id,
        "rate_limit_args": FROM_OUTBOX,
    }
    try:
        if letter.is_caption:
            await bot.edit_message_caption(caption=letter.text, caption_entities=entities, **place)
        else:
            await bot.edit_message_text(letter.text, entities=entities, **place)
    except BadRequest as error:
        if not error.message.lower().startswith(_HARMLESS):
            raise
    return Receipt(letter.message_id)


async def _delete(bot: Bot, chat_id: int, letter: Deleted) -> Receipt:
    for number in letter.message_ids:
        try:
            await bot.delete_message(chat_id, number, rate_limit_args=FROM_OUTBOX)
        except BadRequest as error:
            if not error.message.lower().startswith(_HARMLESS):
                raise
    return Receipt()


async def _go_on(bot: Bot, chat_id: int, pieces: tuple[str, ...]) -> None:
    for piece in pieces:
        try:
            await _say(bot, chat_id, piece)
        except (RetryAfter, NetworkError) as error:
            # Sent again as a whole, the beginning would come twice.
            raise NetworkError(f"only the beginning was sent: {error.message}") from error


async def _say(bot: Bot, chat_id: int, html: str, **more: Any) -> Any:
    return await bot.send_message(
        chat_id,
        html,
        parse_mode=ParseMode.HTML,
        link_preview_options=_NO_PREVIEW,
        rate_limit_args=FROM_OUTBOX,
        **more,
    )


def _reply_to(message_id: int | None) -> dict[str, Any]:
    if message_id is None:
        return {}
    return {"reply_to_message_id": message_id, "allow_sending_without_reply": True}
