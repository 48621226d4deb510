"""What each chat received from the bot, in the order it came, for whoever rehearses."""

from collections import deque
from collections.abc import Iterable
from itertools import count
from typing import Any

from sandbox.clock import Clock
from sandbox.wire import Json

_KEPT = 100  # of each chat
_WORDS = 80
_KINDS = (
    "photo", "video", "document", "audio", "voice", "sticker", "location", "contact", "poll",
)  # fmt: skip


class Received:
    """The newest rows of each chat; nothing of it reaches the bot."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self._rows: dict[int, deque[tuple[int, Json]]] = {}
        self._numbers = count()

    def note(self, message: Json, event: str = "") -> None:
        """Keep one row: a message as it came, or the "edit" or "delete" of one."""
        chat_id = message["chat"]["id"]
        words = str(message.get("text") or message.get("caption") or _name(message))
        row = {
            "at": self.clock.now(),
            "chat_id": chat_id,
            "message_id": message["message_id"],
            "kind": event or _kind(message),
            "words": " ".join(words[: _WORDS * 2].split())[:_WORDS],
        }
        rows = self._rows.get(chat_id)
        if rows is None:
            rows = self._rows[chat_id] = deque(maxlen=_KEPT)
        rows.append((next(self._numbers), row))

    def rows(self, chats: Iterable[int]) -> list[Json]:
        """What came to these chats, newest last.

        Each row is {"at": seconds since the epoch by the sandbox's clock, "chat_id",
        "message_id", "kind", "words"}; "kind" is text, photo, document, calendar and the like,
        or edit or delete.
        """
        found = [one for chat in chats for one in self._rows.get(chat, ())]
        return [row for _, row in sorted(found, key=lambda one: one[0])]


def _kind(message: Json) -> str:
    document: Any = message.get("document")
    if document and document.get("mime_type") == "text/calendar":
        return "calendar"
    return next((kind for kind in _KINDS if kind in message), "text")


def _name(message: Json) -> str:
    if "poll" in message:
        return str(message["poll"]["question"])
    return str(message.get("document", {}).get("file_name", ""))
