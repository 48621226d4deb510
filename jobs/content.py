"""Notices changed curated files, swaps the library, and tells organisers what cannot be read."""

from __future__ import annotations

import asyncio
import hashlib
import logging
from datetime import datetime

from domain.formatting import escape, shorten
from jobs.desk import JobDesk
from jobs.notices import organiser_chats
from storage import deliveries, people

log = logging.getLogger(__name__)

_MOST_NAMED = 10
_LONGEST = 300


async def reload_content(desk: JobDesk, now: datetime) -> bool:
    """Loads what changed, off the event loop. Gives whether anything had."""
    changed = await asyncio.to_thread(desk.shelf.reload_if_changed)
    if changed:
        log.info("content.reloaded", extra={"faults": len(desk.shelf.faults)})
        await report_faults(desk, now)
    return changed


async def report_faults(desk: JobDesk, now: datetime) -> None:
    """Puts the faults of the files in the outbox for the organisers, the same faults once."""
    faults = [str(fault) for fault in desk.shelf.faults]
    if not faults:
        return
    for fault in faults:
        log.warning("content.fault", extra={"fault": fault})
    digest = hashlib.sha256("\n".join(faults).encode()).hexdigest()[:16]
    listed = "\n".join(f"• {escape(shorten(fault, _LONGEST))}" for fault in faults[:_MOST_NAMED])
    for chat in await organiser_chats(desk):
        language = await desk.database.run(people.language_of, chat)
        html = desk.say(language, "content-faults", count=len(faults), faults=listed)
        content = {"html": html}
        await desk.database.run(deliveries.add, f"content:{digest}", "notice", chat, content, now)
    desk.wake_outbox()
