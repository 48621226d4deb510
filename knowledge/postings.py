"""How alike a question is to every known phrasing: features to phrasings, as compressed columns."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]
Numbers = NDArray[np.intp]

_AT_ONCE = 8  # phrasings whose similarities are summed in one go
# Features in more than one phrasing of so many are multiplied densely: in a question, in the gram.
_COMMON_SHARE = 16
_COMMON_SHARE_IN_GRAM = 30


@dataclass(frozen=True, slots=True)
class Rows:
    """Feature numbers and weights of all phrasings; phrasing p has those in ends[p]:ends[p + 1]."""

    ids: Ints
    weights: Floats
    ends: Numbers


class Postings:
    """Immutable. `owners` gives each phrasing's entry number, in rising order."""

    def __init__(self, rows: Rows, features: int, owners: Ints) -> None:
        self.owners = owners
        self.size = len(owners)
        phrasings = np.repeat(np.arange(self.size, dtype=np.int32), np.diff(rows.ends))
        order = np.argsort(rows.ids, kind="stable")
        # As numpy's own index type: it would convert any other at every question.
        self._phrasings: Numbers = phrasings[order].astype(np.intp)
        self._weights: Floats = rows.weights[order]
        counts = np.bincount(rows.ids, minlength=features)
        self._ends: Numbers = np.concatenate([[0], np.cumsum(counts)])
        self.starts: Numbers = np.flatnonzero(np.diff(owners, prepend=-1))
        self._holders: dict[int, Ints] = {}
        self._place, self._dense = self._spread_out(_COMMON_SHARE)

    def _spread_out(self, share: int) -> tuple[Ints, Floats]:
        """The common features as dense rows, and where each feature stands among them or -1."""
        common = np.flatnonzero(np.diff(self._ends) > max(8, self.size // share))
        place = np.full(len(self._ends) - 1, -1, np.int32)
        place[common] = np.arange(len(common), dtype=np.int32)
        dense = np.zeros((len(common), self.size), np.float32)
        for row, feature in zip(dense, common, strict=True):
            span = slice(self._ends[feature], self._ends[feature + 1])
            row[self._phrasings[span]] = self._weights[span]
        return place, dense

    def similarities(self, ids: Ints, weights: Floats) -> Floats:
        """Cosine to each phrasing, shape (phrasings,)."""
        place = self._place[ids]
        is_common = place >= 0
        is_rare = ~is_common
        rare_ids = ids[is_rare]
        where, parts, _ = self._meet(rare_ids, weights[is_rare], rare_ids)
        similarities = np.bincount(where, parts, self.size).astype(np.float32)
        similarities += weights[is_common] @ self._dense[place[is_common]]
        return similarities

    def _meet(
        self, ids: Ints, weights: Floats, places: NDArray[np.integer]
    ) -> tuple[Numbers, Floats, NDArray[np.integer]]:
        """Every phrasing that has one of the features, what it adds, and the place it adds to."""
        begins = self._ends[ids]
        lengths = self._ends[ids + 1] - begins
        where = np.arange(lengths.sum()) + np.repeat(begins - np.cumsum(lengths) + lengths, lengths)
        parts = self._weights[where] * np.repeat(weights, lengths)
        return self._phrasings[where], parts, np.repeat(places, lengths)

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
        place, dense = self._spread_out(_COMMON_SHARE_IN_GRAM)
        gram: Floats = dense.T @ dense
        rare = place[rows.ids] < 0
        for first in range(0, self.size, _AT_ONCE):
            last = min(first + _AT_ONCE, self.size)
            span = slice(rows.ends[first], rows.ends[last])
            kept = rare[span]
            owners = np.repeat(np.arange(last - first), np.diff(rows.ends[first : last + 1]))
            where, parts, owners_met = self._meet(
                rows.ids[span][kept], rows.weights[span][kept], owners[kept] * self.size
            )
            cells = np.bincount(where + owners_met, parts, (last - first) * self.size)
            gram[first:last] += cells.reshape(last - first, self.size)
        return gram

    def best_of_entry(self, similarities: Floats) -> Floats:
        """The greatest similarity within each entry, along the last axis."""
        return np.asarray(np.maximum.reduceat(similarities, self.starts, axis=-1))
