"""/reminders: when a person is reminded of what they follow, and when they want to hear nothing."""

from __future__ import annotations

from telegram import Update

from domain.formatting import escape
from domain.payloads import Payload
from domain.quiet_hours import Quiet, read_quiet
from domain.reminders import DEFAULT_PLAN
from domain.zones import zone_label
from handlers.answers import Page
from handlers.buttons import PLAN, Rows, button, keyboard
from handlers.desk import Context, Desk
from handlers.sending import acknowledge, acknowledge_outdated, edit, reply
from handlers.visitors import Visitor, is_private, meet
from storage import preferences
from storage.tables import Person

_OWN, _OFFSET, _QUIET = "own", "offset", "quiet"
_USUAL, _NO_QUIET = "usual", "none"
# By what a button carries: the usual hours, then others, then none.
_QUIET_HOURS: dict[str, str | None] = {
    _USUAL: None,
    "early": "20:00-06:00",
    "late": "23:00-08:00",
    _NO_QUIET: "",
}


async def receive_reminders(desk: Desk, update: Update, context: Context) -> None:
    """Shows a person's reminders and quiet hours, with buttons to change them."""
    message = update.effective_message
    assert message is not None
    visitor = await meet(desk, update)
    if not is_private(update) or visitor.id is None:
        await reply(context.bot, message, desk.say(visitor.language, "only-in-private"))
        return
    page = await _page(desk, visitor, visitor.id)
    await reply(context.bot, message, page.html, page.markup)


async def press_plan(desk: Desk, update: Update, _: Context, payload: Payload) -> None:
    """Keeps what a button names. It names the wish, so a double tap changes nothing."""
    query = update.callback_query
    assert query is not None
    visitor = await meet(desk, update)
    if visitor.id is None or not is_private(update) or not await _keep(desk, visitor.id, payload):
        await acknowledge_outdated(query, desk.say(visitor.language, "button-outdated"))
        return
    await acknowledge(query)
    page = await _page(desk, visitor, visitor.id)
    await edit(query, page.html, page.markup)


async def _keep(desk: Desk, person_id: int, payload: Payload) -> bool:
    run, now = desk.database.run, desk.clock()
    what, value = payload.text(0), payload.text(1) or ""
    if what == _OWN:
        await run(preferences.choose_plan, person_id, None, now)
    elif what == _OFFSET and value in DEFAULT_PLAN and payload.text(2) in ("y", "n"):
        person = await run(preferences.find, person_id)
        kept = set(person.plan or ()) if person is not None else set()
        wanted = kept | {value} if payload.text(2) == "y" else kept - {value}
        plan = [offset for offset in DEFAULT_PLAN if offset in wanted]
        await run(preferences.choose_plan, person_id, plan, now)
    elif what == _QUIET and value in _QUIET_HOURS:
        await run(preferences.choose_quiet, person_id, _QUIET_HOURS[value], now)
    else:
        return False
    return True


async def _page(desk: Desk, visitor: Visitor, person_id: int) -> Page:
    person = await desk.database.run(preferences.find, person_id)
    if person is None:
        return Page(desk.say(visitor.language, "button-outdated"), None)
    parts = [_word_plan(desk, visitor, person), _word_quiet(desk, visitor, person)]
    if not person.wants_reminders:
        parts.append(desk.say(visitor.language, "event-reminders-stopped"))
    return Page("\n\n".join(parts), keyboard(_rows(desk, visitor, person)))


def _word_plan(desk: Desk, visitor: Visitor, person: Person) -> str:
    language = visitor.language
    if person.plan is None:
        return desk.say(language, "plan-as-organised")
    if not person.plan:
        return desk.say(language, "plan-nothing")
    lines = [f"• {desk.say(language, f'plan-offset-{offset}')}" for offset in person.plan]
    return "\n".join([desk.say(language, "plan-own"), *lines])


def _word_quiet(desk: Desk, visitor: Visitor, person: Person) -> str:
    language, quiet = visitor.language, read_quiet(person.quiet)
    if quiet is None:
        return desk.say(language, "plan-quiet-none")
    begins, ends = f"{quiet.begins:%H:%M}", f"{quiet.ends:%H:%M}"
    if person.zone is None:
        return desk.say(language, "plan-quiet-anywhere", begins=begins, ends=ends)
    place = escape(zone_label(person.zone, language))
    return desk.say(language, "plan-quiet", begins=begins, ends=ends, place=place)


def _rows(desk: Desk, visitor: Visitor, person: Person) -> Rows:
    language, rows = visitor.language, []
    own = desk.say(language, "plan-button-organised")
    rows.append([button(_marked(own, person.plan is None), PLAN, _OWN)])
    for offset in DEFAULT_PLAN:
        on = offset in (person.plan or ())
        label = _marked(desk.say(language, f"plan-offset-{offset}"), on)
        rows.append([button(label, PLAN, _OFFSET, offset, "n" if on else "y")])
    hours = []
    for name, written in _QUIET_HOURS.items():
        quiet = read_quiet(written)
        label = desk.say(language, "plan-button-quiet-none") if quiet is None else _span(quiet)
        hours.append(button(_marked(label, person.quiet == written), PLAN, _QUIET, name))
    return [*rows, hours[:2], hours[2:]]


def _marked(label: str, chosen: bool) -> str:
    return f"✓ {label}" if chosen else label


def _span(quiet: Quiet) -> str:
    return f"🌙 {quiet.begins:%H:%M}–{quiet.ends:%H:%M}"
