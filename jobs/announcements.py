"""Begins announcements at their time, and keeps each organiser's message about one up to date."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from functools import partial

from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError

from domain.announcement_wording import (
    Row,
    progress_rows,
    report_rows,
    word_progress,
    word_report,
)
from domain.deliveries import NOTICE
from domain.formatting import escape
from domain.roles import Standing
from jobs.desk import JobDesk
from jobs.notices import organiser_chats
from storage import (
    announcement_progress,
    announcement_reports,
    announcement_schedule,
    announcements,
    approval,
    corrections,
    deliveries,
    people,
    roles,
)
from storage.announcement_schedule import LATE_AFTER
from storage.database import DatabaseUnavailable
from storage.tables import Announcement

log = logging.getLogger(__name__)

_SHOWN_WITHIN = timedelta(hours=1)  # a report that could not be shown for longer is old news


async def start_scheduled(desk: JobDesk, now: datetime) -> None:
    """Begins what is due; what is more than a day late waits for its owner's word instead."""
    if not await desk.leadership.held():
        return
    for one in await desk.database.run(announcement_schedule.due, now):
        try:
            await _start(desk, one, now)
        except DatabaseUnavailable:
            raise
        except Exception:
            # One that cannot begin must not hold up the others.
            log.exception("announcement.not_begun", extra={"announcement": one.id})


async def _start(desk: JobDesk, one: Announcement, now: datetime) -> None:
    assert one.scheduled_at is not None  # or it would not be due
    if not await _may_begin(desk, one):
        await _tell_unowned(desk, one, now)
    elif now - one.scheduled_at > LATE_AFTER:
        await _tell_late(desk, one, now)
    else:
        begin = announcement_schedule.begin
        if await desk.database.run(begin, one.id, one.owner_id, now) is None:
            await _tell_unapproved(desk, one, now)
        desk.wake_outbox()


async def report_progress(desk: JobDesk, now: datetime) -> None:
    """Rewrites the message of each announcement that is under way, or has just ended."""
    if not await desk.leadership.held():
        return
    if await desk.database.run(corrections.catch_up, now):
        desk.wake_outbox()
    await desk.database.run(announcements.finish, now)
    for one in await desk.database.run(announcement_progress.under_way):
        await show(desk, one)
    for one in await desk.database.run(announcement_progress.unshown, now - _SHOWN_WITHIN):
        if await show(desk, one):
            await desk.database.run(announcement_progress.mark_shown, one.id, now)


async def show(desk: JobDesk, one: Announcement) -> bool:
    """Rewrites an announcement's message. False: not yet, the next tick tries again."""
    if one.progress is None:
        return True
    chat_id, message_id = one.progress
    language = await desk.database.run(people.language_of, chat_id)
    say = partial(desk.say, language)
    report = await desk.database.run(announcement_reports.report, one.id)
    if one.state == announcements.SENDING:
        html = word_progress(say, one.state, report, desk.budget.a_second)
        rows = progress_rows(say, one.id, one.state)
    else:
        html, rows = word_report(say, report), report_rows(say, one.id, report)
    try:
        await desk.bot.edit_message_text(
            html, chat_id, message_id, parse_mode=ParseMode.HTML, reply_markup=_keyboard(rows)
        )
    except BadRequest as error:
        if not error.message.lower().startswith("message is not modified"):
            log.warning("announcement.not_shown", extra={"fault": error.message})
    except TelegramError as error:
        log.warning("announcement.not_shown", extra={"fault": error.message})
        return False
    return True


async def _may_begin(desk: JobDesk, one: Announcement) -> bool:
    """Whether its owner is an organiser still: nothing goes out in the name of one who left."""
    if one.owner_id is None or one.owner_id in desk.organisers:
        return one.owner_id is not None
    standing = Standing(one.owner_id, await desk.database.run(roles.roles_of, one.owner_id))
    return standing.is_organiser


async def _tell_unowned(desk: JobDesk, one: Announcement, now: datetime) -> None:
    beginning = await _beginning(desk, one)
    for chat in await organiser_chats(desk):
        language = await desk.database.run(people.language_of, chat)
        html = desk.say(language, "announce-unowned", beginning=beginning)
        content, cause = {"html": html}, f"unowned:{one.id}:{one.scheduled_at}"
        await desk.database.run(deliveries.add, cause, NOTICE, chat, content, now)
    before = (announcements.SCHEDULED,)
    await desk.database.run(announcements.turn, one.id, before, announcements.DRAFT)
    desk.wake_outbox()


async def _tell_unapproved(desk: JobDesk, one: Announcement, now: datetime) -> None:
    """It became one for everyone, or was worded anew, after its moment was chosen."""
    if not await desk.database.run(approval.needs_approval, one) or one.owner_id is None:
        return  # somebody has begun it by hand
    language = await desk.database.run(people.language_of, one.owner_id)
    html = desk.say(language, "announce-unapproved", beginning=await _beginning(desk, one))
    content, cause = {"html": html}, f"unapproved:{one.id}:{one.scheduled_at}"
    await desk.database.run(deliveries.add, cause, NOTICE, one.owner_id, content, now)
    before = (announcements.SCHEDULED,)
    await desk.database.run(announcements.turn, one.id, before, announcements.DRAFT)


async def _tell_late(desk: JobDesk, one: Announcement, now: datetime) -> None:
    owner = one.owner_id
    language = await desk.database.run(people.language_of, owner) if owner else None
    html = desk.say(language, "announce-late", beginning=await _beginning(desk, one))
    await desk.database.run(announcement_schedule.keep_late, one.id, html, now)
    desk.wake_outbox()


async def _beginning(desk: JobDesk, one: Announcement) -> str:
    found = await desk.database.run(announcements.variants, one.id)
    return escape(found[0].beginning) if found else "…"


def _keyboard(rows: list[Row]) -> InlineKeyboardMarkup | None:
    if not rows:
        return None
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(label, callback_data=data) for label, data in row] for row in rows]
    )
