"""The whole service against bare echo bots, in one run, with 64 questions under way."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from contextlib import asynccontextmanager
from pathlib import Path

from benchmarks.golden import golden_texts
from benchmarks.load import Crowd, Load
from benchmarks.report import Table
from sandbox import server

UNDER_WAY = 64
_SECONDS = 6.0
_WARM_UP = 1.5
_ROUNDS = 3
DISTINCT = "talaria, no question twice"
ECHO_BOTS = ("ptb8", "ptb16", "ptb256", "aiogram")


async def measure() -> list[Table]:
    """Each bot in turn, several rounds, medians: the machine's mood falls on all of them."""
    questions = golden_texts()
    runs: dict[str, list[Load]] = {}
    for _ in range(_ROUNDS):
        for kind in ("talaria", DISTINCT, *ECHO_BOTS):
            runs.setdefault(kind, []).append(await _one(kind, questions))
    rates = {
        kind: sorted(loads, key=lambda load: load.a_second)[_ROUNDS // 2]
        for kind, loads in runs.items()
    }
    best_ptb = max(rates[kind].a_second for kind in rates if kind.startswith("ptb"))
    rows = [
        [
            kind,
            f"{load.a_second:.0f}",
            f"{load.percentile(0.5) * 1000:.0f} ms",
            f"{load.percentile(0.99) * 1000:.0f} ms",
            f"{load.a_second / best_ptb:.2f}",
        ]
        for kind, load in rates.items()
    ]
    ours = rates["talaria"].a_second
    notes = [
        f"{len(questions)} questions in turn: {ours / best_ptb:.2f} times the best PTB (floor 2)",
        f"no question twice: {rates[DISTINCT].a_second / best_ptb:.2f} times",
        f"{ours / rates['aiogram'].a_second:.2f} times bare aiogram (aim: more than 1)",
    ]
    head = ["bot", "answers a second", "median", "p99", "against the best bare PTB"]
    return [
        Table(f"Speed, {UNDER_WAY} questions under way, medians of {_ROUNDS}", head, rows, notes)
    ]


async def _one(kind: str, questions: list[str]) -> Load:
    async with bot_under_load(kind.split(",", maxsplit=1)[0], questions) as crowd:
        crowd.distinct = kind == DISTINCT
        await crowd.keeps_asking(UNDER_WAY, _WARM_UP)
        return await crowd.keeps_asking(UNDER_WAY, _SECONDS)


@asynccontextmanager
async def bot_under_load(kind: str, questions: list[str]):
    """A sandbox in this process and a bot in another, ready to be asked."""
    running = await server.start(port=0, cast=False)
    running.world.keep_messages = 20
    crowd = Crowd(running.world, questions, 4000)
    with tempfile.TemporaryDirectory() as folder, (Path(folder) / "log").open("w") as log:
        process = subprocess.Popen(
            command_for(kind, running.url, running.token),
            env=environment_for(running.url, running.token, folder),
            stderr=log,
        )
        try:
            await first_answer(crowd)
            yield crowd
        finally:
            process.kill()
            process.wait()
            await running.stop()


def command_for(kind: str, api: str, token: str) -> list[str]:
    if kind == "talaria":
        return [str(Path(sys.executable).with_name("talaria")), "run"]
    return [sys.executable, "-m", "benchmarks.echo_bots", kind, api, token]


def environment_for(api: str, token: str, folder: str) -> dict[str, str]:
    ours = {key: value for key, value in os.environ.items() if not key.startswith("TALARIA_")}
    return {
        **ours,
        "TALARIA_TELEGRAM_TOKEN": token,
        "TALARIA_TELEGRAM_API": api,
        "TALARIA_DATABASE_URL": f"sqlite:///{folder}/talaria.db",
        "TALARIA_LOG_LEVEL": "WARNING",
    }


async def first_answer(crowd: Crowd, patience: float = 60.0) -> float:
    """Seconds until the bot answers its first question."""
    began = time.perf_counter()
    await asyncio.wait_for(crowd.asks("what is e-waste", crowd.people[-1]), patience)
    return time.perf_counter() - began
