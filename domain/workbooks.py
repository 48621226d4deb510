"""Opens an Excel workbook that anybody may have sent, as text cells, or says why not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

LARGEST = 5_000_000  # bytes, as sent
_LARGEST_INSIDE = 60_000_000  # bytes, unpacked
_MOST_PARTS = 1_000
_MOST_ROWS, _MOST_COLUMNS = 2_000, 120
_LONGEST_CELL = 10_000
_OLD = b"\xd0\xcf\x11\xe0"  # .xls, and any workbook under a password


@dataclass(frozen=True, slots=True)
class WorkbookFault:
    """Why a file cannot be read as a workbook: `key` is the sentence `workbook-fault-…`."""

    key: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet's rows as texts, stripped; row and column numbers begin at 0."""

    name: str
    rows: tuple[tuple[str, ...], ...]

    @staticmethod
    def cell(row: int, column: int) -> str:
        """A place as Excel names it: B7."""
        letters, left = "", column + 1
        while left:
            left, place = divmod(left - 1, 26)
            letters = chr(ord("A") + place) + letters
        return f"{letters}{row + 1}"


def read_workbook(content: bytes) -> dict[str, Sheet] | WorkbookFault:
    """The sheets of a workbook by their names in small letters. No bytes raise."""
    if len(content) > LARGEST:
        return WorkbookFault("too-large", {"megabytes": LARGEST // 1_000_000})
    fault = _suspicion(content)
    if fault is not None:
        return fault
    try:
        return _read(content)
    except _TooMuch:
        return WorkbookFault("too-many-rows", {"rows": _MOST_ROWS, "columns": _MOST_COLUMNS})
    except Exception:  # noqa: BLE001 - openpyxl raises anything at all for a file that is broken
        return WorkbookFault("unreadable")


class _TooMuch(Exception):
    pass


def _suspicion(content: bytes) -> WorkbookFault | None:
    """Looks into the parcel before anybody unpacks it."""
    if content.startswith(_OLD):
        return WorkbookFault("old")
    try:
        with ZipFile(BytesIO(content)) as parcel:
            parts = parcel.infolist()
    except (BadZipFile, ValueError, NotImplementedError, OSError):
        return WorkbookFault("none")
    names = {part.filename.lower() for part in parts}
    if "xl/workbook.xml" not in names:
        return WorkbookFault("none")
    if any(name.endswith(("vbaproject.bin", ".xlm")) or "macrosheets" in name for name in names):
        return WorkbookFault("macro")
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _LARGEST_INSIDE:
        return WorkbookFault("bomb")
    return None


def _read(content: bytes) -> dict[str, Sheet]:
    # Not part of a start, which is quicker and 9 MB smaller without.
    from openpyxl import load_workbook  # noqa: PLC0415 - see above

    book = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
    try:
        sheets = {}
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # what a file says of its own size is not believed
            rows = []
            # A cell at the far right would widen every row: one beyond the most is enough to see.
            for number, row in enumerate(
                sheet.iter_rows(max_col=_MOST_COLUMNS + 1, values_only=True)
            ):
                cells = tuple(_as_text(value) for value in row)
                while cells and not cells[-1]:
                    cells = cells[:-1]
                if cells and (number >= _MOST_ROWS or len(cells) > _MOST_COLUMNS):
                    raise _TooMuch
                if number >= 20 * _MOST_ROWS:
                    break  # empty rows without end
                rows.append(cells)
            while rows and not rows[-1]:
                rows.pop()
            sheets[sheet.title.strip().lower()] = Sheet(sheet.title, tuple(rows))
        return sheets
    finally:
        book.close()


def _as_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value).strip()[:_LONGEST_CELL]
