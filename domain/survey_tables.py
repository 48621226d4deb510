"""Answers as a table with one row a respondent: names as KoboToolbox has them, labels or ids."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from domain import surveys
from domain.survey_columns import Column
from domain.survey_reading import OTHER
from domain.survey_responses import Response
from domain.survey_tallies import Results
from domain.surveys import Answer, Question, text_in

Cell = str | int | float
_RUNS = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "＝",
    "＋",
    "－",
    "＠",
)  # what a spreadsheet would run
_SUSPECT = frozenset("".join(_RUNS) + " \u00a0")


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table is written: `labels` in `language` instead of ids, and what is left blank.

    `anonymous` leaves out the person, the start and the time of day. `hidden` are languages,
    versions and days of so few that they are left blank, by the name of their column.
    """

    columns: Sequence[Column]
    language: str
    languages: tuple[str, ...]
    anonymous: bool = False
    labels: bool = False
    declined: str = "prefer not to say"
    words: Mapping[str, str] = field(default_factory=dict)
    hidden: Mapping[str, Collection[object]] = field(default_factory=dict)


def header(layout: Layout) -> list[str]:
    """The names of the columns, in order."""
    names = ["_id", "_status", "_language", "_version"]
    names += ["end"] if layout.anonymous else ["person", "start", "end"]
    names += ["_seconds", "_source"]
    for column in layout.columns:
        names += _names(column.question)
    return names


def rows(layout: Layout, responses: Iterable[Response]) -> Iterator[list[Cell]]:
    """One row a response."""
    blocks = [(one.name, _Block(layout, one.question)) for one in layout.columns]
    for response in responses:
        row: list[Cell] = [
            response.number,
            "complete" if response.complete else "partial",
            _or_blank(layout, "language", response.language),
            _or_blank(layout, "version", response.version),
        ]
        if layout.anonymous:
            row.append(_or_blank(layout, "day", _day(response.finished)))
        else:
            row += (response.person or "", _moment(response.started), _moment(response.finished))
        row += (response.seconds if response.seconds is not None else "", response.source)
        answers = response.answers
        for name, block in blocks:
            row += block.cells(answers.get(name))
        yield row


def code_book(layout: Layout) -> Iterator[list[Cell]]:
    """Every question and option with its id and its labels, a language a column."""
    labels = [f"label::{code}" for code in layout.languages]
    yield ["name", "option", "kind", "versions", *labels]
    for column in layout.columns:
        question = column.question
        versions = " ".join(map(str, column.versions)) + (" (removed)" if column.removed else "")
        yield [question.name, "", question.kind, versions, *_labels(layout, question.labels)]
        for option in question.options:
            yield [question.name, option.name, "", "", *_labels(layout, option.labels)]


def summary(layout: Layout, results: Results) -> Iterator[list[Cell]]:
    """Counts a question and option, shares and means; `words` names what it says."""
    words = layout.words
    yield [words.get(name, name) for name in ("question", "option", "count", "share")]
    for column in layout.columns:
        tally = results.tallies[column.name]
        question = column.question
        text = text_in(question.labels, layout.language, layout.languages)[1]
        yield [text or question.name, "", tally.answered, ""]
        for name in tally.options:
            option = question.option(name)
            label = words.get(name, name)
            if option is not None:
                label = text_in(option.labels, layout.language, layout.languages)[1]
            yield ["", label, tally.counts[name], round(tally.share(name), 4)]
        if tally.mean is not None:
            yield ["", words.get("mean", "mean"), round(tally.mean, 4), ""]


def harmless(cell: Cell) -> Cell:
    """A cell that no spreadsheet runs as a formula; numbers stay numbers."""
    if isinstance(cell, str) and cell[:1] in _SUSPECT and cell.lstrip(" \u00a0").startswith(_RUNS):
        return "'" + cell
    return cell


def _names(question: Question) -> list[str]:
    name = question.name
    if question.kind == surveys.SEVERAL:
        found = [name, *(f"{name}/{one.name}" for one in question.options)]
        found += [f"{name}/{OTHER}"] if question.other else []
    elif question.kind == surveys.RANKING:
        found = [name, *(f"{name}/{place}" for place in range(1, len(question.options) + 1))]
    else:
        found = [name]
    return [*found, f"{name}_{OTHER}"] if question.other else found


class _Block:
    """The cells of one question. Choices repeat, so what they become is kept."""

    def __init__(self, layout: Layout, question: Question) -> None:
        self._layout, self._question = layout, question
        self._width = len(_names(question))
        self._empty: tuple[Cell, ...] = ("",) * self._width
        self._known: dict[tuple[str, ...], tuple[Cell, ...]] = {}

    def cells(self, answer: Answer | None) -> tuple[Cell, ...]:
        """What an answer becomes; nothing where there is none."""
        if answer is None or answer.skipped:
            return self._empty
        if answer.choices and answer.other is None:
            known = self._known.get(answer.choices)
            if known is None:
                known = self._known[answer.choices] = self._made(answer)
            return known
        if answer.declined:
            word = self._layout.declined if self._layout.labels else "_declined"
            return (word, *self._empty[1:])
        return self._made(answer)

    def _made(self, answer: Answer) -> tuple[Cell, ...]:
        question = self._question
        cells: list[Cell] = [self._content(answer)]
        chosen = {*answer.choices, *([OTHER] if answer.other else [])}
        if question.kind == surveys.SEVERAL:
            names = [one.name for one in question.options] + ([OTHER] if question.other else [])
            cells += [int(name in chosen) for name in names]
        elif question.kind == surveys.RANKING:
            places = [self._word(name) for name in answer.choices]
            cells += [*places, *[""] * (len(question.options) - len(places))]
        if question.other:
            cells.append(answer.other or "")
        return tuple(cells)

    def _content(self, answer: Answer) -> Cell:
        if answer.number is not None:
            whole = answer.number == answer.number.to_integral_value()
            return int(answer.number) if whole else float(answer.number)
        if self._question.kind == surveys.SCALE and answer.choices:
            return int(answer.choices[0])
        if answer.day is not None or answer.text is not None:
            return answer.day or answer.text or ""
        names = [*answer.choices, *([OTHER] if answer.other else [])]
        if not self._layout.labels:
            return " ".join(names)
        return "; ".join(self._word(name) for name in names)

    def _word(self, name: str) -> str:
        layout = self._layout
        option = self._question.option(name)
        if not layout.labels:
            return name
        if option is None:
            return layout.words.get(name, name)
        return text_in(option.labels, layout.language, layout.languages)[1]


def _labels(layout: Layout, texts: Mapping[str, str]) -> list[Cell]:
    return [texts.get(code, "") for code in layout.languages]


def _or_blank(layout: Layout, what: str, value: Cell) -> Cell:
    return "" if value in layout.hidden.get(what, ()) else value


def _moment(moment: datetime | None) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment is not None else ""


def _day(moment: datetime | None) -> str:
    return moment.date().isoformat() if moment is not None else ""
