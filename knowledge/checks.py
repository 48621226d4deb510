"""What a curator has to know of the files: faults that must be mended, notices that can wait."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from knowledge.entries import Entry, Fault
from knowledge.entry_files import read_entry
from knowledge.facts import Fact
from knowledge.normalise import tokens
from knowledge.topics import read_topics

LANGUAGES = ("en", "fr")
FEWEST_PHRASINGS = 6
_TWINS = 0.6


@dataclass(frozen=True, slots=True)
class Report:
    """Faults break a rule; notices are for reading again."""

    entries: int
    faults: tuple[Fault, ...]
    notices: tuple[Fault, ...]


def check(folder: Path, register: dict[str, Fact], today: date) -> Report:
    """Reads every entry below a folder and checks each alone, then all of them together."""
    entries, faults = read_all(folder)
    domains, topic_faults = read_topics(folder / "topics.yaml")
    faults += topic_faults
    topics = {topic.id for domain in domains for topic in domain.topics}
    ids = {entry.id for entry in entries}
    for entry in entries:
        faults += _check_card(entry, register, topics, ids)
        faults += _check_wordings(entry)
    faults += _shared_phrasings(entries)
    notices = [*_overdue(entries, today), *_twins(entries), *_unused(entries, register)]
    return Report(len(entries), tuple(sorted(faults, key=_place)), tuple(notices))


def read_all(folder: Path) -> tuple[list[Entry], list[Fault]]:
    """Every entry below a folder that can be read, and what is wrong with the others."""
    entries: list[Entry] = []
    faults: list[Fault] = []
    for path in sorted(folder.rglob("*.md")):
        if path.name == "README.md":
            continue
        entry, found = read_entry(path, str(path.relative_to(folder)))
        faults += found
        if entry is not None:
            entries.append(entry)
    return entries, faults


def _place(fault: Fault) -> tuple[str, int]:
    return fault.file, fault.line


def _check_card(
    entry: Entry, register: dict[str, Fact], topics: set[str], ids: set[str]
) -> Iterable[Fault]:
    if entry.topic not in topics:
        yield Fault(entry.file, 1, f"The topic '{entry.topic}' is not in topics.yaml.")
    for related in entry.related:
        if related not in ids:
            yield Fault(entry.file, 1, f"The related entry '{related}' does not exist.")
    for name in entry.facts:
        fact = register.get(name)
        if fact is None:
            yield Fault(entry.file, 1, f"The register has no fact {name}.")
        elif fact.confidence == "low" and entry.known:
            yield Fault(entry.file, 1, f"The fact {name} is of low confidence: do not state it.")
        elif fact.as_of and not entry.as_of:
            yield Fault(entry.file, 1, f"The fact {name} ages: say 'as_of' ({fact.as_of}).")
    if entry.known and not entry.facts:
        yield Fault(entry.file, 1, "An answer must rest on at least one fact.")


def _check_wordings(entry: Entry) -> Iterable[Fault]:
    for language in LANGUAGES:
        wording = entry.wordings.get(language)
        if wording is None:
            yield Fault(entry.file, 1, f"The language '{language}' is missing.")
        elif len(wording.phrasings) < FEWEST_PHRASINGS:
            count = len(wording.phrasings)
            sentence = f"Only {count} phrasings; at least {FEWEST_PHRASINGS} are needed."
            yield Fault(entry.file, wording.line, sentence)


def _shared_phrasings(entries: Sequence[Entry]) -> Iterable[Fault]:
    seen: dict[str, tuple[str, str, int]] = {}
    for entry in entries:
        for language, wording in entry.wordings.items():
            for text, line in zip(wording.phrasings, wording.phrasing_lines, strict=True):
                here = (entry.file, language, line)
                file, other, first = seen.setdefault(" ".join(tokens(text)), here)
                # An entry may ask with the same words in two languages, but only there.
                if (file, other, first) != here and (file != entry.file or other == language):
                    sentence = f"The phrasing '{text}' stands in {file}:{first} too."
                    yield Fault(entry.file, line, sentence)


def _overdue(entries: Sequence[Entry], today: date) -> Iterable[Fault]:
    for entry in entries:
        if entry.review_by < today:
            yield Fault(entry.file, 1, f"To be read again since {entry.review_by}.")


def _twins(entries: Sequence[Entry]) -> Iterable[Fault]:
    by_word: dict[str, set[int]] = defaultdict(set)
    words = [_words(entry) for entry in entries]
    for at, own in enumerate(words):
        for word in own:
            by_word[word].add(at)
    for at, own in enumerate(words):
        near = {other for word in own for other in by_word[word] if other > at}
        for other in sorted(near):
            shared = len(own & words[other]) / len(own | words[other])
            if shared >= _TWINS:
                sentence = f"Nearly the same words as {entries[other].file}: merge them?"
                yield Fault(entries[at].file, 1, sentence)


def _words(entry: Entry) -> set[str]:
    wording = next(iter(entry.wordings.values()))
    return set(tokens(f"{wording.title} {wording.answer}"))


def _unused(entries: Sequence[Entry], register: dict[str, Fact]) -> Iterable[Fault]:
    used = {fact for entry in entries for fact in entry.facts}
    for name, fact in register.items():
        if name not in used and fact.confidence != "low":
            yield Fault("register", 1, f"No entry uses the fact {name}.")
