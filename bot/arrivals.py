"""An update of Telegram's as it is stored: its number, its content, and whose order it keeps."""

from __future__ import annotations

import json
import time
from typing import Any

from storage.updates import Arrival


def arrival_of(raw: dict[str, Any]) -> Arrival:
    """An update, ready to be stored."""
    # As ASCII, which no odd character can keep out of a database.
    content = json.dumps(raw)
    return Arrival(raw["update_id"], lane_of(raw), content, raw, came=time.monotonic())


def lane_of(raw: dict[str, Any]) -> int:
    """Whose order an update keeps: its chat's, or its person's where there is no chat."""
    for content in raw.values():
        if not isinstance(content, dict):
            continue
        message = content.get("message", content)
        for holder in (message, content):
            chat = holder.get("chat") if isinstance(holder, dict) else None
            if isinstance(chat, dict) and isinstance(chat.get("id"), int):
                return int(chat["id"])
        person = content.get("from", content.get("user"))
        if isinstance(person, dict) and isinstance(person.get("id"), int):
            return int(person["id"])
    return 0
