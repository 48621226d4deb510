"""Updates by webhook: how many a second are stored and answered, against bare bots."""

from __future__ import annotations

import gc
import subprocess
import tempfile
from contextlib import asynccontextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.golden import golden_texts
from benchmarks.load import Ears, Load
from benchmarks.posting import Door, Post
from benchmarks.processes import free_port, listening, start_bot, start_database
from benchmarks.report import Table
from benchmarks.throttle import held_to
from bot.webhook import secret_for
from sandbox import server

_SECONDS = 5.0
_WARM_UP = 1.5
_SHARE = 0.3  # of a core, where processes are held to a part of this machine


@dataclass(frozen=True, slots=True)
class Kind:
    """What is measured: a bot, by how many processes, each held to a share of a core or not."""

    name: str
    processes: int = 1
    share: float | None = None


_SQLITE = Kind("talaria, SQLite")
_POSTGRES = Kind("talaria, PostgreSQL")
_BOTH = Kind("talaria, PostgreSQL, two processes", 2)
_SMALL = Kind(f"talaria, PostgreSQL, held to {_SHARE} of a core", 1, _SHARE)
_SMALL_BOTH = Kind(f"talaria, PostgreSQL, two processes held to {_SHARE} each", 2, _SHARE)
_PTB = Kind("PTB")
_AIOGRAM = Kind("aiogram")


async def measure() -> list[Table]:
    """Each bot in turn, two rounds, the better one of each."""
    found: dict[Kind, tuple[Load, Load, float]] = {}
    for _ in range(2):
        for kind in (_SQLITE, _POSTGRES, _BOTH, _SMALL, _SMALL_BOTH, _PTB, _AIOGRAM):
            one = await _one(kind)
            if kind not in found or one[0].a_second > found[kind][0].a_second:
                found[kind] = one
    rows = [
        [kind.name, f"{full.a_second:.0f}", f"{full.percentile(0.99) * 1000:.0f} ms",
         f"{half.percentile(0.99) * 1000:.0f} ms", f"{each * 1000:.2f} ms"]
        for kind, (full, half, each) in found.items()
    ]  # fmt: skip
    rate = {kind: full.a_second for kind, (full, _, _) in found.items()}
    each = {kind: seconds for kind, (_, _, seconds) in found.items()}
    notes = [
        _against("SQLite", rate[_SQLITE], rate[_PTB], rate[_AIOGRAM]),
        _against("PostgreSQL", rate[_POSTGRES], rate[_PTB], rate[_AIOGRAM]),
        (
            f"two processes on PostgreSQL: {rate[_BOTH] / rate[_POSTGRES]:.2f} times one on these "
            f"two cores; {rate[_SMALL_BOTH] / rate[_SMALL]:.2f} times where each process is held "
            f"to {_SHARE} of a core (floor 1.6)"
        ),
        (
            "the sandbox and those who ask are one process, the database another, on two cores "
            "shared with the bots; where that limits, processor time an update compares better: "
            f"bare PTB needs {each[_PTB] / each[_SQLITE]:.2f} times that of talaria on SQLite, "
            f"{each[_PTB] / each[_POSTGRES]:.2f} times that on PostgreSQL"
        ),
    ]
    head = ["bot", "answers a second", "p99", "p99 at half the load", "processor an update"]
    return [Table("By webhook, 64 updates under way, answers stored", head, rows, notes)]


def _against(name: str, ours: float, ptb: float, aiogram: float) -> str:
    return (
        f"{name}: {ours / ptb:.2f} times bare PTB (floor 2), {ours / aiogram:.2f} times bare "
        "aiogram (aim: more than 1)"
    )


async def _one(kind: Kind) -> tuple[Load, Load, float]:
    async with _bot(kind) as post:
        await post.asks()
        numbers = [process.pid for process in post.processes]
        with held_to(kind.share, numbers) if kind.share else nullcontext():
            return await _measured(post)


async def _measured(post: Post) -> tuple[Load, Load, float]:
    await post.keeps_asking(_WARM_UP)
    before = post.processor_seconds()
    full = await post.keeps_asking(_SECONDS)
    each = (post.processor_seconds() - before) / full.answers
    half = await post.keeps_asking(_SECONDS, full.a_second / 2)
    return full, half, each


@asynccontextmanager
async def _bot(kind: Kind) -> Any:
    running = await server.start(port=0, cast=False)
    running.world.keep_messages = 20
    running.world.events = ears = Ears()
    people = [
        running.world.add_person(f"P{n}", language_code="en", started=True).id for n in range(4_000)
    ]
    ports = [free_port() for _ in range(kind.processes)]
    processes: list[subprocess.Popen[bytes]] = []
    with tempfile.TemporaryDirectory() as folder:
        address, close = start_database(kind.name, folder)
        try:
            for port in ports:
                processes.append(start_bot(kind.name, running, folder, address, port))
            await listening(ports, Path(folder))
            # The collector would hold up the sandbox, not the bots, for tenths of a second.
            gc.collect()
            gc.disable()
            doors = [Door(port, secret_for(running.token)) for port in ports]
            yield Post(doors, ears, people, golden_texts(), processes)
            for door in doors:
                door.close()
        finally:
            gc.enable()
            for process in processes:
                process.kill()
                process.wait()
            close()
            await running.stop()
