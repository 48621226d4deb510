"""Tells organisers of faults in plain words: grouped by kind, each at most once an hour."""

from __future__ import annotations

from datetime import datetime

from domain.deliveries import NOTICE
from jobs.desk import JobDesk
from jobs.notices import organiser_chats
from storage import deliveries, people

# What people can understand and do something about; the rest is one kind.
_KNOWN = {
    "update.failed": "question",
    "job.failed": "job",
    "delivery.not_worded": "message",
    "update.cannot_store": "database",
    "update.cannot_finish": "database",
    "update.waits": "database",
    "job.waits_for_database": "database",
    "delivery.cannot_record": "database",
    "poll.token_used_elsewhere": "token",
}


async def report_faults(desk: JobDesk, now: datetime) -> None:
    """Puts what was counted since the last look in the outbox."""
    counted: dict[str, int] = {}
    for event, count in desk.faults().items():
        kind = _KNOWN.get(event, "other")
        counted[kind] = counted.get(kind, 0) + count
    for kind, count in counted.items():
        cause = f"fault:{kind}:{now:%Y-%m-%dT%H}"  # the hour makes it once, whoever tries
        for chat in await organiser_chats(desk):
            language = await desk.database.run(people.language_of, chat)
            html = desk.say(language, "fault-report", kind=kind, count=count)
            await desk.database.run(deliveries.add, cause, NOTICE, chat, {"html": html}, now)
    if counted:
        desk.wake_outbox()
