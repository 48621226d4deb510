"""`talaria events import`: takes events from a calendar file or a text file, all or none."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from domain import incoming_events as lots
from domain.calendars import LARGEST, CalendarFault, read_calendar
from domain.event_files import read_event_file
from domain.incoming_events import Incoming, from_calendar, from_file
from domain.wording import FALLBACK, Phrasebook
from storage import incoming_events
from storage.database import Database
from storage.incoming_events import TakenIn

_WANTED = (lots.NEW, lots.CHANGED, lots.CANCELLED)


@dataclass(frozen=True, slots=True)
class Found:
    """What a file holds, and what has to be mended in it, a sentence with its place for each."""

    events: list[Incoming] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def read(path: Path, zone: str, phrasebook: Phrasebook) -> Found:
    """Reads an .ics or a YAML file; `zone` is for times that name none. Nothing of it raises."""
    try:
        content = path.read_bytes()[: LARGEST + 1]
    except OSError as error:
        return Found(faults=[f"{path} cannot be read: {error.strerror}."])
    if path.suffix.lower() == ".ics":
        found = read_calendar(content, zone, FALLBACK)
        faults = [
            phrasebook.say(FALLBACK, f"calendar-fault-{one.key}", **one.values)
            for one in found
            if isinstance(one, CalendarFault)
        ]
        return Found(from_calendar(found), faults)
    if len(content) > LARGEST:
        return Found(faults=[f"{path} is larger than {LARGEST // 1_000_000} MB."])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Found(faults=[f"{path} is no text in UTF-8."])
    events, problems = read_event_file(text)
    return Found(from_file(events), [str(one) for one in problems])


def take_in(
    database: Database, found: Found, owner_id: int | None, now: datetime, *, publish: bool
) -> TakenIn:
    """Makes, changes and cancels what the file says, in one transaction."""
    return database.run_now(
        incoming_events.take_in,
        None,
        owner_id,
        found.events,
        _WANTED,
        lambda _: True,  # whoever may run commands here may change every event
        now,
        publish=publish,
    )


def preview(database: Database, found: Found) -> list[tuple[str, Incoming]]:
    """What would become of each event: new, changed, cancelled, same or unknown."""
    sorted_out = database.run_now(incoming_events.sort, found.events, lambda _: True)
    return list(zip(sorted_out, found.events, strict=True))
