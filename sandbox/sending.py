"""A person sends files: one, or several as an album."""

import secrets

from sandbox.errors import HumanError
from sandbox.files import described
from sandbox.parameters import Upload
from sandbox.people import place, post
from sandbox.wire import Json
from sandbox.world import World, said

_LARGEST_ALBUM = 10


def captioned(content: Json, caption: str) -> Json:
    """A message's fields with a caption as a person types it."""
    if not caption:
        return content
    names = {"text": "caption", "entities": "caption_entities"}
    return content | {names[key]: value for key, value in said(caption).items()}


def sends_file(
    world: World,
    person_id: int,
    kind: str,
    upload: Upload,
    caption: str = "",
    chat_id: int | None = None,
    *,
    reply_to: int | None = None,
) -> Json:
    """Send a photo, document, voice message or sticker."""
    person, chat = place(world, person_id, chat_id)
    content = captioned(described(world.files.add(kind, upload)), caption)
    return post(world, person, chat, content, reply_to=reply_to)


def sends_album(
    world: World,
    person_id: int,
    items: list[tuple[str, Upload]],
    caption: str = "",
    chat_id: int | None = None,
) -> list[Json]:
    """Send 2 to 10 files of (kind, upload) at once: a message each, the caption in the first."""
    person, chat = place(world, person_id, chat_id)
    if not 2 <= len(items) <= _LARGEST_ALBUM:
        raise HumanError(f"an album has 2 to {_LARGEST_ALBUM} files")
    kinds = {kind for kind, _ in items}
    if len(kinds) > 1 and not kinds <= {"photo", "video"}:
        raise HumanError("only photos and videos share an album")
    album = {"media_group_id": str(secrets.randbelow(10**17))}
    return [
        post(
            world, person, chat,
            captioned(album | described(world.files.add(kind, upload)), "" if later else caption),
        )
        for later, (kind, upload) in enumerate(items)
    ]  # fmt: skip
