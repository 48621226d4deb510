"""A person shares a place, their number, or a message from elsewhere."""

from sandbox.errors import HumanError
from sandbox.methods.messages import origin
from sandbox.people import place, post
from sandbox.wire import Json
from sandbox.world import World


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
    names = (
        "text",
        "entities",
        "caption",
        "caption_entities",
        "photo",
        "document",
        "voice",
        "sticker",
        "location",
        "contact",
        "poll",
    )
    content = {name: original[name] for name in names if name in original}
    return post(world, person, chat, content | origin(original))
