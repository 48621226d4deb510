"""How alike a question is to every known phrasing: features to phrasings, as compressed columns."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]
Numbers = NDArray[np.intp]

_AT_ONCE = 8  # phrasings whose similarities are summed in one go
_COMMON_SHARE = 30  # features in more than one phrasing of so many are multiplied densely


@dataclass(frozen=True, slots=True)
class Rows:
    """Feature numbers and weights of all phrasings; phrasing p has those in ends[p]:ends[p + 1]."""

    ids: Ints
    weights: Floats
    ends: Numbers

    def of(self, phrasing: int) -> tuple[Ints, Floats]:
        """One phrasing's feature numbers and weights (norm 1)."""
        span = slice(self.ends[phrasing], self.ends[phrasing + 1])
        return self.ids[span], self.weights[span]


class Postings:
    """Immutable. `owners` gives each phrasing's entry number and rises with the phrasing's number."""

    def __init__(self, rows: Rows, features: int, owners: Ints) -> None:
        self.owners = owners
        self.size = len(owners)
        phrasings = np.repeat(np.arange(self.size, dtype=np.int32), np.diff(rows.ends))
        order = np.argsort(rows.ids, kind="stable")
        self._phrasings: Ints = phrasings[order]
        self._weights: Floats = rows.weights[order]
        counts = np.bincount(rows.ids, minlength=features)
        self._ends: Numbers = np.concatenate([[0], np.cumsum(counts)])
        self.starts = np.flatnonzero(np.diff(owners, prepend=-1))
        self._holders: dict[int, Ints] = {}

    def similarities(self, ids: Ints, weights: Floats) -> Floats:
        """Cosine to each phrasing, shape (phrasings,)."""
        begins = self._ends[ids]
        lengths = self._ends[ids + 1] - begins
        shifts = begins - np.cumsum(lengths) + lengths
        where = np.arange(lengths.sum()) + np.repeat(shifts, lengths)
        parts = self._weights[where] * np.repeat(weights, lengths)
        return np.bincount(self._phrasings[where], parts, self.size).astype(np.float32)

    def entries_with(self, feature: int) -> Ints:
        """The numbers of the entries that have a feature; remembered, there are few stems."""
        found = self._holders.get(feature)
        if found is None:
            span = slice(self._ends[feature], self._ends[feature + 1])
            owners = self.owners[self._phrasings[span]]
            found = owners[np.flatnonzero(np.diff(owners, prepend=-1))]
            self._holders[feature] = found
        return found

    def gram(self, rows: Rows) -> Floats:
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
        rare = column[rows.ids] < 0
        for first in range(0, self.size, _AT_ONCE):
            last = min(first + _AT_ONCE, self.size)
            span = slice(rows.ends[first], rows.ends[last])
            lengths = np.diff(rows.ends[first : last + 1])
            places = np.repeat(np.arange(last - first), lengths)[rare[span]]
            where, parts, owners = self._meet(
                rows.ids[span][rare[span]], rows.weights[span][rare[span]], places
            )
            cells = np.bincount(owners * self.size + where, parts, (last - first) * self.size)
            gram[first:last] += cells.reshape(last - first, self.size)
        return gram

    def _meet(
        self, ids: Ints, weights: Floats, places: Numbers
    ) -> tuple[Ints, Floats, Numbers]:
        """Every phrasing that has one of the features, what it adds, and the place it adds to."""
        begins = self._ends[ids]
        lengths = self._ends[ids + 1] - begins
        where = np.arange(lengths.sum()) + np.repeat(begins - np.cumsum(lengths) + lengths, lengths)
        parts = self._weights[where] * np.repeat(weights, lengths)
        return self._phrasings[where], parts, np.repeat(places, lengths)

    def best_of_entry(self, similarities: Floats) -> Floats:
        """The greatest similarity within each entry, along the last axis."""
        return np.maximum.reduceat(similarities, self.starts, axis=-1)
