"""Sending files, singly and as albums, and fetching them."""

import secrets

from sandbox.entities import formatted
from sandbox.errors import bad_request
from sandbox.files import StoredFile, described
from sandbox.limits import LARGEST_DOWNLOAD, check_caption
from sandbox.methods.messages import caption_content, dispatch, open_chat
from sandbox.parameters import Parameters
from sandbox.wire import Json
from sandbox.world import World, text_content

_ALBUM = ("photo", "video", "document", "audio")


def _send_file(world: World, parameters: Parameters, kind: str) -> Json:
    caption = caption_content(world, parameters) if kind != "sticker" else {}
    chat = open_chat(world, parameters)
    file = world.files.received(parameters, kind)
    return dispatch(world, parameters, chat, described(file) | caption)


def send_photo(world: World, parameters: Parameters) -> Json:
    """`sendPhoto`."""
    return _send_file(world, parameters, "photo")


def send_document(world: World, parameters: Parameters) -> Json:
    """`sendDocument`."""
    return _send_file(world, parameters, "document")


def send_voice(world: World, parameters: Parameters) -> Json:
    """`sendVoice`."""
    return _send_file(world, parameters, "voice")


def send_audio(world: World, parameters: Parameters) -> Json:
    """`sendAudio`."""
    return _send_file(world, parameters, "audio")


def send_video(world: World, parameters: Parameters) -> Json:
    """`sendVideo`."""
    return _send_file(world, parameters, "video")


def send_sticker(world: World, parameters: Parameters) -> Json:
    """`sendSticker`."""
    return _send_file(world, parameters, "sticker")


def input_media(world: World, parameters: Parameters, media: Json) -> tuple[StoredFile, Json]:
    """The file and the caption fields of one InputMedia."""
    if not isinstance(media, dict):
        raise bad_request("can't parse InputMedia: expected an Object")
    kind = str(media.get("type", ""))
    if kind not in _ALBUM:
        raise bad_request(f'can\'t parse InputMedia: Type "{kind}" of InputMedia is not supported')
    one = Parameters(
        {**media, kind: media.get("media"), "parse_mode": media.get("parse_mode", "")},
        parameters.uploads,
    )
    caption, entities = formatted(one, "caption", "caption_entities")
    check_caption(caption)
    file = world.files.received(one, kind)
    return file, text_content(caption, world.name_mentioned(entities), "caption")


def send_media_group(world: World, parameters: Parameters) -> list[Json]:
    """`sendMediaGroup`."""
    media = parameters.parsed("media", "media")
    if not isinstance(media, list) or not media:
        raise bad_request("there are no messages to send")
    if len(media) > 10:
        raise bad_request("too many messages to send as an album")
    kinds = {str(one.get("type")) for one in media if isinstance(one, dict)}
    if len(kinds) > 1 and not kinds <= {"photo", "video"}:
        raise bad_request("document can't be mixed with other media types")
    chat = open_chat(world, parameters, len(media))
    album = {"media_group_id": str(secrets.randbelow(10**17))}
    contents = [input_media(world, parameters, one) for one in media]
    return [
        dispatch(world, parameters, chat, album | described(file) | caption)
        for file, caption in contents
    ]


def get_file(world: World, parameters: Parameters) -> Json:
    """`getFile`."""
    if "file_id" not in parameters:
        raise bad_request("file_id not specified")
    file = world.files.by_id.get(parameters.text("file_id"))
    if file is None:
        raise bad_request("invalid file_id")
    if len(file.content) > LARGEST_DOWNLOAD:
        raise bad_request("file is too big")
    return {**file.brief(), "file_path": file.path}
