"""One row of an XLSForm's survey sheet as a question of ours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from domain import surveys
from domain.surveys import Option, Question
from domain.xlsform_cells import Problem, Row

_YES, _NO = ("yes", "true", "true()", "1"), ("", "no", "false", "false()", "0")
_SIMPLE = {
    "integer": surveys.NUMBER,
    "int": surveys.NUMBER,
    "decimal": surveys.NUMBER,
    "text": surveys.SHORT,
    "string": surveys.SHORT,
    "date": surveys.DATE,
    "note": surveys.NOTE,
    "acknowledge": surveys.YES_NO,
    "range": surveys.SCALE,
}
_CHOSEN = {
    "select_one": surveys.ONE,
    "select one": surveys.ONE,
    "select_multiple": surveys.SEVERAL,
    "select multiple": surveys.SEVERAL,
    "rank": surveys.RANKING,
}
_LIST = re.compile(
    r"(select[ _]one|select[ _]multiple|rank)\s+(\S+)(\s+or[ _]other)?", re.IGNORECASE
)
# The bounds of a number as a constraint; more may follow in brackets.
_BOUND = r"\.\s*{sign}\s*(-?\d+(?:\.\d+)?)"
_LOW, _HIGH = _BOUND.format(sign=">="), _BOUND.format(sign="<=")
_BOUNDS = re.compile(
    rf"(?:{_LOW})?(?:\s+and\s+)?(?:{_HIGH})?(?:\s+and\s+\((?P<rest>.+)\))?", re.DOTALL
)
Choices = Mapping[str, list[tuple[Option, Row]]]


def read_question(
    row: Row,
    kind: str,
    choices: Choices,
    language: str,
    problems: list[Problem],
    ignored: list[Problem],
) -> Question | None:
    """A question, or None with a problem that says why."""
    question = _of_kind(row, kind, choices, problems)
    if question is None:
        return None
    if not question.name:
        problems.append(Problem("no-name", row.place("name"), {}))
        return None
    question = replace(
        question,
        labels=row.texts("label", language),
        hints=row.texts("hint", language),
        units=row.texts("unit", language),
        low_labels=row.texts("low_label", language),
        high_labels=row.texts("high_label", language),
        constraint_messages=row.texts("constraint_message", language),
        required=_required(row, problems),
        may_decline=row.get("may_decline").lower() in _YES,
        relevant=row.expression("relevant"),
    )
    if row.get("choice_filter"):
        problems.append(Problem("choice-filter", row.place("choice_filter"), {}))
    return _with_looks(row, _with_bounds(row, question), ignored)


def _of_kind(row: Row, kind: str, choices: Choices, problems: list[Problem]) -> Question | None:
    name, low = row.get("name"), kind.lower()
    if low in _SIMPLE:
        question = Question(name, _SIMPLE[low], {}, whole=low in ("integer", "int"))
        return _scale(row, question, problems) if low == "range" else question
    match = _LIST.fullmatch(kind)
    if match is None:
        key = "no-list-name" if low in _CHOSEN else "type"
        problems.append(Problem(key, row.place("type"), {"type": kind[:60]}))
        return None
    found = choices.get(match[2])
    if found is None:
        values = {"list": match[2][:60]}
        problems.append(Problem("unknown-list", row.place("type"), values))
        return None
    chosen = _CHOSEN[match[1].lower()]
    options = tuple(option for option, _ in found)
    other = bool(match[3])
    if chosen == surveys.ONE and not other and [one.name for one in options] == ["yes", "no"]:
        return Question(name, surveys.YES_NO, {})
    return Question(name, chosen, {}, options=options, other=other)


def _scale(row: Row, question: Question, problems: list[Problem]) -> Question | None:
    """XLSForm's range: start, end and step stand in the column parameters; 1 to 10 by 1 unsaid."""
    given = _parameters(row)
    try:
        low, high = Decimal(given.get("start", "1")), Decimal(given.get("end", "10"))
        step = Decimal(given.get("step", "1"))
    except InvalidOperation:
        problems.append(Problem("range", row.place("parameters"), {}))
        return None
    if step != 1:
        problems.append(Problem("range-step", row.place("parameters"), {}))
        return None
    return replace(question, low=low, high=high)


def _required(row: Row, problems: list[Problem]) -> bool:
    written = row.get("required").lower().replace(" ", "")
    if written not in (*_YES, *_NO):
        problems.append(Problem("required", row.place("required"), {}))
    return written in _YES


def _with_bounds(row: Row, question: Question) -> Question:
    constraint = row.expression("constraint")
    match = _BOUNDS.fullmatch(constraint) if question.kind == surveys.NUMBER else None
    if match is None or not (match[1] or match[2]):
        return replace(question, constraint=constraint)
    low, high = (Decimal(one) if one else None for one in (match[1], match[2]))
    return replace(question, low=low, high=high, constraint=match["rest"] or "")


def _with_looks(row: Row, question: Question, ignored: list[Problem]) -> Question:
    appearance = row.get("appearance").lower()
    if question.kind == surveys.SHORT and "multiline" in appearance.split():
        return replace(question, kind=surveys.LONG)
    if appearance:
        ignored.append(Problem("appearance", row.place("appearance"), {"name": appearance[:60]}))
    if question.kind in surveys.WITH_OPTIONS:
        shuffled = _parameters(row).get("randomize", "").lower() in _YES
        return replace(question, shuffled=shuffled)
    return question


def _parameters(row: Row) -> dict[str, str]:
    pairs = (part.partition("=") for part in re.split(r"[\s;,]+", row.get("parameters")) if part)
    return {name.strip().lower(): value.strip() for name, _, value in pairs}
