"""The golden questions: what share is answered right, offered, wrong, or left alone."""

from __future__ import annotations

import json
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.report import Table
from domain.answers import Answered, Outcome, Suggested
from knowledge.library import Library
from knowledge.shelf import CONTENT, Shelf

FOLDER = Path(__file__).parents[1] / "tests" / "answers"
SETS = ("dev", "heldout")


@dataclass(slots=True)
class Score:
    """Counts by kind of question and by what came of it. Shares are of all questions of a kind."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)

    def share(self, kind: str, *results: str) -> float:
        whole = sum(count for (of, _), count in self.counts.items() if of == kind)
        return sum(self.counts[kind, result] for result in results) / whole


def golden(name: str) -> list[dict[str, object]]:
    lines = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def golden_texts() -> list[str]:
    return [str(question["text"]) for question in golden("dev")]


def judge(library: Library, outcome: Outcome, facts: set[str]) -> str:
    """right, wrong, offered, missed (choices without it), not_known (said so), or unknown."""

    def fits(identifier: str) -> bool:
        entry = library.entry(identifier)
        return entry is not None and bool(facts & set(entry.facts))

    if isinstance(outcome, Answered):
        if fits(outcome.entry):
            return "right"
        entry = library.entry(outcome.entry)
        return "wrong" if entry is None or entry.known else "not_known"
    if isinstance(outcome, Suggested):
        return "offered" if any(fits(c.entry) for c in outcome.choices) else "missed"
    return "unknown"


def score(library: Library, name: str) -> Score:
    """Asks every question of a set, each by a person with its language."""
    result = Score()
    for question in golden(name):
        begun = time.perf_counter()
        outcome = library.ask(str(question["text"]), str(question["lang"]))[0]
        result.seconds.append(time.perf_counter() - begun)
        facts = set(question["facts"])  # type: ignore[call-overload]  # a list of ids
        result.counts[str(question["kind"]), judge(library, outcome, facts)] += 1
    return result


def measure() -> list[Table]:
    begun = time.perf_counter()
    Library.load(CONTENT)
    loading = time.perf_counter() - begun
    # As the service has it: built elsewhere, always the same from the same files.
    library = Shelf().library
    scores = {name: score(library, name) for name in SETS}

    def row(what: str, floor: str, kind: str, *results: str) -> list[str]:
        shares = [f"{scores[name].share(kind, *results) * 100:.1f} %" for name in SETS]
        return [what, *shares, floor]

    rows = [
        row("answered right at once", "75 % (aim 88)", "known", "right"),
        row("right at once or among the choices", "90 % (aim 97)", "known", "right", "offered"),
        row("answered wrong", "at most 6 % (aim 2)", "known", "wrong", "not_known"),
        row(
            "near, not in the knowledge base: not answered as if it were",
            "75 % (aim 90)",
            *("near", "offered", "missed", "unknown", "not_known"),
        ),
        row("out of scope: unknown", "95 % (aim 99)", "far", "unknown"),
    ]
    latencies = sorted(second for result in scores.values() for second in result.seconds)
    notes = [
        f"{len(library.entries)} entries, read and indexed in {loading:.2f} s",
        f"median {latencies[len(latencies) // 2] * 1000:.2f} ms a question",
        f"p99 {latencies[int(len(latencies) * 0.99)] * 1000:.2f} ms a question",
    ]
    head = ["golden questions", *SETS, "floor"]
    return [Table("Golden questions", head, rows, notes)]
