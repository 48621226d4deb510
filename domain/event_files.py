"""Reads the text file that operators bring events in with, or says place by place what is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from domain.event_file_fields import (
    FIELDS,
    SESSION_FIELDS,
    as_mapping,
    read_details,
    read_plan,
)
from domain.event_file_nodes import Branch, FileFault, Reading, Unreadable, parse_file
from domain.events import Details

__all__ = ["FileEvent", "FileFault", "read_event_file"]

_MOST_EVENTS = 500
_MOST_SESSIONS = 50


@dataclass(frozen=True, slots=True)
class FileEvent:
    """An event with its sessions, and its reminder plan where the file gives one."""

    details: Details
    plan: tuple[str, ...] | None = None
    sessions: tuple[Details, ...] = field(default=())


def read_event_file(text: str) -> tuple[list[FileEvent], list[FileFault]]:
    """The events of a file in its order, and the faults of those that are left out.

    The file is YAML: an event, a list of events, or `events:` with a list of them. No text raises.

        title: {en: E-waste workshop, fr: Atelier sur les déchets électroniques}
        starts: 2027-02-14 13:00
        ends: 16:00                 # or duration: 3h; a day alone is a whole day
        zone: Europe/Zurich
        format: virtual             # in_person, hybrid
        link: https://meet.example.org/ewaste
        link_for: attendees         # everyone
        languages: [en, fr]
        plan: [7d, 1d, 1h, 0, thanks]
        sessions:
          - title: Questions
            starts: 2027-02-14 15:00
            ends: 16:00

    What a session leaves out is taken from its event.
    """
    try:
        root = parse_file(text)
    except Unreadable as fault:
        return [], [fault.fault]
    branches = _events_of(root)
    if not branches:
        return [], [FileFault(None, None, root.line, "There is no event in this file.")]
    if len(branches) > _MOST_EVENTS:
        sentence = (
            f"There are {len(branches)} events here; at most {_MOST_EVENTS} are read at once."
        )
        return [], [FileFault(None, None, root.line, sentence)]
    events, faults = [], []
    for number, branch in enumerate(branches, 1):
        reading = Reading(number)
        event = _read_event(reading, branch)
        faults += sorted(reading.faults, key=lambda fault: fault.line or 0)
        if event is not None and not reading.faults:
            events.append(event)
    return events, faults


def _events_of(root: Branch) -> Sequence[Branch]:
    if isinstance(root.value, dict) and set(root.value) == {"events"}:
        root = root.value["events"]
    if isinstance(root.value, list):
        return root.value
    return [root] if isinstance(root.value, dict) and root.value else []


def _read_event(reading: Reading, branch: Branch) -> FileEvent | None:
    fields = as_mapping(reading, branch, FIELDS)
    if fields is None:
        return None
    details = read_details(reading, fields, branch.line, None)
    plan = read_plan(reading, fields.get("plan"))
    sessions = []
    for number, part in enumerate(_sessions_of(reading, fields.get("sessions")), 1):
        inside = Reading(reading.event, f"session {number}, ")
        own = as_mapping(inside, part, SESSION_FIELDS)
        if own is not None and details is not None:
            session = read_details(inside, own, part.line, details)
            sessions += [session] if session is not None else []
        reading.faults += inside.faults
    return FileEvent(details, plan, tuple(sessions)) if details is not None else None


def _sessions_of(reading: Reading, branch: Branch | None) -> Sequence[Branch]:
    if branch is None:
        return []
    if not isinstance(branch.value, list) or len(branch.value) > _MOST_SESSIONS:
        reading.fault("sessions", branch.line, f"Sessions are a list of at most {_MOST_SESSIONS}.")
        return []
    return branch.value
