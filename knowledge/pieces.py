"""A question on its way from words to weights."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.postings import Ints


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as understood: stems with weights, words with weights, and what joins words."""

    stems: dict[str, float]
    words: list[tuple[str, float]]
    joined: list[tuple[str, float]]


@dataclass(frozen=True, slots=True)
class Pieces:
    """A word's known features, and how far the unknown ones lengthen the norm of their block."""

    ids: Ints
    strange: tuple[tuple[int, float], ...]
