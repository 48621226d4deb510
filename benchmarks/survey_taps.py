"""People who answer a survey of seven questions by taps, and what they tapped."""

from __future__ import annotations

import asyncio
import random
import time
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from benchmarks.load import Ears
from domain import surveys as kinds
from domain.surveys import Form, Option, Question
from sandbox import people, presses
from sandbox.world import World

QUESTIONS = 7
_PATIENCE = 20.0  # seconds until somebody taps once more


class Taps(Ears):
    """Hears what a person's survey message says, by its edits."""

    def publish(self, kind: str, people: Any, **facts: Any) -> None:
        if kind in ("message", "edited") and facts["message"]["from"]["is_bot"]:
            future = self.waiting.pop(facts["chat_id"], None)
            if future is not None and not future.done():
                future.set_result(facts["message"])


def form() -> Form:
    """Seven questions that are answered by a tap each."""
    options = tuple(Option(f"o{n}", {"en": f"Option {n}"}) for n in range(5))
    questions = [
        Question(f"q{n}", kinds.ONE, {"en": f"Question {n}?"}, options=options) for n in range(4)
    ]
    scale = {"low": Decimal(1), "high": Decimal(5)}
    questions += [Question(f"q{n}", kinds.SCALE, {"en": f"How {n}?"}, **scale) for n in (4, 5)]
    questions.append(Question("q6", kinds.YES_NO, {"en": "Was it good?"}))
    return Form({"en": "A survey"}, tuple(questions))


@dataclass
class Round:
    """People in front of a bot: where each one's message stands, and what they tapped."""

    world: World
    taps: Taps
    people: list[int]
    tapped: dict[int, dict[str, str]] = field(default_factory=dict)
    latencies: list[float] = field(default_factory=list)

    async def says(self, person: int, text: str) -> Any:
        return await self._until(person, lambda: people.says(self.world, person, text))

    async def presses(self, person: int, message: Any, at: int) -> Any:
        """One tap on the button at a place; again where nothing comes back."""
        rows = message["reply_markup"]["inline_keyboard"]
        button = [one for row in rows for one in row][at]
        data, number = button["callback_data"], message["message_id"]
        return await self._until(
            person,
            lambda: presses.presses(self.world, person, number, data=data, stale=True),
        )

    async def _until(self, person: int, act: Any) -> Any:
        for _ in range(20):
            future = asyncio.get_running_loop().create_future()
            self.taps.waiting[person] = future
            act()
            try:
                return await asyncio.wait_for(asyncio.shield(future), _PATIENCE)
            except TimeoutError:
                continue
        raise TimeoutError

    async def answers(self, person: int, opening: Any) -> None:
        """Through the whole survey, as fast as it goes."""
        message = await self.presses(person, opening, 0)  # start
        chosen = random.Random(person)
        while "Thank" not in message["text"]:
            number = int(message["text"].split(" ", 1)[0]) - 1
            width = 5 if number < 6 else 2
            at = chosen.randrange(width)
            self.tapped.setdefault(person, {})[f"q{number}"] = _name(number, at)
            began = time.perf_counter()
            message = await self.presses(person, message, at)
            self.latencies.append(time.perf_counter() - began)


def _name(number: int, at: int) -> str:
    if number < 4:
        return f"o{at}"
    return str(at + 1) if number < 6 else ("yes", "no")[at]
