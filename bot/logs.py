"""Logging: one line an event, as text or as JSON, and never the token, a name or a message."""

from __future__ import annotations

import hashlib
import hmac
import json
import logging
import re
import sys
import time
from datetime import UTC, datetime

from domain.under_way import CHAT, JOB, UPDATE

# Any bot token, wherever it stands: in an address, a traceback, an error of a library.
_TOKEN = re.compile(r"(?<![0-9])[0-9]{3,20}:[A-Za-z0-9_-]{10,64}")
_USUAL = set(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
_CHATTY = ("httpx", "httpcore", "aiohttp.access", "apscheduler", "alembic", "telegram", "tzlocal")


class EventFormatter(logging.Formatter):
    """`2026-11-22T10:00:00Z INFO bot.intake update.stored count=3`; moments are UTC."""

    def format(self, record: logging.LogRecord) -> str:
        """The whole line, tracebacks included, with anything that looks like a token taken out."""
        fields = {key: value for key, value in vars(record).items() if key not in _USUAL}
        line = super().format(record)
        if fields:
            head, *rest = line.split("\n", 1)
            pairs = " ".join(f"{key}={_value(value)}" for key, value in sorted(fields.items()))
            line = "\n".join([f"{head} {pairs}", *rest])
        return _TOKEN.sub("<token>", line)


def _value(value: object) -> str:
    text = str(value)
    return repr(text) if re.search(r"[\s=\"']", text) or not text else text


class JsonFormatter(logging.Formatter):
    """One JSON object a line: ts, level, logger, event, its fields, and what it belongs to.

    `update` and `job` are what was under way; `chat` is a keyed hash, the same all over one
    installation, that leads to no chat for whoever has the log alone.
    """

    def __init__(self, key: bytes) -> None:
        super().__init__()
        self._key = key

    def format(self, record: logging.LogRecord) -> str:
        """The line; a traceback is one of its fields."""
        found: dict[str, object] = {
            "ts": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "event": record.getMessage(),
        }
        found |= {key: value for key, value in vars(record).items() if key not in _USUAL}
        if (number := UPDATE.get()) is not None:
            found.setdefault("update", number)
        if (chat := CHAT.get()) is not None:
            digest = hmac.new(self._key, str(chat).encode(), hashlib.sha256)
            found["chat"] = digest.hexdigest()[:12]
        if (job := JOB.get()) is not None:
            found.setdefault("job", job)
        if record.exc_info:
            found["traceback"] = self.formatException(record.exc_info)
        return _TOKEN.sub("<token>", json.dumps(found, ensure_ascii=False, default=str))


def set_up_logging(level: str, form: str = "text", key: str = "") -> None:
    """Sends everything to standard error in one form, the libraries only from WARNING on.

    `key` makes the hashes of chats; the token will do, and does not show in them.
    """
    handler = logging.StreamHandler(sys.stderr)
    if form == "json":
        handler.setFormatter(JsonFormatter(hashlib.sha256(key.encode()).digest()))
    else:
        formatter = EventFormatter(
            "%(asctime)sZ %(levelname)s %(name)s %(message)s", "%Y-%m-%dT%H:%M:%S"
        )
        formatter.converter = time.gmtime
        handler.setFormatter(formatter)
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in _CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)
