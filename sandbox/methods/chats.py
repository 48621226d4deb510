"""What a bot may ask about a chat and its members."""

from sandbox.chats import Chat
from sandbox.errors import bad_request
from sandbox.groups import bot_status_changed, member
from sandbox.parameters import Parameters
from sandbox.wire import Json
from sandbox.world import World


def _gifts() -> Json:
    names = (
        "unlimited_gifts",
        "limited_gifts",
        "unique_gifts",
        "premium_subscription",
        "gifts_from_channels",
    )
    return dict.fromkeys(names, False)


def get_chat(world: World, parameters: Parameters) -> Json:
    """`getChat`."""
    chat = world.readable_chat(parameters.text("chat_id"))
    full = {
        **chat.brief(),
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": _gifts(),
    }
    if chat.group:
        full["permissions"] = {"can_send_messages": True}
    if chat.pinned in chat.messages:
        full["pinned_message"] = chat.messages[chat.pinned]
    return full


def get_chat_member(world: World, parameters: Parameters) -> Json:
    """`getChatMember`."""
    chat = world.readable_chat(parameters.text("chat_id"))
    number = parameters.integer("user_id")
    if number == world.bot.id:
        status = "member" if chat.private else chat.bot_status
        return member(world.bot.user(), status)
    person = world.people.get(number)
    if person is None:
        raise bad_request("user not found" if chat.private else "member not found")
    if chat.private:
        return member(person.user(), "member" if chat.id == number else "left")
    return member(person.user(), chat.members.get(number, "left"))


def _only_groups(chat: Chat) -> None:
    if chat.private:
        raise bad_request("there are no administrators in the private chat")


def get_chat_administrators(world: World, parameters: Parameters) -> list[Json]:
    """`getChatAdministrators`."""
    chat = world.readable_chat(parameters.text("chat_id"))
    _only_groups(chat)
    chosen = [
        member(world.people[number].user(), status)
        for number, status in chat.members.items()
        if status in ("creator", "administrator")
    ]
    if chat.bot_status == "administrator":
        chosen.append(member(world.bot.user(), "administrator"))
    return chosen


def get_chat_member_count(world: World, parameters: Parameters) -> int:
    """`getChatMemberCount`."""
    chat = world.readable_chat(parameters.text("chat_id"))
    return 2 if chat.private else len(chat.members) + (chat.bot_status not in ("left", "kicked"))


def leave_chat(world: World, parameters: Parameters) -> bool:
    """`leaveChat`."""
    chat = world.readable_chat(parameters.text("chat_id"))
    if chat.private:
        raise bad_request("chat can't be left")
    bot_status_changed(world, chat, "left", world.bot.user())
    return True


def pin_chat_message(world: World, parameters: Parameters) -> bool:
    """`pinChatMessage`."""
    chat = world.writable_chat(parameters.text("chat_id"))
    number = parameters.integer("message_id")
    if number not in chat.messages:
        raise bad_request("message to pin not found")
    chat.pinned = number
    return True


def unpin_chat_message(world: World, parameters: Parameters) -> bool:
    """`unpinChatMessage`."""
    world.writable_chat(parameters.text("chat_id")).pinned = None
    return True


def set_message_reaction(world: World, parameters: Parameters) -> bool:
    """`setMessageReaction`."""
    chat = world.writable_chat(parameters.text("chat_id"))
    if parameters.integer("message_id") not in chat.messages:
        raise bad_request("message to react not found")
    world.events.publish(
        "reaction",
        chat.watchers(),
        chat_id=chat.id,
        message_id=parameters.integer("message_id"),
        reaction=parameters.parsed("reaction", "reaction types") or [],
    )
    return True
