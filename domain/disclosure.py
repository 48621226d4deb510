"""Keeps small groups from being told apart where people were promised to stay unknown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

K = TypeVar("K")

LEAST = 5  # a group of fewer is not shown by itself


def protect(counts: Mapping[K, int], least: int = LEAST) -> dict[K, int | None]:
    """Counts in which no group of fewer than `least` can be seen or reckoned; None hides one.

    Groups of 1 to `least` - 1 are hidden (primary suppression). As long as what is hidden sums up
    to fewer than `least`, or to one group alone, whoever knows the total could reckon it, so the
    next smallest is hidden too (complementary suppression). Nobody in a group is nobody to
    protect: a 0 is shown.
    """
    shown: dict[K, int | None] = dict(counts)
    hidden = {name for name, count in counts.items() if 0 < count < least}
    rest = sorted(
        (name for name, count in counts.items() if count >= least), key=lambda name: counts[name]
    )
    while hidden and (len(hidden) == 1 or sum(counts[name] for name in hidden) < least):
        if not rest:
            hidden = {name for name, count in counts.items() if count}
            break
        hidden.add(rest.pop(0))
    shown.update(dict.fromkeys(hidden))
    return shown


def hidden_in(counts: Mapping[K, int], least: int = LEAST) -> set[K]:
    """The groups that are not to be told apart."""
    return {name for name, count in protect(counts, least).items() if count is None}
