"""Writes a survey's table as CSV and as an Excel workbook, row by row."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import xlsxwriter

from domain.survey_responses import Response
from domain.survey_tables import Cell, Layout, code_book, harmless, header, rows

_LONGEST_CELL = 32_000  # Excel's limit is 32,767 characters


def write_csv(path: Path, layout: Layout, responses: Iterable[Response]) -> None:
    """UTF-8 with a byte order mark, so that Excel reads accents; lines end as RFC 4180 says."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(map(harmless, header(layout)))
        for row in rows(layout, responses):
            writer.writerow([harmless(cell) for cell in row])


def write_workbook(
    path: Path,
    layout: Layout,
    responses: Iterable[Response],
    summary: Callable[[], Iterable[list[Cell]]],
) -> None:
    """A workbook with the sheets data, code book and summary; no cell of it is a formula.

    `summary` is asked for its rows once all responses are written.
    """
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        bold = book.add_format({"bold": True})
        sheet = book.add_worksheet("data")
        sheet.freeze_panes(1, 0)
        _write(sheet, 0, header(layout), bold)
        for number, row in enumerate(rows(layout, responses), 1):
            _write(sheet, number, row)
        for name, content in (("code book", code_book(layout)), ("summary", summary())):
            sheet = book.add_worksheet(name)
            for number, row in enumerate(content):
                _write(sheet, number, row, bold if number == 0 else None)


def _write(sheet: Any, number: int, row: Iterable[Cell], style: Any = None) -> None:
    text, figure = sheet.write_string, sheet.write_number
    for at, cell in enumerate(row):
        if cell == "":
            continue
        if isinstance(cell, str):
            text(number, at, str(harmless(cell))[:_LONGEST_CELL], style)
        elif abs(cell) >= 10**15:
            text(number, at, str(cell), style)  # Excel keeps fifteen digits
        else:
            figure(number, at, cell, style)
