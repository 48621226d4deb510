"""What of an organiser's message becomes an announcement, and what can be mended of it later."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from telegram import Message
from telegram.error import BadRequest

from handlers.desk import Bot
from storage.tables import Variant

_LONGEST_BEGINNING = 80


@dataclass(frozen=True, slots=True)
class Taken:
    """A message that can be copied: `form` says how a copy can be corrected later.

    `content` holds what a correction needs, text and entities as Telegram's JSON.
    """

    message_id: int
    form: str
    content: dict[str, Any]
    beginning: str
    album: str | None


def take_message(message: Message) -> Taken | None:
    """What is taken of a message, or None where Telegram does not copy such a one."""
    if message.text is not None:
        content = {"text": message.text, "entities": [one.to_dict() for one in message.entities]}
        return Taken(message.message_id, "text", content, _beginning(message.text), None)
    media = (
        message.photo
        or message.document
        or message.video
        or message.audio
        or message.voice
        or message.animation
    )
    if not media:
        return None
    caption = message.caption or ""
    entities = [one.to_dict() for one in message.caption_entities]
    return Taken(
        message.message_id,
        "caption",
        {"text": caption, "entities": entities},
        _beginning(caption) or _kind_of(message),
        message.media_group_id,
    )


def _beginning(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST_BEGINNING else words[: _LONGEST_BEGINNING - 1] + "…"


def _kind_of(message: Message) -> str:
    if message.document is not None and message.document.file_name:
        return _beginning(message.document.file_name)
    return "📷" if message.photo else "🎬" if message.video else "🎧"


async def preview(bot: Bot, chat_id: int, variants: list[Variant]) -> bool:
    """Copies each wording into the organiser's own chat. False: Telegram does not copy one."""
    for variant in variants:
        try:
            if len(variant.message_ids) > 1:
                await bot.copy_messages(chat_id, variant.chat_id, variant.message_ids)
            else:
                await bot.copy_message(chat_id, variant.chat_id, variant.message_ids[0])
        except BadRequest:
            return False
    return True
