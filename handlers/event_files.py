"""A calendar file that an organiser sends: what was understood of it, and what becomes of it."""

from __future__ import annotations

import secrets
from functools import partial
from typing import Any

from telegram import CallbackQuery, Document, Update
from telegram.error import BadRequest

from domain import incoming_events as lots
from domain.calendars import LARGEST, CalendarFault, read_calendar
from domain.event_drafts import as_details, as_plain
from domain.events import faults_of, text_in
from domain.formatting import escape, shorten
from domain.incoming_events import Incoming, from_calendar
from domain.moments import word_span
from domain.payloads import Payload
from domain.roles import Standing
from handlers import event_dialogue
from handlers.answers import Page
from handlers.buttons import MAKE, RUN, Rows, button, keyboard
from handlers.desk import Bot, Context, Desk
from handlers.event_preview import word_fault
from handlers.sending import acknowledge, acknowledge_outdated, edit, send, typing_if_slow
from handlers.standing import standing_of
from handlers.visitors import Visitor
from storage import dialogues, incoming_events
from storage.incoming_events import TakenIn

KIND = "calendar"
_WHAT = {
    "publish": lots.NEW, "draft": lots.NEW, "change": lots.CHANGED, "cancel": lots.CANCELLED,
}  # fmt: skip
_SHOWN = 12
_LONGEST_TITLE = 80


async def take_file(desk: Desk, update: Update, context: Context, visitor: Visitor) -> bool:
    """Reads a calendar file from an organiser. False: it is none, or comes from somebody else."""
    message = update.effective_message
    if message is None or message.document is None or not _is_calendar(message.document):
        return False
    standing = await standing_of(desk, visitor.id)
    if visitor.id is None or not standing.is_organiser:
        return False
    open_one = await desk.database.run(dialogues.current, visitor.id)
    if open_one is not None and open_one.kind not in (KIND, event_dialogue.KIND):
        return False
    if open_one is not None and open_one.kind != KIND:
        text = desk.say(visitor.language, "files-finish-first")
        await send(context.bot, message.chat_id, text)
        return True
    with typing_if_slow(context.bot, message.chat_id):
        page = await _read(desk, context.bot, visitor, standing, message.document)
    await send(context.bot, message.chat_id, page.html, page.markup)
    return True


async def press_file(
    desk: Desk, query: CallbackQuery, visitor: Visitor, standing: Standing, payload: Payload
) -> None:
    """Does with the file's events what the button says, once, and offers what is left."""
    assert visitor.id is not None
    row = await desk.database.run(dialogues.current, visitor.id)
    wanted = payload.text(1) or ""
    if row is None or row.kind != KIND or payload.text(2) != row.content["token"]:
        await acknowledge_outdated(query, desk.say(visitor.language, "make-outdated"))
        return
    await acknowledge(query)
    found = [_incoming(one) for one in row.content["events"]]
    if wanted not in _WHAT:
        await desk.database.run(dialogues.end, visitor.id, KIND)
        await edit(query, desk.say(visitor.language, "files-left"), None)
        return
    now = desk.clock()
    if wanted == "publish":
        found = [one for one in found if one.cancelled or not faults_of(one.details, now)]
    done = await desk.database.run(
        incoming_events.take_in,
        visitor.id,
        visitor.id,
        found,
        {_WHAT[wanted]},
        standing.may_change,
        now,
        publish=wanted == "publish",
    )
    desk.wake_outbox()
    said = _word_done(desk, visitor.language, done, wanted)
    rows = await _offers(desk, visitor, standing, row.content["token"], row.content["events"])
    if len(rows) == 1:  # only the way out is left
        await desk.database.run(dialogues.end, visitor.id, KIND)
        rows = []
    rows.append([button(desk.say(visitor.language, "run-to-list"), RUN, "list", 0)])
    await edit(query, said, keyboard(rows))


def _is_calendar(document: Document) -> bool:
    name, mime = (document.file_name or "").lower(), (document.mime_type or "").lower()
    return name.endswith((".ics", ".ical", ".ifb")) or mime in ("text/calendar", "application/ics")


