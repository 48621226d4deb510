"""/stop and /resume: what a person is sent unasked for, kind by kind."""

from __future__ import annotations

from babel.lists import format_list
from telegram import Update

from domain.consent import KINDS, read_kinds
from domain.payloads import Payload
from handlers.answers import Page
from handlers.buttons import CONSENT, button, keyboard
from handlers.desk import Context, Desk
from handlers.sending import acknowledge, acknowledge_outdated, edit, reply
from handlers.visitors import is_private, meet
from storage import preferences


async def receive_stop(desk: Desk, update: Update, context: Context) -> None:
    """Ends everything unasked for, or the kinds that are named; offers to keep some."""
    await _receive(desk, update, context, allowed=False)


async def receive_resume(desk: Desk, update: Update, context: Context) -> None:
    """Allows everything again, or the kinds that are named."""
    await _receive(desk, update, context, allowed=True)


async def press_consent(desk: Desk, update: Update, _: Context, payload: Payload) -> None:
    """Allows or ends one kind. The button names the wish, so a double tap changes nothing."""
    query = update.callback_query
    assert query is not None
    visitor = await meet(desk, update)
    kind, wish = payload.text(0) or "", payload.text(1)
    if visitor.id is None or kind not in KINDS or wish not in ("y", "n") or not is_private(update):
        await acknowledge_outdated(query, desk.say(visitor.language, "button-outdated"))
        return
    await desk.database.run(preferences.allow, visitor.id, [kind], wish == "y")
    allowed = await desk.database.run(preferences.allowed, visitor.id)
    await acknowledge(query)
    page = _page(desk, visitor.language, allowed)
    await edit(query, page.html, page.markup)


async def _receive(desk: Desk, update: Update, context: Context, *, allowed: bool) -> None:
    message = update.effective_message
    assert message is not None
    visitor = await meet(desk, update)
    if not is_private(update) or visitor.id is None:
        await reply(context.bot, message, desk.say(visitor.language, "only-in-private"))
        return
    # What names no kind we know means everything: nobody should have to find the right word.
    kinds = read_kinds(context.args or ()) or KINDS
    await desk.database.run(preferences.allow, visitor.id, kinds, allowed)
    page = _page(desk, visitor.language, await desk.database.run(preferences.allowed, visitor.id))
    await reply(context.bot, message, page.html, page.markup)


def _page(desk: Desk, language: str, allowed: dict[str, bool]) -> Page:
    on = [desk.say(language, f"consent-kind-{kind}") for kind in KINDS if allowed[kind]]
    off = [desk.say(language, f"consent-kind-{kind}") for kind in KINDS if not allowed[kind]]
    stopped, kept = format_list(off, locale=language), format_list(on, locale=language)
    if not off:
        html = desk.say(language, "consent-all", kept=kept)
    elif not on:
        html = desk.say(language, "consent-none", stopped=stopped)
    else:
        html = desk.say(language, "consent-some", stopped=stopped, kept=kept)
    if off:
        html += " " + desk.say(language, "consent-answers")
    if not allowed["reminders"]:
        html += "\n\n" + desk.say(language, "consent-changes")
    rows = []
    for kind in KINDS:
        name = desk.say(language, f"consent-name-{kind}")
        label = desk.say(language, "consent-on" if allowed[kind] else "consent-off", kind=name)
        rows.append([button(label, CONSENT, kind, "n" if allowed[kind] else "y")])
    return Page(html, keyboard(rows))
