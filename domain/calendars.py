"""Writes calendar files of events, which calendars take as one event however often it moves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from icalendar import Alarm, Calendar, Event

from domain.calendar_reading import (
    LARGEST,
    MOST_EVENTS,
    CalendarFault,
    ReadEvent,
    read_calendar,
)
from domain.calendar_zones import define_zone
from domain.events import Details, text_in
from domain.wall_clock import zone_of

__all__ = [
    "LARGEST",
    "MOST_EVENTS",
    "CalendarEvent",
    "CalendarFault",
    "ReadEvent",
    "read_calendar",
    "write_calendar",
]

_PROGRAM = "-//Talaria//Events//EN"
_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
_NOT_IN_LINKS = re.compile(r"[\x00-\x20\x7f]")


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """An event for a calendar: `sequence` rises with every change, `changed_at` is in UTC."""

    uid: str
    sequence: int
    details: Details
    changed_at: datetime
    cancelled: bool = False


def write_calendar(
    events: Sequence[CalendarEvent],
    language: str | None,
    alarms: Sequence[timedelta],
    *,
    now: datetime,
    cancelled: bool,
    attendee_link: bool,
) -> bytes:
    """A calendar file in UTF-8 of an event, or of an event and its sessions.

    `alarms` are how long before the start a calendar rings; a cancelled event never does.
    `cancelled` says that all of them are. `attendee_link` gives the link also where an event keeps
    it for those who come. Raises UnknownZone.
    """
    calendar = Calendar()
    calendar.add("prodid", _PROGRAM)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "CANCEL" if cancelled else "PUBLISH")
    if events:
        # All-day events and those in UTC carry no zone of their own.
        calendar.add("x-wr-timezone", events[0].details.zone)
    for zone in dict.fromkeys(one.details.zone for one in events if not one.details.all_day):
        days = [one.details for one in events if one.details.zone == zone]
        if zone != "UTC":
            first, last = min(day.starts for day in days), max(day.ends for day in days)
            calendar.add_component(define_zone(zone, first, last))
    for one in events:
        over = cancelled or one.cancelled
        event = _write_event(one, language, now, cancelled=over, attendee_link=attendee_link)
        if not over:
            _add_alarms(event, text_in(one.details.titles, language)[1], alarms)
        calendar.add_component(event)
    written: bytes = calendar.to_ical(sorted=False)
    return written


def _write_event(
    one: CalendarEvent, language: str | None, now: datetime, *, cancelled: bool, attendee_link: bool
) -> Event:
    details, event = one.details, Event()
    event.add("uid", _line(one.uid))
    event.add("sequence", one.sequence)
    event.add("dtstamp", now)
    event.add("last-modified", one.changed_at)
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    if details.all_day:
        event.add("dtstart", details.starts.date())
        event.add("dtend", details.ends.date())
    else:
        zone = zone_of(details.zone)
        event.add("dtstart", details.starts.replace(tzinfo=zone))
        event.add("dtend", details.ends.replace(tzinfo=zone))
    for name, texts in (("summary", details.titles), ("description", details.descriptions)):
        code, text = text_in(texts, language)
        if code is not None:
            event.add(name, _text(text), parameters={"LANGUAGE": code})
    _add_places(event, details, attendee_link=attendee_link)
    if details.tags:
        event.add("categories", [_line(tag) for tag in details.tags])
    return event


def _add_places(event: Event, details: Details, *, attendee_link: bool) -> None:
    link = details.link if attendee_link or not details.link_for_attendees else None
    page = link or details.registration
    if details.place or link:
        # Many calendars show no link but one that stands as the place.
        event.add("location", _text(details.place or link or ""))
    if page:
        event.add("url", _NOT_IN_LINKS.sub("", page))
    if link:
        parameters = {"VALUE": "URI", "FEATURE": "VIDEO"}
        event.add("conference", _NOT_IN_LINKS.sub("", link), parameters=parameters)


def _add_alarms(event: Event, title: str, alarms: Sequence[timedelta]) -> None:
    for before in dict.fromkeys(alarms):
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", _line(title))
        alarm.add("trigger", -before)
        event.add_component(alarm)


def _text(text: str) -> str:
    return _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))


def _line(text: str) -> str:
    return _text(text).replace("\n", " ")
