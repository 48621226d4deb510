"""The same learning for many entries: each meets only the phrasings that are like its own."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from knowledge.postings import Floats, Ints, Numbers, Postings
from knowledge.training import (
    NEVER,
    REMOVED_ENTRIES,
    Rehearsal,
    curvature_of,
    softmax,
    spread,
)

RIDGE = 0.2
_ROUNDS = 12
_RIVALS = 8  # entries that a phrasing could be taken for; more cost time and did not help
_MOST_ROWS = 420


@dataclass(frozen=True, slots=True)
class SparseScorer:
    """For each entry a run of phrasing numbers and weights, one run after the other."""

    rows: Numbers
    weights: Floats
    starts: Numbers

    def scores(self, similarities: Floats) -> Floats:
        """One score an entry, shape (entries,)."""
        parts = similarities.take(self.rows)
        parts *= self.weights
        return np.add.reduceat(parts, self.starts)


@dataclass(frozen=True, slots=True)
class MeanScorer:
    """Without learning: the mean similarity to an entry's phrasings, and the nearest one."""

    owners: Ints
    starts: Numbers

    def scores(self, similarities: Floats) -> Floats:
        """One score an entry, shape (entries,)."""
        sizes = np.diff(np.append(self.starts, len(self.owners)))
        mean = np.add.reduceat(similarities, self.starts) / sizes
        best = np.maximum.reduceat(similarities, self.starts)
        return (6 * (mean + best)).astype(np.float32)


def train_local(gram: Floats, postings: Postings, entries: int) -> tuple[SparseScorer, Rehearsal]:
    """Softmax regression in which every phrasing is told from its likeliest entries only."""
    owners = postings.owners
    rivals = _rivals(gram, postings, entries)
    rows = [np.flatnonzero(rivals[:, entry]) for entry in range(entries)]
    blocks = [gram[np.ix_(row, row)] for row in rows]
    steps = [
        np.linalg.inv(0.5 * block + RIDGE * np.eye(len(block), dtype=np.float32))
        for block in blocks
    ]
    truths = [(owners[row] == entry).astype(np.float32) for entry, row in enumerate(rows)]
    weights = [3 * (truth - truth.mean()) for truth in truths]
    ahead, pace = list(weights), 1.0
    for _ in range(_ROUNDS):
        chances = softmax(
            _laid_out(rows, [b @ a for b, a in zip(blocks, ahead, strict=True)], rivals)
        )
        faster = (1 + (1 + 4 * pace * pace) ** 0.5) / 2
        for entry, row in enumerate(rows):
            pull = truths[entry] - chances[row, entry] - RIDGE * ahead[entry]
            moved = ahead[entry] + steps[entry] @ pull
            ahead[entry] = moved + np.float32((pace - 1) / faster) * (moved - weights[entry])
            weights[entry] = moved
        pace = faster
    rehearsal = _rehearse(blocks, rows, weights, owners, rivals)
    starts = np.cumsum([0, *map(len, rows)])[:-1]
    scorer = SparseScorer(
        np.concatenate(rows).astype(np.intp), np.concatenate(weights).astype(np.float32), starts
    )
    return scorer, rehearsal


def _rivals(gram: Floats, postings: Postings, entries: int) -> np.ndarray:
    """True where an entry is among those a phrasing could be taken for; (phrasings, entries)."""
    owners, size = postings.owners, len(postings.owners)
    itself = np.diagonal(gram).copy()
    np.fill_diagonal(gram, 0)
    likeness = postings.best_of_entry(gram)
    likeness += np.add.reduceat(gram, postings.starts, axis=1) / np.bincount(owners)
    np.fill_diagonal(gram, itself)
    likeness[np.arange(size), owners] = np.inf
    wanted = min(_RIVALS, entries)
    rivals = np.zeros((size, entries), bool)
    chosen = np.argpartition(-likeness, wanted - 1, axis=1)[:, :wanted]
    np.put_along_axis(rivals, chosen, True, 1)
    for entry in np.flatnonzero(rivals.sum(axis=0) > _MOST_ROWS):
        row = np.flatnonzero(rivals[:, entry])
        keep = row[np.argsort(-likeness[row, entry])[:_MOST_ROWS]]
        rivals[:, entry] = False
        rivals[keep, entry] = True
        rivals[owners == entry, entry] = True
    return rivals


def _laid_out(rows: list[Numbers], scores: list[Floats], rivals: np.ndarray) -> Floats:
    laid = np.full(rivals.shape, NEVER, np.float32)
    for entry, row in enumerate(rows):
        laid[row, entry] = scores[entry]
    return laid


def _rehearse(
    blocks: list[Floats],
    rows: list[Numbers],
    weights: list[Floats],
    owners: Ints,
    rivals: np.ndarray,
) -> Rehearsal:
    fits = [block @ weight for block, weight in zip(blocks, weights, strict=True)]
    chances = softmax(_laid_out(rows, fits, rivals))
    curvature = curvature_of(chances[np.arange(len(owners)), owners])
    removed_entries = set(spread(rivals.shape[1], REMOVED_ENTRIES).tolist())
    members = {entry: np.flatnonzero(owners == entry) for entry in removed_entries}
    without = {entry: np.full((len(m), rivals.shape[1]), NEVER) for entry, m in members.items()}
    held_out = np.full(rivals.shape, NEVER, np.float32)
    for entry, (block, row, fit) in enumerate(zip(blocks, rows, fits, strict=True)):
        inverse = np.linalg.inv(block + np.diag(RIDGE / curvature[row]))
        errors = (owners[row] == entry) - chances[row, entry]
        target = fit + errors / curvature[row]
        held_out[row, entry] = target - errors / RIDGE / np.diagonal(inverse)
        for other in removed_entries.intersection(owners[row].tolist()) - {entry}:
            here = np.flatnonzero(owners[row] == other)
            pull = np.linalg.solve(inverse[np.ix_(here, here)], errors[here] / RIDGE)
            place = np.searchsorted(members[other], row[here])
            without[other][place, entry] = target[here] - pull
    removed = [(members[entry], without[entry].astype(np.float32)) for entry in sorted(members)]
    return Rehearsal(held_out, removed)
