"""A person's buttons, votes, deep links and inline queries."""

import re
from typing import Any

from sandbox.chats import Chat
from sandbox.errors import HumanError
from sandbox.methods.polls import count_votes
from sandbox.people import place, post, says
from sandbox.wire import Json
from sandbox.world import World

_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")
_LONGEST_QUERY = 256


def starts(world: World, person_id: int, payload: str = "") -> Json:
    """Press START, perhaps from a link that carries a payload."""
    if payload and not _PAYLOAD.fullmatch(payload):
        raise HumanError("a deep link carries 1 to 64 of A-Z, a-z, 0-9, _ and -")
    return says(world, person_id, f"/start {payload}".strip())


def _button(message: Json, label: str | None, data: str | None) -> Json | None:
    rows = message.get("reply_markup", {}).get("inline_keyboard", ())
    for button in (button for row in rows for button in row):
        if label is not None and button["text"] == label:
            return dict(button)
        if data is not None and button.get("callback_data") == data:
            return dict(button)
    return None


def presses(
    world: World,
    person_id: int,
    message_id: int,
    *,
    label: str | None = None,
    data: str | None = None,
    chat_id: int | None = None,
    stale: bool = False,
) -> Json:
    """Press an inline button; gives {"query_id"}, or {"url"} where the button is a link.

    `stale` presses `data` from an old copy of the keyboard, though the message has changed or gone.
    """
    person, chat = place(world, person_id, chat_id)
    message = chat.messages.get(message_id)
    button = _button(message, label, data) if message else None
    if button is None:
        if not stale or data is None:
            raise HumanError("there is no such button")
        button = {"callback_data": data}
    if "callback_data" not in button:
        return {"url": button["url"]} if "url" in button else {"button": button}
    number = world.asked.add(person_id)
    query: Json = {
        "id": number,
        "from": person.user(),
        "chat_instance": str(-chat.id),
        "data": button["callback_data"],
    }
    inline_id = next((key for key, at in world.inline.items() if at == (chat.id, message_id)), None)
    if inline_id is not None:
        query["inline_message_id"] = inline_id
    else:
        gone = {"chat": chat.brief(), "message_id": message_id, "date": 0}
        query["message"] = message or gone
    # Telegram keeps presses in the order of the person, messages in that of the chat.
    world.updates.add("callback_query", query, person_id)
    return {"query_id": number}


def votes(
    world: World,
    person_id: int,
    message_id: int,
    options: list[int],
    chat_id: int | None = None,
) -> Json:
    """Vote in a poll by the places of its options; none takes the vote back."""
    person, chat = place(world, person_id, chat_id)
    message = chat.messages.get(message_id)
    if message is None or "poll" not in message:
        raise HumanError("there is no such poll")
    poll: Json = message["poll"]
    if poll["is_closed"]:
        raise HumanError("the poll is closed")
    if any(not 0 <= place < len(poll["options"]) for place in options):
        raise HumanError("there is no such option")
    if len(options) > 1 and not poll["allows_multiple_answers"]:
        raise HumanError("the poll takes one answer")
    world.votes[poll["id"]][person_id] = options
    count_votes(world, poll)
    world.changed(chat, message)
    world.updates.add("poll", poll, person_id)
    if not poll["is_anonymous"]:
        world.updates.add("poll_answer", {
            "poll_id": poll["id"], "user": person.user(), "option_ids": options,
            "option_persistent_ids": [poll["options"][one]["persistent_id"] for one in options],
        }, person_id)  # fmt: skip
    return poll


def asks_inline(
    world: World, person_id: int, query: str, chat_id: int | None = None, offset: str = ""
) -> Json:
    """Type "@bot query" somewhere; the results come as an event."""
    person = world.person(person_id)
    chat = _anywhere(world, person_id, chat_id)
    number = world.asked.add(person_id)
    kind = "sender" if chat.private else chat.type
    world.updates.add("inline_query", {
        "id": number, "from": person.user(), "query": query[:_LONGEST_QUERY], "offset": offset,
        "chat_type": kind,
    }, person_id)  # fmt: skip
    return {"query_id": number}


def _anywhere(world: World, person_id: int, chat_id: int | None) -> Chat:
    return place(world, person_id, chat_id)[1]


def chooses(
    world: World, person_id: int, result: Json, query: str = "", chat_id: int | None = None
) -> Json:
    """Send one of the inline results, in the person's own name."""
    person, chat = place(world, person_id, chat_id)
    content: Any = dict(result["message"])
    message = post(world, person, chat, {**content, "via_bot": world.bot.user()})
    chosen: Json = {"result_id": result["id"], "from": person.user(), "query": query}
    if "reply_markup" in message:
        inline_id = f"inline-{chat.id}-{message['message_id']}"
        world.inline[inline_id] = (chat.id, message["message_id"])
        chosen["inline_message_id"] = inline_id
    world.updates.add("chosen_inline_result", chosen, person_id)
    return message
