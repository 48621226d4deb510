"""What buttons and deep links carry: a few short words, at most 64 bytes, read with suspicion."""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST_CALLBACK = 64
ANNOUNCE = "an"  # the verb of an announcement's buttons, which the clock's work rewrites too
EVENT_CARD = "ev"  # the verb that opens an event: buttons of handlers and of jobs carry it
SURVEY_CARD = "sv"  # the same for a survey
_PART = re.compile(r"[A-Za-z0-9_-]{1,56}")
_ENTRY_LINK = re.compile(r"e-([a-z0-9-]{1,60})")
_EVENT_LINK = re.compile(r"v-([1-9][0-9]{0,17})")
_SURVEY_LINK = re.compile(r"s-([A-Za-z0-9]{1,32})")
_INVITATION_LINK = re.compile(r"r-([A-Za-z0-9_-]{1,32})")


@dataclass(frozen=True, slots=True)
class Payload:
    """A button's meaning: what to do, and with what."""

    verb: str
    arguments: tuple[str, ...] = ()

    def number(self, at: int) -> int | None:
        """The argument at a place as a number of at most 18 digits, or None."""
        text = self.arguments[at] if at < len(self.arguments) else ""
        return int(text) if text.isascii() and text.isdigit() and len(text) <= 18 else None

    def text(self, at: int) -> str | None:
        """The argument at a place, or None."""
        return self.arguments[at] if at < len(self.arguments) else None


def pack(verb: str, *arguments: str | int) -> str:
    """A button's data. Raises ValueError where Telegram would refuse it: a fault of the program."""
    data = ":".join([verb, *map(str, arguments)])
    if len(data.encode()) > LONGEST_CALLBACK:
        raise ValueError(f"button data over {LONGEST_CALLBACK} bytes: {data!r}")
    return data


def unpack(data: str | None) -> Payload | None:
    """Reads a button's data; None for anything that this program cannot have written."""
    if not data or len(data.encode(errors="replace")) > LONGEST_CALLBACK:
        return None
    verb, *arguments = data.split(":")
    if not all(_PART.fullmatch(part) for part in (verb, *arguments)):
        return None
    return Payload(verb, tuple(arguments))


def entry_link(entry: str) -> str:
    """The deep-link payload that opens an entry."""
    return f"e-{entry}"


def linked_entry(payload: str) -> str | None:
    """The entry that a deep link asks for, or None."""
    match = _ENTRY_LINK.fullmatch(payload)
    return match.group(1) if match else None


def event_link(event_id: int) -> str:
    """The deep-link payload that opens an event."""
    return f"v-{event_id}"


def linked_event(payload: str) -> int | None:
    """The event that a deep link asks for, or None."""
    match = _EVENT_LINK.fullmatch(payload)
    return int(match.group(1)) if match else None


def survey_link(token: str) -> str:
    """The deep-link payload that opens a survey."""
    return f"s-{token}"


def linked_survey(payload: str) -> str | None:
    """The token of the survey that a deep link asks for, or None."""
    match = _SURVEY_LINK.fullmatch(payload)
    return match.group(1) if match else None


def invitation_link(token: str) -> str:
    """The deep-link payload that takes an invitation up."""
    return f"r-{token}"


def linked_invitation(payload: str) -> str | None:
    """The token of the invitation that a deep link takes up, or None."""
    match = _INVITATION_LINK.fullmatch(payload)
    return match.group(1) if match else None
