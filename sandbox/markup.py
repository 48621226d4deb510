"""Keyboards under messages: read from a call, checked as Telegram checks them."""

from typing import Any

from sandbox.addresses import checked_address, mentioned_user
from sandbox.errors import ApiError, bad_request
from sandbox.parameters import Parameters
from sandbox.wire import Json

MOST_BUTTONS = 100
LONGEST_CALLBACK_DATA = 64  # bytes
_ACTIONS = (
    "callback_data",
    "url",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "callback_game",
    "copy_text",
    "pay",
)


def read_markup(parameters: Parameters, *, private: bool = True) -> Json | None:
    """The reply_markup of a call; None where it has none, or an inline one without buttons."""
    given = parameters.parsed("reply_markup", "reply keyboard markup")
    if given is None:
        return None
    if not isinstance(given, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in given:
        rows = [_inline_row(row, private) for row in _rows(given["inline_keyboard"], "inline ")]
        _count(rows)
        return {"inline_keyboard": kept} if (kept := [row for row in rows if row]) else None
    if "keyboard" in given:
        rows = [_reply_row(row) for row in _rows(given["keyboard"], "")]
        _count(rows)
        return {**given, "keyboard": rows}
    return given if given.get("remove_keyboard") or given.get("force_reply") else None


def is_inline(markup: Json | None) -> bool:
    """Whether the keyboard hangs under a message."""
    return markup is not None and "inline_keyboard" in markup


def _rows(given: Any, kind: str) -> list[list[Any]]:
    if not isinstance(given, list):
        raise bad_request(f'field "{kind.strip() or "keyboard"}" must be of type Array')
    if not all(isinstance(row, list) for row in given):
        raise bad_request(f"can't parse {kind}keyboard: expected an Array of Arrays")
    return given


def _count(rows: list[list[Json]]) -> None:
    if sum(map(len, rows)) > MOST_BUTTONS:
        raise bad_request("REPLY_MARKUP_TOO_LONG")


def _inline_row(row: list[Any], private: bool) -> list[Json]:
    return [_inline_button(button, private) for button in row]


def _inline_button(button: Any, private: bool) -> Json:
    if not isinstance(button, dict):
        raise _button_fault("inline ", "InlineKeyboardButton must be an Object")
    if "text" not in button:
        raise _button_fault("inline ", 'Can\'t find field "text"')
    action = next((name for name in _ACTIONS if name in button), None)
    if action is None:
        raise _button_fault("inline ", "Text buttons are unallowed in the inline keyboard")
    if not str(button["text"]).strip():
        raise bad_request("inline keyboard button text must be non-empty")
    if action == "callback_data":
        size = len(str(button[action]).encode())
        if not 1 <= size <= LONGEST_CALLBACK_DATA:
            raise bad_request("BUTTON_DATA_INVALID")
    elif action == "url":
        return {**button, "url": _address(str(button["url"]))}
    elif action == "web_app" and not private:
        raise bad_request("BUTTON_TYPE_INVALID")
    return dict(button)


def _address(url: str) -> str:
    if mentioned_user(url) is not None:
        return url
    address = checked_address(url)
    if address is None:
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    return address


def _reply_row(row: list[Any]) -> list[Json]:
    buttons = [{"text": button} if isinstance(button, str) else button for button in row]
    for button in buttons:
        if not isinstance(button, dict) or "text" not in button:
            raise _button_fault("", 'Can\'t find field "text"')
        if not str(button["text"]).strip():
            raise bad_request("keyboard button text must be non-empty")
    return buttons


def _button_fault(kind: str, reason: str) -> ApiError:
    return bad_request(f"can't parse {kind}keyboard button: {reason}")
