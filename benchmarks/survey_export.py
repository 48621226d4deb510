"""Results and files of 50,000 answers to 20 questions, while other chats go on."""

from __future__ import annotations

import asyncio
import gc
import json
import random
import re
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

from benchmarks.golden import golden_texts
from benchmarks.load import Crowd
from benchmarks.report import Table
from benchmarks.speed import first_answer
from bot.clock import now
from bot.house import open_house
from bot.settings import read_settings
from domain import surveys as kinds
from domain.survey_tables import Layout
from domain.surveys import Form, Option, Question
from sandbox import server
from storage import survey_reports, surveys
from storage.database import Database
from storage.migrate import migrate
from storage.tables import SurveyResponse

RESPONSES = 50_000
_ASKERS = 8


def form() -> Form:
    options = tuple(Option(f"o{n}", {"en": f"Option {n}", "fr": f"Choix {n}"}) for n in range(6))
    made = []
    for number in range(20):
        kind = (kinds.ONE, kinds.SEVERAL, kinds.SCALE, kinds.NUMBER, kinds.SHORT)[number % 5]
        more: dict[str, Any] = {"options": options} if kind in (kinds.ONE, kinds.SEVERAL) else {}
        if kind == kinds.SCALE:
            from decimal import Decimal

            more = {"low": Decimal(1), "high": Decimal(5)}
        made.append(Question(f"q{number}", kind, {"en": f"Question {number}?"}, **more))
    return Form({"en": "Large"}, tuple(made), languages=("en", "fr"))


def fill(address: str) -> int:
    database = Database(address)
    migrate(database.engine)
    number = database.run_now(surveys.create, None, form(), now())
    database.run_now(surveys.publish, number, now())
    random.seed(5)
    moment = now()

    def add(session: Any) -> None:
        for at in range(0, RESPONSES, 5_000):
            rows = [_row(number, at + n, moment) for n in range(5_000)]
            session.execute(SurveyResponse.__table__.insert(), rows)

    database.run_now(add)
    database.close()
    return number


def _row(survey: int, at: int, moment: Any) -> dict[str, Any]:
    answers: dict[str, Any] = {}
    for number in range(20):
        kind = number % 5
        if kind == 0:
            answers[f"q{number}"] = {"choices": [f"o{random.randrange(6)}"]}
        elif kind == 1:
            answers[f"q{number}"] = {
                "choices": [f"o{n}" for n in range(6) if random.random() < 0.4]
            }
        elif kind == 2:
            answers[f"q{number}"] = {"choices": [str(random.randint(1, 5))]}
        elif kind == 3:
            answers[f"q{number}"] = {"number": str(random.randint(0, 500))}
        else:
            answers[f"q{number}"] = {"text": f"Some words, number {random.randrange(10_000)}"}
    return {
        "id": at + 1, "survey_id": survey, "person_id": at + 1, "version": 1, "language": "en",
        "source": "chat", "complete": True, "counted": True, "answers": answers,
        "started_at": moment - timedelta(minutes=2), "finished_at": moment, "seconds": 120,
    }  # fmt: skip


async def measure() -> list[Table]:
    """The service answers questions all the while; the work is done as the chat's buttons do it."""
    with tempfile.TemporaryDirectory() as folder:
        address = f"sqlite:///{folder}/talaria.db"
        number = await asyncio.to_thread(fill, address)
        running = await server.start(port=0, cast=False)
        running.world.keep_messages = 20
        crowd = Crowd(running.world, golden_texts(), 4_000)
        settings = read_settings({"TALARIA_DATABASE_URL": address})
        async with open_house(settings, running.token, running.url) as house:
            await first_answer(crowd)
            await crowd.keeps_asking(_ASKERS, 2.0)
            before = await crowd.keeps_asking(_ASKERS, 5.0)
            _, alone, _ = await _work(house.database, None, number, Path(folder))
            rows, seconds, meanwhile = await _work(house.database, crowd, number, Path(folder))
        await running.stop()
        peak = await asyncio.to_thread(_memory, address, number, folder)
    ratio = meanwhile.percentile(0.99) / before.percentile(0.99)
    notes = [
        (
            f"results and the slower file: {alone:.1f} s while nobody asks, {seconds:.1f} s while "
            f"{_ASKERS} people ask without pause (floor 10 s)"
        ),
        f"peak memory of the process that writes: {peak:.0f} MB (floor 300 MB)",
        (
            f"p99 of answers meanwhile: {ratio:.2f} times that before (floor 1.5); "
            f"{before.percentile(0.99) * 1000:.0f} ms and "
            f"{meanwhile.percentile(0.99) * 1000:.0f} ms"
        ),
    ]
    return [
        Table(f"Results of {RESPONSES:,} answers to 20 questions", ["work", "seconds"], rows, notes)
    ]


async def _work(database: Database, crowd: Crowd | None, number: int, folder: Path) -> Any:
    layout = Layout((), "en", ("en", "fr"), labels=True)
    asking = asyncio.create_task(_ask_on(crowd)) if crowd is not None else None
    took = {}
    for name, work in (
        ("results", lambda: survey_reports.run(database, survey_reports.tally, number)),
        ("CSV", lambda: _export(database, number, "csv", folder / "a.csv", layout)),
        ("Excel", lambda: _export(database, number, "xlsx", folder / "a.xlsx", layout)),
    ):
        began = time.perf_counter()
        await work()
        took[name] = time.perf_counter() - began
    if asking is not None:
        asking.cancel()
    latencies = crowd_latencies
    from benchmarks.load import Load

    rows = [[name, f"{seconds:.1f}"] for name, seconds in took.items()]
    worst = took["results"] + max(took["CSV"], took["Excel"])
    return rows, worst, Load(len(latencies), sum(took.values()), list(latencies))


crowd_latencies: list[float] = []


async def _ask_on(crowd: Crowd) -> None:
    crowd_latencies.clear()

    async def one(offset: int) -> None:
        at = 0
        while True:
            at += 1
            person = crowd.people[(offset * 400 + at) % len(crowd.people)]
            text = crowd.questions[(offset + at) % len(crowd.questions)]
            crowd_latencies.append(await crowd.asks(text, person))

    await asyncio.gather(*(one(n) for n in range(_ASKERS)))


async def _export(database: Database, number: int, kind: str, path: Path, layout: Layout) -> None:
    await survey_reports.run(database, survey_reports.export, number, kind, path, layout)


def _memory(address: str, number: int, folder: str) -> float:
    """The peak of a process that does the heaviest of it, and nothing else."""
    import subprocess

    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.survey_export", json.dumps([address, number, folder])],
        capture_output=True,
        check=True,
        text=True,
    )
    return float(done.stdout)


if __name__ == "__main__":
    where, survey, place = json.loads(sys.argv[1])
    gc.disable()  # as where the service does it
    opened = Database(where, reading=True)
    wanted = Layout((), "en", ("en", "fr"), labels=True)
    survey_reports.export(opened, survey, "xlsx", Path(place) / "b.xlsx", wanted)
    opened.close()
    # Not getrusage: a child's begins with the memory of the process that made it.
    status = Path("/proc/self/status").read_text()
    print(int(re.search(r"VmHWM:\s+(\d+)", status).group(1)) / 1024)
