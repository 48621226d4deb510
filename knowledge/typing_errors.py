"""Finds the known word that somebody meant to type."""

from __future__ import annotations

from collections.abc import Container, Mapping
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

LONG = 8  # letters from which on two errors are forgiven
SHORTEST = 4  # letters; shorter words have too many neighbours


class Corrections:
    """The nearest word of a vocabulary by optimal string alignment; remembers what it has found."""

    def __init__(self, frequencies: Mapping[str, int], proper: Container[str] = ()) -> None:
        """`frequencies` are the known words with their counts, which decide between equals.

        `proper` are words that stand for themselves although no phrasing has them.
        """
        self._frequencies = frequencies
        self._proper = proper
        self._by_length: dict[int, list[str]] = {}
        for word in frequencies:
            if len(word) >= SHORTEST - 1 and not word.isdigit():
                self._by_length.setdefault(len(word), []).append(word)
        self.nearest = lru_cache(maxsize=4_000)(self._nearest)

    def __reduce__(self) -> tuple[type[Corrections], tuple[Mapping[str, int], Container[str]]]:
        return type(self), (self._frequencies, self._proper)  # a memory cannot be written down

    def _nearest(self, word: str) -> str | None:
        if len(word) < SHORTEST or len(word) > 30 or word.isdigit() or word in self._proper:
            return None
        allowed = 1 if len(word) < LONG else 2
        best: tuple[float, bool, int] | None = None
        nearest = None
        for length in range(len(word) - allowed, len(word) + allowed + 1):
            for found, distance, _ in process.extract(
                word,
                self._by_length.get(length, ()),
                scorer=OSA.distance,
                score_cutoff=allowed,
                limit=5,
            ):
                rank = (distance, found[0] != word[0], -self._frequencies[found])
                if best is None or rank < best:
                    best, nearest = rank, found
        return nearest
