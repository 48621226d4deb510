"""/timezone: the city whose clock a person is told the times by."""

from __future__ import annotations

from datetime import timedelta

from telegram import Update

from domain.formatting import escape
from domain.payloads import Payload
from domain.wall_clock import UnknownZone, shown_in, zone_of
from domain.zones import ZoneChoice, find_zones, zone_at, zone_label
from handlers.answers import Page
from handlers.buttons import ZONE, button, keyboard
from handlers.desk import Context, Desk
from handlers.sending import acknowledge, acknowledge_outdated, edit, reply
from handlers.visitors import Visitor, is_private, meet
from storage import dialogues, preferences
from storage.tables import Dialogue

KIND = "zone"
_ASKED = "ask"
# Whatever is written long after the question is no answer to it.
_PATIENCE = timedelta(hours=1)
_LONGEST_PLACE = 5  # words
_PLUS = "--"


async def receive_timezone(desk: Desk, update: Update, context: Context) -> None:
    """Takes the place behind the command, or asks for it."""
    message = update.effective_message
    assert message is not None
    visitor = await meet(desk, update)
    if not is_private(update) or visitor.id is None:
        await reply(context.bot, message, desk.say(visitor.language, "only-in-private"))
        return
    if context.args:
        page = await _look_up(desk, visitor, visitor.id, " ".join(context.args))
    else:
        page = await _ask(desk, visitor, visitor.id)
    await reply(context.bot, message, page.html, page.markup)


async def take(
    desk: Desk, update: Update, context: Context, visitor: Visitor, dialogue: Dialogue
) -> bool:
    """A city or a place, after it was asked for. Anything else goes its usual way."""
    message = update.effective_message
    assert message is not None
    if visitor.id is None or desk.clock() - dialogue.changed_at > _PATIENCE:
        await desk.database.run(dialogues.end, dialogue.person_id, KIND)
        return False
    if message.location is not None:
        zone = zone_at(message.location.latitude, message.location.longitude)
        page = await _keep_or_hint(desk, visitor, visitor.id, zone)
    elif message.text and _may_be_a_place(message.text):
        page = await _look_up(desk, visitor, visitor.id, message.text)
    else:
        if message.text:
            await desk.database.run(dialogues.end, visitor.id, KIND)
        return False
    await reply(context.bot, message, page.html, page.markup)
    return True


async def press_zone(desk: Desk, update: Update, _: Context, payload: Payload) -> None:
    """Asks, keeps the pressed zone, or leaves it for later."""
    query = update.callback_query
    assert query is not None
    visitor = await meet(desk, update)
    act = payload.text(0)
    zone = _unpacked(payload.arguments[1:]) if act == "set" else None
    if visitor.id is None or not is_private(update) or (zone is None and act == "set"):
        await acknowledge_outdated(query, desk.say(visitor.language, "button-outdated"))
        return
    await acknowledge(query)
    if zone is not None:
        page = await _keep(desk, visitor, visitor.id, zone)
    elif act == "ask":
        page = await _ask(desk, visitor, visitor.id)
    else:
        page = Page(desk.say(visitor.language, "zone-later"), None)
    await edit(query, page.html, page.markup)


async def _ask(desk: Desk, visitor: Visitor, person_id: int) -> Page:
    await desk.database.run(dialogues.put, person_id, KIND, _ASKED, {}, desk.clock())
    html = desk.say(visitor.language, "zone-ask")
    if visitor.zone is not None:
        place, time = _place_and_time(desk, visitor, visitor.zone)
        html = desk.say(visitor.language, "zone-now", place=place, time=time) + "\n\n" + html
    return Page(html, None)


async def _look_up(desk: Desk, visitor: Visitor, person_id: int, text: str) -> Page:
    found = find_zones(text, visitor.language)
    if found.sure is not None or not found.choices:
        zone = found.sure.zone if found.sure is not None else None
        return await _keep_or_hint(desk, visitor, person_id, zone)
    rows = [[button(choice.label, ZONE, *_packed(choice))] for choice in found.choices]
    return Page(desk.say(visitor.language, "zone-choose"), keyboard(rows))


async def _keep_or_hint(desk: Desk, visitor: Visitor, person_id: int, zone: str | None) -> Page:
    if zone is not None:
        return await _keep(desk, visitor, person_id, zone)
    # What comes next may be another try.
    await desk.database.run(dialogues.put, person_id, KIND, _ASKED, {}, desk.clock())
    return Page(desk.say(visitor.language, "zone-unknown"), None)


async def _keep(desk: Desk, visitor: Visitor, person_id: int, zone: str) -> Page:
    await desk.database.run(preferences.choose_zone, person_id, zone, desk.clock())
    await desk.database.run(dialogues.end, person_id, KIND)
    place, time = _place_and_time(desk, visitor, zone)
    return Page(desk.say(visitor.language, "zone-set", place=place, time=time), None)


def _place_and_time(desk: Desk, visitor: Visitor, zone: str) -> tuple[str, str]:
    return escape(zone_label(zone, visitor.language)), f"{shown_in(desk.clock(), zone):%H:%M}"


def _may_be_a_place(text: str) -> bool:
    return "?" not in text and len(text.split()) <= _LONGEST_PLACE


def _packed(choice: ZoneChoice) -> list[str]:
    """A zone as what a button carries: "Etc/GMT+3" has marks that it may not."""
    return ["set", *choice.zone.replace("+", _PLUS).split("/")]


def _unpacked(parts: tuple[str, ...]) -> str | None:
    try:
        return zone_of("/".join(parts).replace(_PLUS, "+")).key
    except UnknownZone:
        return None
