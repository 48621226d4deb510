"""The kinds of letters that the outbox can post."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from telegram import InlineKeyboardMarkup

from domain.deliveries import Told


@dataclass(frozen=True, slots=True)
class Written:
    """A text of ours as Telegram HTML, or the caption of a `file` (name, bytes).

    `pieces` follow as messages of their own. `told` is what it says of an event.
    """

    html: str
    pieces: tuple[str, ...] = ()
    reply_to: int | None = None
    markup: InlineKeyboardMarkup | None = None
    file: tuple[str, bytes] | None = None
    told: Told | None = None


@dataclass(frozen=True, slots=True)
class Copied:
    """What somebody wrote in `from_chat`, copied as it is, or under a caption (HTML) of ours."""

    from_chat: int
    message_ids: tuple[int, ...]
    caption: str | None = None
    pieces: tuple[str, ...] = ()
    reply_to: int | None = None
    told: Told | None = None


@dataclass(frozen=True, slots=True)
class Edited:
    """New words for a message that arrived; `entities` are Telegram's, as JSON."""

    message_id: int
    text: str
    is_caption: bool = False
    entities: list[dict[str, Any]] = field(default_factory=list)
    told: Told | None = None


@dataclass(frozen=True, slots=True)
class Deleted:
    """Messages that are taken back."""

    message_ids: tuple[int, ...]
    told: Told | None = None


Letter = Written | Copied | Edited | Deleted
