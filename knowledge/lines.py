"""The engine over JSON lines: `talaria match` and `talaria ask -`."""

from __future__ import annotations

import json
import resource
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TextIO

from domain.answers import Answered, Outcome, Suggested
from knowledge.entries import Source
from knowledge.index import CorpusEntry, Index
from knowledge.library import Library

WARM_UP = "__warmup__"


def match_lines(corpus: Path, questions: TextIO, answers: TextIO) -> None:
    """Answers each line {"id", "lang", "text"} with {"id", "matches": [{"entry", "score"}]}."""
    before = _memory_mb()
    entries = json.loads(corpus.read_text(encoding="utf-8"))["entries"]
    begun = time.perf_counter()
    index = Index.build([CorpusEntry(e["id"], e["lang"], e["questions"]) for e in entries])
    built = time.perf_counter() - begun
    for line in questions:
        if not line.strip():
            continue
        asked = json.loads(line)
        found = index.rank(asked["text"], asked.get("lang"))
        answer: dict[str, object] = {
            "id": asked["id"],
            "matches": [{"entry": m.entry, "score": round(m.score, 6)} for m in found],
        }
        if asked["id"] == WARM_UP:
            answer |= {"build_s": round(built, 4), "rss_import_mb": round(before, 1)}
        answers.write(json.dumps(answer, ensure_ascii=False) + "\n")
        answers.flush()


def ask_lines(library: Library, questions: TextIO, answers: TextIO) -> None:
    """Answers each line {"id", "text", "lang"?} with what `describe` gives, and the id."""
    for line in questions:
        if not line.strip():
            continue
        asked = json.loads(line)
        outcomes = library.ask(asked["text"], asked.get("lang"))
        answers.write(
            json.dumps({"id": asked["id"]} | describe(library, outcomes), ensure_ascii=False) + "\n"
        )
        answers.flush()


def describe(library: Library, outcomes: tuple[Outcome, ...]) -> dict[str, object]:
    """Outcomes as plain data: the first one's fields, and all under "parts" where there are two."""
    described = [_describe_one(library, outcome) for outcome in outcomes]
    return described[0] | ({"parts": described} if len(described) > 1 else {})


def as_text(library: Library, outcomes: tuple[Outcome, ...]) -> str:
    """Outcomes for a terminal: the answer, or what was found instead and the titles near it."""
    lines = []
    for outcome in outcomes:
        told = _describe_one(library, outcome)
        shown = told["choices"] or told.get("nearest") or []
        titles = [choice["title"] for choice in shown] if isinstance(shown, list) else []
        lines.append(str(told["answer"] or "\n- ".join([str(told["outcome"]), *titles])))
    return "\n\n".join(lines)


def _describe_one(library: Library, outcome: Outcome) -> dict[str, object]:
    told: dict[str, object] = {
        "outcome": "unknown", "lang": outcome.asked_in, "entry": None, "known": None,
        "confidence": 0.0, "choices": [], "answer": None, "facts": [], "sources": [],
    }  # fmt: skip
    if isinstance(outcome, Answered):
        entry = library.entry(outcome.entry)
        if entry is None:
            return told
        return told | {
            "outcome": "answered",
            "lang": outcome.language,
            "entry": entry.id,
            "known": entry.known,
            "confidence": round(outcome.confidence, 4),
            "answer": entry.wordings[outcome.language].answer,
            "facts": list(entry.facts),
            "sources": [_source(source, outcome.language) for source in entry.sources],
        }
    shown = outcome.choices if isinstance(outcome, Suggested) else outcome.nearest
    choices = [
        {"entry": c.entry, "title": c.title, "facts": list(library.entries[c.entry].facts)}
        for c in shown
    ]
    if isinstance(outcome, Suggested):
        return told | {
            "outcome": "choices",
            "confidence": round(shown[0].confidence, 4),
            "choices": choices,
        }
    return told | {
        "nearest": choices,
        "confidence": round(shown[0].confidence if shown else 0.0, 4),
    }


def _source(source: Source, language: str) -> dict[str, object]:
    told = {
        name: getattr(source, name)
        for name in ("document", "publisher", "symbol", "place", "year", "address")
    }
    for name, value in told.items():
        if isinstance(value, Mapping):
            told[name] = value.get(language) or next(iter(value.values()))
    return {name: value for name, value in told.items() if value is not None}


def _memory_mb() -> float:
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        return pages * resource.getpagesize() / 2**20
    except (OSError, ValueError):
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
