"""Sending: text, places, chat actions, and what every sending method shares."""

from sandbox.chats import Chat
from sandbox.entities import formatted
from sandbox.errors import bad_request
from sandbox.limits import check_caption, check_text
from sandbox.markup import is_inline, read_markup
from sandbox.parameters import Parameters
from sandbox.wire import Json
from sandbox.world import World, text_content

_ACTIONS = {
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
    "upload_document", "choose_sticker", "find_location", "record_video_note",
    "upload_video_note",
}  # fmt: skip


def open_chat(world: World, parameters: Parameters, messages: int = 1) -> Chat:
    """The chat a call sends to, once it may: access first, then flood control."""
    chat = world.writable_chat(parameters.text("chat_id"))
    if world.flood.on:
        world.flood.check(chat.id, group=not chat.private, messages=messages)
    return chat


def dispatch(world: World, parameters: Parameters, chat: Chat, content: Json) -> Json:
    """Send content with what every sending method takes: markup, reply, topic, protection."""
    markup = (
        read_markup(parameters, private=chat.private)
        if "reply_markup" in parameters.values
        else None
    )
    if markup is not None and is_inline(markup):
        content["reply_markup"] = markup
    extras = _extras(parameters, chat)
    message = world.bot_message(chat, {**extras, **content})
    if markup is not None and not is_inline(markup):
        if not markup.get("remove_keyboard"):
            chat.fixed.add(message["message_id"])
        world.show_keyboard(chat, markup)
    return message


def _extras(parameters: Parameters, chat: Chat) -> Json:
    extras: Json = {}
    values = parameters.values
    if "message_thread_id" in values and chat.is_forum:
        extras["message_thread_id"] = parameters.integer("message_thread_id")
        extras["is_topic_message"] = True
    if "reply_parameters" in values or "reply_to_message_id" in values:
        replied = _replied(parameters, chat)
        if replied is not None:
            extras["reply_to_message"] = replied
    if parameters.flag("protect_content"):
        extras["has_protected_content"] = True
    return extras


def _replied(parameters: Parameters, chat: Chat) -> Json | None:
    given = parameters.parsed("reply_parameters", "reply parameters") or {}
    if not isinstance(given, dict):
        raise bad_request("object expected as reply parameters")
    number = int(given.get("message_id") or parameters.integer("reply_to_message_id"))
    if not number:
        return None
    original = chat.messages.get(number)
    if original is None:
        if given.get("allow_sending_without_reply") or parameters.flag(
            "allow_sending_without_reply"
        ):
            return None
        raise bad_request("message to be replied not found")
    return {key: value for key, value in original.items() if key != "reply_to_message"}


def send_message(world: World, parameters: Parameters) -> Json:
    """`sendMessage`."""
    if not parameters.values.get("text"):
        raise bad_request("message text is empty")
    text, entities = formatted(parameters, "text", "entities")
    chat = open_chat(world, parameters)
    check_text(text)
    content = text_content(text, world.name_mentioned(entities))
    preview = parameters.parsed("link_preview_options", "link preview options")
    if preview:
        content["link_preview_options"] = preview
    elif parameters.flag("disable_web_page_preview"):
        content["link_preview_options"] = {"is_disabled": True}
    return dispatch(world, parameters, chat, content)


def caption_content(world: World, parameters: Parameters) -> Json:
    """The caption fields of a call with a file."""
    if not parameters.values.get("caption"):
        return {}
    caption, entities = formatted(parameters, "caption", "caption_entities")
    check_caption(caption)
    content = text_content(caption, world.name_mentioned(entities), "caption")
    if parameters.flag("show_caption_above_media"):
        content["show_caption_above_media"] = True
    return content


def send_location(world: World, parameters: Parameters) -> Json:
    """`sendLocation`."""
    latitude, longitude = parameters.number("latitude"), parameters.number("longitude")
    for name, value, most in (("latitude", latitude, 90), ("longitude", longitude, 180)):
        if value is None:
            raise bad_request(f"{name} is empty")
        if abs(value) > most:
            raise bad_request("bad location specified")
    chat = open_chat(world, parameters)
    place = {"latitude": latitude, "longitude": longitude}
    return dispatch(world, parameters, chat, {"location": place})


def send_chat_action(world: World, parameters: Parameters) -> bool:
    """`sendChatAction`."""
    action = parameters.text("action")
    if action not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = world.writable_chat(parameters.text("chat_id"))
    world.events.publish("action", chat.watchers(), chat_id=chat.id, action=action)
    return True
