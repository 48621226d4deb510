"""PTB's bot with one call of our own: posting a message without parsing Telegram's copy of it."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any, cast
from urllib.parse import quote_plus

from telegram import InlineKeyboardMarkup
from telegram.ext import ExtBot
from telegram.request import RequestData


class Fields:
    """Form fields that are text already; what a request object asks of PTB's RequestData."""

    __slots__ = ("_fields",)
    contains_files = False
    multipart_data = None

    def __init__(self, fields: dict[str, str | int]) -> None:
        self._fields = fields

    def as_request_data(self) -> RequestData:
        """Itself, as what PTB asks for."""
        # RequestData is final and takes PTB's own parameters only, so its shape is kept instead.
        return cast(RequestData, self)

    @property
    def json_parameters(self) -> dict[str, str]:
        """The fields as text."""
        return {name: str(value) for name, value in self._fields.items()}

    def url_encoded_parameters(self, encode_kwargs: dict[str, Any] | None = None) -> str:
        """The fields as the body of a form."""
        del encode_kwargs  # PTB's own requests pass none
        return "&".join(
            f"{name}={(_quoted if name == 'text' else quote_plus)(str(value))}"
            for name, value in self._fields.items()
        )


# Answers go out to many people: a long text is encoded once. Python encodes byte by byte.
@lru_cache(maxsize=1_024)
def _quoted(value: str) -> str:
    return quote_plus(value)


def _as_json(markup: InlineKeyboardMarkup) -> str:
    """A keyboard of buttons that carry data as Telegram's JSON; quicker than to_json is."""
    rows = [
        [{"text": button.text, "callback_data": button.callback_data} for button in row]
        for row in markup.inline_keyboard
    ]
    return json.dumps({"inline_keyboard": rows})


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
        fields: dict[str, str | int] = {
            "chat_id": chat_id,
            "text": html,
            "parse_mode": "HTML",
            "link_preview_options": '{"is_disabled":true}',
            **more,
        }
        if markup is not None:
            fields["reply_markup"] = _as_json(markup)
        limiter = self.rate_limiter
        if limiter is None:
            result = await self._post_fields(fields)
        else:
            result = await limiter.process_request(
                self._post_fields, (fields,), {}, "sendMessage", fields, None
            )
        return int(result["message_id"])

    async def _post_fields(self, fields: dict[str, str | int]) -> Any:
        return await self.request.post(
            f"{self.base_url}/sendMessage", Fields(fields).as_request_data()
        )
