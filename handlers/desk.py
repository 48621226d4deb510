"""What a handler may reach."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from telegram.ext import Application, CallbackContext

from domain.pacing import BULK_A_SECOND, Pace
from domain.wording import Phrasebook
from handlers.pages import Pages
from handlers.quick_bot import QuickBot
from knowledge.library import Library
from knowledge.shelf import Shelf
from storage.database import Database

# Nothing of ours lives in PTB's own data stores.
Context = CallbackContext[QuickBot, Any, Any, Any]
Bot = QuickBot
App = Application[Any, Any, Any, Any, Any, Any]


@dataclass(frozen=True, slots=True)
class Desk:
    """The parts that handlers work with, made once by the house.

    `wake_outbox` tells the sender that something new waits; it never blocks.
    """

    database: Database
    shelf: Shelf
    phrasebook: Phrasebook
    clock: Callable[[], datetime]
    steady: Callable[[], float]
    pace: Pace
    organisers: frozenset[int]
    organisers_chat: int | None
    wake_outbox: Callable[[], None]
    bulk_a_second: float = BULK_A_SECOND
    pages: Pages = field(default_factory=Pages)

    @property
    def library(self) -> Library:
        """The library that answers now."""
        return self.shelf.library

    @property
    def organiser_chats(self) -> tuple[int, ...]:
        """Where cards go: the organisers' group, or each organiser."""
        if self.organisers_chat is not None:
            return (self.organisers_chat,)
        return tuple(sorted(self.organisers))

    def say(self, language: str | None, key: str, **values: Any) -> str:
        """A sentence from the locale files; see Phrasebook.say."""
        return self.phrasebook.say(language, key, **values)
