"""What a job may reach."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from telegram.ext import ExtBot

from domain.fault_tally import FaultTally
from domain.pacing import SendBudget
from domain.wording import Phrasebook
from knowledge.shelf import Shelf
from storage.database import Database
from storage.leadership import Leadership

FROM_OUTBOX = "outbox"  # marks a call for the rate limiter: it must not wait there


@dataclass(frozen=True, slots=True)
class JobDesk:
    """The parts that jobs work with, made once by the house. Jobs get the moment as an argument.

    `steady` gives seconds that nobody sets back; `stopping` says that the house closes;
    `faults` counts those that organisers were not told of.
    """

    bot: ExtBot[str]
    database: Database
    shelf: Shelf
    phrasebook: Phrasebook
    clock: Callable[[], datetime]
    organisers: frozenset[int]
    organisers_chat: int | None
    wake_outbox: Callable[[], None]
    steady: Callable[[], float]
    budget: SendBudget
    leadership: Leadership
    stopping: Callable[[], bool]
    faults: FaultTally = field(default_factory=FaultTally)

    def say(self, language: str | None, key: str, **values: Any) -> str:
        """A sentence from the locale files; see Phrasebook.say."""
        return self.phrasebook.say(language, key, **values)
