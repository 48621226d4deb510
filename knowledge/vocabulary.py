"""The words and features of one language's phrasings: their rarity, and the nearest word to a typing error."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.features import (
    BLOCKS,
    Meanings,
    Stemming,
    Word,
    count_features,
    gather_meanings,
)
from knowledge.normalise import FillerRules, filler_rules, words

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]

# Chosen on the average over public question sets, see docs/decisions/0002-matching.md.
BLOCK_WEIGHTS = {"w": 1.0, "p": 0.7, "k": 0.4, "c": 1.2, "m": 0.4}
ENTRY_RARITY = 0.7  # how far rarity is counted over entries rather than over phrasings
GUESS_WEIGHT = 0.7
_SHORTEST_CORRECTED = 4


class Vocabulary:
    """Built once from all phrasings of a language, then only read."""

    def __init__(
        self,
        language: str,
        phrasings: Sequence[str],
        owners: Sequence[int],
        phrases: Sequence[tuple[Sequence[str], str]] = (),
    ) -> None:
        self.language = language
        self.stemming = Stemming(language)
        self.meanings: Meanings = gather_meanings(self.stemming, phrases)
        self.filler: FillerRules = filler_rules(language, phrasings)
        said = [words(text, language, self.filler) for text in phrasings]
        frequencies = Counter(word for phrasing in said for word in set(phrasing))
        self._frequencies = frequencies
        self._joined = {a + b: (a, b) for p in said for a, b in zip(p, p[1:], strict=False)}
        self._by_length: dict[int, list[str]] = {}
        for word in frequencies:
            if len(word) >= _SHORTEST_CORRECTED - 1 and not word.isdigit():
                self._by_length.setdefault(len(word), []).append(word)
        self.nearest = lru_cache(maxsize=5_000)(self._nearest)
        self.counted = [self._count(phrasing) for phrasing in said]
        self._weigh_rarity(owners)

    def _weigh_rarity(self, owners: Sequence[int]) -> None:
        seen: Counter[str] = Counter()
        holders: dict[str, set[int]] = {}
        for counts, owner in zip(self.counted, owners, strict=True):
            seen.update(counts.keys())
            for feature in counts:
                holders.setdefault(feature, set()).add(owner)
        self.ids = {feature: number for number, feature in enumerate(seen)}
        phrasings, entries = len(self.counted), max(owners, default=0) + 1
        by_phrasing = np.log((phrasings + 1) / (np.fromiter(seen.values(), np.float32) + 0.5))
        held = np.fromiter((len(holders[feature]) for feature in seen), np.float32)
        by_entry = np.log((entries + 1) / (held + 0.5))
        self.rarity: Floats = (by_phrasing ** (1 - ENTRY_RARITY) * by_entry**ENTRY_RARITY).astype(
            np.float32
        )
        self.unknown_rarity = math.log(phrasings + 1) ** (1 - ENTRY_RARITY)
        self.unknown_rarity *= math.log(entries + 1) ** ENTRY_RARITY
        self.rarity_of = dict(zip(seen, self.rarity.tolist(), strict=True))

    def knows(self, word: str) -> bool:
        """Whether a phrasing has this word or another form of it."""
        return "w" + self.stemming.stem(word) in self.ids

    def _nearest(self, word: str) -> str | None:
        allowed = 1 if len(word) <= 5 else 2
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

    def _count(self, said: Sequence[str]) -> dict[str, float]:
        asides = [
            Word(a + b) for a, b in zip(said, said[1:], strict=False) if a + b in self._frequencies
        ]
        return count_features([Word(word) for word in said], asides, self.stemming, self.meanings)

    def read(self, text: str) -> tuple[list[Word], dict[str, float]]:
        """A question's words as meant (typing errors mended) and its features."""
        said: list[Word] = []
        asides: list[Word] = []
        typed = words(text, self.language, self.filler)
        for word in typed:
            if self.knows(word) or len(word) < _SHORTEST_CORRECTED or word.isdigit():
                said.append(Word(word))
            elif word in self._joined:
                said += [Word(part) for part in self._joined[word]]
            else:
                nearest = self.nearest(word)
                said.append(Word(nearest, GUESS_WEIGHT) if nearest else Word(word))
                if nearest:
                    asides.append(Word(word, 0.5))
        asides += [
            Word(a + b) for a, b in zip(typed, typed[1:], strict=False) if a + b in self._frequencies
        ]
        return said, count_features(said, asides, self.stemming, self.meanings)

    def vector(self, counts: dict[str, float]) -> tuple[Ints, Floats]:
        """Numbers of the known features and their weights; unknown ones only lengthen the norm."""
        known: list[int] = []
        values: list[float] = []
        blocks: list[str] = []
        norms = dict.fromkeys(BLOCKS, 1e-12)
        for feature, count in counts.items():
            block = feature[0]
            amount = count if count <= 1 else 1 + math.log(count)
            rarity = self.rarity_of.get(feature)
            if rarity is None:
                norms[block] += (amount * self.unknown_rarity) ** 2
            else:
                value = amount * rarity
                norms[block] += value * value
                known.append(self.ids[feature])
                values.append(value)
                blocks.append(block)
        total = sum(BLOCK_WEIGHTS.values())
        scale = {b: math.sqrt(BLOCK_WEIGHTS[b] / total / norms[b]) for b in BLOCKS}
        weights = [value * scale[block] for value, block in zip(values, blocks, strict=True)]
        return np.array(known, np.int32), np.array(weights, np.float32)
