"""A sheet of an XLSForm by its columns, and where each cell of it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.workbooks import Sheet
from domain.xlsform_columns import KNOWN, TRANSLATED, read_heading

_QUOTES = str.maketrans("“”„‘’‚\u00a0", "\"\"\"''' ")


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: a sheet, its row (1 is the first, 0 for all of it) and its cell."""

    sheet: str
    row: int = 0
    cell: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong or left out at a place.

    `key` with `values` is the sentence `xlsform-…`, or where `of_form` holds, that of a fault of
    the form itself (domain.survey_checks).
    """

    key: str
    place: Place
    values: Mapping[str, object] = field(default_factory=dict)
    of_form: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table; what a cell holds is asked for by the name of its column."""

    sheet: str
    number: int
    cells: tuple[str, ...]
    headings: Mapping[tuple[str, str | None], int]

    def get(self, name: str) -> str:
        """The cell of a column, empty where there is none."""
        at = self.headings.get((name, None))
        return self.cells[at] if at is not None and at < len(self.cells) else ""

    def expression(self, name: str) -> str:
        """The same for an expression: the curly quotes that Excel likes are made straight."""
        return self.get(name).translate(_QUOTES)

    def texts(self, name: str, language: str) -> dict[str, str]:
        """The texts of a translated column by language; `language` is that of the plain column."""
        found: dict[str, str] = {}
        for (base, code), at in self.headings.items():
            text = self.cells[at] if at < len(self.cells) else ""
            if base == name and code != "?" and text:
                found.setdefault(code or language, text)
        return found

    def place(self, name: str) -> Place:
        """Where a column's cell stands; the row's first cell where the column is missing."""
        columns = [at for (base, _), at in self.headings.items() if base == name]
        at = min(columns, default=0)
        return Place(self.sheet, self.number + 1, Sheet.cell(self.number, at))


@dataclass(frozen=True, slots=True)
class Table:
    """The rows below the headings that hold anything, and the languages that headings name."""

    rows: tuple[Row, ...]
    languages: tuple[str, ...]


def read_table(sheet: Sheet, kind: str, problems: list[Problem], ignored: list[Problem]) -> Table:
    """Reads a sheet of a kind: survey, choices or settings. What means nothing here is named."""
    if not sheet.rows:
        return Table((), ())
    headings: dict[tuple[str, str | None], int] = {}
    languages: dict[str, None] = {}
    for at, written in enumerate(sheet.rows[0]):
        if not written:
            continue
        place = Place(sheet.name, 1, Sheet.cell(0, at))
        heading = read_heading(written)
        if heading.name not in KNOWN[kind]:
            if any(at < len(row) and row[at] for row in sheet.rows[1:]):
                ignored.append(Problem("column", place, {"name": written[:60]}))
            continue
        if heading.language == "?":
            problems.append(Problem("language", place, {"name": written[:60]}))
        key = (heading.name, heading.language)
        if key in headings:
            problems.append(Problem("column-twice", place, {"name": written[:60]}))
        headings.setdefault(key, at)
        if heading.language not in (None, "?") and heading.name in TRANSLATED:
            languages[heading.language] = None
    _needed(sheet, kind, headings, problems)
    rows = tuple(
        Row(sheet.name, number, cells, headings)
        for number, cells in enumerate(sheet.rows)
        if number and any(cells)
    )
    return Table(rows, tuple(languages))


def _needed(
    sheet: Sheet, kind: str, headings: Mapping[tuple[str, str | None], int], problems: list[Problem]
) -> None:
    needed = {"survey": ("type", "name"), "choices": ("list_name", "name"), "settings": ()}
    for name in needed[kind]:
        if (name, None) not in headings:
            place = Place(sheet.name, 1, Sheet.cell(0, 0))
            problems.append(Problem("column-missing", place, {"name": name}))
