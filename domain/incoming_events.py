"""Events that arrive in a file: known again by their UID, and laid over those that are there."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain.calendars import CalendarFault, ReadEvent
from domain.event_files import FileEvent
from domain.events import Details

NEW, CHANGED, CANCELLED, SAME, FOREIGN, UNKNOWN = (
    "new", "changed", "cancelled", "same", "foreign", "unknown",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Incoming:
    """An event as a file has it; `cancelled` says that it does not take place any more."""

    uid: str
    details: Details
    cancelled: bool = False
    plan: tuple[str, ...] | None = None
    sessions: tuple[Details, ...] = ()
    notes: tuple[str, ...] = ()


def from_calendar(read: Sequence[ReadEvent | CalendarFault]) -> list[Incoming]:
    """The readable events of a calendar file."""
    return [
        Incoming(
            one.uid or made_uid(one.details), one.details, one.cancelled, notes=tuple(one.notes)
        )
        for one in read
        if isinstance(one, ReadEvent)
    ]


def from_file(events: Sequence[FileEvent]) -> list[Incoming]:
    """The events of a text file, which names no UIDs: the same title and start are the same."""
    return [
        Incoming(made_uid(one.details), one.details, plan=one.plan, sessions=one.sessions)
        for one in events
    ]


def made_uid(details: Details) -> str:
    """A UID for an event that has none: the same for the same title, start and zone."""
    title = next(iter(details.titles.values()), "")
    known_by = "\n".join([title.strip().lower(), details.starts.isoformat(), details.zone])
    return f"{hashlib.sha256(known_by.encode()).hexdigest()[:32]}@talaria"


def merged(before: Details, incoming: Details) -> Details:
    """What is there, with what a file says; what the file leaves out stays."""
    both = incoming.place and incoming.link
    return replace(
        before,
        titles={**before.titles, **incoming.titles},
        descriptions={**before.descriptions, **incoming.descriptions},
        starts=incoming.starts,
        ends=incoming.ends,
        zone=incoming.zone,
        all_day=incoming.all_day,
        format="hybrid" if both else before.format,
        place=incoming.place or before.place,
        link=incoming.link or before.link,
        registration=incoming.registration or before.registration,
        capacity=incoming.capacity or before.capacity,
        languages=incoming.languages or before.languages,
        tags=incoming.tags or before.tags,
    )
