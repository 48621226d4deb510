"""Rehearses an index on its own phrasings, to learn how far its scores can be trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from knowledge.confidence import (
    OUT_SHARE,
    Doubles,
    Trust,
    fit_mix,
    fit_signs,
    floor_for,
    read_signs,
)
from knowledge.postings import Floats, Ints
from knowledge.training import NEVER, Rehearsal, spread

if TYPE_CHECKING:
    from knowledge.index import LanguageIndex

PRECISION = 0.95  # of what is answered at once, the share that rehearsal must find right
SHOWN = 0.93  # of the phrasings whose entry is among the first four, the share that is shown
_REHEARSED = 3_000
_RIVALS = 24


def calibrate(
    index: LanguageIndex, gram: Floats, rehearsal: Rehearsal, stems: list[list[str]]
) -> Trust:
    """Fits the mix of evidence, the confidence and the floors on rehearsed questions."""
    words = _Words(index, stems)
    owners = index.postings.owners
    np.fill_diagonal(gram, -1.0)
    chosen = spread(len(owners), _REHEARSED)
    sizes = np.bincount(owners)
    chosen = chosen[sizes[owners[chosen]] > 1]
    if len(chosen) < 20:
        chosen = np.array([], np.intp)
    known = _Questions.of(index, gram, chosen, rehearsal.held_out[chosen], words, False)
    mix = fit_mix(known.evidence[:, :, :], known.right) if len(chosen) else fit_mix(np.zeros((0, 1, 3)), chosen)
    near = [
        _Questions.of(index, gram, members, scores, words, True)
        for members, scores in rehearsal.removed
    ]
    return _fit(mix, known, near)


class _Words:
    """Which phrasing has which stems, and how many phrasings of each entry have them."""

    def __init__(self, index: LanguageIndex, stems: list[list[str]]) -> None:
        self._vocabulary = index.vocabulary
        self._entries = len(index.entries)
        self.stems = stems
        self._holders: dict[str, tuple[Ints, Ints]] = {}
        self._index = index

    def _held(self, stem: str) -> tuple[Ints, Ints]:
        if stem not in self._holders:
            number = self._vocabulary.ids[stem]
            self._holders[stem] = self._index.postings.entries_with(number)
        return self._holders[stem]

    def coverage(self, phrasing: int, owner: int, whole: bool) -> tuple[Floats, float]:
        """As `LanguageIndex.coverage`, with the phrasing or its whole entry left out."""
        covered = np.zeros(self._entries, np.float32)
        total = unknown = 1e-9
        for stem in self.stems[phrasing]:
            rarity = self._vocabulary.rarity_of[stem]
            entries, counts = self._held(stem)
            held = entries[counts > (entries == owner) * (10_000 if whole else 1)]
            covered[held] += rarity
            total += rarity
            unknown += 0.0 if len(held) else rarity
        return covered / np.float32(total), unknown / total


class _Questions:
    """Rehearsed questions: evidence (questions, rivals, kinds), and where the right entry stands."""

    def __init__(self, evidence: Doubles, right: Ints, unknown: Doubles, length: Doubles) -> None:
        self.evidence, self.right = evidence, right
        self.unknown, self.length = unknown, length

    @classmethod
    def of(
        cls,
        index: LanguageIndex,
        gram: Floats,
        phrasings: NDArray[np.intp],
        scores: Floats,
        words: _Words,
        whole: bool,
    ) -> _Questions:
        owners = index.postings.owners[phrasings]
        rivals = min(_RIVALS, scores.shape[1])
        evidence = np.zeros((len(phrasings), rivals, 3))
        right = np.zeros(len(phrasings), np.intp)
        unknown, length = np.zeros(len(phrasings)), np.zeros(len(phrasings))
        for number, (phrasing, owner) in enumerate(zip(phrasings, owners, strict=True)):
            nearest = index.postings.best_of_entry(gram[phrasing])
            covered, unknown[number] = words.coverage(int(phrasing), int(owner), whole)
            order = np.argsort(-(scores[number] + 3 * nearest), kind="stable")
            order = order[order != owner]
            order = order[: rivals] if whole else np.append(owner, order[: rivals - 1])
            full = np.stack([scores[number], nearest, covered], axis=1)[order]
            full[:, 0] = np.maximum(full[:, 0], -5)
            evidence[number, : len(order)] = full
            evidence[number, len(order) :] = (-50, 0, 0)
            length[number] = len(words.stems[phrasing])
        return cls(evidence, right, unknown, length)


def _fit(mix: Doubles, known: _Questions, near: list[_Questions]) -> Trust:
    joined = known.evidence @ mix
    signs = [read_signs(joined, known.evidence, known.unknown, known.length)]
    right = [joined.argmax(axis=1) == known.right]
    for questions in near:
        scores = questions.evidence @ mix
        signs.append(read_signs(scores, questions.evidence, questions.unknown, questions.length))
        right.append(np.zeros(len(scores), bool))
    sizes = len(known.right), sum(len(questions.right) for questions in near)
    weights = np.ones(sum(sizes))
    if sizes[1] and sizes[0]:
        weights[sizes[0] :] = sizes[0] / sizes[1] * OUT_SHARE / (1 - OUT_SHARE)
    all_signs, all_right = np.concatenate(signs), np.concatenate(right)
    fitted = fit_signs(all_signs, all_right, weights)
    trust = Trust(mix, fitted, 0.8, 0.2)
    confidence = trust.confidence(all_signs)
    if not sizes[0]:
        return trust
    sure = floor_for(confidence, all_right, weights, PRECISION)
    among = (joined > np.sort(joined, axis=1)[:, [-min(5, joined.shape[1])]])[:, 0]
    shown = np.quantile(confidence[: sizes[0]][among], 1 - SHOWN) if among.any() else 0.2
    return Trust(mix, fitted, max(sure, 0.05), float(min(shown, sure)))
