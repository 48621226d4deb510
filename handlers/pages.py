"""Answers that are worded already: they stay the same until the library changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from telegram import InlineKeyboardButton

from knowledge.library import Library

Worded = tuple[str, list[list[InlineKeyboardButton]]]


@dataclass(slots=True)
class Pages:
    """Telegram HTML and related buttons, by entry and language, of one library at a time."""

    _library: Library | None = None
    _worded: dict[tuple[str, str], Worded] = field(default_factory=dict)

    def of(
        self, library: Library, identifier: str, language: str, word: Callable[[], Worded]
    ) -> Worded:
        """The page, worded by `word` where it was not yet. Bounded by what a library holds."""
        if library is not self._library:
            self._library, self._worded = library, {}
        key = (identifier, language)
        if key not in self._worded:
            self._worded[key] = word()
        return self._worded[key]
