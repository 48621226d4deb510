"""The fields of an event in an event file, each read or refused with a sentence."""

from __future__ import annotations

import re
import zoneinfo
from collections.abc import Collection
from datetime import datetime
from difflib import get_close_matches

from domain.event_fields import read_capacity, read_languages, read_link, read_tags
from domain.event_file_nodes import Branch, Reading
from domain.event_file_times import read_times
from domain.events import (
    FORMATS,
    LONGEST_DESCRIPTION,
    LONGEST_PLACE,
    LONGEST_TITLE,
    Details,
    Format,
)
from domain.reminders import UnknownOffset, read_offset
from domain.wall_clock import UnknownZone, zone_of

SESSION_FIELDS = (
    "title", "description", "starts", "ends", "duration", "format", "place", "link", "link_for",
    "capacity",
)  # fmt: skip
FIELDS = (*SESSION_FIELDS, "zone", "registration", "languages", "tags", "plan", "sessions")
_LINK_FOR = {"everyone": False, "attendees": True}
_LANGUAGE = re.compile(r"[a-z]{2}")


def as_mapping(
    reading: Reading, branch: Branch, known: Collection[str]
) -> dict[str, Branch] | None:
    """The fields by name, or None where there are none. An unknown one is a fault."""
    if not isinstance(branch.value, dict):
        reading.fault(None, branch.line, "An event is lines of 'field: value'.")
        return None
    for name, value in branch.value.items():
        if name not in known:
            reading.fault(name[:40], value.line, f"Nobody knows this field.{_nearest(name, known)}")
    return branch.value


def read_details(
    reading: Reading, fields: dict[str, Branch], line: int, event: Details | None
) -> Details | None:
    """The event, or the session of `event`; None, or faults in `reading`, where it cannot be."""
    languages = event.languages if event else _languages(reading, fields.get("languages"))
    language = languages[0] if languages else "en"
    titles = _texts(reading, fields, "title", LONGEST_TITLE, language)
    if not titles and "title" not in fields:
        reading.fault("title", line, "The title is missing.")
    zone = event.zone if event else _zone(reading, fields.get("zone"), line)
    day: datetime | None = event.starts if event else None
    times = read_times(reading, fields, line, zone or "UTC", day)
    place = _text(reading, fields, "place", LONGEST_PLACE) or (event.place if event else None)
    link = _link(reading, fields, "link") or (event.link if event else None)
    details_format = _format(reading, fields.get("format"), place, link, event)
    capacity = _capacity(reading, fields.get("capacity"))
    only_attendees = _link_for(reading, fields.get("link_for"))
    if only_attendees is None:
        only_attendees = event.link_for_attendees if event else False
    if not titles or zone is None or times is None:
        return None
    return Details(
        titles=titles,
        starts=times[0],
        ends=times[1],
        zone=zone,
        descriptions=_texts(reading, fields, "description", LONGEST_DESCRIPTION, language),
        all_day=times[2],
        format=details_format,
        place=place,
        link=link,
        link_for_attendees=only_attendees,
        registration=_link(reading, fields, "registration"),
        capacity=capacity,
        languages=languages,
        tags=event.tags if event else _tags(reading, fields.get("tags")),
    )


def read_plan(reading: Reading, branch: Branch | None) -> tuple[str, ...] | None:
    """The reminder plan as offsets, or None where the file gives none."""
    if branch is None:
        return None
    plan: dict[str, None] = {}
    for written in _list(branch) or [""]:
        try:
            plan[str(read_offset(written))] = None
        except UnknownOffset:
            named = f"'{written[:40]}' is no part of a plan" if written else "A plan is a list"
            reading.fault("plan", branch.line, f"{named}, such as [7d, 1d, 1h, 0, thanks].")
    return tuple(plan)


