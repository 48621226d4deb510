"""Turns scores into the probability that the first entry is the right one, fitted on the corpus at hand."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge.training import softmax

Doubles = NDArray[np.float64]

EVIDENCE = 3  # learnt score, nearest phrasing, share of the question's words that the entry has
SIGNS = 8
_DEFAULT_MIX = np.array([1.0, 3.0, 2.0])
_DEFAULT_TRUST = np.array([-4.0, 0.4, 0.4, 2.0, 3.0, -2.0, 0.0, 0.0])
OUT_SHARE = 0.35  # of the questions that people ask, those taken to have no entry


@dataclass(frozen=True, slots=True)
class Trust:
    """Fitted weights: `mix` joins the evidence on an entry, `signs` judge the best entry."""

    mix: Doubles
    signs: Doubles
    sure: float
    worth_showing: float

    def rank(self, evidence: Doubles) -> Doubles:
        """Joined scores; evidence is (..., entries, EVIDENCE)."""
        return np.asarray(evidence @ self.mix)

    def confidence(self, signs: Doubles) -> Doubles:
        """Probability that the best entry answers; signs are (..., SIGNS)."""
        return np.asarray(1 / (1 + np.exp(-np.clip(signs @ self.signs, -30, 30))))


def read_signs(joined: Doubles, evidence: Doubles, unknown: Doubles, length: Doubles) -> Doubles:
    """What speaks for the best entry; `joined` is (questions, entries), the rest fits."""
    rows = np.arange(len(joined))
    best = joined.argmax(axis=1)
    chances = softmax(joined)
    top = chances[rows, best]
    rest = joined.copy()
    rest[rows, best] = -np.inf
    margin = joined[rows, best] - (rest.max(axis=1) if joined.shape[1] > 1 else 0.0)
    of_best = evidence[rows, best]
    return np.stack(
        [
            np.ones(len(rows)),
            np.log(top + 1e-4) - np.log(1 - top + 1e-4),
            np.minimum(margin, 8.0),
            of_best[:, 1] * 3,
            of_best[:, 2] * 3,
            unknown * 3,
            np.log1p(length),
            np.clip(of_best[:, 0], -3, 8),
        ],
        axis=1,
    )


def fit_mix(evidence: Doubles, right: NDArray[np.intp]) -> Doubles:
    """Conditional logit: the mix under which the right entries are likeliest. Newton with a prior."""
    if len(right) < 20:
        return _DEFAULT_MIX.copy()
    mix = _DEFAULT_MIX.copy()
    own = evidence[np.arange(len(right)), right]
    for _ in range(12):
        chances = softmax(evidence @ mix)
        expected = np.einsum("ne,nek->nk", chances, evidence)
        slope = (own - expected).sum(axis=0) - 2.0 * (mix - _DEFAULT_MIX)
        spread = np.einsum("ne,nek,nel->kl", chances, evidence, evidence) - expected.T @ expected
        step = np.linalg.solve(spread + 2.0 * np.eye(EVIDENCE), slope)
        mix = np.maximum(mix + step, 0.0)
        if np.abs(step).max() < 1e-3:
            break
    return mix


def fit_signs(signs: Doubles, right: NDArray[np.bool_], weights: Doubles) -> Doubles:
    """Weighted logistic regression with a small prior."""
    if right.all() or not right.any() or len(right) < 20:
        return _DEFAULT_TRUST.copy()
    found = np.zeros(signs.shape[1])
    prior = np.full(signs.shape[1], 1.0)
    prior[0] = 1e-3
    for _ in range(25):
        chance = 1 / (1 + np.exp(-np.clip(signs @ found, -30, 30)))
        slope = signs.T @ (weights * (right - chance)) - prior * found
        bend = (signs * (weights * chance * (1 - chance))[:, None]).T @ signs + np.diag(prior)
        step = np.linalg.solve(bend, slope)
        found = found + step
        if np.abs(step).max() < 1e-4:
            break
    return found


def floor_for(confidence: Doubles, right: NDArray[np.bool_], weights: Doubles, precision: float) -> float:
    """The lowest confidence from which on answers are right with this precision."""
    order = np.argsort(-confidence)
    hits = np.cumsum((weights * right)[order])
    share = hits / np.cumsum(weights[order])
    good = np.flatnonzero(share >= precision)
    return float(confidence[order[good[-1]]]) if len(good) else 0.999
