"""Reads an XLSForm workbook (xlsform.org) as a form, or says sheet and cell of what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from dataclasses import replace as changed

from domain.survey_checks import Fault, faults_of
from domain.surveys import Form, Option, Question, Section
from domain.workbooks import Sheet, WorkbookFault, read_workbook
from domain.xlsform_cells import Place, Problem, Row, Table, read_table
from domain.xlsform_columns import read_language
from domain.xlsform_questions import read_question

_TRUE = ("yes", "true", "true()", "1")
_GROUPS = {"begin_group": True, "begin group": True, "end_group": False, "end group": False}
_REFUSED = ("begin_repeat", "begin repeat", "end_repeat", "end repeat")
_METADATA = (
    "start", "end", "today", "deviceid", "subscriberid", "simserial", "phonenumber", "username",
    "email", "audit", "calculate", "hidden", "start-geopoint", "background-audio",
)  # fmt: skip
DEFAULT = "en"


@dataclass(frozen=True, slots=True)
class XlsForm:
    """What a workbook holds: a form, or what has to be mended; and what was left out of it.

    `workbook` says why the file cannot be opened at all. `problems` and `ignored` have a place
    each: sheet and cell. `form_id` is what the sheet settings calls it.
    """

    form: Form | None = None
    form_id: str = ""
    workbook: WorkbookFault | None = None
    problems: tuple[Problem, ...] = ()
    ignored: tuple[Problem, ...] = ()


@dataclass(slots=True)
class _Reading:
    problems: list[Problem] = field(default_factory=list)
    ignored: list[Problem] = field(default_factory=list)
    places: dict[tuple[str, str, str], Place] = field(default_factory=dict)


def read_xlsform(content: bytes, language: str = DEFAULT) -> XlsForm:
    """Reads a workbook. `language` is that of texts whose column names none."""
    book = read_workbook(content)
    if isinstance(book, WorkbookFault):
        return XlsForm(workbook=book)
    if "survey" not in book:
        return XlsForm(workbook=WorkbookFault("no-survey-sheet"))
    reading = _Reading()
    settings = _settings(book, reading)
    spoken = settings.get("default_language") if settings is not None else ""
    if spoken and spoken.lower() != "default":
        code = read_language(spoken)
        if code is None and settings is not None:
            place = settings.place("default_language")
            reading.problems.append(Problem("language", place, {"name": spoken}))
        language = code or language
    choices = _choices(book, reading, language)
    survey = read_table(book["survey"], "survey", reading.problems, reading.ignored)
    questions, sections = _questions(survey, choices, reading, language)
    form = _form(settings, survey, questions, sections, language)
    # What follows only from a row that could not be read is not told as well.
    follows = ("no-questions", "unknown-name") if reading.problems else ()
    reading.problems += [
        _placed(fault, reading) for fault in faults_of(form) if fault.key not in follows
    ]
    problems = tuple(sorted(reading.problems, key=lambda one: one.place))
    for name in book:
        if name not in ("survey", "choices", "settings"):
            reading.ignored.append(Problem("sheet", Place(book[name].name), {}))
    return XlsForm(
        form=None if problems else form,
        form_id=settings.get("form_id") if settings is not None else "",
        problems=problems,
        ignored=tuple(reading.ignored),
    )


def _settings(book: Mapping[str, Sheet], reading: _Reading) -> Row | None:
    if "settings" not in book:
        return None
    table = read_table(book["settings"], "settings", reading.problems, reading.ignored)
    return table.rows[0] if table.rows else None


def _choices(
    book: Mapping[str, Sheet], reading: _Reading, language: str
) -> dict[str, list[tuple[Option, Row]]]:
    found: dict[str, list[tuple[Option, Row]]] = {}
    if "choices" not in book:
        return found
    table = read_table(book["choices"], "choices", reading.problems, reading.ignored)
    for row in table.rows:
        list_name, name = row.get("list_name"), row.get("name")
        if not list_name:
            reading.problems.append(Problem("no-list", row.place("list_name"), {}))
        elif not name:
            reading.problems.append(Problem("no-choice-name", row.place("name"), {}))
        else:
            option = Option(name, row.texts("label", language))
            found.setdefault(list_name, []).append((option, row))
    return found


def _questions(
    table: Table,
    choices: Mapping[str, list[tuple[Option, Row]]],
    reading: _Reading,
    language: str,
) -> tuple[list[Question], list[Section]]:
    questions: list[Question] = []
    sections: list[Section] = []
    inside: list[tuple[Section, Row]] = []
    for row in table.rows:
        kind = " ".join(row.get("type").split())
        low = kind.lower()
        if not kind:
            reading.problems.append(Problem("no-type", row.place("type"), {}))
        elif low in _REFUSED:
            reading.problems.append(Problem("repeat", row.place("type"), {"type": kind}))
        elif low in _GROUPS:
            _turn(row, begins=_GROUPS[low], inside=inside, sections=sections, reading=reading,
                  language=language)  # fmt: skip
        elif low in _METADATA:
            reading.ignored.append(Problem("metadata", row.place("type"), {"type": kind}))
        else:
            question = read_question(
                row, kind, choices, language, reading.problems, reading.ignored
            )
            if question is not None:
                section = inside[-1][0].name if inside else None
                questions.append(changed(question, section=section))
                _remember(reading, row, question, choices)
    for _, row in inside:
        reading.problems.append(Problem("group-open", row.place("type"), {}))
    return questions, sections


def _turn(
    row: Row,
    *,
    begins: bool,
    inside: list[tuple[Section, Row]],
    sections: list[Section],
    reading: _Reading,
    language: str,
) -> None:
    """A group begins or ends; one inside another holds only where the outer one does."""
    if not begins:
        if inside:
            inside.pop()
        else:
            reading.problems.append(Problem("group-end", row.place("type"), {}))
        return
    own = row.get("relevant")
    outer = inside[-1][0].relevant if inside else ""
    relevant = f"({outer}) and ({own})" if outer and own else outer or own
    name = row.get("name") or f"section_{len(sections) + 1}"
    section = Section(name, row.texts("label", language), relevant)
    sections.append(section)
    inside.append((section, row))
    for part in ("name", "relevant"):
        reading.places[name, part, ""] = row.place(part)


def _form(
    settings: Row | None,
    survey: Table,
    questions: list[Question],
    sections: list[Section],
    language: str,
) -> Form:
    titles: dict[str, str] = {}
    if settings is not None:
        # The standard gives a form one title; those in other languages have a column of ours.
        titles = settings.texts("survey_title", language)
        if settings.get("form_title"):
            titles = {language: settings.get("form_title"), **titles}
    found = [language]
    listed = settings.get("languages").split() if settings is not None else []
    found += [code for code in map(read_language, listed) if code]
    found += survey.languages
    has_default = any(language in question.labels for question in questions) or language in titles
    languages = tuple(dict.fromkeys(found if has_default or not survey.languages else found[1:]))
    if not titles:
        titles = {languages[0]: settings.get("form_id") if settings is not None else ""}
    form = Form(titles, tuple(questions), tuple(sections), languages=languages)
    if settings is None:
        return form
    return changed(
        form,
        introductions=settings.texts("introduction", language),
        thanks=settings.texts("thanks", language),
        anonymous=settings.get("anonymous").lower() in _TRUE,
        editable=(settings.get("editable").lower() or "yes") in _TRUE,
        shares_results=settings.get("shares_results").lower() in _TRUE,
    )


def _remember(
    reading: _Reading,
    row: Row,
    question: Question,
    choices: Mapping[str, list[tuple[Option, Row]]],
) -> None:
    """Keeps which cell each part of a question came from, for what is found wrong later."""
    for part, column in (
        ("name", "name"), ("label", "label"), ("hint", "hint"), ("relevant", "relevant"),
        ("constraint", "constraint"), ("low", "parameters"), ("options", "type"),
        ("section", "type"),
    ):  # fmt: skip
        reading.places.setdefault((question.name, part, ""), row.place(column))
    kind = row.get("type").split()
    for option, place in choices.get(kind[1] if len(kind) > 1 else "", []):
        reading.places[question.name, "options", option.name] = place.place("name")


def _placed(fault: Fault, reading: _Reading) -> Problem:
    key = (fault.question or "", fault.part, fault.option or "")
    place = reading.places.get(key) or reading.places.get((key[0], key[1], ""))
    if place is None:
        place = Place("settings" if fault.part == "title" else "survey")
    return Problem(fault.key, place, fault.values, of_form=True)
