"""Workbooks become forms and forms workbooks, without loss; pyxform agrees that they are that."""

from decimal import Decimal
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyxform.xls2xform import convert

from domain import surveys as kinds
from domain.survey_checks import faults_of
from domain.surveys import Form, Option, Question, Section
from domain.workbooks import WorkbookFault
from domain.xlsform_reading import read_xlsform
from domain.xlsform_writing import write_xlsform

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=30)
TEXTS = st.fixed_dictionaries({"en": TEXT}, optional={"fr": TEXT, "ar": TEXT})


def option_lists(most):
    return st.lists(TEXTS, min_size=2, max_size=most).map(
        lambda all_: tuple(Option(f"o{at}", texts) for at, texts in enumerate(all_))
    )


@st.composite
def question(draw, number):
    kind = draw(st.sampled_from(kinds.KINDS))
    more = {}
    if kind in kinds.WITH_OPTIONS:
        more["options"] = draw(option_lists(5))
        more["shuffled"] = draw(st.booleans())
        more["other"] = kind != kinds.RANKING and draw(st.booleans())
    if kind == kinds.SCALE:
        more |= {"low": Decimal(draw(st.integers(0, 1))), "high": Decimal(draw(st.integers(3, 10)))}
        more["low_labels"] = draw(TEXTS | st.just({}))
    if kind == kinds.NUMBER:
        more["whole"] = draw(st.booleans())
        more["low"] = draw(st.none() | st.just(Decimal("-2.5")))
        more["high"] = draw(st.none() | st.just(Decimal(100)))
        more["units"] = draw(TEXTS | st.just({}))
    if number and draw(st.booleans()):
        more["relevant"] = f"${{q{number - 1}}} != ''"
    return Question(
        f"q{number}", kind, draw(TEXTS), hints=draw(TEXTS | st.just({})),
        required=draw(st.booleans()), may_decline=draw(st.booleans()), **more,
    )  # fmt: skip


@st.composite
def forms(draw):
    count = draw(st.integers(1, 5))
    questions = [draw(question(number)) for number in range(count)]
    return Form(
        draw(TEXTS), tuple(questions), introductions=draw(TEXTS | st.just({})),
        thanks=draw(TEXTS | st.just({})), languages=("en", "fr", "ar"),
        anonymous=draw(st.booleans()), editable=draw(st.booleans()),
        shares_results=draw(st.booleans()),
    )  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(forms())
def test_a_form_comes_back_as_it_was(form):
    if faults_of(form):
        return
    found = read_xlsform(write_xlsform(form, "test"))
    assert found.problems == ()
    assert found.form == form


FORM = Form(
    {"en": "After the workshop", "fr": "Après l’atelier"},
    (
        Question("hello", kinds.NOTE, {"en": "=1+1", "fr": "@bonjour"}),
        Question("came", kinds.YES_NO, {"en": "Came?", "fr": "Venu ?"}, required=True),
        Question("topics", kinds.SEVERAL, {"en": "Topics?", "fr": "Thèmes ?"},
                 options=(Option("hg", {"en": "Mercury", "fr": "Mercure"}),
                          Option("ew", {"en": "E-waste", "fr": "DEEE"})),
                 other=True, shuffled=True, relevant="${came} = 'yes'", section="more"),
        Question("rating", kinds.SCALE, {"en": "How?", "fr": "Comment ?"}, low=Decimal(0),
                 high=Decimal(10), section="more"),
        Question("tonnes", kinds.NUMBER, {"en": "How much?", "fr": "Combien ?"}, low=Decimal(0),
                 constraint=". != 13", constraint_messages={"en": "Not 13", "fr": "Pas 13"}),
        Question("ranks", kinds.RANKING, {"en": "Rank", "fr": "Classez"},
                 options=(Option("a", {"en": "A", "fr": "A"}),
                          Option("b", {"en": "B", "fr": "B"}))),
        Question("why", kinds.LONG, {"en": "Why?", "fr": "Pourquoi ?"}),
    ),
    (Section("more", {"en": "More", "fr": "Plus"}, "${came} = 'yes'"),),
    {"en": "Hello"}, {"fr": "Merci"}, ("en", "fr"), anonymous=True,
)  # fmt: skip


def test_what_is_written_is_an_xlsform(tmp_path):
    assert faults_of(FORM) == []
    path = tmp_path / "form.xlsx"
    path.write_bytes(write_xlsform(FORM, "workshop"))
    made = convert(path)
    assert "<h:title>After the workshop</h:title>" in made.xform
    for name in ("came", "topics", "rating", "tonnes", "ranks", "why"):
        assert f"/{name}" in made.xform
    assert read_xlsform(path.read_bytes()).form == FORM


def test_what_is_too_large_is_not_even_unpacked():
    found = read_xlsform(b"PK" + bytes(100_000_000)).workbook
    assert found == WorkbookFault("too-large", {"megabytes": 5})


def test_a_bomb_is_not_unpacked():
    out = BytesIO(write_xlsform(FORM, "x"))
    with ZipFile(out, "a", ZIP_DEFLATED) as parcel:
        parcel.writestr("xl/worksheets/sheet9.xml", bytes(70_000_000))
    assert len(out.getvalue()) < 200_000
    assert read_xlsform(out.getvalue()).workbook == WorkbookFault("bomb")


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x03\x04", b"hello", b"\xd0\xcf\x11\xe0" + b"\0" * 600, b"PK\x05\x06" + b"\0" * 18],
)
def test_no_bytes_raise(content):
    found = read_xlsform(content)
    assert found.form is None
    assert found.workbook is not None
