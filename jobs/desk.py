"""What a job may reach."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from telegram.ext import ExtBot

from domain.wording import Phrasebook
from knowledge.shelf import Shelf
from storage.database import Database


@dataclass(frozen=True, slots=True)
class JobDesk:
    """The parts that jobs work with, made once by the house. Jobs get the moment as an argument."""

    bot: ExtBot[None]
    database: Database
    shelf: Shelf
    phrasebook: Phrasebook
    clock: Callable[[], datetime]
    organiser_chats: tuple[int, ...]
    wake_outbox: Callable[[], None]

    def say(self, language: str | None, key: str, **values: Any) -> str:
        """A sentence from the locale files; see Phrasebook.say."""
        return self.phrasebook.say(language, key, **values)
