"""PTB's bot with one call of our own: posting a message without parsing Telegram's copy of it."""

from __future__ import annotations

import json
from typing import Any, cast

from telegram import InlineKeyboardMarkup
from telegram.ext import ExtBot
from telegram.request import RequestData


class Fields:
    """Fields of a call as they are; what a request object asks of PTB's RequestData."""

    __slots__ = ("_fields",)
    contains_files = False

    def __init__(self, fields: dict[str, Any]) -> None:
        self._fields = fields

    def as_request_data(self) -> RequestData:
        """Itself, as what PTB asks for."""
        # RequestData is final and takes PTB's own parameters only, so its shape is kept instead.
        return cast(RequestData, self)

    @property
    def json_payload(self) -> bytes:
        """The fields as one JSON object."""
        return json.dumps(self._fields).encode()


def _as_fields(markup: InlineKeyboardMarkup) -> dict[str, Any]:
    """A keyboard of buttons that carry data; quicker than to_dict is."""
    rows = [
        [{"text": button.text, "callback_data": button.callback_data} for button in row]
        for row in markup.inline_keyboard
    ]
    return {"inline_keyboard": rows}


class QuickBot(ExtBot[str]):
    """Most of what the service sends is an answer whose message object nobody looks at.

    Parsing it costs a quarter of the whole update (docs/decisions/0003-transport.md).
    """

    __slots__ = ()

    async def post_message(
        self, chat_id: int, html: str, markup: InlineKeyboardMarkup | None, **more: str | int
    ) -> int:
        """Sends HTML without link previews and gives the message's id.

        The buttons carry data, no addresses. `more` are further fields of sendMessage, as text
        or numbers. Raises as send_message.
        """
        fields: dict[str, Any] = {
            "chat_id": chat_id,
            "text": html,
            "parse_mode": "HTML",
            "link_preview_options": {"is_disabled": True},
            **more,
        }
        if markup is not None:
            fields["reply_markup"] = _as_fields(markup)
        limiter = self.rate_limiter
        if limiter is None:
            result = await self._post_fields(fields)
        else:
            result = await limiter.process_request(
                self._post_fields, (fields,), {}, "sendMessage", fields, None
            )
        return int(result["message_id"])

    async def _post_fields(self, fields: dict[str, Any]) -> Any:
        return await self.request.post(
            f"{self.base_url}/sendMessage", Fields(fields).as_request_data()
        )
