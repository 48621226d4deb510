"""A million broken inputs through every parser: none may raise or hang."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from benchmarks.report import Table
from benchmarks.xlsform_cases import CASES
from bot.webhook import _read
from domain.calendar_reading import read_calendar
from domain.event_files import read_event_file
from domain.formatting import escape, escape_name, set_in_type, shorten, split_plain, utf16_length
from domain.payloads import linked_entry, linked_event, linked_invitation, linked_survey, unpack
from domain.survey_editing import slug, split_options, split_question
from domain.survey_expressions import BadExpression, read_expression
from domain.survey_files import read_survey_file
from domain.survey_reading import read_typed
from domain.surveys import KINDS, Option, Question
from domain.typed_dates import read_moment
from domain.workbooks import read_workbook
from domain.zones import find_zones
from knowledge.normalise import tokens, words

_INPUTS = int(os.environ.get("FUZZ_INPUTS", "1000000"))
_SEED = 2026
_SIGNS = "aàéñßΩжя中あ한नي٢😀\u200d\u202e\u0301\x00\n\t <>&\"'=+-*/()[]{}:;,.$#@!%^|~`0159'"

NOW = datetime(2026, 11, 26, 10, 0)  # noqa: DTZ001 - a wall clock's
ICS = (
    b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:A\\, b\r\n"
    b"DTSTART;TZID=Europe/Zurich:20270214T130000\r\nDTEND;TZID=Europe/Zurich:20270214T160000\r\n"
    b"RRULE:FREQ=WEEKLY;COUNT=3\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
YAML = (
    "title: {en: T}\nstarts: 2027-02-14 13:00\nends: 16:00\nzone: Europe/Zurich\nformat: virtual\n"
)
SURVEY = (
    "title: T\nquestions:\n  - ask: A?\n    kind: one\n    options: [x, y]\n    only_if: ${a} = 1\n"
)
WORKBOOKS = [case.workbook() for case in CASES]
QUESTIONS = [
    Question("q", kind, {"en": "?"}, options=(Option("a", {"en": "A"}), Option("b", {"en": "B"})))
    for kind in KINDS
    if kind != "scale"
]


def _formatting(text: str) -> None:
    escape_name(text)
    set_in_type(text, "fr")
    assert utf16_length(shorten(text, 64)) <= 64
    for piece in split_plain(text, 100):
        assert utf16_length(piece) <= 100
    assert "<" not in escape(text)


def _normalised(text: str) -> None:
    tokens(text)
    words(text, "en")


def _expression(text: str) -> None:
    try:
        read_expression(text)
    except BadExpression:
        return


def _links(text: str) -> None:
    for read in (linked_entry, linked_event, linked_invitation, linked_survey, unpack):
        read(text)


def _answers(text: str) -> None:
    for question in QUESTIONS:
        read_typed(question, text, (), "fr", date(2026, 11, 26))
    split_question(text)
    split_options(text)
    slug(text)


# The name, what reads it, seeds to break, and the share of all inputs.
PARSERS: tuple[tuple[str, Callable[[Any], Any], list[Any], float], ...] = (
    ("normalisation", _normalised, ["What is the Minamata Convention?", "déchets", "废物 是"], 0.2),
    ("formatting and splitting", _formatting, ["<b>Hello</b> & bye. Next\n\nOne", "a" * 200], 0.2),
    ("buttons and deep links", _links, ["sv:1:2:3:o:4", "e-minamata-what-is", "s-0a1b2c"], 0.2),
    ("conditions", _expression, ["${a} = 'x' and (${b} > 3 or selected(${c}, 'y'))"], 0.15),
    ("webhook bodies", _read, [b'{"update_id": 7, "message": {"text": "hi"}}'], 0.1),
    ("survey answers", _answers, ["2,500", "mercury, e-waste", "14 Feb 2027", "- a\n- b"], 0.06),
    ("dates", lambda text: read_moment(text, "fr", NOW), ["14/02/2027 13:00", "demain 14h"], 0.04),
    ("zones", lambda text: find_zones(text, "en"), ["geneva", "UTC+3", "new york"], 0.005),
    ("calendars", lambda body: read_calendar(body, "UTC", "en"), [ICS], 0.02),
    ("event files", read_event_file, [YAML], 0.01),
    ("survey files", read_survey_file, [SURVEY], 0.01),
    ("workbooks", read_workbook, WORKBOOKS, 0.005),
)


def measure() -> list[Table]:
    random.seed(_SEED)
    rows, total, raised, slowest = [], 0, 0, 0.0
    for name, parse, seeds, share in PARSERS:
        count = max(1, int(_INPUTS * share))
        worst, faults = 0.0, 0
        for _ in range(count):
            given = broken(random.choice(seeds))
            began = time.perf_counter()
            try:
                parse(given)
            except Exception as error:  # what it finds is counted, and shown to be mended
                faults += 1
                if faults <= 3:
                    print(f"{name}: {type(error).__name__}: {error} for {given!r:.300}")
            worst = max(worst, time.perf_counter() - began)
        total, raised, slowest = total + count, raised + faults, max(slowest, worst)
        rows.append([name, f"{count:,}", str(faults), f"{worst * 1000:.0f} ms"])
    notes = [
        f"{total:,} inputs, {raised} unhandled (floor 0), the slowest {slowest:.2f} s (floor 1)"
    ]
    return [Table("Broken inputs", ["parser", "inputs", "unhandled", "slowest"], rows, notes)]


def broken(seed: Any) -> Any:
    """A seed with a few pieces cut, doubled, swapped or replaced."""
    found = seed
    for _ in range(random.randint(1, 6)):
        at = random.randint(0, len(found))
        end = min(len(found), at + random.choice((0, 1, 1, 2, 5, 40)))
        match random.randrange(4):
            case 0:
                found = found[:at] + found[end:]
            case 1:
                found = found[:at] + found[at:end] * random.choice((2, 3, 50)) + found[end:]
            case _:
                found = found[:at] + _piece(found) + found[end:]
    return found[:20_000]


def _piece(like: Any) -> Any:
    if isinstance(like, bytes):
        return bytes(random.randrange(256) for _ in range(random.choice((1, 1, 2, 8))))
    return "".join(random.choice(_SIGNS) for _ in range(random.choice((1, 1, 2, 8))))
