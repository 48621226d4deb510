"""Twenty XLSForms: read as the standard says, or refused with sheet and cell; pyxform judges."""

from __future__ import annotations

import tempfile
from pathlib import Path

from pyxform.xls2xform import convert

from benchmarks.report import Table
from benchmarks.xlsform_cases import CASES, Case
from domain.xlsform_reading import read_xlsform


def measure() -> list[Table]:
    rows = [[case.rule, _standard(case), _ours(case)] for case in CASES]
    right = sum(as_expected(case) for case in CASES)
    notes = [f"read as the standard says or refused with sheet and cell: {right} of {len(CASES)}"]
    return [Table("XLSForms after the standard", ["rule", "pyxform", "ours"], rows, notes)]


def as_expected(case: Case) -> bool:
    found = read_xlsform(case.workbook())
    if case.fault is not None:
        first = found.problems[0] if found.problems else None
        place = (first.place.sheet, first.place.cell, first.key) if first is not None else None
        return found.form is None and place == case.fault
    return found.form is not None and tuple(one.kind for one in found.form.questions) == case.kinds


def accepted_by_standard(case: Case) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "form.xlsx"
        path.write_bytes(case.workbook())
        try:
            convert(path)
        except Exception:  # pyxform's own error and those of what it builds on
            return False
        return True


def _standard(case: Case) -> str:
    return "valid" if accepted_by_standard(case) else "broken"


def _ours(case: Case) -> str:
    found = read_xlsform(case.workbook())
    if found.form is not None:
        return "read: " + ", ".join(one.kind for one in found.form.questions)
    first = found.problems[0]
    return f"refused: {first.place.sheet} {first.place.cell}, {first.key}"
