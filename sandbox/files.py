"""Files that went through the server: kept in memory, known by file_id."""

import mimetypes
import secrets
from dataclasses import dataclass

from sandbox.errors import ApiError, bad_request
from sandbox.images import picture_kind, picture_size
from sandbox.limits import LARGEST_PHOTO, LARGEST_UPLOAD
from sandbox.parameters import Parameters, Upload
from sandbox.wire import Json

_MOST_BYTES = 512 * 1024 * 1024
_FOLDERS = {
    "photo": "photos",
    "document": "documents",
    "voice": "voice",
    "sticker": "stickers",
    "video": "videos",
    "audio": "music",
}


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One file's bytes and names; `path` is where the Bot API serves it."""

    id: str
    unique_id: str
    kind: str
    name: str
    mime: str
    content: bytes
    path: str

    def brief(self) -> Json:
        """The fields every kind of file has in a message."""
        return {
            "file_id": self.id,
            "file_unique_id": self.unique_id,
            "file_size": len(self.content),
        }


class Files:
    """The newest files up to half a gigabyte; the oldest go first."""

    def __init__(self) -> None:
        self.by_id: dict[str, StoredFile] = {}
        self.size = 0

    def add(self, kind: str, upload: Upload) -> StoredFile:
        """Keep an upload under a new file_id."""
        number = len(self.by_id) + 1
        ending = upload.name.rpartition(".")[2] if "." in upload.name else ""
        ending = ending or (mimetypes.guess_extension(upload.mime) or ".bin").lstrip(".")
        path = f"{_FOLDERS.get(kind, 'documents')}/file_{number}_{secrets.token_hex(4)}.{ending}"
        # A bot need not say what kind of picture it sends.
        mime = picture_kind(upload.content) if kind == "photo" else None
        file = StoredFile(
            f"sandbox-{kind}-{secrets.token_urlsafe(24)}", f"U{secrets.token_urlsafe(9)}",
            kind, upload.name, mime or upload.mime, upload.content, path,
        )  # fmt: skip
        self.by_id[file.id] = file
        self.size += len(file.content)
        while self.size > _MOST_BYTES and len(self.by_id) > 1:
            oldest = next(iter(self.by_id))
            self.size -= len(self.by_id.pop(oldest).content)
        return file

    def at(self, path: str) -> StoredFile | None:
        """The file the Bot API serves under a path."""
        return next((file for file in self.by_id.values() if file.path == path), None)

    def received(self, parameters: Parameters, name: str, kind: str | None = None) -> StoredFile:
        """The file a call brings under a name: uploaded, attached, or known by its file_id."""
        kind = kind or name
        upload = parameters.uploads.get(name)
        given = parameters.text(name)
        if given.startswith("attach://"):
            upload = parameters.uploads.get(given.removeprefix("attach://"))
            if upload is None:
                raise bad_request("invalid file HTTP URL specified: Unsupported URL protocol")
        if upload is not None:
            return self.add(kind, _checked(upload, kind))
        if not given:
            raise bad_request(f"there is no {kind} in the request")
        if given in self.by_id:
            return self.by_id[given]
        if given.startswith(("http://", "https://")):
            # Nothing is fetched: a rehearsal never leaves this machine.
            raise bad_request("failed to get HTTP URL content")
        raise bad_request("wrong file identifier/HTTP URL specified")


def _checked(upload: Upload, kind: str) -> Upload:
    size = len(upload.content)
    if size == 0:
        raise bad_request("file must be non-empty")
    if size > LARGEST_UPLOAD:
        raise ApiError(413, "Request Entity Too Large")
    if kind == "photo":
        if size > LARGEST_PHOTO:
            raise bad_request(
                f"file of size {size} bytes is too big for a photo; "
                f"the maximum size is {LARGEST_PHOTO} bytes"
            )
        _check_picture(upload.content)
    return upload


def _check_picture(content: bytes) -> None:
    measured = picture_size(content)
    if measured is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    width, height = measured
    if not width or not height or width + height > 10_000 or not 1 / 20 <= width / height <= 20:
        raise bad_request("PHOTO_INVALID_DIMENSIONS")


def described(file: StoredFile) -> Json:
    """The field of a message that a file makes: {"document": {...}} and its like."""
    brief = file.brief()
    if file.kind == "photo":
        width, height = picture_size(file.content) or (320, 320)
        return {"photo": [{**brief, "width": width, "height": height}]}
    if file.kind == "sticker":
        return {
            "sticker": {
                **brief,
                "type": "regular",
                "width": 512,
                "height": 512,
                "is_animated": False,
                "is_video": False,
                "emoji": "\U0001f44d",
            }
        }
    if file.kind in ("voice", "audio"):
        return {file.kind: {**brief, "duration": 3, "mime_type": file.mime}}
    if file.kind == "video":
        return {
            "video": {
                **brief,
                "width": 640,
                "height": 360,
                "duration": 3,
                "mime_type": file.mime,
                "file_name": file.name,
            }
        }
    return {"document": {"file_name": file.name, "mime_type": file.mime, **brief}}
