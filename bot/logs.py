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
from types import TracebackType

from bot.tracebacks import bare
from domain.under_way import CHAT, JOB, UPDATE

# Any bot token, wherever it stands: in an address, a traceback, an error of a library.
_TOKEN = re.compile(r"(?<![0-9])[0-9]{3,20}:[A-Za-z0-9_-]{10,64}")
_USUAL = set(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
_ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
_CHATTY = ("httpx", "httpcore", "aiohttp.access", "apscheduler", "alembic", "telegram", "tzlocal")


class _Bare(logging.Formatter):
    """Tracebacks without the words of their faults, which may quote what a person wrote."""

    def formatException(self, ei: _ExcInfo) -> str:  # noqa: N802 - logging calls it so
        """See bot/tracebacks.py."""
        return bare(ei[1]) if ei[1] is not None else ""


def _event(record: logging.LogRecord) -> str:
    said = record.getMessage()
    # asyncio writes the objects at hand into its sentences, with what they hold.
    return re.split(r"\s*[\n<(]", said)[0] if record.name == "asyncio" else said


class EventFormatter(_Bare):
    """`2026-11-22T10:00:00Z INFO bot.intake update.stored count=3`; moments are UTC."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - logging calls it so
        """The first line, without its fields."""
        record.message = _event(record)
        return super().formatMessage(record)

    def format(self, record: logging.LogRecord) -> str:
        """The whole line, tracebacks included, with anything that looks like a token taken out."""
        record.exc_text = None  # another handler may have kept its own, with words
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


class JsonFormatter(_Bare):
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
            "event": _event(record),
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
