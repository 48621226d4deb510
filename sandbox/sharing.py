"""A person shares a place, their number, or a message from elsewhere."""

from sandbox.errors import HumanError
from sandbox.methods.copies import content_of, origin
from sandbox.people import place, post
from sandbox.wire import Json
from sandbox.world import World

_AN_HOUR = 3600  # how long it stood there before


def sends_location(
    world: World, person_id: int, latitude: float, longitude: float, chat_id: int | None = None
) -> Json:
    """Send a place."""
    person, chat = place(world, person_id, chat_id)
    return post(world, person, chat, {"location": {"latitude": latitude, "longitude": longitude}})


def sends_contact(
    world: World, person_id: int, phone_number: str, chat_id: int | None = None
) -> Json:
    """Share one's own number."""
    person, chat = place(world, person_id, chat_id)
    contact = {"phone_number": phone_number, "first_name": person.first_name, "user_id": person.id}
    return post(world, person, chat, {"contact": contact})


def forwards(
    world: World,
    person_id: int,
    message_id: int,
    from_chat_id: int | None = None,
    chat_id: int | None = None,
) -> Json:
    """Pass a message on, in its author's name."""
    person, source = place(world, person_id, from_chat_id)
    _, chat = place(world, person_id, chat_id)
    original = source.messages.get(message_id)
    if original is None:
        raise HumanError("there is no such message to forward")
    return post(world, person, chat, content_of(original) | origin(original))


def forwards_from(
    world: World,
    person_id: int,
    content: Json,
    kind: str,
    name: str,
    chat_id: int | None = None,
) -> Json:
    """Pass on what stood where the bot is not.

    `kind` is "channel", "chat" (a group that speaks as itself), "user", or "hidden_user" for
    somebody who shows no more than their name.
    """
    person, chat = place(world, person_id, chat_id)
    if not content:
        raise HumanError("there is nothing to forward")
    elsewhere = {"id": -1_001_999_999_999, "title": name}
    authors: dict[str, Json] = {
        "channel": {"chat": {**elsewhere, "type": "channel"}, "message_id": 1},
        "chat": {"sender_chat": {**elsewhere, "type": "supergroup"}},
        "user": {"sender_user": {"id": 819_999_999, "is_bot": False, "first_name": name}},
        "hidden_user": {"sender_user_name": name},
    }
    if kind not in authors:
        raise HumanError(f"nothing is forwarded from a {kind}")
    came = {"type": kind, **authors[kind], "date": world.clock.unix() - _AN_HOUR}
    return post(world, person, chat, {**content, "forward_origin": came})
