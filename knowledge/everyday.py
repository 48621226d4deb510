"""Reads the list of everyday words that stand for one another, in English and French."""

from __future__ import annotations

from functools import cache
from pathlib import Path

LANGUAGES = ("en", "fr")
Phrase = tuple[str, ...]


@cache
def groups() -> tuple[dict[str, tuple[Phrase, ...]], ...]:
    """One mapping a meaning, from language to the words or short phrases that carry it."""
    lines = Path(__file__).with_name("everyday.txt").read_text(encoding="utf-8").splitlines()
    found = []
    for line in lines:
        if line and not line.startswith("#"):
            sides = zip(LANGUAGES, line.split("|"), strict=True)
            found.append(
                {
                    language: tuple(tuple(form.split("_")) for form in side.split())
                    for language, side in sides
                }
            )
    return tuple(found)
