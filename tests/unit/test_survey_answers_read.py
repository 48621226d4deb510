"""What people type as answers, and surveys written as text files."""

from datetime import date
from decimal import Decimal

import pytest

from domain import surveys as kinds
from domain.survey_files import read_survey_file
from domain.survey_reading import Rejected, read_typed
from domain.surveys import Answer, Option, Question

TODAY = date(2026, 11, 26)


def ask(kind, **more):
    return Question("q", kind, {"en": "?"}, **more)


NUMBER = ask(kinds.NUMBER, low=Decimal(-10), high=Decimal(10_000))


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [
        ("2", "en", "2"), ("2,5", "fr", "2.5"), ("2.5", "fr", "2.5"), ("2,500", "en", "2500"),
        ("2,500", "fr", "2.500"), ("1 500", "fr", "1500"), ("1\u202f500,25", "fr", "1500.25"),
        ("1.500,25", "de", "1500.25"), ("٢", "ar", "2"), ("٢٫٥", "ar", "2.5"), ("deux", "fr", "2"),
        ("Twelve", "en", "12"), ("−3", "en", "-3"), (".5", "en", "0.5"),
    ],
)  # fmt: skip
def test_numbers_as_people_write_them(text, language, number):
    assert read_typed(NUMBER, text, (), language, TODAY) == Answer(number=Decimal(number))


@pytest.mark.parametrize("text", ["", "many", "2 or 3", "1e9", "9" * 60, "NaN", "∞", "2,5,1"])
def test_what_is_no_number(text):
    assert read_typed(NUMBER, text, (), "en", TODAY) == Rejected("number")


def test_bounds_and_whole_numbers():
    found = read_typed(NUMBER, "20000", (), "en", TODAY)
    assert found == Rejected("bounds", {"kind": "between", "low": "-10", "high": "10000"})
    assert read_typed(ask(kinds.NUMBER, whole=True), "2,5", (), "fr", TODAY) == Rejected("whole")


CHOICE = ask(
    kinds.SEVERAL,
    options=(
        Option("hg", {"en": "Mercury", "fr": "Mercure"}),
        Option("ew", {"en": "E-waste", "fr": "Déchets électroniques"}),
    ),
    other=True,
)


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("mercury", ("hg",)), ("MERCURE", ("hg",)), ("2", ("ew",)),
        ("e waste, mercury", ("ew", "hg")), ("1; 2", ("hg", "ew")),
        ("dechets electroniques", ("ew",)),
    ],
)  # fmt: skip
def test_options_are_meant_by_their_words_or_numbers(text, chosen):
    assert read_typed(CHOICE, text, (), "en", TODAY) == Answer(choices=chosen)


def test_what_is_no_option_and_what_else_is():
    assert read_typed(CHOICE, "3", (), "en", TODAY) == Rejected("option")
    other = read_typed(CHOICE, "batteries", ("hg", "other"), "en", TODAY)
    assert other == Answer(choices=("hg",), other="batteries")
    assert read_typed(CHOICE, "E-waste", ("other",), "en", TODAY) == Answer(choices=("ew",))


@pytest.mark.parametrize(
    ("text", "day"),
    [("14/02/2026", "2026-02-14"), ("yesterday", "2026-11-25"), ("le 3 mars 2027", "2027-03-03")],
)
def test_days(text, day):
    assert read_typed(ask(kinds.DATE), text, (), "fr", TODAY) == Answer(day=day)


def test_no_day_that_there_is_not():
    found = read_typed(ask(kinds.DATE), "31 February", (), "en", TODAY)
    assert isinstance(found, Rejected)
    assert (found.key, found.values["fault"]) == ("date", "month-length")


def test_texts_are_limited():
    assert read_typed(ask(kinds.SHORT), "x" * 301, (), "en", TODAY) == Rejected(
        "long", {"longest": 300, "length": 301}
    )
    assert read_typed(ask(kinds.LONG), "…", (), "en", TODAY) == Rejected("text")


FILE = """
title: {en: After the workshop, fr: Après l’atelier}
anonymous: yes
questions:
  - ask: {en: Did you come?, fr: Êtes-vous venu ?}
    name: came
    kind: yes_no
    required: yes
  - ask: Which topics were useful?
    kind: several
    options: [Mercury, {hg_waste: {en: Mercury waste, fr: Déchets de mercure}}]
    other: yes
    only_if: ${came} = 'yes'
  - ask: How was it?
    kind: scale
    from: 1
    to: 5
    ends: [poor, very good]
"""


def test_a_text_file_becomes_a_survey():
    [form], faults = read_survey_file(FILE)
    assert faults == []
    assert (form.anonymous, form.languages) == (True, ("en", "fr"))
    came, topics, how = form.questions
    assert (came.name, came.kind, came.required) == ("came", kinds.YES_NO, True)
    assert [one.name for one in topics.options] == ["mercury", "hg_waste"]
    assert topics.options[1].labels == {"en": "Mercury waste", "fr": "Déchets de mercure"}
    assert topics.relevant == "${came} = 'yes'"
    assert (how.low, how.high, how.high_labels) == (Decimal(1), Decimal(5), {"en": "very good"})


KIND = (
    "“singel” is no kind of question."
    " There are: one, several, scale, yes_no, number, date, short, long, note, ranking."
)
FIELD = "Nobody knows the field “questoins”. Did you mean “questions”?"


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("", None, "The file is empty."),
        ("title: T\nquestions:\n  - ask: A?\n    kind: singel\n", 3, KIND),
        ("title: T\nquestoins: []\n", 2, FIELD),
        ("a: &x 1\nb: *x\n", 1, "References (& and *) are not read here; write it out."),
    ],
)
def test_what_is_wrong_in_a_file_is_told_with_its_line(text, line, said):
    forms, faults = read_survey_file(text)
    assert forms == []
    assert (faults[0].line, faults[0].sentence) == (line, said)


def test_a_fault_of_the_form_has_the_line_of_its_question():
    text = "title: T\nquestions:\n  - ask: A?\n    kind: one\n    options: [Only]\n"
    [fault] = read_survey_file(text)[1]
    assert (fault.line, fault.fault.key) == (3, "too-few-options")
