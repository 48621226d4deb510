"""`talaria surveys import`: takes surveys from an XLSForm workbook or a text file, all or none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from domain.survey_files import TextFault, read_survey_file
from domain.surveys import Form, text_in
from domain.wording import FALLBACK, Phrasebook
from domain.workbooks import LARGEST
from domain.xlsform_cells import Problem
from domain.xlsform_reading import read_xlsform
from storage import surveys
from storage.database import Database


@dataclass(frozen=True, slots=True)
class Found:
    """What a file holds, and what has to be mended in it, a sentence with its place for each."""

    forms: list[Form] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def read(path: Path, phrasebook: Phrasebook) -> Found:
    """Reads an .xlsx or a YAML file. Nothing of it raises."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        return Found(faults=[f"{path} cannot be read: {error.strerror}."])
    if path.suffix.lower() in (".xlsx", ".xlsm", ".xls"):
        return _workbook(content, phrasebook)
    try:
        forms, faults = read_survey_file(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return Found(faults=[f"{path} is no text in UTF-8."])
    return Found(forms, [_text_fault(one, phrasebook) for one in faults])


def take_in(
    database: Database, forms: list[Form], owner_id: int | None, now: datetime
) -> list[str]:
    """Adds the surveys as drafts; gives their titles."""
    for form in forms:
        database.run_now(surveys.create, owner_id, form, now)
    return [title_of(form) for form in forms]


def title_of(form: Form) -> str:
    """A survey's title in its first language."""
    return text_in(form.titles, form.languages[0], form.languages)[1]


def _workbook(content: bytes, phrasebook: Phrasebook) -> Found:
    found = read_xlsform(content)
    broken = found.workbook
    if broken is not None:
        said = phrasebook.say(FALLBACK, f"workbook-fault-{broken.key}", **broken.values)
        return Found(faults=[said])
    faults = [_problem(one, phrasebook, "fault") for one in found.problems]
    left_out = [_problem(one, phrasebook, "ignored") for one in found.ignored]
    return Found([found.form] if found.form is not None else [], faults, left_out)


def _problem(problem: Problem, phrasebook: Phrasebook, what: str) -> str:
    place = f"{problem.place.sheet} {problem.place.cell}".strip()
    if problem.of_form:
        return f"{place}: {_form_fault(problem.key, problem.values, phrasebook)}"
    if what == "fault":
        said = phrasebook.say(FALLBACK, f"xlsform-fault-{problem.key}", **problem.values)
    else:
        said = phrasebook.say(FALLBACK, f"xlsform-ignored-{problem.key}", **problem.values)
    return f"{place}: {said}"


def _text_fault(fault: TextFault, phrasebook: Phrasebook) -> str:
    place = f"line {fault.line}" if fault.line is not None else "file"
    if fault.fault is None:
        return f"{place}: {fault.sentence}"
    return f"{place}: {_form_fault(fault.fault.key, fault.fault.values, phrasebook)}"


def _form_fault(key: str, values: Mapping[str, object], phrasebook: Phrasebook) -> str:
    told = {name: value for name, value in values.items() if name != "key"}
    if key == "bad-expression":
        return phrasebook.say(FALLBACK, f"expression-fault-{values['key']}", **told)
    return phrasebook.say(FALLBACK, f"survey-fault-{key}", **told)
