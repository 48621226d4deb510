"""Logging: one line an event, `event key=value`, and never the token."""

from __future__ import annotations

import logging
import re
import sys
import time

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


def set_up_logging(level: str) -> None:
    """Sends everything to standard error in one form, the libraries only from WARNING on."""
    handler = logging.StreamHandler(sys.stderr)
    formatter = EventFormatter(
        "%(asctime)sZ %(levelname)s %(name)s %(message)s", "%Y-%m-%dT%H:%M:%S"
    )
    formatter.converter = time.gmtime
    handler.setFormatter(formatter)
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in _CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)
