"""The settings of a survey: anonymous or not, open from when to when, how many, what is shared."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from domain.typed_dates import DateFault, read_moment, word_date_fault
from domain.wall_clock import resolve, shown_in
from handlers.answers import Page
from handlers.buttons import MANAGE, Rows, button, keyboard
from handlers.desk import Desk
from handlers.survey_access import KEPT, Tap, fresh, listen
from handlers.survey_cards import word_card, word_moment
from handlers.visitors import Visitor
from storage import surveys
from storage.tables import Survey

MOMENT, CAP = "moment", "cap"
MOST_REMINDERS = 5
_NEVER = ("-", "–", "—")
_MOMENTS = ("opens", "closes", "remind")


async def show_settings(desk: Desk, tap: Tap) -> Page:
    """Every setting with how it stands; a tap changes it or asks for it."""
    survey = await fresh(desk, tap.survey)
    tap = replace(tap, survey=survey)
    language, form = tap.visitor.language, tap.form
    toggles = [("anonymous", form.anonymous), ("editable", form.editable and not form.anonymous),
               ("shares", form.shares_results)]  # fmt: skip
    rows: Rows = []
    for name, on in toggles:
        if name == "anonymous" and survey.version:
            continue  # what people were told before they answered stays
        tick = "✓ " if on else ""
        label = tick + desk.say(language, f"sm-button-{name}")
        rows.append([button(label, MANAGE, "toggle", survey.id, name)])
    for name in _MOMENTS:
        label = desk.say(language, f"sm-button-{name}")
        rows.append([button(label, MANAGE, "moment", survey.id, name)])
    if survey.reminders:
        label = desk.say(language, "sm-button-no-reminders")
        rows.append([button(label, MANAGE, "noremind", survey.id)])
    rows.append([button(desk.say(language, "sm-button-cap"), MANAGE, "cap", survey.id)])
    rows.append([button(desk.say(language, "button-back"), MANAGE, "show", survey.id)])
    said = desk.say(language, "sm-settings-anonymous" if form.anonymous else "sm-settings-named")
    return Page(said, keyboard(rows))


async def toggle(desk: Desk, tap: Tap) -> Page:
    """Turns a setting of the form on or off."""
    form = tap.form
    match tap.payload.text(2):
        case "anonymous" if not tap.survey.version:
            form = replace(form, anonymous=not form.anonymous)
        case "editable" if not form.anonymous:
            form = replace(form, editable=not form.editable)
        case "shares":
            form = replace(form, shares_results=not form.shares_results)
    if form != tap.form:
        await desk.database.run(surveys.save_form, tap.survey.id, form)
    return await show_settings(desk, tap)


async def ask_moment(desk: Desk, tap: Tap) -> Page:
    """Asks when it opens, closes or reminds."""
    what = tap.payload.text(2) or ""
    if what not in _MOMENTS:
        return await show_settings(desk, tap)
    await listen(desk, tap.visitor, tap.survey, MOMENT, what=what)
    language = tap.visitor.language
    back = button(desk.say(language, "button-back"), MANAGE, "settings", tap.survey.id)
    zone = tap.visitor.zone or "UTC"
    return Page(desk.say(language, f"sm-ask-{what}", zone=zone), keyboard([[back]]))


async def take_moment(
    desk: Desk, visitor: Visitor, survey: Survey, content: dict[str, Any], text: str
) -> Page:
    """Keeps a moment that was typed; a dash takes it away."""
    what = content["what"]
    if text in _NEVER and what != "remind":
        await desk.database.run(surveys.set_values, survey.id, **{f"{what}_at": None})
        return await _kept(desk, visitor, survey, content)
    moment = read_when(desk, visitor, text)
    if isinstance(moment, str):
        return Page(moment, None)
    language = visitor.language
    if moment <= desk.clock():
        return Page(desk.say(language, "sm-moment-past"), None)
    if what == "remind":
        return await _add_reminder(desk, visitor, survey, content, moment)
    other = survey.closes_at if what == "opens" else survey.opens_at
    first, last = (moment, other) if what == "opens" else (other, moment)
    if first is not None and last is not None and first >= last:
        return Page(desk.say(language, "date-fault-order"), None)
    await desk.database.run(surveys.set_values, survey.id, **{f"{what}_at": moment})
    said = desk.say(language, "sm-understood", moment=word_moment(visitor, moment))
    return await _kept(desk, visitor, survey, content, said)


async def _add_reminder(
    desk: Desk, visitor: Visitor, survey: Survey, content: dict[str, Any], moment: datetime
) -> Page:
    reminders = sorted({*survey.reminders, moment.isoformat()})
    if len(reminders) > MOST_REMINDERS:
        said = desk.say(visitor.language, "sm-many-reminders", most=MOST_REMINDERS)
        return Page(said, None)
    await desk.database.run(surveys.set_values, survey.id, reminders=reminders)
    return await _kept(desk, visitor, survey, content)


def read_when(desk: Desk, visitor: Visitor, text: str) -> datetime | str:
    """A moment in UTC from what an organiser typed on their clock, or why it is none."""
    zone = visitor.zone or "UTC"
    local = shown_in(desk.clock(), zone).replace(tzinfo=None)
    read = read_moment(text, visitor.language, local)
    if isinstance(read, DateFault):
        return word_date_fault(partial(desk.say, visitor.language), read)
    return resolve(read.local, zone)


async def ask_cap(desk: Desk, tap: Tap) -> Page:
    """Asks how many answers are enough."""
    await listen(desk, tap.visitor, tap.survey, CAP)
    back = button(desk.say(tap.visitor.language, "button-back"), MANAGE, "settings", tap.survey.id)
    return Page(desk.say(tap.visitor.language, "sm-ask-cap"), keyboard([[back]]))


async def take_cap(
    desk: Desk, visitor: Visitor, survey: Survey, content: dict[str, Any], text: str
) -> Page:
    """Keeps a number of answers; a dash takes the limit away."""
    if text in _NEVER:
        cap = None
    elif text.isdecimal() and 1 <= int(text[:7]) <= 1_000_000:
        cap = int(text[:7])
    else:
        return Page(desk.say(visitor.language, "survey-why-number"), None)
    await desk.database.run(surveys.set_values, survey.id, cap=cap)
    return await _kept(desk, visitor, survey, content)


async def no_reminders(desk: Desk, tap: Tap) -> Page:
    """Takes the reminders away that have not gone yet."""
    await desk.database.run(surveys.set_values, tap.survey.id, reminders=[])
    return await show_settings(desk, tap)


async def _kept(
    desk: Desk, visitor: Visitor, survey: Survey, content: dict[str, Any], said: str = ""
) -> Page:
    await listen(desk, visitor, survey, KEPT, seen=content["seen"])
    note = said or desk.say(visitor.language, "sm-kept")
    return await word_card(desk, visitor, await fresh(desk, survey), note)
