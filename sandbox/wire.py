"""JSON as it goes over the wire: compact, UTF-8."""

import json
from typing import Any

Json = dict[str, Any]

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def to_bytes(value: Any) -> bytes:
    """A value as compact JSON."""
    return _encode(value).encode()
