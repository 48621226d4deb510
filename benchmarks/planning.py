"""Reminders for five hundred events of two hundred followers: how long, and in how much memory."""

from __future__ import annotations

import asyncio
import tempfile
import time
import tracemalloc
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

from benchmarks.report import Table
from domain.events import Details
from domain.pacing import SendBudget
from domain.reminders import DEFAULT_PLAN
from jobs.reminders import BATCH, plan_reminders
from storage import deliveries, events
from storage.database import Database
from storage.migrate import migrate
from storage.tables import Attendance, Person

EVENTS, FOLLOWERS = 500, 200
_ZONES = ("Europe/Zurich", "Africa/Nairobi", "Asia/Tokyo", "America/New_York", None)
_NOW = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)


async def measure() -> list[Table]:
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for title, ahead in (
            ("in 20 days: nothing due soon", 20),
            ("in 7 days: one reminder each is due soon", 7),
        ):
            database = Database(f"sqlite:///{folder}/{ahead}.db")
            migrate(database.engine)
            database.run_now(_fill, timedelta(days=ahead))
            first = await _plan(database)
            again = await _plan(database)
            rows.append([title, first.looked_at, first.rows, first.seconds, first.peak])
            rows.append(
                [f"{title}: planned again", again.looked_at, "0", again.seconds, again.peak]
            )
            database.close()
    notes = [f"floor: under 10 s, flat memory (a batch of {BATCH} followers at a time)"]
    head = ["events that start", "followers looked at", "new rows", "seconds", "most memory"]
    return [Table(f"Planning, {EVENTS} events of {FOLLOWERS} followers", head, rows, notes)]


@dataclass(frozen=True, slots=True)
class _Run:
    looked_at: str
    rows: str
    seconds: str
    peak: str


async def _plan(database: Database) -> _Run:
    async def always() -> bool:
        return True

    desk = SimpleNamespace(
        database=database,
        budget=SendBudget(),
        leadership=SimpleNamespace(held=always),
        stopping=lambda: False,
    )
    before = sum(database.run_now(deliveries.count_by_state).values())
    began = time.perf_counter()
    looked_at = await plan_reminders(desk, _NOW)
    seconds = time.perf_counter() - began
    rows = sum(database.run_now(deliveries.count_by_state).values()) - before
    # Measured apart, for the measuring itself is slow.
    database.run_now(_look_again)
    tracemalloc.start()
    await plan_reminders(desk, _NOW)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return _Run(str(looked_at), str(rows), f"{seconds:.1f}", f"{peak / 1e6:.1f} MB")


def _look_again(session) -> None:
    session.execute(Attendance.__table__.update().values(plan_at=_NOW))


def _fill(session, ahead: timedelta) -> None:
    session.execute(
        Person.__table__.insert(),
        [
            {
                "id": n, "language": "en", "language_chosen": False, "first_seen": _NOW,
                "last_seen": _NOW, "started": True, "zone": _ZONES[n % len(_ZONES)],
                "wants_reminders": True, "wants_announcements": True, "wants_surveys": True,
            }
            for n in range(1, EVENTS * 4)
        ],
    )  # fmt: skip
    starts = (_NOW + ahead).replace(tzinfo=None)
    for number in range(EVENTS):
        begin = starts + timedelta(minutes=number)
        details = Details(
            titles={"en": f"Event {number}"}, starts=begin, ends=begin + timedelta(hours=2),
            zone="Europe/Zurich",
        )  # fmt: skip
        event = events.create(session, None, details, DEFAULT_PLAN, _NOW)
        events.publish(session, event, _NOW)
        session.execute(
            Attendance.__table__.insert(),
            [
                {
                    "event_id": event, "person_id": 1 + (number * 7 + n) % (EVENTS * 4 - 1),
                    "following": True, "answer": "coming", "answered_at": _NOW, "plan_at": _NOW,
                }
                for n in range(FOLLOWERS)
            ],
        )  # fmt: skip


if __name__ == "__main__":
    print(*asyncio.run(measure()))
