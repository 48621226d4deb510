"""Tells organisers of faults in plain words: grouped by kind, each at most once an hour."""

from __future__ import annotations

from datetime import datetime, timedelta

from domain.deliveries import NOTICE
from domain.fault_tally import Faults
from domain.formatting import escape
from jobs.desk import JobDesk
from jobs.notices import organiser_chats
from storage import deliveries, people

# What people can understand and do something about; the rest is one kind.
_KNOWN = {
    "update.failed": "question",
    "job.failed": "job",
    "announcement.not_begun": "job",
    "delivery.not_worded": "message",
    "update.cannot_store": "database",
    "update.cannot_finish": "database",
    "update.waits": "waiting",
    "job.waits_for_database": "database",
    "delivery.cannot_record": "database",
    "poll.token_used_elsewhere": "token",
    "organisers_chat.moved": "group",
}
_HOUR = timedelta(hours=1)


async def report_faults(desk: JobDesk, now: datetime) -> None:
    """Puts what nobody was told of in the outbox; what may not be told yet is held and counted."""
    kinds: dict[str, dict[str, Faults]] = {}
    for event, faults in desk.faults.look(now).items():
        kinds.setdefault(_KNOWN.get(event, "other"), {})[event] = faults
    for kind, events in kinds.items():
        before = _cause(kind, now - _HOUR)
        if await desk.database.run(deliveries.is_added_after, before, now - _HOUR):
            continue
        if await _tell(desk, kind, events, now):
            desk.faults.told(events)
            desk.wake_outbox()


async def _tell(desk: JobDesk, kind: str, events: dict[str, Faults], now: datetime) -> bool:
    """Gives whether it is news: false where somebody told of this kind in this hour."""
    told = False
    for chat in await organiser_chats(desk):
        html = desk.say(
            await desk.database.run(people.language_of, chat),
            "fault-report",
            kind=kind,
            count=sum(one.count for one in events.values()),
            since=f"{min(one.since for one in events.values()):%Y-%m-%d %H:%M} UTC",
            events=escape(", ".join(sorted(events))),
        )
        content = {"html": html}
        cause = _cause(kind, now)
        told |= await desk.database.run(deliveries.add, cause, NOTICE, chat, content, now)
    return told


def _cause(kind: str, now: datetime) -> str:
    return f"fault:{kind}:{now:%Y-%m-%dT%H}"  # the hour makes it once, whoever tries
