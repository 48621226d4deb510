"""A mailing to thousands, for the benchmarks: readers, a database that knows them, processes."""

from __future__ import annotations

import asyncio
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from benchmarks.load import Ears
from benchmarks.speed import command_for, environment_for
from bot.clock import now
from sandbox import people, server
from sandbox.world import World
from storage import deliveries
from storage.database import Database
from storage.migrate import migrate
from storage.tables import Announcement, Person, Variant

ORGANISER = 900_000_001
ASKERS = 64
_PATIENCE = 30.0
TEXT = "The workshop begins at 13:00. Please bring your questions."


class Post(Ears):
    """Counts the announcement's copies by reader, and keeps when each came."""

    def __init__(self) -> None:
        super().__init__()
        self.copies: Counter[int] = Counter()
        self.came: list[float] = []
        self.arrived: dict[int, float] = {}
        self.mark = TEXT

    def publish(self, kind: str, people: Any, **facts: Any) -> None:
        if kind == "message" and facts["message"].get("text", "").startswith(self.mark):
            if facts["message"]["from"]["is_bot"]:
                self.copies[facts["message"]["chat"]["id"]] += 1
                self.came.append(time.perf_counter())
                self.arrived[facts["message"]["chat"]["id"]] = self.came[-1]
            return
        super().publish(kind, people, **facts)


@dataclass
class Mailing:
    """A sandbox full of readers, a database that knows them, and an announcement to all."""

    url: str
    token: str
    world: World
    post: Post
    folder: str
    address: str
    readers: list[int]
    askers: list[int]
    rate: float
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)
    latencies: list[float] = field(default_factory=list)

    async def asks(self, text: str, person: int) -> float:
        """A question of a person's; gives how many seconds the answer took."""
        future = asyncio.get_running_loop().create_future()
        self.post.waiting[person] = future
        began = time.perf_counter()
        people.says(self.world, person, text)
        await asyncio.wait_for(future, _PATIENCE)
        return time.perf_counter() - began

    def start(self) -> subprocess.Popen[bytes]:
        """One more process of the service."""
        environment = {
            **environment_for(self.url, self.token, self.folder),
            "TALARIA_DATABASE_URL": self.address,
            "TALARIA_BULK_A_SECOND": str(self.rate),
            "TALARIA_ORGANISERS": str(ORGANISER),
        }
        with (Path(self.folder) / f"log{len(self.processes)}").open("w") as log:
            process = subprocess.Popen(command_for("talaria", "", ""), env=environment, stderr=log)
        self.processes.append(process)
        return process

    def kill(self) -> None:
        for process in self.processes:
            if process.poll() is None:
                process.kill()
            process.wait()

    def states(self) -> dict[str, int]:
        database = Database(self.address)
        try:
            return database.run_now(deliveries.count_by_state)
        finally:
            database.close()

    async def until_done(self, seconds: float) -> dict[str, int]:
        """Waits until nothing is open any more; gives the states, also where time ran out."""
        began = time.perf_counter()
        while True:
            states = await asyncio.to_thread(self.states)
            over = not any(states.get(one) for one in ("waiting", "claimed", "postponed"))
            if over or time.perf_counter() - began > seconds:
                return states
            await asyncio.sleep(1)


@asynccontextmanager
async def mailing(
    readers: int, *, rate: float = 29.0, scale: float = 1.0, address: str = ""
) -> AsyncIterator[Mailing]:
    """Everything but the service itself; flood control is on, `scale` times Telegram's."""
    running = await server.start(port=0, cast=False)
    world = running.world
    world.keep_messages = 5
    world.events = post = Post()
    with tempfile.TemporaryDirectory() as folder:
        address = address or f"sqlite:///{folder}/talaria.db"
        world.add_person("Ines", id=ORGANISER, language_code="en", started=True)
        crowd = [
            world.add_person(f"P{n}", language_code="en", started=True).id for n in range(readers)
        ]
        askers = [
            world.add_person(f"Q{n}", language_code="en", started=True).id for n in range(ASKERS)
        ]
        made = Mailing(
            running.url, running.token, world, post, folder, address, crowd, askers, rate
        )
        _fill(made)
        world.flood.switch(True, scale)
        try:
            yield made
        finally:
            made.kill()
            await running.stop()


def _fill(made: Mailing) -> None:
    source = people.says(made.world, ORGANISER, TEXT)
    made.world.updates.pending.clear()
    database = Database(made.address)
    migrate(database.engine)
    moment = now()

    def fill(session) -> None:
        session.execute(Person.__table__.insert(), [_person(n, moment) for n in made.readers])
        session.add(Announcement(id=1, state="sending", audience={}, created_at=moment))
        session.flush()
        session.add(
            Variant(
                announcement_id=1, language="en", chat_id=ORGANISER, form="text", content={},
                message_ids=[source["message_id"]], beginning=TEXT,
            )
        )  # fmt: skip

    database.run_now(fill)
    database.close()


def _person(number: int, now: datetime) -> dict[str, Any]:
    return {
        "id": number, "language": "en", "language_chosen": False, "first_seen": now,
        "last_seen": now, "started": True, "wants_reminders": True, "wants_announcements": True,
        "wants_surveys": True,
    }  # fmt: skip


def begin(made: Mailing) -> None:
    """Puts the announcement in the outbox, as the organiser's confirmation does."""
    database = Database(made.address)
    moment = now()
    rows = [
        deliveries.row("announcement:1", "announcement", n, {}, moment, announcement_id=1)
        for n in made.readers
    ]
    database.run_now(deliveries.add_all, rows)
    database.close()
