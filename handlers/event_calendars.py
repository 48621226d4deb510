"""The calendar file of an event, for somebody who comes or only looks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from telegram import InputFile

from domain.calendars import CalendarEvent, write_calendar
from domain.event_wording import file_name
from domain.events import CANCELLED, DRAFT
from domain.reminders import read_offset
from handlers.desk import Bot, Desk
from handlers.event_cards import gets_link
from handlers.visitors import Visitor
from storage import event_cards, events


async def send_calendar(desk: Desk, bot: Bot, visitor: Visitor, event_id: int) -> bool:
    """Sends an event's file, with alarms as the person is reminded. False: there is no event.

    It has the joining link where the person may have it; a cancelled event is taken out again.
    """
    assert visitor.id is not None
    card = await desk.database.run(event_cards.read, event_id, visitor.id)
    if card is None or card.event.state == DRAFT:
        return False
    event, details = card.event, events.details_of(card.event)
    cancelled = event.state == CANCELLED
    content = write_calendar(
        [CalendarEvent(event.uid, event.sequence, details, event.changed_at, cancelled)],
        visitor.language,
        _alarms(event.plan if card.plan is None else card.plan),
        now=desk.clock(),
        cancelled=cancelled,
        attendee_link=gets_link(card),
    )
    caption = "event-file-cancelled" if cancelled else "event-file"
    await bot.send_document(
        visitor.id,
        InputFile(content, filename=file_name(details, visitor.language, "ics")),
        caption=desk.say(visitor.language, caption),
    )
    return True


def _alarms(plan: Iterable[str]) -> list[timedelta]:
    """How long before the start a calendar rings; it has nothing to say at the end."""
    offsets = [read_offset(written) for written in plan]
    return [
        timedelta(days=offset.days) + offset.elapsed
        for offset in offsets
        if offset.kind in ("days", "elapsed", "start")
    ]
