"""Copies and forwards of what stands in a chat already, one by one or several at once."""

import secrets
from itertools import pairwise
from typing import Any

from sandbox.chats import Chat
from sandbox.errors import bad_request
from sandbox.methods.messages import caption_content, dispatch, open_chat
from sandbox.parameters import Parameters
from sandbox.wire import Json
from sandbox.world import World

_CAPTION = ("caption", "caption_entities", "show_caption_above_media")
_CONTENT = (
    "text", "entities", "link_preview_options", *_CAPTION, "photo", "document", "voice", "audio",
    "video", "sticker", "location", "poll", "contact",
)  # fmt: skip
_MOST = 100


def content_of(message: Json) -> Json:
    """The fields of a message that travel with it; none of a service message."""
    return {name: message[name] for name in _CONTENT if name in message}


def origin(message: Json) -> Json:
    """The forward_origin of a message that is passed on."""
    if "forward_origin" in message:
        return {"forward_origin": message["forward_origin"]}
    if "from" in message:
        author = {"type": "user", "sender_user": message["from"]}
    else:
        author = {
            "type": "channel",
            "chat": message["chat"],
            "message_id": message["message_id"],
        }
    return {"forward_origin": {**author, "date": message["date"]}}


def _original(world: World, parameters: Parameters, verb: str) -> Json:
    chat = world.readable_chat(parameters.text("from_chat_id"))
    message = chat.messages.get(parameters.integer("message_id"))
    if message is None:
        raise bad_request(f"message to {verb} not found")
    return message


def copy_message(world: World, parameters: Parameters) -> Json:
    """`copyMessage`."""
    content = content_of(_original(world, parameters, "copy"))
    if not content:
        raise bad_request("message can't be copied")
    if "caption" in parameters.values and "text" not in content:
        for name in _CAPTION:
            content.pop(name, None)
        content |= caption_content(world, parameters)
    chat = open_chat(world, parameters)
    return {"message_id": dispatch(world, parameters, chat, content)["message_id"]}


def forward_message(world: World, parameters: Parameters) -> Json:
    """`forwardMessage`."""
    original = _original(world, parameters, "forward")
    if not content_of(original):
        raise bad_request("message can't be forwarded")
    return _forwarded(world, parameters, open_chat(world, parameters), original, {})


def _forwarded(
    world: World, parameters: Parameters, chat: Chat, original: Json, album: Json
) -> Json:
    content = content_of(original) | origin(original) | album
    message = dispatch(world, _only_protection(parameters), chat, content)
    chat.fixed.add(message["message_id"])
    return message


def _only_protection(parameters: Parameters) -> Parameters:
    names = ("protect_content", "message_thread_id")
    return Parameters({name: parameters.values[name] for name in names if name in parameters})


def _originals(world: World, parameters: Parameters) -> list[Json]:
    """The messages that several ids name and that can be passed on; what cannot is skipped."""
    chat = world.readable_chat(parameters.text("from_chat_id"))
    numbers: Any = parameters.parsed("message_ids", "message identifiers")
    if not isinstance(numbers, list) or not numbers:
        raise bad_request("message identifiers are not specified")
    if not all(isinstance(number, int) for number in numbers):
        raise bad_request("invalid message identifier specified")
    if len(numbers) > _MOST:
        raise bad_request("too many message identifiers specified")
    if any(one >= following for one, following in pairwise(numbers)):
        raise bad_request("message identifiers must be in a strictly increasing order")
    found = [chat.messages[number] for number in numbers if number in chat.messages]
    chosen = [message for message in found if content_of(message)]
    if not chosen:
        raise bad_request("there are no messages to forward")
    return chosen


def _albums(originals: list[Json]) -> list[Json]:
    """A media_group_id for each message that stood in an album: a new one for each album."""
    groups: dict[str, str] = {}
    chosen: list[Json] = []
    for message in originals:
        before = message.get("media_group_id")
        if before is None:
            chosen.append({})
            continue
        groups.setdefault(before, str(secrets.randbelow(10**17)))
        chosen.append({"media_group_id": groups[before]})
    return chosen


def copy_messages(world: World, parameters: Parameters) -> list[Json]:
    """`copyMessages`."""
    originals = _originals(world, parameters)
    chat = open_chat(world, parameters, len(originals))
    shared = _only_protection(parameters)
    bare = parameters.flag("remove_caption")
    sent = []
    for message, album in zip(originals, _albums(originals), strict=True):
        content = content_of(message) | album
        if bare:
            content = {name: value for name, value in content.items() if name not in _CAPTION}
        sent.append({"message_id": dispatch(world, shared, chat, content)["message_id"]})
    return sent


def forward_messages(world: World, parameters: Parameters) -> list[Json]:
    """`forwardMessages`."""
    originals = _originals(world, parameters)
    chat = open_chat(world, parameters, len(originals))
    return [
        {"message_id": _forwarded(world, parameters, chat, message, album)["message_id"]}
        for message, album in zip(originals, _albums(originals), strict=True)
    ]
