"""Turns scores into the chance that the first entry answers, fitted on the corpus at hand."""

from __future__ import annotations

import math
import operator
from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from knowledge.training import softmax

Doubles = NDArray[np.float64]

# Learnt score; nearest phrasing; share of the question's words that the entry has; and the
# greatest share of one of its phrasings' words that the question has; share of its who, when, how
# many and the like that the entry has been asked with.
EVIDENCE = 5
DEFAULT_MIX = np.array([1.0, 2.0, 1.0, 1.0, 0.0])
MAY_MIX = DEFAULT_MIX > 0
# What speaks for an entry's answering at all, by weight: the evidence in its order, the share of
# the question's words that nobody has, and the logarithm of their number. The direction is general,
# the corpus gives place and slope: fitted whole, it did worse on every set.
SCOPE_SIGNS = np.array([0.45, 0.0, 0.25, 0.7, 0.0, -0.5, 1.0])
_SCOPE_SIGNS = SCOPE_SIGNS.tolist()
DEFAULT_SCOPE = np.array([-4.0, 1.0])
DEFAULT_MARGIN = np.array([0.0, 0.7, 0.3])
OUT_SHARE = 0.35  # of the questions that people ask, those taken to have no entry
# Of the rehearsed questions that come out right, the shares that pass the floor and the lead.
PLAIN_BY_SCOPE = 0.75
PLAIN_BY_LEAD = 0.99
# Rehearsal lacks the phrasing that it leaves out, so its leads are smaller than real ones.
_LEAD_ALLOWANCE = 0.85
_MARGIN_POWER = 0.15


@dataclass(frozen=True, slots=True)
class Trust:
    """Fitted weights: `mix` joins the evidence on an entry, `scope` and `margin` judge the best.

    An entry is sure from the chances `floor` (some entry answers) and `lead` (it is this one) on.
    """

    mix: Doubles
    scope: Doubles = field(default_factory=DEFAULT_SCOPE.copy)
    margin: Doubles = field(default_factory=DEFAULT_MARGIN.copy)
    floor: float = 0.7
    lead: float = 0.6
    worth_showing: float = 0.2

    def judge(self, joined: Doubles, evidence: Doubles, words: Doubles) -> tuple[Doubles, Doubles]:
        """The chances that some entry answers, and that the best one is it."""
        scope = logistic(read_scope(joined, evidence, words) @ self.scope)
        return scope, logistic(read_margin(joined) @ self.margin)

    def judge_one(
        self, joined: Doubles, evidence: Doubles, strange: float, words: int
    ) -> tuple[float, float]:
        """As `judge` for a single question, many times as fast: (entries,), (entries, EVIDENCE)."""
        best = int(joined.argmax())
        learnt, *others = evidence[best].tolist()
        signs = [min(8.0, max(-3.0, learnt)), *(3 * sign for sign in others), 3 * strange]
        speaks = sum(map(operator.mul, _SCOPE_SIGNS, [*signs, math.log1p(words)]))
        place, slope = self.scope.tolist()
        top = 1 / float(np.exp(joined - joined[best]).sum())
        second = max(joined[:best].max(initial=-np.inf), joined[best + 1 :].max(initial=-np.inf))
        lead = min(8.0, float(joined[best] - second))
        odds = math.log(top + 1e-4) - math.log(1 - top + 1e-4)
        start, by_odds, by_lead = self.margin.tolist()
        return _chance(place + slope * speaks), _chance(start + by_odds * odds + by_lead * lead)


def _chance(odds: float) -> float:
    return 1 / (1 + math.exp(-min(30.0, max(-30.0, odds))))


Chance = TypeVar("Chance", float, Doubles)


def confidence(scope: Chance, lead: Chance) -> Chance:
    """One figure from both; scope weighs more, for a near miss does more harm than a choice."""
    figure: Chance = scope * lead**_MARGIN_POWER
    return figure


def logistic(values: Doubles) -> Doubles:
    """Log odds to chances."""
    return np.asarray(1 / (1 + np.exp(-np.clip(values, -30, 30))))


def read_scope(joined: Doubles, evidence: Doubles, words: Doubles) -> Doubles:
    """What speaks for the best entry's answering at all.

    `joined` is (questions, entries), evidence (questions, entries, EVIDENCE) and `words`, for each
    question, the share of its words that nobody has, and their number. Gives (questions, 2).
    """
    rows = np.arange(len(joined))
    best = evidence[rows, joined.argmax(axis=1)]
    learnt = np.clip(best[:, 0], -3, 8)
    signs = np.column_stack([learnt, best[:, 1:] * 3, words[:, 0] * 3, np.log1p(words[:, 1])])
    return np.column_stack([np.ones(len(rows)), signs @ SCOPE_SIGNS])


def read_margin(joined: Doubles) -> Doubles:
    """What speaks for the best entry against the others; gives (questions, 3)."""
    top = softmax(joined).max(axis=1)
    ranked = np.partition(joined, -2, axis=1) if joined.shape[1] > 1 else None
    lead = ranked[:, -1] - ranked[:, -2] if ranked is not None else np.full(len(joined), 8.0)
    odds = np.log(top + 1e-4) - np.log(1 - top + 1e-4)
    return np.column_stack([np.ones(len(top)), odds, np.minimum(lead, 8.0)])


def fit_mix(evidence: Doubles) -> Doubles:
    """Conditional logit: the mix under which the first entries of all questions are likeliest."""
    mix = DEFAULT_MIX.copy()
    if len(evidence) < 20:
        return mix
    own = evidence[:, 0]
    for _ in range(12):
        chances = softmax(evidence @ mix)
        expected = np.einsum("ne,nek->nk", chances, evidence)
        slope = (own - expected).sum(axis=0) - 2.0 * (mix - DEFAULT_MIX)
        spread = np.einsum("ne,nek,nel->kl", chances, evidence, evidence, optimize=True)
        bend = spread - expected.T @ expected + 2.0 * np.eye(EVIDENCE)
        step = np.linalg.solve(bend, slope)
        mix = np.maximum(mix + step, 0.0) * MAY_MIX
        if np.abs(step).max() < 1e-3:
            break
    return mix


def fit_chances(signs: Doubles, right: NDArray[np.bool_], weights: Doubles) -> Doubles:
    """Weighted logistic regression with a small prior; the first sign is a constant."""
    found = np.zeros(signs.shape[1])
    prior = np.full(signs.shape[1], 1.0)
    prior[0] = 1e-3
    for _ in range(25):
        chance = logistic(signs @ found)
        slope = signs.T @ (weights * (right - chance)) - prior * found
        bend = (signs * (weights * chance * (1 - chance))[:, None]).T @ signs + np.diag(prior)
        step = np.linalg.solve(bend, slope)
        found = found + step
        if np.abs(step).max() < 1e-4:
            break
    return found


def fit_floors(scope: Doubles, lead: Doubles, right: NDArray[np.bool_]) -> tuple[float, float]:
    """The floor and the lead that nearly all questions pass which come out right in rehearsal.

    Rehearsal is harder than life where phrasings are made to differ, so it cannot tell how often
    an answer is right; but whatever comes out right in it shows how a plain case looks.
    """
    if not right.any():
        return 0.7, 0.6
    floor = float(np.quantile(scope[right], 1 - PLAIN_BY_SCOPE))
    return floor, _LEAD_ALLOWANCE * float(np.quantile(lead[right], 1 - PLAIN_BY_LEAD))