async def _read(
    desk: Desk, bot: Bot, visitor: Visitor, standing: Standing, document: Document
) -> Page:
    content = None
    if (document.file_size or 0) <= LARGEST:
        try:
            file = await bot.get_file(document.file_id)
            content = bytes(await file.download_as_bytearray())
        except BadRequest as error:
            if "too big" not in error.message:
                raise
    if content is None:
        fault = CalendarFault("large", {"limit": LARGEST // 1_000_000})
        return Page(_word_file_fault(desk, visitor.language, fault), None)
    read = read_calendar(content, visitor.zone or "UTC", visitor.language)
    found = from_calendar(read)
    faults = [one for one in read if isinstance(one, CalendarFault)]
    said = [_word_file_fault(desk, visitor.language, one) for one in faults[:_SHOWN]]
    if not found:
        return Page("\n".join(said), None)
    token = secrets.token_hex(8)
    kept = [_plain(one) for one in found]
    assert visitor.id is not None
    content_row = {"token": token, "events": kept}
    await desk.database.run(dialogues.put, visitor.id, KIND, "shown", content_row, desk.clock())
    sorted_as = await desk.database.run(incoming_events.sort, found, standing.may_change)
    parts = [desk.say(visitor.language, "files-read", count=len(found))]
    parts += [
        _word_incoming(desk, visitor, one, lot)
        for one, lot in list(zip(found, sorted_as, strict=True))[:_SHOWN]
    ]
    if len(found) > _SHOWN:
        parts.append(desk.say(visitor.language, "files-more", count=len(found) - _SHOWN))
    rows = await _offers(desk, visitor, standing, token, kept)
    return Page("\n\n".join([*parts, *said]), keyboard(rows))


async def _offers(
    desk: Desk, visitor: Visitor, standing: Standing, token: str, kept: list[dict[str, Any]]
) -> Rows:
    """A button for each thing that can be done with events of the file as they stand now."""
    language, now = visitor.language, desk.clock()
    found = [_incoming(one) for one in kept]
    sorted_as = await desk.database.run(incoming_events.sort, found, standing.may_change)
    new = [one for one, lot in zip(found, sorted_as, strict=True) if lot == lots.NEW]
    ready = [one for one in new if not faults_of(one.details, now)]
    counts = {lot: sorted_as.count(lot) for lot in (lots.CHANGED, lots.CANCELLED)}
    rows: Rows = []
    for what, count in (
        ("publish", len(ready)),
        ("draft", len(new)),
        ("change", counts[lots.CHANGED]),
        ("cancel", counts[lots.CANCELLED]),
    ):
        if count:
            label = desk.say(language, f"files-button-{what}", count=count)
            rows.append([button(label, MAKE, "ics", what, token)])
    rows.append([button(desk.say(language, "files-leave"), MAKE, "ics", "leave", token)])
    return rows


def _word_incoming(desk: Desk, visitor: Visitor, one: Incoming, lot: str) -> str:
    language, details = visitor.language, one.details
    when = word_span(
        partial(desk.say, language),
        details.starts_at,
        details.ends_at,
        details.all_day,
        language,
        visitor.zone,
        details.zone,
    )
    title = escape(shorten(text_in(details.titles, language)[1], _LONGEST_TITLE))
    lines = [f"<b>{title}</b>", f"🗓 {when}", desk.say(language, f"files-lot-{lot}")]
    if lot == lots.NEW:
        lines += [f"⚠️ {word_fault(desk, language, fault)}" for fault in _faults(desk, one)]
    lines += [desk.say(language, f"calendar-note-{note}") for note in one.notes]
    return "\n".join(lines)


def _faults(desk: Desk, one: Incoming) -> list[str]:
    return faults_of(one.details, desk.clock())


def _word_file_fault(desk: Desk, language: str, fault: CalendarFault) -> str:
    values = {
        name: escape(value) if isinstance(value, str) else value
        for name, value in fault.values.items()
    }
    return "⚠️ " + desk.say(language, f"calendar-fault-{fault.key}", **values)


def _word_done(desk: Desk, language: str, done: TakenIn, wanted: str) -> str:
    count = len(done.made) + len(done.changed) + len(done.cancelled)
    if not count:
        return desk.say(language, "files-nothing-left")
    said = desk.say(language, f"files-done-{wanted}", count=count)
    if wanted in ("change", "cancel"):
        said += " " + desk.say(language, "files-told", told=done.told)
    return said


def _plain(one: Incoming) -> dict[str, Any]:
    return {"uid": one.uid, "cancelled": one.cancelled, "event": as_plain(one.details)}


def _incoming(plain: dict[str, Any]) -> Incoming:
    return Incoming(plain["uid"], as_details(plain["event"]), plain["cancelled"])
