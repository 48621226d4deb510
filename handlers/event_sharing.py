"""What organisers take along of an event: its link, its code for posters, its calendar file."""

from __future__ import annotations

import re

from telegram import InputFile

from domain.calendars import CalendarEvent, write_calendar
from domain.events import CANCELLED, text_in
from domain.formatting import escape
from domain.payloads import event_link
from domain.posters import poster_code
from handlers.desk import Desk
from handlers.managed_events import short_title
from handlers.organisers import Tap
from storage import events

_NOT_IN_NAMES = re.compile(r"[^\w-]+")
_LONGEST_NAME = 40


async def press_share(desk: Desk, tap: Tap) -> None:
    """Sends the event's link, and the same as a code to print."""
    language = tap.visitor.language
    link = f"https://t.me/{tap.bot.username}?start={event_link(tap.event.id)}"
    title = escape(short_title(tap.event, language))
    # As a file: Telegram would make a JPEG of a photo, and blur the edges that cameras look for.
    await tap.bot.send_document(
        tap.chat_id,
        InputFile(poster_code(link), filename=f"{_file_name(tap.event.titles, language)}.png"),
        caption=desk.say(language, "run-link", title=title, link=link),
        parse_mode="HTML",
    )


async def press_file(desk: Desk, tap: Tap) -> None:
    """Sends the calendar file, with the joining link."""
    language, event = tap.visitor.language, tap.event
    cancelled = event.state == CANCELLED
    entries = [
        CalendarEvent(
            one.uid,
            one.sequence,
            events.details_of(one),
            one.changed_at,
            cancelled=one.state == CANCELLED,
        )
        for one in (event, *await desk.database.run(events.sessions_of, event.id))
    ]
    content = write_calendar(
        entries, language, (), now=desk.clock(), cancelled=cancelled, attendee_link=True
    )
    await tap.bot.send_document(
        tap.chat_id,
        InputFile(content, filename=f"{_file_name(event.titles, language)}.ics"),
        caption=desk.say(language, "run-file-caption"),
    )


def _file_name(titles: dict[str, str], language: str) -> str:
    name = _NOT_IN_NAMES.sub("-", text_in(titles, language)[1]).strip("-")
    return name[:_LONGEST_NAME].rstrip("-") or "event"
