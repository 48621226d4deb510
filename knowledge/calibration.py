"""Rehearses an index on its own phrasings, to learn how far its scores can be trusted."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge.confidence import (
    EVIDENCE,
    OUT_SHARE,
    Doubles,
    Trust,
    confidence,
    fit_chances,
    fit_floors,
    fit_mix,
    read_margin,
    read_scope,
)
from knowledge.postings import Floats, Numbers, Postings, Rows
from knowledge.training import NEVER, Rehearsal, spread
from knowledge.vocabulary import Vocabulary

SHOWN = 0.87  # of the phrasings whose entry is among the first four, the share that is shown
_REHEARSED = 1_200
_RIVALS = 24
_LEAST_SLOPE = 0.2


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """Questions as the index would have met them: evidence is (questions, rivals, EVIDENCE).

    The right entry stands first among the rivals, unless it was left out.
    """

    evidence: Doubles
    words: Doubles

    def scope(self, mix: Doubles) -> Doubles:
        """What speaks for the entry that comes first under this mix."""
        return read_scope(self.evidence @ mix, self.evidence, self.words)


class Rehearser:
    """Puts the phrasings to the index again, each time without the phrasing or its whole entry."""

    def __init__(
        self, vocabulary: Vocabulary, postings: Postings, words: Postings, rows: Rows, gram: Floats
    ) -> None:
        self._postings, self._words, self._rows, self._gram = postings, words, rows, gram
        np.fill_diagonal(gram, -1.0)
        stem_numbers = [vocabulary.ids[stem] for stem in vocabulary.stem_weights]
        place = np.full(len(vocabulary.ids), -1)
        place[stem_numbers] = np.arange(len(stem_numbers))
        self._rarity = np.array(list(vocabulary.stem_weights.values()), np.float32)
        at = place[rows.ids]
        self._is_stem = place >= 0
        self._decisive = np.array([stem in vocabulary.decisive for stem in vocabulary.stem_weights])
        self._stems = [
            at[a:b][at[a:b] >= 0] for a, b in zip(rows.ends, rows.ends[1:], strict=False)
        ]
        self._held = np.zeros((len(stem_numbers), int(postings.owners[-1]) + 1), np.int16)
        for stems, owner in zip(self._stems, postings.owners, strict=True):
            self._held[stems, owner] += 1

    def rehearse(self, phrasings: Numbers, scores: Floats, without_entry: bool) -> Rehearsed:
        """`scores` are the learnt ones with the phrasing (or its entry) left out."""
        rivals = min(_RIVALS, scores.shape[1])
        evidence = np.zeros((len(phrasings), rivals, EVIDENCE))
        evidence[:, :, 0] = NEVER
        words = np.zeros((len(phrasings), 2))
        nearest = self._postings.best_of_entry(self._gram[phrasings])
        for number, phrasing in enumerate(phrasings):
            owner = self._postings.owners[phrasing]
            covered, asked, words[number, 0] = self._coverage(phrasing, owner, without_entry)
            words[number, 1] = len(self._stems[phrasing])
            likely = scores[number] + 3 * nearest[number]
            likely[owner] = NEVER if without_entry else -NEVER
            order = np.argsort(-likely)[: min(rivals, len(likely) - without_entry)]
            evidence[number, : len(order), 0] = np.maximum(scores[number, order], -5)
            evidence[number, : len(order), 1] = nearest[number, order]
            evidence[number, : len(order), 2] = covered[order]
            evidence[number, : len(order), 3] = self._shared(phrasing)[order]
            evidence[number, : len(order), 4] = asked[order]
        return Rehearsed(evidence, words)

    def _coverage(
        self, phrasing: int, owner: int, without_entry: bool
    ) -> tuple[Floats, Floats, float]:
        stems = self._stems[phrasing]
        rarity = self._rarity[stems]
        total = float(rarity.sum()) + 1e-9
        held = self._held[stems] > 0
        held[:, owner] = False if without_entry else self._held[stems, owner] > 1
        unknown = float(rarity @ ~held.any(axis=1))
        decisive = self._decisive[stems]
        asked = held[decisive].mean(axis=0) if decisive.any() else np.ones(held.shape[1])
        return rarity @ held / np.float32(total), asked, unknown / total

    def _shared(self, phrasing: int) -> Floats:
        ids = self._rows.ids[self._rows.ends[phrasing] : self._rows.ends[phrasing + 1]]
        ids = ids[self._is_stem[ids]]
        shares = self._words.similarities(ids, np.ones(len(ids), np.float32))
        shares[phrasing] = 0.0
        return self._words.best_of_entry(shares)


def calibrate(rehearser: Rehearser, owners: NDArray[np.int32], rehearsal: Rehearsal) -> Trust:
    """Fits the mix of evidence, the confidence and the floors on rehearsed questions."""
    several = np.bincount(owners)[owners] > 1
    chosen = np.flatnonzero(several)
    chosen = chosen[spread(len(chosen), _REHEARSED)] if len(chosen) else chosen
    known = rehearser.rehearse(chosen, rehearsal.held_out[chosen], False)
    near = [rehearser.rehearse(members, scores, True) for members, scores in rehearsal.removed]
    mix = fit_mix(known.evidence)
    if len(chosen) < 20 or not near:
        return Trust(mix)
    joined = known.evidence @ mix
    right = joined.argmax(axis=1) == 0
    margin = fit_chances(read_margin(joined), right, np.ones(len(right)))
    signs = np.concatenate([known.scope(mix), *(questions.scope(mix) for questions in near)])
    within = np.arange(len(signs)) < len(chosen)
    out = (~within).sum()
    weights = np.where(within, 1.0, len(chosen) / out * OUT_SHARE / (1 - OUT_SHARE))
    scope = fit_chances(signs, within, weights)
    scope[1] = max(scope[1], _LEAST_SLOPE)
    trust = Trust(mix, scope, margin)
    judged = [trust.judge(q.evidence @ mix, q.evidence, q.words) for q in (known, *near)]
    scopes, leads = (np.concatenate(part) for part in zip(*judged, strict=True))
    floor, lead = fit_floors(scopes[: len(chosen)], leads[: len(chosen)], right)
    among = (joined > joined[:, :1]).sum(axis=1) < 4
    figures = confidence(scopes, leads)[: len(chosen)][among]
    shown = float(np.quantile(figures, 1 - SHOWN)) if len(figures) else 0.2
    return Trust(mix, scope, margin, floor, lead, shown)
