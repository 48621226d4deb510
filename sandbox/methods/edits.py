"""Changing and deleting what was sent."""

from sandbox.chats import Chat
from sandbox.entities import formatted
from sandbox.errors import ApiError, bad_request
from sandbox.files import described
from sandbox.limits import check_text
from sandbox.markup import is_inline, read_markup
from sandbox.methods.media import input_media
from sandbox.methods.messages import caption_content
from sandbox.parameters import Parameters
from sandbox.wire import Json
from sandbox.world import World, text_content

_DELETABLE_FOR = 48 * 3600
_CAPTION = ("caption", "caption_entities", "show_caption_above_media")
_FILES = ("photo", "document", "voice", "audio", "video")
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the "
    "same as a current content and reply markup of the message"
)


def _target(world: World, parameters: Parameters) -> tuple[Chat, Json]:
    if "inline_message_id" in parameters:
        place = world.inline.get(parameters.text("inline_message_id"))
        if place is None:
            raise bad_request("MESSAGE_ID_INVALID")
        chat = world.chats[place[0]]
        message = chat.messages.get(place[1])
        if message is None:
            raise bad_request("MESSAGE_ID_INVALID")
        return chat, message
    chat = world.writable_chat(parameters.text("chat_id"))
    if "message_id" not in parameters:
        raise bad_request("message identifier is not specified")
    message = chat.messages.get(parameters.integer("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if not world.wrote(chat, message) or message["message_id"] in chat.fixed:
        raise bad_request("message can't be edited")
    return chat, message


def _change(
    world: World,
    parameters: Parameters,
    chat: Chat,
    message: Json,
    content: Json | None,
    drop: tuple[str, ...] = (),
) -> Json | bool:
    """Put new content and keyboard into a message; an edit without a keyboard takes it away."""
    markup = read_markup(parameters, private=chat.private)
    if markup is not None and not is_inline(markup):
        raise bad_request("inline keyboard expected")
    changed = {
        key: value
        for key, value in message.items()
        if key not in drop and key not in ("reply_markup", "edit_date")
    }
    changed |= content or {}
    if markup is not None:
        changed["reply_markup"] = markup
    before = {key: value for key, value in message.items() if key != "edit_date"}
    if changed == before:
        raise bad_request(_NOT_MODIFIED)
    changed["edit_date"] = world.clock.unix()
    chat.messages[message["message_id"]] = changed
    world.changed(chat, changed)
    return True if "inline_message_id" in parameters else changed


def edit_message_text(world: World, parameters: Parameters) -> Json | bool:
    """`editMessageText`."""
    if not parameters.values.get("text"):
        raise bad_request("message text is empty")
    text, entities = formatted(parameters, "text", "entities")
    chat, message = _target(world, parameters)
    if "text" not in message:
        raise bad_request("there is no text in the message to edit")
    check_text(text)
    content = text_content(text, world.name_mentioned(entities))
    preview = parameters.parsed("link_preview_options", "link preview options")
    if preview:
        content["link_preview_options"] = preview
    dropped = ("text", "entities", "link_preview_options")
    return _change(world, parameters, chat, message, content, dropped)


def edit_message_caption(world: World, parameters: Parameters) -> Json | bool:
    """`editMessageCaption`."""
    chat, message = _target(world, parameters)
    if not any(name in message for name in _FILES):
        raise bad_request("there is no caption in the message to edit")
    content = caption_content(world, parameters)
    return _change(world, parameters, chat, message, content, _CAPTION)


def edit_message_reply_markup(world: World, parameters: Parameters) -> Json | bool:
    """`editMessageReplyMarkup`."""
    chat, message = _target(world, parameters)
    return _change(world, parameters, chat, message, None)


def edit_message_media(world: World, parameters: Parameters) -> Json | bool:
    """`editMessageMedia`."""
    chat, message = _target(world, parameters)
    file, caption = input_media(world, parameters, parameters.parsed("media", "media") or {})
    dropped = (*_FILES, *_CAPTION, "text", "entities", "link_preview_options")
    return _change(world, parameters, chat, message, described(file) | caption, dropped)


def _check_deletable(world: World, chat: Chat, message: Json) -> None:
    if world.clock.unix() - message["date"] > _DELETABLE_FOR:
        raise bad_request("message can't be deleted")
    mine = world.wrote(chat, message)
    if not chat.private and not mine and chat.bot_status != "administrator":
        raise bad_request("message can't be deleted")


def delete_message(world: World, parameters: Parameters) -> bool:
    """`deleteMessage`."""
    chat = world.readable_chat(parameters.text("chat_id"))
    message = chat.messages.get(parameters.integer("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    _check_deletable(world, chat, message)
    world.remove(chat, message["message_id"])
    return True


def delete_messages(world: World, parameters: Parameters) -> bool:
    """`deleteMessages`."""
    chat = world.readable_chat(parameters.text("chat_id"))
    numbers = parameters.parsed("message_ids", "message identifiers")
    if not isinstance(numbers, list) or not numbers:
        raise bad_request("message identifiers are not specified")
    if not all(isinstance(number, int) for number in numbers):
        raise bad_request("invalid message identifier specified")
    if len(numbers) > 100:
        raise bad_request("too many message identifiers specified")
    for number in numbers:
        if message := chat.messages.get(int(number)):
            try:
                _check_deletable(world, chat, message)
            except ApiError:
                continue  # one that cannot go does not keep the others
            world.remove(chat, message["message_id"])
    return True