def _texts(
    reading: Reading, fields: dict[str, Branch], name: str, longest: int, language: str
) -> dict[str, str]:
    branch = fields.get(name)
    if branch is None:
        return {}
    given = branch.value if isinstance(branch.value, dict) else {language: branch}
    texts = {}
    for code, part in given.items():
        if not _LANGUAGE.fullmatch(code):
            reading.fault(name, part.line, f"'{code[:40]}' is no language such as en or fr.")
            continue
        text = _text(reading, {name: part}, name, longest)
        if text:
            texts[code] = text
        elif not part.value:
            reading.fault(name, part.line, "There is nothing here.")
    return texts


def _text(reading: Reading, fields: dict[str, Branch], name: str, longest: int) -> str | None:
    branch = fields.get(name)
    if branch is None or branch.value is None:
        return None
    if not isinstance(branch.value, str):
        reading.fault(name, branch.line, "This must be a text.")
        return None
    if len(branch.value) > longest:
        sentence = f"This has {len(branch.value)} characters; at most {longest} fit."
        reading.fault(name, branch.line, sentence)
    return branch.value or None


def _link(reading: Reading, fields: dict[str, Branch], name: str) -> str | None:
    branch = fields.get(name)
    if branch is None or branch.value is None:
        return None
    link = read_link(branch.value) if isinstance(branch.value, str) else None
    if link is None:
        reading.fault(name, branch.line, "This is no address that begins with https://.")
    return link


def _zone(reading: Reading, branch: Branch | None, line: int) -> str | None:
    if branch is None or not isinstance(branch.value, str):
        at = branch.line if branch else line
        reading.fault("zone", at, "The zone is missing: a name such as Africa/Nairobi.")
        return None
    try:
        zone_of(branch.value)
    except UnknownZone:
        nearest = _nearest(branch.value, zoneinfo.available_timezones())
        reading.fault("zone", branch.line, f"'{branch.value[:60]}' is no time zone.{nearest}")
        return None
    return branch.value


def _format(
    reading: Reading,
    branch: Branch | None,
    place: str | None,
    link: str | None,
    event: Details | None,
) -> Format:
    if branch is None or branch.value is None:
        guess: Format = "hybrid" if place and link else "in_person" if place else "virtual"
        return event.format if event else guess
    if branch.value not in FORMATS:
        reading.fault("format", branch.line, f"The format is one of {', '.join(FORMATS)}.")
        return "virtual"
    return branch.value


def _link_for(reading: Reading, branch: Branch | None) -> bool | None:
    if branch is None:
        return None
    if not isinstance(branch.value, str) or branch.value not in _LINK_FOR:
        reading.fault("link_for", branch.line, f"This is one of {', '.join(_LINK_FOR)}.")
        return None
    return _LINK_FOR[branch.value]


def _capacity(reading: Reading, branch: Branch | None) -> int | None:
    if branch is None or branch.value is None:
        return None
    capacity = read_capacity(branch.value) if isinstance(branch.value, str) else None
    if capacity is None:
        reading.fault("capacity", branch.line, "This is a number of places, such as 30.")
    return capacity


def _languages(reading: Reading, branch: Branch | None) -> tuple[str, ...]:
    if branch is None or branch.value is None:
        return ()
    languages = read_languages(", ".join(_list(branch) or ()))
    if languages is None:
        reading.fault("languages", branch.line, "This is a list of languages such as [en, fr].")
    return tuple(languages or ())


def _tags(reading: Reading, branch: Branch | None) -> tuple[str, ...]:
    if branch is None or branch.value is None:
        return ()
    tags = read_tags(", ".join(_list(branch) or ()))
    if tags is None:
        reading.fault("tags", branch.line, "This is a list of short tags such as [e-waste, ICT].")
    return tuple(tags or ())


def _list(branch: Branch) -> list[str] | None:
    """The texts of a list, or of one line with commas; None for anything else."""
    if isinstance(branch.value, str):
        return [part.strip() for part in branch.value.split(",")]
    parts = branch.value if isinstance(branch.value, list) else []
    texts = [part.value for part in parts if isinstance(part.value, str)]
    return texts if parts and len(texts) == len(parts) else None


def _nearest(name: str, known: Collection[str]) -> str:
    found = get_close_matches(name[:40], known, n=1)
    return f" Is it '{found[0]}'?" if found else ""
