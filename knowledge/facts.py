"""The fact register: every fact that an answer may state, to trace answers and dated facts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

_FOLDER = Path(__file__).parent / "register"


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact in our own words. `confidence` is high, medium or low; a low one is not stated."""

    id: str
    section: str
    statement: str
    source: str
    confidence: str
    as_of: str | None


def read_register(folder: Path = _FOLDER) -> dict[str, Fact]:
    """The facts by id, from every YAML file of a folder. Raises ValueError for an id used twice."""
    facts: dict[str, Fact] = {}
    for path in sorted(folder.glob("*.yaml")):
        for item in _read(path):
            fact = Fact(as_of=item.get("as_of"), **{k: item[k] for k in _FIELDS})
            if fact.id in facts:
                raise ValueError(f"the fact {fact.id} stands twice in the register")
            facts[fact.id] = fact
    return facts


def _read(path: Path) -> list[dict[str, str]]:
    loaded: list[dict[str, str]] = yaml.load(
        path.read_text(encoding="utf-8"),
        Loader=yaml.CSafeLoader,
    )
    return loaded


_FIELDS = ("id", "section", "statement", "source", "confidence")
