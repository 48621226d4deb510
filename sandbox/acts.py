"""What a person can do over HTTP: the name of each act and the arguments it takes."""

from collections.abc import Callable
from typing import Any

from sandbox import groups, people, presses, sending, sharing
from sandbox.chats import Chat
from sandbox.errors import HumanError
from sandbox.files import described
from sandbox.parameters import Parameters, Upload
from sandbox.wire import Json
from sandbox.world import World, said

Act = Callable[[World, int, Parameters], Any]


def _chat_id(given: Parameters) -> int | None:
    return given.integer("chat_id") or None


def _optional(given: Parameters, name: str) -> int | None:
    return given.integer(name) if name in given else None


def _says(world: World, person: int, given: Parameters) -> Json:
    return people.says(
        world, person, given.text("text"), _chat_id(given),
        reply_to=_optional(given, "reply_to"), thread=_optional(given, "thread"),
        anonymous=given.flag("anonymous"),
    )  # fmt: skip


def _edits(world: World, person: int, given: Parameters) -> Json:
    return people.edits(
        world, person, given.integer("message_id"), given.text("text"), _chat_id(given)
    )


def _starts(world: World, person: int, given: Parameters) -> Json:
    return presses.starts(world, person, given.text("payload"))


def _presses(world: World, person: int, given: Parameters) -> Json:
    return presses.presses(
        world, person, given.integer("message_id"),
        label=given.text("label") or None, data=given.text("data") or None,
        chat_id=_chat_id(given), stale=given.flag("stale"),
    )  # fmt: skip


def _sends(world: World, person: int, given: Parameters) -> Json:
    """A multipart upload under the name of its kind: photo, document, voice or sticker."""
    for kind, upload in given.uploads.items():
        if kind in ("photo", "document", "voice", "sticker", "audio", "video"):
            return sending.sends_file(
                world, person, kind, Upload(upload.name, upload.content, upload.mime),
                given.text("caption"), _chat_id(given), reply_to=_optional(given, "reply_to"),
            )  # fmt: skip
    raise HumanError("there is no file to send")


def _sends_album(world: World, person: int, given: Parameters) -> list[Json]:
    """A multipart upload under kinds with numbers: photo0, photo1 ..."""
    items = [
        (kind, upload)
        for name, upload in given.uploads.items()
        if (kind := name.rstrip("0123456789")) in ("photo", "document", "audio", "video")
    ]
    return sending.sends_album(world, person, items, given.text("caption"), _chat_id(given))


def _sends_location(world: World, person: int, given: Parameters) -> Json:
    latitude, longitude = given.number("latitude"), given.number("longitude")
    if latitude is None or longitude is None:
        raise HumanError("a place has a latitude and a longitude")
    return sharing.sends_location(world, person, latitude, longitude, _chat_id(given))


def _sends_contact(world: World, person: int, given: Parameters) -> Json:
    return sharing.sends_contact(world, person, given.text("phone_number"), _chat_id(given))


def _forwards(world: World, person: int, given: Parameters) -> Json:
    return sharing.forwards(
        world, person, given.integer("message_id"), _optional(given, "from_chat_id"),
        _chat_id(given),
    )  # fmt: skip


def _forwards_from(world: World, person: int, given: Parameters) -> Json:
    """Text, or a file as in `sends`, of a {"kind"} of author with a {"name"}."""
    text = given.text("text")
    content: Json = said(text) if text else {}
    for kind, upload in given.uploads.items():
        content = sending.captioned(described(world.files.add(kind, upload)), text)
    return sharing.forwards_from(
        world, person, content, given.text("kind", "channel"), given.text("name"), _chat_id(given)
    )


def _votes(world: World, person: int, given: Parameters) -> Json:
    options = [int(one) for one in given.parsed("options") or []]
    return presses.votes(world, person, given.integer("message_id"), options, _chat_id(given))


def _asks_inline(world: World, person: int, given: Parameters) -> Json:
    return presses.asks_inline(
        world, person, given.text("query"), _chat_id(given), given.text("offset")
    )


def _chooses(world: World, person: int, given: Parameters) -> Json:
    return presses.chooses(
        world, person, given.parsed("result") or {}, given.text("query"), _chat_id(given)
    )


def _group(world: World, given: Parameters) -> Chat:
    return world.find_chat(given.text("chat_id"))


ACTS: dict[str, Act] = {
    "says": _says,
    "edits": _edits,
    "starts": _starts,
    "presses": _presses,
    "sends": _sends,
    "sends_album": _sends_album,
    "sends_location": _sends_location,
    "sends_contact": _sends_contact,
    "forwards": _forwards,
    "forwards_from": _forwards_from,
    "votes": _votes,
    "asks_inline": _asks_inline,
    "chooses": _chooses,
    "blocks": lambda world, person, _: people.blocks(world, person),
    "unblocks": lambda world, person, _: people.unblocks(world, person),
    "deletes_account": lambda world, person, _: people.deletes_account(world, person),
    "joins": lambda world, person, given: groups.joins(world, person, _group(world, given)),
    "leaves": lambda world, person, given: groups.leaves(world, person, _group(world, given)),
}
