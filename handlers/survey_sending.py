"""Whom a survey goes to, and when: now, at a moment, or after an event."""

from __future__ import annotations

from typing import Any

from domain.audiences import ATTENDEES, EVERYONE, FOLLOWERS, Audience, may_announce
from domain.formatting import escape
from domain.roles import PARTNER, Standing
from handlers.answers import Page
from handlers.buttons import MANAGE, Rows, button, keyboard
from handlers.desk import Desk
from handlers.managed_events import short_title
from handlers.standing import standing_of
from handlers.survey_access import KEPT, Tap, fresh, listen, noted
from handlers.survey_cards import word_card, word_moment
from handlers.survey_settings import read_when
from handlers.visitors import Visitor
from storage import event_lists, events, survey_sending, surveys
from storage.tables import Survey

WHEN = "when"
_EVENTS_SHOWN = 6
_AFTER = (("0", 0), ("h", 60), ("d", 24 * 60))  # minutes after the event's end


async def show_sending(desk: Desk, tap: Tap) -> Page:
    """Who can be asked: partners, everyone for admins, and the people of one's own events."""
    language = tap.visitor.language
    if surveys.over(tap.survey, desk.clock()):
        return await word_card(desk, tap.visitor, tap.survey)
    standing = await standing_of(desk, tap.visitor.id)
    rows: Rows = []
    if standing.is_admin:
        for code in ("p", "a"):
            number = await desk.database.run(
                survey_sending.count, tap.survey.id, _audience(code, None)
            )
            label = desk.say(language, f"sm-audience-{code}", count=number)
            rows.append([button(label, MANAGE, "aud", tap.survey.id, code)])
    owner = None if standing.is_admin else tap.visitor.id
    coming = await desk.database.run(event_lists.of_owner, owner, desk.clock())
    past = await desk.database.run(event_lists.of_owner, owner, desk.clock(), past=True)
    for event in [*past[: _EVENTS_SHOWN // 2], *coming[: _EVENTS_SHOWN // 2]]:
        for code in ("t", "f"):
            number = await desk.database.run(
                survey_sending.count, tap.survey.id, _audience(code, event.id)
            )
            title = short_title(event, language)
            label = desk.say(language, f"sm-audience-{code}", title=title, count=number)
            rows.append([button(label, MANAGE, "aud", tap.survey.id, code, event.id)])
    waiting = await desk.database.run(survey_sending.waiting, tap.survey.id)
    if waiting:
        label = desk.say(language, "sm-button-remind-now", count=waiting)
        rows.append([button(label, MANAGE, "remindnow", tap.survey.id)])
    if tap.survey.sends_at is not None or tap.survey.after_event is not None:
        label = desk.say(language, "sm-button-unplan")
        rows.append([button(label, MANAGE, "unplan", tap.survey.id)])
    rows.append([button(desk.say(language, "button-back"), MANAGE, "show", tap.survey.id)])
    return Page(desk.say(language, "sm-send"), keyboard(rows))


async def choose(desk: Desk, tap: Tap) -> Page:
    """How many that are, and when they are to be asked."""
    language = tap.visitor.language
    audience = await _chosen(desk, tap)
    if audience is None:
        return await show_sending(desk, tap)
    number = await desk.database.run(survey_sending.count, tap.survey.id, audience)
    code, event = tap.payload.text(2) or "", audience.event_id or 0
    rows: Rows = []
    if number:
        yes = desk.say(language, "sm-button-send-yes", count=number)
        rows.append([button(yes, MANAGE, "sendyes", tap.survey.id, code, event)])
    rows.append(
        [button(desk.say(language, "sm-button-when"), MANAGE, "when", tap.survey.id, code, event)]
    )
    if audience.event_id is not None:
        rows += [
            [
                button(
                    desk.say(language, f"sm-button-after-{name}"),
                    MANAGE, "after", tap.survey.id, code, event, minutes,
                )
            ]
            for name, minutes in _AFTER
        ]  # fmt: skip
    rows.append([button(desk.say(language, "button-back"), MANAGE, "send", tap.survey.id)])
    return Page(desk.say(language, "sm-send-sure", count=number), keyboard(rows))


async def send_now(desk: Desk, tap: Tap) -> Page:
    """Asks them; a second tap finds nobody who was not asked."""
    audience = await _chosen(desk, tap)
    if audience is None:
        return await show_sending(desk, tap)
    number = await noted(
        desk, tap.visitor, tap.survey, "send", survey_sending.send, audience, desk.clock()
    )
    desk.wake_outbox()
    survey = await fresh(desk, tap.survey)
    said = desk.say(tap.visitor.language, "sm-sent", count=number or 0)
    return await word_card(desk, tap.visitor, survey, said)


async def ask_when(desk: Desk, tap: Tap) -> Page:
    """Asks for the moment."""
    audience = await _chosen(desk, tap)
    if audience is None:
        return await show_sending(desk, tap)
    code, event = tap.payload.text(2), audience.event_id
    await listen(desk, tap.visitor, tap.survey, WHEN, audience=code, event=event)
    zone = tap.visitor.zone or "UTC"
    back = button(desk.say(tap.visitor.language, "button-back"), MANAGE, "send", tap.survey.id)
    return Page(desk.say(tap.visitor.language, "sm-ask-when", zone=zone), keyboard([[back]]))


async def take_when(
    desk: Desk, visitor: Visitor, survey: Survey, content: dict[str, Any], text: str
) -> Page:
    """Keeps the moment that was typed."""
    moment = read_when(desk, visitor, text)
    if isinstance(moment, str):
        return Page(moment, None)
    if moment <= desk.clock():
        return Page(desk.say(visitor.language, "sm-moment-past"), None)
    audience = _audience(content["audience"], content["event"])
    if not await _may(desk, await standing_of(desk, visitor.id), audience):
        return Page(desk.say(visitor.language, "not-allowed"), None)
    await desk.database.run(survey_sending.plan, survey.id, audience, moment, None)
    await listen(desk, visitor, survey, KEPT, seen=content["seen"])
    said = desk.say(visitor.language, "sm-planned", moment=word_moment(visitor, moment))
    return await word_card(desk, visitor, await fresh(desk, survey), said)


async def plan_after(desk: Desk, tap: Tap) -> Page:
    """Lets it go out so long after its event; if that moves, it moves along."""
    audience, minutes = await _chosen(desk, tap), tap.payload.number(4)
    if audience is None or audience.event_id is None or minutes not in {m for _, m in _AFTER}:
        return await show_sending(desk, tap)
    await desk.database.run(survey_sending.plan, tap.survey.id, audience, None, minutes)
    event = await desk.database.run(events.find, audience.event_id)
    title = escape(short_title(event, tap.visitor.language)) if event is not None else "…"
    said = desk.say(tap.visitor.language, "sm-planned-after", title=title)
    return await word_card(desk, tap.visitor, await fresh(desk, tap.survey), said)


async def unplan(desk: Desk, tap: Tap) -> Page:
    """Takes a plan back."""
    await desk.database.run(surveys.set_values, tap.survey.id, sends_at=None, after_event=None)
    return await word_card(desk, tap.visitor, await fresh(desk, tap.survey))


async def remind_now(desk: Desk, tap: Tap) -> Page:
    """Reminds those who have not answered or not finished."""
    now = desk.clock()
    reminders = [*tap.survey.reminders, now.isoformat()]
    await noted(desk, tap.visitor, tap.survey, "remind", _remind, reminders, now)
    desk.wake_outbox()
    said = desk.say(tap.visitor.language, "sm-reminded")
    return await word_card(desk, tap.visitor, await fresh(desk, tap.survey), said)


def _remind(session: Any, survey_id: int, reminders: list[str], now: Any) -> bool:
    surveys.set_values(session, survey_id, reminders=reminders)
    return bool(survey_sending.remind_due(session, now))


async def _chosen(desk: Desk, tap: Tap) -> Audience | None:
    """The audience that a button means, if it is theirs to ask as of now."""
    audience = _audience(tap.payload.text(2) or "", tap.payload.number(3))
    standing = await standing_of(desk, tap.visitor.id)
    return audience if await _may(desk, standing, audience) else None


async def _may(desk: Desk, standing: Standing, audience: Audience) -> bool:
    event = await desk.database.run(events.find, audience.event_id or 0)
    owns = event is not None and standing.may_change(event.owner_id)
    return may_announce(standing, audience, owns_event=owns)


def _audience(code: str, event: int | None) -> Audience:
    match code:
        case "t":
            return Audience(ATTENDEES, event)
        case "f":
            return Audience(FOLLOWERS, event)
        case "p":
            return Audience(EVERYONE, roles=(PARTNER,))
    return Audience(EVERYONE)
