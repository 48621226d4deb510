"""Lists of events: coming, one's own, past; in one message that is rewritten in place."""

from __future__ import annotations

from telegram import InlineKeyboardButton

from domain.event_wording import short_date, title_in
from domain.events import CANCELLED
from domain.formatting import escape, shorten
from domain.payloads import event_link
from handlers.answers import Page
from handlers.buttons import EVENT, Rows, button, keyboard
from handlers.desk import Bot, Desk
from handlers.visitors import Visitor
from storage import attendances, event_lists, events
from storage.tables import Attendance, Event

COMING, MINE, PAST = "c", "m", "p"
TABS = (COMING, MINE, PAST)
_A_PAGE = 8
_IN_A_GROUP = 5
_LONGEST_IN_A_GROUP = 80
_MARKS = {"coming": "✓", "waiting": "⏳", "maybe": "?"}


async def list_page(desk: Desk, visitor: Visitor, tab: str, at: int) -> Page:
    """A page of a tab, with a button for each event."""
    language = visitor.language
    found, marks = await _found(desk, visitor, tab, at)
    if not found and at > 0:
        return await list_page(desk, visitor, tab, 0)
    rows: Rows = [
        [button(_label(desk, visitor, event, marks.get(event.id)), EVENT, event.id, tab, at)]
        for event in found[:_A_PAGE]
    ]
    turn = []
    if at > 0:
        turn.append(button("‹", EVENT, "list", tab, at - 1))
    if len(found) > _A_PAGE:
        turn.append(button("›", EVENT, "list", tab, at + 1))
    rows += [turn, _tabs(desk, language, tab)]
    kind = {COMING: "coming", MINE: "mine", PAST: "past"}[tab]
    html = desk.say(language, f"events-head-{kind}")
    if not found:
        html += "\n\n" + desk.say(language, f"events-none-{kind}")
    elif tab == COMING and visitor.zone is None:
        html += "\n\n" + desk.say(language, "events-pick")
    return Page(html, keyboard(rows))


async def word_for_group(desk: Desk, bot: Bot, visitor: Visitor) -> str:
    """The next events as HTML, each with a link into the private chat."""
    language, now = visitor.language, desk.clock()
    home = f"https://t.me/{bot.username}?start="
    coming = await desk.database.run(event_lists.coming, now, _IN_A_GROUP)
    if not coming:
        return desk.say(language, "events-none-coming")
    lines = []
    for event in coming:
        details = events.details_of(event)
        title = escape(shorten(title_in(details, language), _LONGEST_IN_A_GROUP))
        # Those who read along have other clocks: a group is told the event's own days.
        date = short_date(details, language, None, now)
        link = home + event_link(event.id)
        lines.append(desk.say(language, "events-line", date=date, link=link, title=title))
    more = desk.say(language, "events-in-private", link=f"{home}events")
    return "\n".join([desk.say(language, "events-head-coming"), "", *lines, "", more])


async def _found(
    desk: Desk, visitor: Visitor, tab: str, at: int
) -> tuple[list[Event], dict[int, Attendance]]:
    """One event more than a page holds, where there is one, and the reader's attendances."""
    run, now, offset = desk.database.run, desk.clock(), at * _A_PAGE
    marks = {}
    if visitor.id is not None:
        known = await run(attendances.of_person, visitor.id)
        marks = {event.id: attendance for attendance, event in known}
    if tab == MINE:
        own = [] if visitor.id is None else await run(event_lists.of_person, visitor.id, now)
        return own[offset : offset + _A_PAGE + 1], marks
    verb = event_lists.past if tab == PAST else event_lists.coming
    return await run(verb, now, _A_PAGE + 1, offset), marks


def _label(desk: Desk, visitor: Visitor, event: Event, attendance: Attendance | None) -> str:
    details = events.details_of(event)
    date = short_date(details, visitor.language, visitor.zone, desk.clock())
    title = title_in(details, visitor.language)
    mark = ""
    if event.state == CANCELLED:
        mark = "❌ "
    elif attendance is not None and attendance.answer in _MARKS:
        mark = f"{_MARKS[attendance.answer]} "
    elif attendance is not None and attendance.following:
        mark = "🔔 "
    return f"{mark}{date} · {title}"


def _tabs(desk: Desk, language: str, chosen: str) -> list[InlineKeyboardButton]:
    labels = {
        COMING: desk.say(language, "events-tab-coming"),
        MINE: desk.say(language, "events-tab-mine"),
        PAST: desk.say(language, "events-tab-past"),
    }
    return [
        button(f"• {label}" if tab == chosen else label, EVENT, "list", tab, 0)
        for tab, label in labels.items()
    ]
