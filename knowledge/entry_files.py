"""Reads one curated file into an Entry, or says line by line what is wrong with it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from domain.formatting import set_in_type
from knowledge.entries import ID, LONGEST_ANSWER, LONGEST_ID, Entry, Fault, Source, Wording

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_HEADING = re.compile(r"#\s*([a-z]{2})\s*:\s*(.+)")
_FIELDS = {"id", "topic", "facts", "known", "as_of", "review_by", "related", "sources"}
_SOURCE_FIELDS = {"document", "publisher", "symbol", "place", "year", "address"}


@dataclass(slots=True)
class _Reading:
    file: str
    faults: list[Fault] = field(default_factory=list)

    def fault(self, line: int, sentence: str) -> None:
        self.faults.append(Fault(self.file, line, sentence))


def read_entry(path: Path, shown_as: str | None = None) -> tuple[Entry | None, list[Fault]]:
    """Gives the entry and no faults, or None and at least one fault. Raises for no content."""
    reading = _Reading(shown_as or path.name)
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError as error:
        reading.fault(1, f"The file is not UTF-8 text (byte {error.start}).")
        return None, reading.faults
    except OSError as error:
        reading.fault(1, f"The file cannot be read: {error.strerror}.")
        return None, reading.faults
    marks = [number for number, text in enumerate(lines) if text.strip() == "---"][:2]
    if len(marks) < 2 or marks[0] != 0:
        reading.fault(1, "The file must begin with its card between two lines of '---'.")
        return None, reading.faults
    card = _read_card(reading, lines[1 : marks[1]])
    wordings = _read_wordings(reading, lines, marks[1] + 1)
    entry = _make_entry(reading, card, wordings, path.stem) if card is not None else None
    return (None, reading.faults) if reading.faults else (entry, [])


def _read_card(reading: _Reading, lines: list[str]) -> dict[str, Any] | None:
    try:
        card = yaml.load("\n".join(lines), Loader=_Loader)  # noqa: S506 - a safe loader
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reading.fault(
            (mark.line + 2) if mark else 2,
            f"The card cannot be read: {getattr(error, 'problem', error)}.",
        )
        return None
    except ValueError as error:
        reading.fault(2, f"The card holds a value that does not exist: {error}.")
        return None
    if not isinstance(card, dict):
        reading.fault(2, "The card must be lines of 'field: value'.")
        return None
    return card


def _read_wordings(reading: _Reading, lines: list[str], start: int) -> dict[str, Wording]:
    wordings: dict[str, Wording] = {}
    at = start
    while at < len(lines):
        heading = _HEADING.fullmatch(lines[at].strip())
        if heading is None:
            if lines[at].strip():
                reading.fault(at + 1, "Expected a language heading such as '# en: Title'.")
                return wordings
            at += 1
            continue
        end = next((n for n in range(at + 1, len(lines)) if re.match(r"#\s", lines[n])), len(lines))
        language, title = heading.groups()
        if language in wordings:
            reading.fault(at + 1, f"The language '{language}' stands here twice.")
        title = set_in_type(title.strip(), language)
        wordings[language] = _read_wording(reading, lines, at, end, language, title)
        at = end
    return wordings


def _read_wording(
    reading: _Reading, lines: list[str], at: int, end: int, language: str, title: str
) -> Wording:
    split = next((n for n in range(at + 1, end) if lines[n].strip() == "## Phrasings"), None)
    if split is None:
        reading.fault(at + 1, "The heading '## Phrasings' is missing under this language.")
        split = end
    answer = "\n".join(line.strip() for line in lines[at + 1 : split]).strip()
    answer = re.sub(r"\n{3,}", "\n\n", answer)
    if not answer:
        reading.fault(at + 1, "The answer is missing.")
    elif len(answer) > LONGEST_ANSWER:
        reading.fault(
            at + 1, f"The answer has {len(answer)} characters; at most {LONGEST_ANSWER} fit."
        )
    if re.search(r"</?[a-zA-Z][^>]*>|&[a-z]+;|\*\*", answer):
        reading.fault(at + 1, "The answer must be plain text, without HTML or asterisks.")
    phrasings, numbers = [], []
    for number in range(split + 1, end):
        text = lines[number].strip()
        if text.startswith("- ") and text[2:].strip():
            phrasings.append(text[2:].strip())
            numbers.append(number + 1)
        elif text:
            reading.fault(number + 1, "A phrasing is a line that begins with '- '.")
    answer = set_in_type(answer, language)
    return Wording(title, answer, tuple(phrasings), at + 1, tuple(numbers))


def _make_entry(
    reading: _Reading, card: dict[str, Any], wordings: dict[str, Wording], stem: str
) -> Entry | None:
    for name in sorted(set(map(str, card)) - _FIELDS):
        reading.fault(1, f"The card has a field '{name}' that nobody knows.")
    identifier = str(card.get("id", ""))
    if not ID.fullmatch(identifier) or len(identifier) > LONGEST_ID:
        reading.fault(
            1, f"The id must be small letters, digits and hyphens, at most {LONGEST_ID} characters."
        )
    elif identifier != stem:
        reading.fault(1, f"The file must be called {identifier}.md, as its id says.")
    facts = _strings(reading, card, "facts")
    related = _strings(reading, card, "related")
    known = card.get("known", True)
    if not isinstance(known, bool):
        reading.fault(1, "The field 'known' is true or false.")
    review_by = card.get("review_by")
    if not isinstance(review_by, date):
        reading.fault(1, "The field 'review_by' must be a day such as 2027-05-31.")
    sources = _sources(reading, card.get("sources"))
    if not wordings:
        reading.fault(len(wordings) + 1, "The file has no language section such as '# en: Title'.")
    if reading.faults or not isinstance(review_by, date):
        return None
    as_of = card.get("as_of")
    return Entry(
        id=identifier,
        topic=str(card.get("topic", "")),
        facts=facts,
        sources=sources,
        review_by=review_by,
        wordings=wordings,
        file=reading.file,
        known=bool(known),
        as_of=None if as_of is None else str(as_of),
        related=related,
    )


def _strings(reading: _Reading, card: dict[str, Any], name: str) -> tuple[str, ...]:
    value = card.get(name) or []
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        reading.fault(1, f"The field '{name}' must be a list such as [a, b].")
        return ()
    return tuple(value)


def _sources(reading: _Reading, value: object) -> tuple[Source, ...]:
    if not isinstance(value, list) or not value:
        reading.fault(1, "The field 'sources' must list at least one source.")
        return ()
    sources = []
    for item in value:
        if not isinstance(item, dict) or not item.get("document"):
            reading.fault(1, "Each source needs at least its 'document'.")
            continue
        for name in sorted(set(map(str, item)) - _SOURCE_FIELDS):
            reading.fault(1, f"A source has a field '{name}' that nobody knows.")
        year = item.get("year")
        if year is not None and not isinstance(year, int):
            reading.fault(1, "The year of a source is a number such as 2024.")
            continue
        symbol, address = item.get("symbol"), item.get("address")
        sources.append(
            Source(
                document=item["document"],
                publisher=item.get("publisher"),
                symbol=None if symbol is None else str(symbol),
                place=item.get("place"),
                year=year,
                address=None if address is None else str(address),
            )
        )
    return tuple(sources)
