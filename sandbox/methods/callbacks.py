"""Answers to presses and to inline queries."""

from typing import Any

from sandbox.entities import formatted
from sandbox.errors import bad_request
from sandbox.formatting import utf16_length
from sandbox.limits import LONGEST_CALLBACK_ANSWER, check_text
from sandbox.markup import read_markup
from sandbox.parameters import Parameters
from sandbox.wire import Json
from sandbox.world import World, text_content

_MOST_RESULTS = 50


def answer_callback_query(world: World, parameters: Parameters) -> bool:
    """`answerCallbackQuery`."""
    text = parameters.text("text")
    if utf16_length(text) > LONGEST_CALLBACK_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    number = parameters.text("callback_query_id")
    asked = world.asked.take(number)
    world.events.publish(
        "answer", {asked.person}, query_id=number, text=text,
        show_alert=parameters.flag("show_alert"), url=parameters.text("url"),
    )  # fmt: skip
    return True


def answer_inline_query(world: World, parameters: Parameters) -> bool:
    """`answerInlineQuery`."""
    results = parameters.parsed("results", "inline query results")
    if not isinstance(results, list) or not all(isinstance(one, dict) for one in results):
        raise bad_request("expected an Array of InlineQueryResult")
    if len(results) > _MOST_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    ids = [str(one.get("id", "")) for one in results]
    if any(not 1 <= len(one.encode()) <= 64 for one in ids):
        raise bad_request("RESULT_ID_INVALID")
    if len(set(ids)) < len(ids):
        raise bad_request("RESULT_ID_DUPLICATE")
    shown = [_result(world, one) for one in results]
    number = parameters.text("inline_query_id")
    asked = world.asked.take(number)
    world.events.publish(
        "inline_results",
        {asked.person},
        query_id=number,
        results=shown,
        next_offset=parameters.text("next_offset"),
    )
    return True


def _result(world: World, one: Json) -> Json:
    """A result with the message it would send, ready made."""
    if one.get("type") != "article":
        raise bad_request(
            f'can\'t parse inline query result: type "{one.get("type")}" is unsupported for the '
            "inline query result in the sandbox"
        )
    if not one.get("title"):
        raise bad_request("can't parse inline query result: Can't find field \"title\"")
    content: Any = one.get("input_message_content")
    if not isinstance(content, dict) or not content.get("message_text"):
        raise bad_request("message text is empty")
    inner = Parameters({**content, "reply_markup": one.get("reply_markup")})
    text, entities = formatted(inner, "message_text", "entities")
    check_text(text)
    message = text_content(text, world.name_mentioned(entities))
    if markup := read_markup(inner):
        message["reply_markup"] = markup
    return {
        "id": str(one["id"]),
        "title": str(one["title"]),
        "description": str(one.get("description", "")),
        "message": message,
    }
