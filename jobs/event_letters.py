"""Words what the outbox says of an event, from the event as it is at that moment."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from domain.calendars import CalendarEvent, write_calendar
from domain.deliveries import CANCELLED, LINK, MOVED, PROMOTED, REMINDER, Told
from domain.event_wording import file_name, title_in, word_facts
from domain.events import Details
from domain.formatting import escape
from domain.moments import Say, word_distance, word_moment
from domain.payloads import EVENT_CARD, pack
from domain.wall_clock import shown_in
from domain.wording import FALLBACK
from jobs.desk import JobDesk
from jobs.envelopes import Letter, Written
from storage.events import details_of
from storage.parcels import Parcel
from storage.tables import Attendance, Event

_NOW = timedelta(minutes=1)  # so close to the start it starts now
_THANKS = "thanks"


def write(desk: JobDesk, parcel: Parcel, now: datetime) -> Letter:
    """The letter for a reminder, a correction, a place that became free or a cancellation."""
    event, attendance = parcel.event, parcel.attendance
    assert event is not None  # what is about an event that is gone was settled already
    person = parcel.person
    language = (person.language if person is not None else None) or FALLBACK
    zone = person.zone if person is not None else None
    reader = _Reader(partial(desk.say, language), language, zone)
    if parcel.delivery.kind == CANCELLED:
        return _cancelled(reader, event, now)
    details = details_of(event)
    head = _HEADS[parcel.delivery.kind](reader, parcel, details, now)
    if parcel.delivery.kind == REMINDER and parcel.delivery.content["offset"] == _THANKS:
        return Written(head)
    with_link = not event.link_for_attendees or _comes(attendance)
    facts = word_facts(
        reader.say, details, language, zone, with_link=with_link, moved=event.moved_at is not None
    )
    return Written(
        f"{head}\n\n{facts}",
        markup=_details_button(reader.say, event.id),
        told=Told(event.starts_at, event.zone, event.link if with_link else None),
    )


class _Reader:
    """Whom a letter is for: their sentences, language and zone (None where it is not known)."""

    def __init__(self, say: Say, language: str, zone: str | None) -> None:
        self.say, self.language, self.zone = say, language, zone

    def moment(self, moment: datetime, zone: str) -> str:
        return word_moment(self.say, moment, self.language, self.zone, zone)

    def title(self, details: Details) -> str:
        return escape(title_in(details, self.language))


def _remind(reader: _Reader, parcel: Parcel, details: Details, now: datetime) -> str:
    """The head of a reminder, true now, however late it leaves."""
    say, offset = reader.say, parcel.delivery.content["offset"]
    if offset == _THANKS:
        key = "news-thanks" if _comes(parcel.attendance) else "news-over"
        return say(key, title=reader.title(details))
    if details.all_day:
        days = details.starts.date() - shown_in(now, details.zone).date()
        if days <= timedelta(0):
            return say("news-today")
        return say("news-soon", distance=word_distance(days, reader.language))
    left = details.starts_at - now
    if left >= _NOW:
        return say("news-soon", distance=word_distance(left, reader.language))
    if left > -_NOW:
        return say("news-now")
    return say("news-started", distance=word_distance(left, reader.language))


def _moved(reader: _Reader, parcel: Parcel, details: Details, _: datetime) -> str:
    told = parcel.attendance
    if parcel.delivery.kind == MOVED and parcel.delivery.content.get("again"):
        return reader.say("news-moved-again")  # the old time is not kept
    if told is None or told.told_starts_at is None or told.told_starts_at == details.starts_at:
        return reader.say("news-link")  # only the link is another one
    old = reader.moment(told.told_starts_at, told.told_zone or details.zone)
    new = reader.moment(details.starts_at, details.zone)
    return reader.say("news-moved", old=old, new=new)


def _promoted(reader: _Reader, _: Parcel, __: Details, ___: datetime) -> str:
    return reader.say("news-promoted")


_Head = Callable[[_Reader, Parcel, Details, datetime], str]
_HEADS: dict[str, _Head] = {
    REMINDER: _remind,
    MOVED: _moved,
    LINK: _moved,  # the time may have changed as well since: one message says both
    PROMOTED: _promoted,
}


def _cancelled(reader: _Reader, event: Event, now: datetime) -> Letter:
    details = details_of(event)
    html = reader.say(
        "news-cancelled",
        title=reader.title(details),
        moment=reader.moment(event.starts_at, event.zone),
    )
    file = write_calendar(
        [CalendarEvent(event.uid, event.sequence, details, event.changed_at, cancelled=True)],
        reader.language,
        (),
        now=now,
        cancelled=True,
        attendee_link=False,
    )
    return Written(html, file=(file_name(details, reader.language, "ics"), file))


def _details_button(say: Say, event_id: int) -> InlineKeyboardMarkup:
    button = InlineKeyboardButton(say("button-event"), callback_data=pack(EVENT_CARD, event_id))
    return InlineKeyboardMarkup([[button]])


def _comes(attendance: Attendance | None) -> bool:
    return attendance is not None and attendance.answer == "coming"
