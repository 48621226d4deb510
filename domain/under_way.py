"""What is being worked on at this moment, so that a line in the log can say what it belongs to."""

from __future__ import annotations

from contextvars import ContextVar

UPDATE: ContextVar[int | None] = ContextVar("update", default=None)  # its number
CHAT: ContextVar[int | None] = ContextVar("chat", default=None)  # Telegram's id; hashed in a log
JOB: ContextVar[str | None] = ContextVar("job", default=None)  # its name in the table of jobs
