"""How alike a question is to every known phrasing: features to phrasings, as compressed columns."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]

_COMMON_SHARE = 30  # features in more than one phrasing of so many are multiplied densely


class Postings:
    """Immutable. `owners` gives each phrasing's entry number and rises with the phrasing's number."""

    def __init__(self, rows: Sequence[tuple[Ints, Floats]], features: int, owners: Ints) -> None:
        """`rows` are feature numbers and weights (norm 1) for each phrasing."""
        lengths = [len(ids) for ids, _ in rows]
        ids = np.concatenate([ids for ids, _ in rows])
        weights = np.concatenate([weights for _, weights in rows])
        phrasings = np.repeat(np.arange(len(rows), dtype=np.int32), lengths)
        order = np.argsort(ids, kind="stable")
        self.owners = owners
        self.size = len(rows)
        self._phrasings: Ints = phrasings[order]
        self._weights: Floats = weights[order]
        self._ends = np.concatenate([[0], np.cumsum(np.bincount(ids, minlength=features))])
        self.starts = np.flatnonzero(np.diff(owners, prepend=-1)).astype(np.int32)

    def similarities(self, ids: Ints, weights: Floats) -> Floats:
        """Cosine to each phrasing, shape (phrasings,)."""
        if not len(ids):
            return np.zeros(self.size, np.float32)
        spans = [slice(a, b) for a, b in zip(self._ends[ids], self._ends[ids + 1], strict=True)]
        where = np.concatenate([self._phrasings[span] for span in spans])
        parts = [self._weights[span] * w for span, w in zip(spans, weights, strict=True)]
        return np.bincount(where, np.concatenate(parts), self.size).astype(np.float32)

    def entries_with(self, feature: int) -> tuple[Ints, Ints]:
        """The numbers of the entries that have a feature, and in how many phrasings each."""
        found = self._phrasings[self._ends[feature] : self._ends[feature + 1]]
        entries, counts = np.unique(self.owners[found], return_counts=True)
        return entries, counts.astype(np.int32)

    def gram(self, rows: Sequence[tuple[Ints, Floats]]) -> Floats:
        """All similarities between phrasings, shape (phrasings, phrasings)."""
        sizes = np.diff(self._ends)
        common = np.flatnonzero(sizes > max(8, self.size // _COMMON_SHARE))
        column = np.full(len(sizes), -1, np.int32)
        column[common] = np.arange(len(common), dtype=np.int32)
        dense = np.zeros((self.size, len(common)), np.float32)
        for feature in common:
            span = slice(self._ends[feature], self._ends[feature + 1])
            dense[self._phrasings[span], column[feature]] = self._weights[span]
        gram: Floats = dense @ dense.T
        for number, (ids, weights) in enumerate(rows):
            rare = column[ids] < 0
            gram[number] += self.similarities(ids[rare], weights[rare])
        return gram

    def best_of_entry(self, similarities: Floats) -> Floats:
        """The greatest similarity within each entry, along the last axis."""
        return np.maximum.reduceat(similarities, self.starts, axis=-1)
