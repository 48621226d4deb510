"""Learns from the phrasings themselves which of their features tell one entry from another."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge.postings import Floats, Ints

RIDGE = 0.1
_ROUNDS = 15
_START = 15.0  # least squares, stretched to where softmax regression ends up
FULL_LIMIT = 4e8  # phrasings squared times entries, up to which all entries are told apart at once


@dataclass(frozen=True, slots=True)
class Weights:
    """Softmax regression over similarities: `full` is (phrasings, entries)."""

    full: Floats

    def scores(self, similarities: Floats) -> Floats:
        """One score an entry, from similarities to all phrasings."""
        return similarities @ self.full


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What the model would have said to each phrasing had it not known it."""

    inverse: Floats
    target: Floats
    weights: Floats

    def without_itself(self) -> Floats:
        """Scores of every phrasing, itself left out, shape (phrasings, entries)."""
        return self.target - self.weights / np.diagonal(self.inverse)[:, None]

    def without_entry(self, members: NDArray[np.intp]) -> Floats:
        """Scores of one entry's phrasings with that whole entry left out."""
        block = self.inverse[np.ix_(members, members)]
        return self.target[members] - np.linalg.solve(block, self.weights[members])


def train(gram: Floats, owners: Ints, entries: int) -> tuple[Weights, Rehearsal]:
    """Fits softmax regression in the space of similarities by accelerated bounded Newton steps.

    The curvature of softmax is never above one half, so one inverse serves every step, and gives
    the leave-one-out scores too (Boehning's bound).
    """
    size = len(owners)
    truth = np.zeros((size, entries), np.float32)
    truth[np.arange(size), owners] = 1.0
    inverse = np.linalg.inv(gram + 2 * RIDGE * np.eye(size, dtype=np.float32))
    start = np.linalg.solve(gram + np.eye(size, dtype=np.float32), truth - 1 / entries)
    weights = ahead = _START * start
    pace = 1.0
    for _ in range(_ROUNDS):
        chances = softmax(gram @ ahead)
        moved = ahead + 2 * inverse @ (truth - chances - RIDGE * ahead)
        faster = (1 + (1 + 4 * pace * pace) ** 0.5) / 2
        ahead = moved + (pace - 1) / faster * (moved - weights)
        weights, pace = moved, faster
    return Weights(weights), _rehearse(gram, weights, truth)


def _rehearse(gram: Floats, weights: Floats, truth: Floats) -> Rehearsal:
    """The same fit seen as weighted least squares at its end, where leaving out has a closed form."""
    fitted = gram @ weights
    chances = softmax(fitted)
    own = (chances * truth).sum(axis=1)
    curvature = np.maximum(own * (1 - own), 1e-3)
    inverse = np.linalg.inv(gram + np.diag(RIDGE / curvature))
    errors = truth - chances
    return Rehearsal(inverse, fitted + errors / curvature[:, None], errors / RIDGE)


def softmax(scores: Floats) -> Floats:
    """Chances that sum to one along the last axis."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True))
