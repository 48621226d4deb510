"""A call's parameters, read alike from a query, a form, multipart or JSON."""

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import BodyPartReader, web

from sandbox.errors import bad_request


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a call."""

    name: str
    content: bytes
    mime: str


class Parameters:
    """Values by name; text as it came, or already parsed where the body was JSON."""

    __slots__ = ("uploads", "values")

    def __init__(
        self, values: dict[str, Any] | None = None, uploads: dict[str, Upload] | None = None
    ) -> None:
        self.values = values or {}
        self.uploads = uploads or {}

    def __contains__(self, name: str) -> bool:
        return self.values.get(name) not in (None, "")

    def text(self, name: str, default: str = "") -> str:
        """A value as text."""
        value = self.values.get(name)
        if value is None:
            return default
        if isinstance(value, str):
            return _utf8(value)
        return json.dumps(value) if isinstance(value, dict | list | bool) else str(value)

    def integer(self, name: str, default: int = 0) -> int:
        """A value as a whole number; the default where it is none."""
        try:
            return int(self.values.get(name) or default)
        except (TypeError, ValueError):
            return default

    def number(self, name: str) -> float | None:
        """A value as a number, or None."""
        try:
            return float(self.values[name])
        except (KeyError, TypeError, ValueError):
            return None

    def flag(self, name: str) -> bool:
        """A value as yes or no, written as Telegram takes it."""
        value = self.values.get(name)
        if isinstance(value, str):
            return value.strip().lower() in ("true", "yes", "1")
        return bool(value)

    def parsed(self, name: str, what: str = "") -> Any:
        """The JSON value under a name, or None where there is none.

        `what` names the thing in the error, as in "can't parse reply keyboard markup JSON object".
        """
        value = self.values.get(name)
        if value is None or value == "":
            return None
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {what or name} JSON object") from None


async def read_parameters(request: web.Request) -> Parameters:
    """Everything a request says, the body over the query."""
    values: dict[str, Any] = dict(request.query) if request.query_string else {}
    if not request.body_exists:
        return Parameters(values)
    kind = request.content_type
    if kind == "multipart/form-data":
        return await _read_multipart(request, values)
    body = await request.read()
    if not body:
        return Parameters(values)
    if kind == "application/json":
        try:
            given = json.loads(body)
        except ValueError:
            raise bad_request("can't parse request body JSON object") from None
        if not isinstance(given, dict):
            raise bad_request("object expected as request body")
        values.update(given)
    else:
        values.update(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
    return Parameters(values)


async def _read_multipart(request: web.Request, values: dict[str, Any]) -> Parameters:
    uploads: dict[str, Upload] = {}
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or part.name is None:
            continue
        content = bytes(await part.read())
        if part.filename is None:
            values[part.name] = content.decode("utf-8", "replace")
        else:
            mime = part.headers.get("Content-Type", "application/octet-stream")
            uploads[part.name] = Upload(part.filename, content, mime)
    return Parameters(values, uploads)


def _utf8(value: str) -> str:
    try:
        value.encode()
    except UnicodeEncodeError:
        raise bad_request("strings must be encoded in UTF-8") from None
    return value
