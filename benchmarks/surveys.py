"""A thousand people answer a survey of seven questions at once, undisturbed and under fire."""

from __future__ import annotations

import asyncio
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from benchmarks.load import Load
from benchmarks.report import Table
from benchmarks.speed import command_for, environment_for
from benchmarks.survey_taps import QUESTIONS, Round, Taps, form
from bot.clock import now
from sandbox import server
from storage import surveys
from storage.database import Database
from storage.migrate import migrate
from storage.tables import SurveyResponse, SurveyTaking

PEOPLE = 1_000
_KILLS = 20
_SEED = 11


async def measure() -> list[Table]:
    """Ours and bare PTB in turn; then ours while it is killed."""
    ours = await _ours()
    echoes = {kind: await _echo(kind) for kind in ("ptbtap8", "ptbtap16")}
    again = await _ours()
    best = min(one.percentile(0.99) for one in echoes.values())
    p99 = min(ours[0].percentile(0.99), again[0].percentile(0.99))
    rows = [_row("talaria", ours[0]), *(_row(kind, one) for kind, one in echoes.items())]
    rows.append(_row("talaria, once more", again[0]))
    title = f"{PEOPLE:,} people answer a survey of {QUESTIONS} questions at the same time"
    undisturbed = Table(
        title,
        ["bot", "taps a second", "median", "p99"],
        rows,
        [
            f"p99 from tap to next question: {p99 / best:.2f} times the bare PTB's (floor 2)",
            (
                f"answers lost or changed: {ours[1] + again[1]} of {2 * PEOPLE * QUESTIONS:,} "
                "(floor 0)"
            ),
        ],
    )
    return [undisturbed, await _under_fire()]


def _row(name: str, load: Load) -> list[str]:
    return [
        name,
        f"{load.a_second:.0f}",
        f"{load.percentile(0.5) * 1000:.0f} ms",
        f"{load.percentile(0.99) * 1000:.0f} ms",
    ]


@asynccontextmanager
async def _round(people: int) -> AsyncIterator[tuple[Round, Any, str]]:
    running = await server.start(port=0, cast=False)
    running.world.keep_messages = 5
    running.world.events = taps = Taps()
    crowd = [
        running.world.add_person(f"P{n}", language_code="en", started=True).id
        for n in range(people)
    ]
    with tempfile.TemporaryDirectory() as folder:
        try:
            yield Round(running.world, taps, crowd), running, folder
        finally:
            await running.stop()


def _published(address: str) -> tuple[int, str]:
    database = Database(address)
    migrate(database.engine)
    number = database.run_now(surveys.create, None, form(), now())
    database.run_now(surveys.publish, number, now())
    token = database.run_now(surveys.find, number).token
    database.close()
    return number, token


def _start(running: Any, folder: str) -> subprocess.Popen[bytes]:
    with (Path(folder) / "log").open("a") as log:
        return subprocess.Popen(
            command_for("talaria", "", ""),
            env=environment_for(running.url, running.token, folder),
            stderr=log,
        )


async def _ours() -> tuple[Load, int]:
    async with _round(PEOPLE) as (crowd, running, folder):
        number, token = _published(f"sqlite:///{folder}/talaria.db")
        process = _start(running, folder)
        try:
            openings = await _openings(crowd, token)
            began = time.perf_counter()
            await asyncio.gather(
                *(crowd.answers(one, opening) for one, opening in openings.items())
            )
            seconds = time.perf_counter() - began
        finally:
            process.kill()
            process.wait()
        wrong = _wrong(f"sqlite:///{folder}/talaria.db", number, crowd)
        return Load(len(crowd.latencies), seconds, crowd.latencies), wrong


async def _openings(crowd: Round, token: str) -> dict[int, Any]:
    found = {}
    for at in range(0, len(crowd.people), 50):
        group = crowd.people[at : at + 50]
        messages = await asyncio.gather(*(crowd.says(one, f"/start s-{token}") for one in group))
        found |= dict(zip(group, messages, strict=True))
    return found


async def _echo(kind: str) -> Load:
    """A bare bot that answers each tap and edits its message, as many taps."""
    async with _round(PEOPLE) as (crowd, running, folder):
        with (Path(folder) / "log").open("w") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "benchmarks.echo_bots", kind, running.url, running.token],
                stderr=log,
            )
        try:
            openings = {one: await crowd.says(one, "/start") for one in crowd.people[:1]}
            for at in range(1, len(crowd.people), 50):
                group = crowd.people[at : at + 50]
                messages = await asyncio.gather(*(crowd.says(one, "/start") for one in group))
                openings |= dict(zip(group, messages, strict=True))
            began = time.perf_counter()

            async def taps(person: int, message: Any) -> None:
                for number in range(QUESTIONS):
                    tapped = time.perf_counter()
                    message = await crowd.presses(person, message, number % 5)
                    crowd.latencies.append(time.perf_counter() - tapped)

            await asyncio.gather(*(taps(*one) for one in openings.items()))
            return Load(len(crowd.latencies), time.perf_counter() - began, crowd.latencies)
        finally:
            process.kill()
            process.wait()


async def _under_fire() -> Table:
    """Killed at random moments while people answer, and started again at once."""
    random.seed(_SEED)
    async with _round(PEOPLE) as (crowd, running, folder):
        address = f"sqlite:///{folder}/talaria.db"
        number, token = _published(address)
        process = _start(running, folder)
        kills = 0
        try:
            openings = await _openings(crowd, token)
            work = asyncio.gather(
                *(crowd.answers(one, opening) for one, opening in openings.items())
            )
            while not work.done() and kills < _KILLS:
                await asyncio.sleep(random.uniform(0.3, 1.6))
                process.kill()
                process.wait()
                kills += 1
                process = _start(running, folder)
            await work
        finally:
            process.kill()
            process.wait()
        wrong = _wrong(address, number, crowd)
        finished = _finished(address, number)
    return Table(
        f"Killed while {PEOPLE:,} people answer",
        ["kills", "people who finished", "answers lost or changed", "floor"],
        [[str(kills), f"{finished:,} of {PEOPLE:,}", str(wrong), "0"]],
    )


def _wrong(address: str, number: int, crowd: Round) -> int:
    """How many answers are not there as they were tapped, each exactly once."""
    database = Database(address)

    def read(session: Any) -> dict[int, dict[str, str]]:
        rows = session.query(SurveyResponse).filter_by(survey_id=number).all()
        assert len(rows) == len({row.person_id for row in rows})
        return {
            row.person_id: {name: one["choices"][0] for name, one in row.answers.items()}
            for row in rows
        }

    kept = database.run_now(read)
    database.close()
    return sum(
        kept.get(person, {}).get(name) != choice
        for person, chosen in crowd.tapped.items()
        for name, choice in chosen.items()
    )


def _finished(address: str, number: int) -> int:
    database = Database(address)
    done = database.run_now(
        lambda session: (
            session.query(SurveyTaking).filter_by(survey_id=number, state="done").count()
        )
    )
    database.close()
    return int(done)
