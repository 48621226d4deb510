"""What reads a file that somebody sent runs elsewhere, with so much time and memory."""

import time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import xlsxwriter

from domain.workbooks import Sheet, read_workbook
from storage.apart import TookTooLong, WorkFailed, run_bounded

PATIENCE = 30.0


async def test_what_is_done_in_time_gives_its_result():
    assert await run_bounded(sorted, "cab", seconds=PATIENCE) == ["a", "b", "c"]


async def test_what_takes_too_long_is_ended():
    began = time.monotonic()
    with pytest.raises(TookTooLong):
        await run_bounded(time.sleep, 60, seconds=0.5)
    assert time.monotonic() - began < PATIENCE


async def test_what_takes_too_much_memory_is_ended():
    with pytest.raises(TookTooLong):
        await run_bounded(bytearray, 3_000_000_000, seconds=PATIENCE)


async def test_what_fails_says_why():
    with pytest.raises(WorkFailed, match="invalid literal"):
        await run_bounded(int, "x", seconds=PATIENCE)


def test_cells_at_the_far_right_of_many_rows_are_not_filled_up_to():
    """Seven kilobytes that stand for 650 million empty cells."""
    made = BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        book.add_worksheet("survey")
    out = BytesIO()
    with ZipFile(made) as parts, ZipFile(out, "w", ZIP_DEFLATED) as parcel:
        for name in parts.namelist():
            content = parts.read(name)
            if name == "xl/worksheets/sheet1.xml":
                rows = b'<sheetData><row r="1"/>' + b'<row><c r="XFD1"/></row>' * 40_000
                content = content.replace(b"<sheetData/>", rows + b"</sheetData>")
            parcel.writestr(name, content)
    began = time.monotonic()
    assert read_workbook(out.getvalue()) == {"survey": Sheet("survey", ())}
    assert time.monotonic() - began < PATIENCE
