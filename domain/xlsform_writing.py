"""Writes a form as an XLSForm workbook that reads back without loss."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Any

import xlsxwriter

from domain import surveys
from domain.surveys import Form, Question, Texts
from domain.xlsform_columns import write_language

_TYPES = {
    surveys.SCALE: "range",
    surveys.DATE: "date",
    surveys.SHORT: "text",
    surveys.LONG: "text",
    surveys.NOTE: "note",
    surveys.YES_NO: "select_one yes_no",
}
_LISTS = {surveys.ONE: "select_one", surveys.SEVERAL: "select_multiple", surveys.RANKING: "rank"}
_WORDS = {"en": ("Yes", "No"), "fr": ("Oui", "Non")}
Cells = dict[str, str]


def write_xlsform(form: Form, name: str) -> bytes:
    """The workbook; `name` is its form_id. Texts are typed as texts, so that nothing is run."""
    out = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
               "strings_to_numbers": False}  # fmt: skip
    with xlsxwriter.Workbook(out, options) as book:
        bold = book.add_format({"bold": True})
        _write(book.add_worksheet("survey"), bold, _survey(form), ("type", "name"))
        _write(book.add_worksheet("choices"), bold, _choices(form), ("list_name", "name"))
        _write(book.add_worksheet("settings"), bold, [_settings(form, name)], ("form_title",))
    return out.getvalue()


def _survey(form: Form) -> list[Cells]:
    rows: list[Cells] = []
    inside: str | None = None
    for question in form.questions:
        if question.section != inside:
            rows += [{"type": "end_group"}] if inside is not None else []
            section = form.section(question.section)
            if section is not None:
                rows.append(
                    {"type": "begin_group", "name": section.name, "relevant": section.relevant}
                    | _texts("label", section.labels)
                )
            inside = question.section if section is not None else None
        rows.append(_question(question))
    return [*rows, {"type": "end_group"}] if inside is not None else rows


def _question(question: Question) -> Cells:
    kind = _TYPES.get(question.kind, "integer" if question.whole else "decimal")
    if question.kind in _LISTS:
        other = " or_other" if question.other else ""
        kind = f"{_LISTS[question.kind]} {question.name}{other}"
    cells = {
        "type": kind,
        "name": question.name,
        **_texts("label", question.labels),
        **_texts("hint", question.hints),
        "required": "yes" if question.required else "",
        "relevant": question.relevant,
        "constraint": _constraint(question),
        **_texts("constraint_message", question.constraint_messages),
        "appearance": "multiline" if question.kind == surveys.LONG else "",
        "parameters": _parameters(question),
        **_texts("unit", question.units),
        **_texts("low_label", question.low_labels),
        **_texts("high_label", question.high_labels),
        "may_decline": "yes" if question.may_decline else "",
    }
    return {column: text for column, text in cells.items() if text}


def _constraint(question: Question) -> str:
    if question.kind != surveys.NUMBER or (question.low is None and question.high is None):
        return question.constraint
    parts = [f". >= {question.low:f}"] if question.low is not None else []
    parts += [f". <= {question.high:f}"] if question.high is not None else []
    parts += [f"({question.constraint})"] if question.constraint else []
    return " and ".join(parts)


def _parameters(question: Question) -> str:
    if question.kind == surveys.SCALE:
        return f"start={question.steps[0]} end={question.steps[-1]} step=1"
    return "randomize=true" if question.shuffled else ""


def _choices(form: Form) -> list[Cells]:
    rows = [
        {"list_name": question.name, "name": option.name, **_texts("label", option.labels)}
        for question in form.questions
        if question.kind in _LISTS
        for option in question.options
    ]
    if any(question.kind == surveys.YES_NO for question in form.questions):
        for at, name in enumerate((surveys.YES, surveys.NO)):
            labels = {code: _WORDS.get(code, _WORDS["en"])[at] for code in form.languages}
            rows.append({"list_name": "yes_no", "name": name, **_texts("label", labels)})
    return rows


def _settings(form: Form, name: str) -> Cells:
    first = form.languages[0]
    cells = {
        "form_title": form.titles.get(first, ""),
        **_texts("survey_title", {code: one for code, one in form.titles.items() if code != first}),
        "form_id": name,
        "default_language": write_language(first),
        "languages": " ".join(form.languages),
        **_texts("introduction", form.introductions),
        **_texts("thanks", form.thanks),
        "anonymous": "yes" if form.anonymous else "",
        "editable": "" if form.editable else "no",
        "shares_results": "yes" if form.shares_results else "",
    }
    return {column: text for column, text in cells.items() if text}


def _texts(column: str, texts: Texts) -> Cells:
    return {f"{column}::{write_language(code)}": text for code, text in texts.items() if text}


def _write(
    sheet: Any, bold: Any, rows: Iterable[Mapping[str, str]], first: tuple[str, ...]
) -> None:
    rows = list(rows)
    columns = list(dict.fromkeys([*first, *(column for row in rows for column in row)]))
    for at, column in enumerate(columns):
        sheet.write_string(0, at, column, bold)
        for number, row in enumerate(rows, 1):
            if row.get(column):
                sheet.write_string(number, at, row[column])
