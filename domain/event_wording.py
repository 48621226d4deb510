"""Says what an event is, when and where, as Telegram's HTML: on cards, in reminders, in news."""

from __future__ import annotations

import re
from datetime import datetime

from babel.dates import format_date

from domain.event_fields import language_name
from domain.events import LONGEST_DESCRIPTION, LONGEST_PLACE, LONGEST_TITLE, Details, text_in
from domain.formatting import escape, escape_link, shorten
from domain.moments import Say, word_span
from domain.wall_clock import shown_in
from domain.zone_names import locale_of

_NOT_IN_NAMES = re.compile(r"[^\w-]+")
_LONGEST_NAME = 40


def word_facts(
    say: Say,
    details: Details,
    language: str | None,
    zone: str | None,
    *,
    with_link: bool,
    moved: bool = False,
    cancelled: bool = False,
) -> str:
    """Title, time, place or link, and languages, a line each, in HTML; organisers' text escaped.

    `zone` is the reader's, None where it is not known. Without `with_link` the joining link is
    left out, and the reader is told whom it is for. A cancelled event shows no way in.
    """
    lines = [f"<b>{escape(title_in(details, language))}</b>"]
    if cancelled:
        lines.insert(0, say("event-cancelled"))
    when = word_span(
        say,
        details.starts_at,
        details.ends_at,
        details.all_day,
        language,
        zone,
        details.zone,
    )
    lines.append(say("event-moved-to", when=when) if moved else say("event-when", when=when))
    lines += _word_places(say, details, with_link=with_link, cancelled=cancelled)
    if details.languages:
        names = ", ".join(
            escape(language_name(code, language or "en")) for code in details.languages
        )
        lines.append(say("event-languages", languages=names))
    return "\n".join(lines)


def title_in(details: Details, language: str | None) -> str:
    """The title in a language, or in one that it has, as plain text."""
    return shorten(" ".join(text_in(details.titles, language)[1].split()), LONGEST_TITLE)


def short_date(details: Details, language: str | None, zone: str | None, now: datetime) -> str:
    """The day it starts by the reader's clock, for lists: "14 Dec"; another year's with the year.

    An all-day event has the event's own day.
    """
    shown = details.zone if zone is None or details.all_day else zone
    day, today = shown_in(details.starts_at, shown).date(), shown_in(now, shown).date()
    pattern = "d MMM" if day.year == today.year else "d MMM y"
    return format_date(day, pattern, locale=locale_of(language))


def file_name(details: Details, language: str | None, ending: str) -> str:
    """A name for a file about an event, from its title: "E-waste-workshop.ics"."""
    name = _NOT_IN_NAMES.sub("-", title_in(details, language))[:_LONGEST_NAME].strip("-")
    return f"{name or 'event'}.{ending}"


def word_description(details: Details, language: str | None) -> str:
    """The description in a language, or in one that it has, as HTML; empty where there is none."""
    return escape(shorten(text_in(details.descriptions, language)[1].strip(), LONGEST_DESCRIPTION))


def _word_places(say: Say, details: Details, *, with_link: bool, cancelled: bool) -> list[str]:
    lines = []
    if details.format != "virtual":
        place = escape(shorten(details.place or "", LONGEST_PLACE).strip())
        lines.append(say("event-place", place=place) if place else say("event-in-person"))
    if details.format == "in_person":
        return lines
    if details.link and with_link and not cancelled:
        lines.append(say("event-online-link", link=escape_link(details.link)))
    elif details.link and details.link_for_attendees and not cancelled:
        lines.append(say("event-online-for-attendees"))
    else:
        lines.append(say("event-online"))
    return lines
