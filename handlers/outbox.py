"""/deliveries: what waits to be sent, what did not arrive, and what nobody knows of."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial

from telegram import Update

from domain.deliveries import ANNOUNCEMENT
from domain.event_wording import title_in
from domain.formatting import escape, shorten
from domain.moments import word_moment
from domain.payloads import Payload
from domain.roles import Standing
from domain.wording import FALLBACK
from handlers.answers import Page
from handlers.buttons import OUTBOX, Rows, button, keyboard
from handlers.desk import Context, Desk
from handlers.organisers import is_organiser, refuse
from handlers.sending import acknowledge, acknowledge_outdated, edit, reply
from handlers.standing import standing_of
from handlers.visitors import Visitor, is_private, meet
from storage import announcements, deliveries, events, outbox_view
from storage.outbox_view import EVENT, MESSAGES, Subject, Trouble

_AGAIN, _SENT = "again", "sent"
_LETTERS = {"e": EVENT, "a": ANNOUNCEMENT, "m": MESSAGES}
_LONGEST_TITLE = 60
_LONGEST_ON_A_BUTTON = 30
_STATES = (
    deliveries.WAITING,
    deliveries.POSTPONED,
    deliveries.CLAIMED,
    deliveries.SENT,
    deliveries.UNCERTAIN,
    deliveries.REFUSED,
    deliveries.FAILED,
    deliveries.MISSED,
    deliveries.WITHDRAWN,
)


async def receive_deliveries(desk: Desk, update: Update, context: Context) -> None:
    """Shows organisers the outbox; to anybody else the command does not exist."""
    message = update.effective_message
    assert message is not None
    visitor = await meet(desk, update)
    if not await is_organiser(desk, update, context, visitor):
        return
    page = await _page(desk, visitor, await standing_of(desk, visitor.id))
    await reply(context.bot, message, page.html, page.markup)


async def press_outbox(desk: Desk, update: Update, _: Context, payload: Payload) -> None:
    """Sends again what may not have arrived, or counts it as delivered."""
    query = update.callback_query
    assert query is not None
    visitor = await meet(desk, update)
    act, before = payload.text(0), _moment(payload.number(3))
    subject = _subject(payload.text(1), payload.number(2))
    known = act in (_AGAIN, _SENT) and subject is not None and before is not None
    if visitor.id is None or not known or not is_private(update):
        await acknowledge_outdated(query, desk.say(visitor.language, "button-outdated"))
        return
    assert subject is not None and before is not None
    standing = await standing_of(desk, visitor.id)
    if not await _may_decide(desk, standing, subject):
        await refuse(desk, query, visitor)
        return
    verb = outbox_view.send_again if act == _AGAIN else outbox_view.take_as_sent
    number = await desk.database.run(verb, visitor.id, subject, before, desk.clock())
    key = "outbox-done-again" if act == _AGAIN else "outbox-done-sent"
    note = desk.say(visitor.language, key, count=number)
    if act == _AGAIN:
        desk.wake_outbox()
    await acknowledge(query)
    page = await _page(desk, visitor, standing, note)
    await edit(query, page.html, page.markup)


async def _may_decide(desk: Desk, standing: Standing, subject: Subject) -> bool:
    if standing.is_admin or subject.id is None:
        return standing.is_admin
    find = announcements.find if subject.kind == ANNOUNCEMENT else events.find
    found = await desk.database.run(find, subject.id)
    return found is not None and standing.may_change(found.owner_id)


async def _page(desk: Desk, visitor: Visitor, standing: Standing, note: str = "") -> Page:
    language, now = visitor.language, desk.clock()
    counts = await desk.database.run(outbox_view.counts, now)
    owner = None if standing.is_admin else visitor.id
    troubles = await desk.database.run(outbox_view.troubles, now, owner)
    lines = [
        desk.say(language, f"outbox-state-{state}", count=counts[state])
        for state in _STATES
        if counts.get(state)
    ]
    states = "\n".join(lines) or desk.say(language, "outbox-empty")
    parts = [note, desk.say(language, "outbox-head"), states, await _next(desk, visitor, now)]
    rows: Rows = []
    if troubles:
        parts.append(desk.say(language, "outbox-troubles"))
    for trouble in troubles:
        title = await _title(desk, language, trouble.subject)
        parts.append(_word(desk, language, title, trouble))
        rows += await _rows(desk, language, title, trouble)
    return Page("\n\n".join(part for part in parts if part), keyboard(rows))


async def _next(desk: Desk, visitor: Visitor, now: datetime) -> str:
    """When the next message leaves, or since when the oldest should have left."""
    due_at = await desk.database.run(deliveries.next_due)
    if due_at is None:
        return ""
    say = partial(desk.say, visitor.language)
    when = word_moment(say, due_at, visitor.language, None, visitor.zone or "UTC")
    key = "outbox-next" if due_at > now else "outbox-oldest"
    return desk.say(visitor.language, key, when=when)


def _word(desk: Desk, language: str, title: str, trouble: Trouble) -> str:
    known = desk.phrasebook.keys(FALLBACK)
    lines = [f"<b>{escape(shorten(title, _LONGEST_TITLE))}</b>"]
    ordered = sorted(trouble.by_reason.items(), key=lambda one: (-one[1], one[0]))
    for reason, count in ordered:
        # A reason that a newer program wrote is told as such.
        plain = reason if f"reason-{reason}" in known else "other"
        lines.append(f"• {desk.say(language, f'reason-{plain}', count=count)}")
    return "\n".join(lines)


async def _rows(desk: Desk, language: str, title: str, trouble: Trouble) -> Rows:
    if not trouble.uncertain:
        return []
    subject = trouble.subject
    letter = next(letter for letter, kind in _LETTERS.items() if kind == subject.kind)
    about = (letter, subject.id or 0, int(trouble.newest.timestamp()))
    short = shorten(title, _LONGEST_ON_A_BUTTON)
    labels = {
        _AGAIN: desk.say(language, "outbox-again", title=short, count=trouble.uncertain),
        _SENT: desk.say(language, "outbox-sent", title=short, count=trouble.uncertain),
    }
    if not await desk.database.run(outbox_view.may_repeat, subject):
        del labels[_AGAIN]
    return [[button(label, OUTBOX, act, *about)] for act, label in labels.items()]


async def _title(desk: Desk, language: str, subject: Subject) -> str:
    """What messages are about, as plain text."""
    if subject.kind == EVENT and subject.id is not None:
        event = await desk.database.run(events.find, subject.id)
        if event is not None:
            return title_in(events.details_of(event), language)
        return desk.say(language, "outbox-event-gone")
    if subject.kind == ANNOUNCEMENT and subject.id is not None:
        variants = await desk.database.run(announcements.variants, subject.id)
        own = [one.beginning for one in variants if one.language == language]
        others = [one.beginning for one in variants]
        return next(iter(own + others), desk.say(language, "outbox-announcement-gone"))
    return desk.say(language, "outbox-messages")


def _subject(letter: str | None, number: int | None) -> Subject | None:
    kind = _LETTERS.get(letter or "")
    if kind is None or number is None or (kind != MESSAGES and number == 0):
        return None
    return Subject(kind, None if kind == MESSAGES else number)


def _moment(seconds: int | None) -> datetime | None:
    """The end of a second: what became uncertain later was not on the screen."""
    if seconds is None or seconds >= 10**11:
        return None
    return datetime.fromtimestamp(seconds, UTC) + timedelta(seconds=1)
