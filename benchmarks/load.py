"""People who ask without pause, in the process of the sandbox: how many answers, how fast."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from typing import Any

from sandbox import people
from sandbox.events import Events
from sandbox.world import World

PATIENCE = 30.0
_A_PERSON = 8  # questions of one person: below the pace at which people are asked to slow down


class Ears(Events):
    """Hears the bot's messages without a detour through JSON."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: dict[int, asyncio.Future[None]] = {}

    def publish(self, kind: str, people: Any, **facts: Any) -> None:
        if kind == "message" and facts["message"]["from"]["is_bot"]:
            future = self.waiting.pop(facts["message"]["chat"]["id"], None)
            if future is not None and not future.done():
                future.set_result(None)


@dataclass(frozen=True, slots=True)
class Load:
    """What a run gave. Seconds."""

    answers: int
    seconds: float
    latencies: list[float]

    @property
    def a_second(self) -> float:
        return self.answers / self.seconds

    def percentile(self, share: float) -> float:
        ranked = sorted(self.latencies)
        return ranked[min(len(ranked) - 1, int(share * len(ranked)))]


class Crowd:
    """A world full of people and the questions that they take turns in asking."""

    def __init__(self, world: World, questions: list[str], size: int) -> None:
        self.world = world
        self.ears = Ears()
        world.events = self.ears
        self.questions = questions
        self.people = [
            world.add_person(f"P{n}", language_code="fr" if n % 2 else "en", started=True).id
            for n in range(size)
        ]
        self._turn = 0
        self.distinct = False  # whether no two questions may be the same

    async def asks(self, text: str, person: int) -> float:
        """One question by one person; gives how long the answer took, raises TimeoutError."""
        future = asyncio.get_running_loop().create_future()
        self.ears.waiting[person] = future
        began = time.perf_counter()
        people.says(self.world, person, text)
        await asyncio.wait_for(future, PATIENCE)
        return time.perf_counter() - began

    async def asks_so_many(self, under_way: int, questions: int) -> None:
        """So many questions in all, nobody twice in a row."""
        left = questions

        async def ask_on() -> None:
            nonlocal left
            while left > 0:
                left -= 1
                self._turn += 1
                person = self.people[self._turn % len(self.people)]
                await self.asks(self.questions[self._turn % len(self.questions)], person)

        await asyncio.gather(*(ask_on() for _ in range(under_way)))

    async def keeps_asking(self, under_way: int, seconds: float) -> Load:
        """`under_way` people at a time ask for a number of seconds, nobody twice in a row."""
        latencies: list[float] = []
        began = time.perf_counter()

        async def ask_on() -> None:
            while time.perf_counter() - began < seconds:
                self._turn += 1
                person = self.people[self._turn % len(self.people)]
                if self._turn // len(self.people) >= _A_PERSON:
                    raise RuntimeError("the crowd is too small for the speed of this bot")
                text = self.questions[self._turn % len(self.questions)]
                if self.distinct:
                    text = f"{text} {self._turn}"
                latencies.append(await self.asks(text, person))

        await asyncio.gather(*(ask_on() for _ in range(under_way)))
        return Load(len(latencies), time.perf_counter() - began, latencies)
