"""Reads the events of a calendar file, whoever wrote it, or says what is wrong with each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from domain.calendar_lines import Block, cut, unfolded
from domain.calendar_texts import (
    descriptions_of,
    places_of,
    shorten,
    tags_of,
    titles_of,
)
from domain.calendar_times import Unreadable, Zones, times_of
from domain.calendar_zones import zone_named
from domain.events import LONGEST_DESCRIPTION, LONGEST_TITLE, Details
from domain.wall_clock import zone_of

LARGEST = 1_000_000
MOST_EVENTS = 50
_LONGEST_UID = 255
_EVENT = re.compile(r"^[ \t]*BEGIN:VEVENT[ \t]*$", re.IGNORECASE | re.MULTILINE)
_USUAL_YEAR = 2_000


@dataclass(frozen=True, slots=True)
class ReadEvent:
    """An event as a file has it. `uid` is None where the file gives it no usable one.

    `notes` tells what was assumed or left out, as the ends of keys `calendar-note-…`: zone (the
    file names none), hour (no end), series (only one of several times is taken), shortened, link
    (an address that is not https is left out).
    """

    details: Details
    uid: str | None
    sequence: int = 0
    cancelled: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CalendarFault:
    """What is wrong with a file, or with the one event whose number and title is in `values`.

    `key` is the end of a key `calendar-fault-…`, `values` are what its sentence asks for. They
    hold words of the file: escape them.
    """

    key: str
    values: Mapping[str, str | int] = field(default_factory=dict)


def read_calendar(
    content: bytes, default_zone: str, language: str = "en"
) -> list[ReadEvent | CalendarFault]:
    """The events of a file in its order, each readable or with its fault; never an empty list.

    No content raises. Texts that name no language are taken to be in `language`. Times in UTC, and
    those without a zone, are shown in the zone that the file names for itself, or else in
    `default_zone`. Of a series the first event is taken. Raises UnknownZone for `default_zone`.
    """
    zone_of(default_zone)
    if len(content) > LARGEST:
        return [CalendarFault("large", {"limit": LARGEST // 1_000_000})]
    text = unfolded(content)
    if not text.strip():
        return [CalendarFault("empty")]
    if "BEGIN:VCALENDAR" not in text.upper():
        return [CalendarFault("junk")]
    count = len(_EVENT.findall(text))
    if count > MOST_EVENTS:
        return [CalendarFault("many", {"count": count, "limit": MOST_EVENTS})]
    calendar = cut(text)
    if not calendar.events:
        return [CalendarFault("none")]
    said = zone_named(
        calendar.head.text("X-WR-TIMEZONE"), calendar.zones, default_zone, _USUAL_YEAR
    )
    zones = Zones(said or default_zone, said is not None, calendar.zones)
    cancelled = calendar.head.text("METHOD").upper() == "CANCEL"
    return [
        _read_event(event, number, zones, language, series=series, cancelled=cancelled)
        for number, event, series in _one_of_each(calendar.events)
    ]


def _one_of_each(events: list[Block]) -> Iterator[tuple[int, Block, bool]]:
    """The events with their numbers, one for each UID, and whether it stands for a series.

    The newest is taken, but rather the series than one of its changed occurrences.
    """
    groups: dict[str, list[tuple[int, Block]]] = {}
    for number, event in enumerate(events, 1):
        groups.setdefault(event.text("UID") or f"\n{number}", []).append((number, event))
    chosen = []
    for group in groups.values():
        number, event = max(
            group,
            key=lambda one: ("RECURRENCE-ID" not in one[1].lines, _sequence(one[1]), one[0]),
        )
        repeated = {"RRULE", "RDATE", "RECURRENCE-ID"}
        series = any(repeated & set(one.lines) for _, one in group)
        chosen.append((number, event, series))
    yield from sorted(chosen, key=lambda one: one[0])


def _read_event(
    event: Block, number: int, zones: Zones, language: str, *, series: bool, cancelled: bool
) -> ReadEvent | CalendarFault:
    titles = titles_of(event, language)
    title = next(iter(titles.values()), "")
    label = f"{number} ({shorten(title, LONGEST_TITLE)})" if title else str(number)
    if not event.closed:
        return CalendarFault("unclosed", {"event": label})
    if not titles:
        return CalendarFault("title", {"event": label})
    try:
        times = times_of(event, zones)
    except Unreadable as fault:
        return CalendarFault(fault.key, {"event": label, **fault.values})
    descriptions = descriptions_of(event, language)
    places = places_of(event, list(descriptions.values()))
    shortened = any(len(text) > LONGEST_TITLE for text in titles.values()) or any(
        len(text) > LONGEST_DESCRIPTION for text in descriptions.values()
    )
    notes = [
        *times.notes,
        *(["series"] if series else []),
        *(["shortened"] if shortened else []),
        *(["link"] if places.link_lost else []),
    ]
    uid = " ".join(event.text("UID").split())
    return ReadEvent(
        details=Details(
            titles=_shorten(titles, LONGEST_TITLE),
            descriptions=_shorten(descriptions, LONGEST_DESCRIPTION),
            starts=times.starts,
            ends=times.ends,
            zone=times.zone,
            all_day=times.all_day,
            format=places.format,
            place=places.place,
            link=places.link,
            registration=places.registration,
            tags=tags_of(event),
        ),
        uid=uid if 0 < len(uid) <= _LONGEST_UID else None,
        sequence=_sequence(event),
        cancelled=cancelled or event.text("STATUS").upper() == "CANCELLED",
        notes=tuple(notes),
    )


def _shorten(texts: Mapping[str, str], longest: int) -> dict[str, str]:
    return {language: shorten(text, longest) for language, text in texts.items()}


def _sequence(event: Block) -> int:
    text = event.text("SEQUENCE")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 9 else 0
