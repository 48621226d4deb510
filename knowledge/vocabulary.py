"""The words and features of one language's phrasings, with their rarity."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from knowledge.features import (
    BLOCKS,
    STEM,
    Stemming,
    gather_meanings,
    letter_groups,
    meanings_of,
    neighbours,
)
from knowledge.function_words import DECISIVE_WORDS, FUNCTION_WORDS, QUESTION_WORDS
from knowledge.normalise import filler_rules, words
from knowledge.pieces import Pieces, Reading
from knowledge.postings import Floats, Ints, Rows
from knowledge.typing_errors import Corrections

# Chosen on the average over public question sets, see docs/decisions/0002-matching.md.
BLOCK_WEIGHTS = {"w": 1.0, "p": 0.7, "k": 0.4, "c": 1.2, "m": 0.4}
ENTRY_RARITY = 0.7  # how far rarity is counted over entries rather than over phrasings
GUESS_WEIGHT = 0.7
# How far such a word counts, beside 1: small word, question word, number.
IN_LIKENESS = (0.7, 0.9, 1.2)
IN_COVERAGE = (0.3, 0.7, 1.5)
_TYPED_WEIGHT = 0.5
_BLOCK_SHARES = np.array([BLOCK_WEIGHTS[block] for block in BLOCKS]) / sum(BLOCK_WEIGHTS.values())
_REMEMBERED = 20_000  # words whose pieces are kept at hand


class Vocabulary:
    """Built once from all phrasings of a language, then only read."""

    def __init__(
        self,
        language: str,
        phrasings: Sequence[str],
        owners: Sequence[int],
        phrases: Sequence[tuple[Sequence[str], str]] = (),
    ) -> None:
        """`owners` are the phrasings' entry numbers, `phrases` words with what they mean."""
        self.language = language
        self.stemming = Stemming(language)
        self._meanings = gather_meanings(self.stemming, phrases)
        self._filler = filler_rules(language, phrasings)
        said = [words(text, language, self._filler) for text in phrasings]
        self._known = Counter(word for phrasing in said for word in set(phrasing))
        self._joined = {a + b: (a, b) for p in said for a, b in pairwise(p)}
        self.corrections = Corrections(self._known, _everyday_words(language, phrases))
        self.ids: dict[str, int] = {}
        self._rows: Rows | None = self._weigh(
            said, *self._count_all(said), np.array(owners, np.int64)
        )
        self._pieces = {word: self._take_apart(word) for word in self._known}

    def _count_all(self, said: list[list[str]]) -> tuple[list[int], list[float], list[int]]:
        """Feature numbers, amounts and, for each phrasing, how many of them are its own."""
        ids = self.ids
        numbers: list[int] = []
        amounts: list[float] = []
        lengths = []
        of_word: dict[str, list[int]] = {}
        for phrasing in said:
            before = len(numbers)
            for word in [*phrasing, *self._compounds(phrasing)]:
                known = of_word.get(word)
                if known is None:
                    features = (STEM + self.stemming.stem(word), *letter_groups(word))
                    known = of_word[word] = [ids.setdefault(f, len(ids)) for f in features]
                numbers += known
            stems = self.stemming.stems(phrasing)
            numbers += [ids.setdefault(f, len(ids)) for f in neighbours(stems)]
            amounts += [1.0] * (len(numbers) - before)
            for feature, amount in meanings_of(stems, self._meanings):
                numbers.append(ids.setdefault(feature, len(ids)))
                amounts.append(amount)
            lengths.append(len(numbers) - before)
        return numbers, amounts, lengths

    def _compounds(self, said: Sequence[str]) -> list[str]:
        return [a + b for a, b in pairwise(said) if a + b in self._known]

    def _weigh(
        self,
        said: list[list[str]],
        numbers: list[int],
        amounts: list[float],
        lengths: list[int],
        owners: np.ndarray,
    ) -> Rows:
        size, phrasings = len(self.ids), len(lengths)
        entries = int(owners.max(initial=0)) + 1
        keys = np.repeat(np.arange(phrasings, dtype=np.int64), lengths) * size + numbers
        order = np.argsort(keys, kind="stable")
        keys = keys[order]
        firsts = np.flatnonzero(np.diff(keys, prepend=-1))
        counted = np.add.reduceat(np.array(amounts, np.float32)[order], firsts)
        rows, ids = np.divmod(keys[firsts], size)
        held = np.bincount(np.unique(ids * entries + owners[rows]) // entries, minlength=size)
        by_phrasing = np.log((phrasings + 1) / (np.bincount(ids, minlength=size) + 0.5))
        by_entry = np.log((entries + 1) / (held + 0.5))
        rarity = by_phrasing ** (1 - ENTRY_RARITY) * by_entry**ENTRY_RARITY
        self._importance = self._weigh_importance(said, IN_LIKENESS)
        self._telling = self._weigh_importance(said, IN_COVERAGE)
        self.decisive = {STEM + self.stemming.stem(word) for word in DECISIVE_WORDS}
        self.stem_weights = {
            feature: float(rarity[number]) * self._telling[feature]
            for feature, number in self.ids.items()
            if feature[0] == STEM
        }
        rarity *= [self._importance.get(feature, 1.0) for feature in self.ids]
        self.rarity = rarity
        self.unknown_rarity: float = (
            math.log(phrasings + 1) ** (1 - ENTRY_RARITY) * math.log(entries + 1) ** ENTRY_RARITY
        )
        self._blocks = np.array([BLOCKS.index(feature[0]) for feature in self.ids], np.int8)
        block = self._blocks[ids]
        values = rarity[ids] * np.where(counted <= 1, counted, 1 + np.log(np.maximum(counted, 1)))
        norms = np.bincount(rows * len(BLOCKS) + block, values**2, phrasings * len(BLOCKS))
        values *= np.sqrt(_BLOCK_SHARES[block] / norms[rows * len(BLOCKS) + block])
        ends = np.concatenate([[0], np.cumsum(np.bincount(rows, minlength=phrasings))])
        return Rows(ids.astype(np.int32), values.astype(np.float32), ends)

    def _weigh_importance(
        self, said: list[list[str]], weights: tuple[float, float, float]
    ) -> dict[str, float]:
        small = FUNCTION_WORDS.get(self.language, frozenset())
        distinct = {word for p in said for word in [*p, *self._compounds(p)]} | small
        return {STEM + self.stemming.stem(w): _importance(w, small, weights) for w in distinct}

    def give_rows(self) -> Rows:
        """The phrasings' features, once: afterwards they are not kept."""
        rows, self._rows = self._rows, None
        if rows is None:
            raise RuntimeError("The rows have been given already.")
        return rows

    def word_shares(self, rows: Rows) -> Rows:
        """Of each phrasing, its stems with their shares of the phrasing's whole rarity."""
        weights = np.array([self.stem_weights.get(feature, 0.0) for feature in self.ids])
        is_stem = weights[rows.ids] > 0
        phrasings = np.repeat(np.arange(len(rows.ends) - 1), np.diff(rows.ends))[is_stem]
        ids = rows.ids[is_stem]
        rarity = weights[ids]
        whole = np.bincount(phrasings, rarity, len(rows.ends) - 1)
        counts = np.bincount(phrasings, minlength=len(rows.ends) - 1)
        ends = np.concatenate([[0], np.cumsum(counts)])
        return Rows(ids, (rarity / whole[phrasings]).astype(np.float32), ends)

    def stem_weight(self, stem: str) -> float:
        """How much a stem tells about what is asked, also where no phrasing has it."""
        known = self.stem_weights.get(stem)
        if known is not None:
            return known
        number = IN_COVERAGE[2] if stem[1:].isdigit() else 1.0
        return self.unknown_rarity * self._telling.get(stem, number)

    def knows(self, word: str) -> bool:
        """Whether a phrasing has this word or another form of it."""
        return STEM + self.stemming.stem(word) in self.ids

    def read(self, text: str) -> Reading:
        """A question's stems, typing errors mended, and all else that is compared."""
        typed = words(text, self.language, self._filler)
        said: list[tuple[str, float]] = []
        asides = [(compound, 1.0) for compound in self._compounds(typed)]
        for word in typed:
            if self.knows(word):
                said.append((word, 1.0))
            elif word in self._joined:
                said += [(part, 1.0) for part in self._joined[word]]
            elif nearest := self.corrections.nearest(word):
                said.append((nearest, GUESS_WEIGHT))
                asides.append((word, _TYPED_WEIGHT))
            else:
                said.append((word, 1.0))
        stems = self.stemming.stems([word for word, _ in said])
        joined = [(feature, 1.0) for feature in neighbours(stems)]
        weights = {STEM + stem: said[at][1] for at, stem in enumerate(stems)}
        return Reading(weights, [*said, *asides], [*joined, *meanings_of(stems, self._meanings)])

    def vector(self, reading: Reading) -> tuple[Ints, Floats]:
        """Numbers of the known features and their weights; unknown ones only lengthen the norm."""
        norms = np.full(len(BLOCKS), 1e-12)
        pieces = [self._pieces_of(word) for word, _ in reading.words]
        amounts = [weight for _, weight in reading.words]
        lengths = [len(piece.ids) for piece in pieces]
        for piece, amount in zip(pieces, amounts, strict=True):
            for block, strange in piece.strange:
                norms[block] += amount * amount * strange
        joined: list[int] = []
        for feature, amount in reading.joined:
            number = self.ids.get(feature)
            if number is None:
                norms[BLOCKS.index(feature[0])] += (amount * self.unknown_rarity) ** 2
            else:
                joined.append(number)
                amounts.append(amount)
                lengths.append(1)
        numbers = np.concatenate([*(piece.ids for piece in pieces), np.array(joined, np.int32)])
        ids, places = np.unique(numbers, return_inverse=True)
        counted = np.bincount(places, np.repeat(amounts, lengths), len(ids))
        values = np.where(counted <= 1, counted, 1 + np.log(np.maximum(counted, 1)))
        values *= self.rarity[ids]
        blocks = self._blocks[ids]
        norms += np.bincount(blocks, values * values, len(BLOCKS))
        values *= np.sqrt(_BLOCK_SHARES / norms)[blocks]
        return ids, values.astype(np.float32)

    def _pieces_of(self, word: str) -> Pieces:
        known = self._pieces.get(word)
        if known is None:
            known = self._take_apart(word)
            if len(self._pieces) < _REMEMBERED:
                self._pieces[word] = known
        return known

    def _take_apart(self, word: str) -> Pieces:
        numbers: list[int] = []
        strange = dict.fromkeys(range(len(BLOCKS)), 0.0)
        for feature in (STEM + self.stemming.stem(word), *letter_groups(word)):
            number = self.ids.get(feature)
            if number is not None:
                numbers.append(number)
            else:
                weight = self.unknown_rarity * self._importance.get(feature, 1.0)
                strange[BLOCKS.index(feature[0])] += weight * weight
        lengthens = tuple((block, amount) for block, amount in strange.items() if amount)
        return Pieces(np.array(numbers, np.int32), lengthens)


def _importance(word: str, small: frozenset[str], weights: tuple[float, float, float]) -> float:
    if word.isdigit():
        return weights[2]
    if word in QUESTION_WORDS:
        return weights[1]
    return weights[0] if word in small else 1.0


def _everyday_words(language: str, phrases: Sequence[tuple[Sequence[str], str]]) -> frozenset[str]:
    small = FUNCTION_WORDS.get(language, frozenset())
    return small | {word for phrase, _ in phrases for word in phrase}
