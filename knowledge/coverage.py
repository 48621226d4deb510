"""The table of what the curated answers cover: entries, phrasings and facts, shelf by shelf."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from knowledge.checks import LANGUAGES
from knowledge.entries import Entry
from knowledge.facts import Fact


@dataclass(frozen=True, slots=True)
class Row:
    """One topic. `phrasings` stand in the order of LANGUAGES."""

    topic: str
    entries: int
    unknown: int
    phrasings: tuple[int, ...]
    facts: int


def coverage(entries: Mapping[str, Entry]) -> list[Row]:
    """A row a topic, in the order of their names."""
    ordered = sorted(entries.values(), key=lambda entry: entry.topic)
    rows = []
    for topic, group in groupby(ordered, key=lambda entry: entry.topic):
        found = list(group)
        rows.append(
            Row(
                topic,
                len(found),
                sum(not entry.known for entry in found),
                tuple(
                    sum(len(e.wordings[code].phrasings) for e in found if code in e.wordings)
                    for code in LANGUAGES
                ),
                len({fact for entry in found for fact in entry.facts}),
            )
        )
    return rows


def as_table(rows: list[Row], entries: Mapping[str, Entry], register: Mapping[str, Fact]) -> str:
    """The rows as text, with how much of the register they use."""
    head = ["topic", "entries", "not known", *(f"phrasings {code}" for code in LANGUAGES), "facts"]
    lines = [head, *(_cells(row) for row in rows)]
    widths = [max(len(line[at]) for line in lines) for at in range(len(head))]
    text = "\n".join(
        "  ".join(
            cell.ljust(width) if at == 0 else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in lines
    )
    used = {fact for entry in entries.values() for fact in entry.facts}
    worth = {name for name, fact in register.items() if fact.confidence != "low"}
    known = f"{len(used & worth)} of {len(worth)} facts of high or medium confidence"
    return f"{text}\n\n{len(entries)} entries use {known}."


def _cells(row: Row) -> list[str]:
    return [row.topic, *map(str, (row.entries, row.unknown, *row.phrasings, row.facts))]
