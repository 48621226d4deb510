"""What a person does in a chat, and which of it the bot is told."""

import random

from sandbox.chats import ANONYMOUS_ADMIN, Chat, Person
from sandbox.errors import HumanError
from sandbox.formatting import utf16_length
from sandbox.groups import member
from sandbox.limits import LONGEST_TEXT
from sandbox.wire import Json
from sandbox.world import World, said

_EDITABLE_FOR = 48 * 3600


def place(world: World, person_id: int, chat_id: int | None) -> tuple[Person, Chat]:
    """A person and the chat they write in (theirs with the bot unless told), where they may."""
    person = world.person(person_id)
    chat = world.chats.get(person_id if chat_id is None else chat_id)
    if chat is None or (chat.private and chat.id != person_id):
        raise HumanError(f"{person.first_name} has no such chat")
    if person.deleted:
        raise HumanError(f"{person.first_name} has deleted their account")
    if chat.private and person.blocked:
        raise HumanError(f"{person.first_name} has blocked the bot: unblock it first")
    if not chat.private and chat.members.get(person_id, "left") in ("left", "kicked"):
        raise HumanError(f"{person.first_name} is not in {chat.title}")
    if chat.migrated_to is not None:
        raise HumanError(f"{chat.title} was upgraded: write in {chat.migrated_to}")
    return person, chat


def post(
    world: World,
    person: Person,
    chat: Chat,
    content: Json,
    *,
    reply_to: int | None = None,
    thread: int | None = None,
    anonymous: bool = False,
) -> Json:
    """Put a person's message into a chat and tell the bot, where it may read it."""
    message: Json = {"message_id": world.new_message_id(chat)}
    if chat.type == "channel":
        message["sender_chat"] = chat.brief()
    elif anonymous:
        message["from"] = {
            "id": ANONYMOUS_ADMIN,
            "is_bot": True,
            "first_name": "Group",
            "username": "GroupAnonymousBot",
        }
        message["sender_chat"] = chat.brief()
    else:
        message["from"] = person.user()
    message |= {"chat": chat.brief(), "date": world.clock.unix()}
    if thread is not None and chat.is_forum:
        message |= {"message_thread_id": thread, "is_topic_message": True}
    if reply_to is not None:
        original = chat.messages.get(reply_to)
        if original is None:
            raise HumanError("there is no such message to reply to")
        message["reply_to_message"] = {
            key: value for key, value in original.items() if key != "reply_to_message"
        }
    message |= content
    if chat.private:
        person.started = True
    world.keep(chat, message)
    if bot_reads(world, chat, message):
        kind = "channel_post" if chat.type == "channel" else "message"
        world.updates.add(kind, message, chat.id)
    return message


def bot_reads(world: World, chat: Chat, message: Json) -> bool:
    """Privacy mode: in groups a bot gets commands and replies to it, an administrator all."""
    if chat.private:
        return True
    if chat.bot_status == "administrator":
        return True
    if chat.type == "channel" or chat.bot_status in ("left", "kicked"):
        return False
    replied = message.get("reply_to_message", {}).get("from", {}).get("id")
    return (
        world.bot.reads_all_group_messages
        or replied == world.bot.id
        or message.get("via_bot", {}).get("id") == world.bot.id
        or _commanded(world, message)
    )


def _commanded(world: World, message: Json) -> bool:
    for one in message.get("entities", ()):
        if one["type"] == "bot_command" and one["offset"] == 0:
            _, _, addressee = message["text"][: one["length"]].partition("@")
            return not addressee or addressee.lower() == world.bot.username.lower()
    return False


def says(
    world: World,
    person_id: int,
    text: str,
    chat_id: int | None = None,
    *,
    reply_to: int | None = None,
    thread: int | None = None,
    anonymous: bool = False,
) -> Json:
    """Type a text; one that is too long goes out in parts, as the apps do it."""
    person, chat = place(world, person_id, chat_id)
    if not text.strip():
        raise HumanError("there is nothing to send")
    parts = [text]
    if utf16_length(text) > LONGEST_TEXT:
        size = LONGEST_TEXT if text.isascii() else LONGEST_TEXT // 2
        parts = [text[at : at + size] for at in range(0, len(text), size)]
    if chat.keyboard and chat.keyboard.get("one_time_keyboard"):
        world.show_keyboard(chat, None)
    for part in parts:
        message = post(
            world, person, chat, said(part), reply_to=reply_to, thread=thread, anonymous=anonymous
        )
    return message


def edits(
    world: World, person_id: int, message_id: int, text: str, chat_id: int | None = None
) -> Json:
    """Change one's own message."""
    person, chat = place(world, person_id, chat_id)
    message = chat.messages.get(message_id)
    if message is None or message.get("from", {}).get("id") != person.id:
        raise HumanError("only one's own messages can be edited")
    if world.clock.unix() - message["date"] > _EDITABLE_FOR:
        raise HumanError("too old to be edited")
    if not text.strip():
        raise HumanError("there is nothing to send")
    content = said(text)
    if "text" not in message:
        names = {"text": "caption", "entities": "caption_entities"}
        content = {names[key]: value for key, value in content.items()}
    dropped = ("entities", "caption_entities")
    changed = {key: value for key, value in message.items() if key not in dropped} | content
    changed["edit_date"] = world.clock.unix()
    chat.messages[message_id] = changed
    world.changed(chat, changed)
    if bot_reads(world, chat, changed):
        world.updates.add("edited_message", changed, chat.id)
    return changed


def blocks(world: World, person_id: int) -> None:
    """Block the bot, which learns of it."""
    person = world.person(person_id)
    if not person.blocked:
        person.blocked = True
        _standing(world, person, "member", "kicked")


def unblocks(world: World, person_id: int) -> None:
    """Let the bot write again, which learns of it."""
    person = world.person(person_id)
    if person.blocked:
        person.blocked = False
        _standing(world, person, "kicked", "member")


def _standing(world: World, person: Person, before: str, after: str) -> None:
    world.updates.add("my_chat_member", {
        "chat": world.chats[person.id].brief(), "from": person.user(),
        "date": world.clock.unix(), "old_chat_member": member(world.bot.user(), before),
        "new_chat_member": member(world.bot.user(), after),
    }, person.id)  # fmt: skip
    world.events.publish("person", None, person=person.card())


def block_share(world: World, share: float, seed: int | None = None) -> list[int]:
    """Let a share (0 to 1) of those who started block the bot, untold; gives their ids.

    The bot finds out when it writes to them. One `seed` chooses the same people again.
    """
    there = [one for one in world.people.values() if one.started and not one.blocked]
    chance = random.Random(seed)  # noqa: S311 chance for a rehearsal, no secret
    chosen = chance.sample(there, round(share * len(there)))
    for person in chosen:
        person.blocked = True
        world.events.publish("person", None, person=person.card())
    return sorted(person.id for person in chosen)


def deletes_account(world: World, person_id: int) -> None:
    """Leave Telegram for good; the bot is not told."""
    person = world.person(person_id)
    person.deleted = True
    world.events.publish("person", None, person=person.card())
