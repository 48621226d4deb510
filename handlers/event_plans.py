"""When an event's followers are reminded: chosen by its organiser, with what each send takes."""

from __future__ import annotations

import re
from functools import partial

from babel.units import format_unit

from domain.events import PUBLISHED
from domain.formatting import escape
from domain.moments import word_moment
from domain.pacing import PLANNED_SHARE
from domain.reminders import due_times, latest_starts
from domain.wall_clock import shown_in
from handlers.answers import Page
from handlers.buttons import RUN, Rows, button, keyboard
from handlers.desk import Desk
from handlers.managed_events import short_title, word_managed
from handlers.organisers import Tap
from handlers.visitors import Visitor
from storage import attendances, events, organising
from storage.tables import Event

CHOICES = ("7d", "3d", "1d", "3h", "1h", "0", "thanks")
_BEFORE = re.compile(r"(\d+)([dhm])")
_UNITS = {"d": "day", "h": "hour", "m": "minute"}


async def press_plan(desk: Desk, tap: Tap) -> Page:
    """Shows the plan, after a reminder was switched on or off where the button names one."""
    event, toggled = tap.event, tap.payload.text(2)
    wanted = tap.payload.text(3)
    known = (*CHOICES, *event.plan)
    if toggled in known and wanted in ("on", "off"):
        # What the button says, not the opposite of what is: a double tap changes nothing more.
        plan = [one for one in event.plan if one != toggled]
        if wanted == "on":
            plan.append(toggled)
        if sorted(plan) != sorted(event.plan):
            kept = await desk.database.run(
                organising.replan, tap.visitor.id, event.id, plan, desk.clock()
            )
            fresh = await desk.database.run(events.find, event.id) if kept else None
            if fresh is None:
                return await word_managed(desk, tap.visitor, event)
            event = fresh
    return await _word_plan(desk, tap.visitor, event)


def word_offset(desk: Desk, language: str, offset: str) -> str:
    """A reminder's place in words: "1 day before", "at the start", "thanks after the end"."""
    before = _BEFORE.fullmatch(offset)
    if before is None:
        key = "run-at-start" if offset == "0" else "run-thanks"
        return desk.say(language, key)
    distance = format_unit(int(before[1]), _UNITS[before[2]], "long", locale=language)
    return desk.say(language, "run-before", distance=distance)


async def _word_plan(desk: Desk, visitor: Visitor, event: Event) -> Page:
    language = visitor.language
    title = escape(short_title(event, language))
    lines = [desk.say(language, "run-plan-head", title=title)]
    lines += await _word_times(desk, visitor, event)
    chosen = [*CHOICES, *(one for one in event.plan if one not in CHOICES)]
    rows: Rows = []
    for offset in chosen:
        on = offset in event.plan
        label = ("✅ " if on else "◻️ ") + word_offset(desk, language, offset)
        rows.append([button(label, RUN, "plan", event.id, offset, "off" if on else "on")])
    rows.append([button(desk.say(language, "button-back"), RUN, "show", event.id)])
    return Page("\n".join(lines), keyboard(rows))


async def _word_times(desk: Desk, visitor: Visitor, event: Event) -> list[str]:
    """A line for each reminder that is still to come, from when to when it is sent."""
    language, now = visitor.language, desk.clock()
    say = partial(desk.say, language)
    details = events.details_of(event)
    due = [one for one in due_times(details, event.plan, None, event.zone, now) if one.due_at > now]
    counts = await desk.database.run(attendances.counts, event.id)
    people = counts["following"] if event.state == PUBLISHED else 0
    rate = desk.bulk_a_second * PLANNED_SHARE
    starts = latest_starts([(one.due_at, people) for one in due], rate)
    lines = []
    for one, start in zip(due, starts, strict=True):
        lines.append(
            desk.say(
                language,
                "run-plan-line",
                offset=word_offset(desk, language, str(one.offset)),
                when=word_moment(say, one.due_at, language, visitor.zone, event.zone),
                people=people,
                start=f"{shown_in(start, visitor.zone or event.zone):%H:%M:%S}",
                end=f"{shown_in(one.due_at, visitor.zone or event.zone):%H:%M:%S}",
            )
        )
    return lines or [desk.say(language, "run-plan-none")]
