"""Learns from the phrasings themselves which of their features tell one entry from another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from knowledge.postings import Floats, Ints, Numbers

RIDGE = 0.1
FULL_LIMIT = 4e8  # phrasings squared times entries, up to which every entry meets every phrasing
REMOVED_ENTRIES = 80  # entries left out whole, one after the other, to rehearse near misses
NEVER = np.float32(-1e3)
_ROUNDS = 15
_START = 15.0  # least squares, stretched to where softmax regression ends up
# A left-out phrasing's classmates make up for half of it at most; fitted against true leaving-out.
_CURVATURE = 0.35


Real = TypeVar("Real", np.float32, np.float64)


class Scorer(Protocol):
    """Gives each entry a score from the similarities of a question to all phrasings."""

    def scores(self, similarities: Floats) -> Floats:
        """One score an entry, shape (entries,)."""
        ...


@dataclass(frozen=True, slots=True)
class FullScorer:
    """`weights` is (phrasings, entries)."""

    weights: Floats

    def scores(self, similarities: Floats) -> Floats:
        """One score an entry, shape (entries,)."""
        return np.asarray(similarities @ self.weights)


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What would be said to each phrasing if it were not known.

    `held_out` is (phrasings, entries), the phrasing itself left out; `removed` holds, for some
    entries, the numbers of its phrasings and their scores with that whole entry left out.
    """

    held_out: Floats
    removed: Sequence[tuple[Numbers, Floats]]


def spread(count: int, wanted: int) -> Numbers:
    """At most `wanted` numbers below `count`, evenly spread."""
    return np.unique(np.linspace(0, count - 1, min(count, wanted)).astype(np.intp))


def softmax(scores: NDArray[Real]) -> NDArray[Real]:
    """Chances that sum to one along the last axis."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True))


def train_full(gram: Floats, owners: Ints, entries: int) -> tuple[FullScorer, Rehearsal]:
    """Fits softmax regression in the space of similarities by accelerated bounded Newton steps.

    The curvature of softmax is never above one half, so one inverse serves every step (Boehning).
    """
    size = len(owners)
    truth = np.zeros((size, entries), np.float32)
    truth[np.arange(size), owners] = 1.0
    identity = np.eye(size, dtype=np.float32)
    inverse = 2 * np.linalg.inv(gram + 2 * RIDGE * identity)
    start = np.linalg.solve(gram + identity, truth - 1 / entries)
    weights: Floats = (_START * start).astype(np.float32)
    ahead = weights
    pace = 1.0
    for _ in range(_ROUNDS):
        chances = softmax(gram @ ahead)
        moved: Floats = np.asarray(ahead + inverse @ (truth - chances - RIDGE * ahead), np.float32)
        faster = (1 + (1 + 4 * pace * pace) ** 0.5) / 2
        push = np.float32((pace - 1) / faster)
        ahead = np.asarray(moved + push * (moved - weights), np.float32)
        weights, pace = moved, faster
    return FullScorer(weights), _rehearse_full(gram, weights, truth, owners)


def _rehearse_full(gram: Floats, weights: Floats, truth: Floats, owners: Ints) -> Rehearsal:
    """The fit seen as weighted least squares at its end, where leaving out has a closed form."""
    fitted = gram @ weights
    errors = truth - softmax(fitted)
    own = 1 - np.abs(errors[np.arange(len(owners)), owners])
    curvature = curvature_of(own)
    inverse = np.linalg.inv(gram + np.diag(RIDGE / curvature))
    target = fitted + errors / curvature[:, None]
    pull = errors / RIDGE
    held_out = target - pull / np.diagonal(inverse)[:, None]
    removed = []
    for entry in spread(truth.shape[1], REMOVED_ENTRIES):
        members = np.flatnonzero(owners == entry)
        block = inverse[np.ix_(members, members)]
        scores = target[members] - np.linalg.solve(block, pull[members])
        scores[:, entry] = NEVER
        removed.append((members, scores.astype(np.float32)))
    return Rehearsal(held_out.astype(np.float32), removed)


def curvature_of(chances: Floats) -> Floats:
    """How sharply the fit holds on to a phrasing that gets its own entry with these chances."""
    return np.asarray(np.maximum(_CURVATURE * chances * (1 - chances), 1e-3), np.float32)
