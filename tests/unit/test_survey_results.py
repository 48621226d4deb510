"""Tallies, protected counts, tables and charts of what people answered."""

import csv
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from PIL import Image

from domain import surveys as kinds
from domain.disclosure import LEAST, hidden_in, protect
from domain.survey_charts import WIDTH, Bar, draw_bars
from domain.survey_columns import columns_of
from domain.survey_exports import write_csv, write_workbook
from domain.survey_responses import Response
from domain.survey_tables import Layout, code_book, harmless, header, rows, summary
from domain.survey_tallies import add, begin
from domain.surveys import DECLINED, SKIPPED, Answer, Form, Option, Question

AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def options(*names):
    return tuple(Option(name, {"en": name.upper()}) for name in names)


FIRST = Form(
    {"en": "T"},
    (
        Question("one", kinds.ONE, {"en": "One?"}, options=options("a", "b"), other=True),
        Question("old", kinds.SHORT, {"en": "Old?"}),
    ),
)
SECOND = Form(
    {"en": "T"},
    (
        Question("many", kinds.SEVERAL, {"en": "Many?"}, options=options("x", "y")),
        Question("one", kinds.ONE, {"en": "One?"}, options=options("a", "c"), other=True),
        Question("how", kinds.SCALE, {"en": "How?"}, low=Decimal(1), high=Decimal(5)),
        Question("order", kinds.RANKING, {"en": "Order?"}, options=options("p", "q")),
        Question("much", kinds.NUMBER, {"en": "Much?"}),
    ),
)
VERSIONS = {1: FIRST, 2: SECOND}
COLUMNS = columns_of(VERSIONS)


def response(number, version=2, language="en", **answers):
    return Response(number, version, language, True, answers, AT, AT, 60 * number, 70 + number)


RESPONSES = [
    response(1, 1, one=Answer(choices=("b",)), old=Answer(text="=HYPERLINK(1)")),
    response(2, one=Answer(other="@else"), many=Answer(choices=("x", "y")),
             how=Answer(choices=("4",)), order=Answer(choices=("q", "p")),
             much=Answer(number=Decimal("-2.5"))),
    response(3, language="fr", one=DECLINED, many=SKIPPED, how=Answer(choices=("1",)),
             order=Answer(choices=("p", "q"))),
]  # fmt: skip


def test_every_version_shares_the_columns():
    assert [(one.name, one.versions, one.removed) for one in COLUMNS] == [
        ("many", (2,), False), ("one", (1, 2), False), ("how", (2,), False),
        ("order", (2,), False), ("much", (2,), False), ("old", (1,), True),
    ]  # fmt: skip
    assert [one.name for one in COLUMNS[1].question.options] == ["a", "c", "b"]


def test_tallies():
    results = add(begin(COLUMNS), RESPONSES)
    one, how, order = (results.tallies[name] for name in ("one", "how", "order"))
    assert (one.answered, one.declined, dict(one.counts)) == (2, 1, {"b": 1, "other": 1})
    assert results.tallies["many"].skipped == 1
    assert (how.mean, how.spread, how.middle) == (2.5, pytest.approx(2.1213, abs=1e-4), 2.5)
    assert [order.mean_place(name) for name in ("p", "q")] == [1.5, 1.5]
    assert one.share("b") == 0.5
    assert (results.complete, results.median_seconds) == (3, 120)
    assert dict(results.languages) == {"en": 2, "fr": 1}


def test_a_table_has_a_row_a_person_and_0_1_columns():
    layout = Layout(COLUMNS, "en", ("en",))
    names = header(layout)
    assert names[:9] == [
        "_id", "_status", "_language", "_version", "person", "start", "end", "_seconds", "_source",
    ]  # fmt: skip
    assert names[9:] == [
        "many", "many/x", "many/y", "one", "one_other", "how", "order", "order/1", "order/2",
        "much", "old",
    ]  # fmt: skip
    table = [dict(zip(names, row, strict=True)) for row in rows(layout, RESPONSES)]
    assert table[0]["person"] == 71
    assert table[0]["start"] == "2026-11-22T09:30:00Z"
    assert [table[1][name] for name in ("many", "many/x", "many/y")] == ["x y", 1, 1]
    assert [table[1][name] for name in ("one", "one_other", "how", "much")] == [
        "other", "@else", 4, -2.5,
    ]  # fmt: skip
    assert [table[2][name] for name in ("many", "many/x", "one")] == ["", "", "_declined"]
    assert [table[2][name] for name in ("order", "order/1", "order/2")] == ["p q", "p", "q"]


def test_an_anonymous_table_has_no_person_no_time_and_no_small_groups():
    hidden = {"language": {"fr"}, "version": {1}, "day": set()}
    layout = Layout(COLUMNS, "en", ("en",), anonymous=True, labels=True, hidden=hidden)
    names = header(layout)
    assert "person" not in names
    assert "start" not in names
    table = [dict(zip(names, row, strict=True)) for row in rows(layout, RESPONSES)]
    assert [row["_language"] for row in table] == ["en", "en", ""]
    assert [row["_version"] for row in table] == ["", 2, 2]
    assert {row["end"] for row in table} == {"2026-11-22"}
    assert table[1]["many"] == "X; Y"


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("=1+1", "'=1+1"), ("+1", "'+1"), ("-x", "'-x"), ("@x", "'@x"), ("\tx", "'\tx"),
        ("\rx", "'\rx"), ("  =1", "'  =1"), ("＝1", "'＝1"), ("a=1", "a=1"), (-3, -3), ("", ""),
    ],
)  # fmt: skip
def test_no_cell_is_run(cell, shown):
    assert harmless(cell) == shown


def test_files_open_and_run_nothing(tmp_path):
    layout = Layout(COLUMNS, "en", ("en",))
    write_csv(tmp_path / "a.csv", layout, RESPONSES)
    content = (tmp_path / "a.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    table = list(csv.reader(content.decode("utf-8-sig").splitlines()))
    assert table[1][-1] == "'=HYPERLINK(1)"
    results = add(begin(COLUMNS), RESPONSES)
    write_workbook(tmp_path / "a.xlsx", layout, RESPONSES, lambda: summary(layout, results))
    book = load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["data", "code book", "summary"]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value is not None} <= {"s", "n", "inlineStr"}
    assert book["data"].cell(2, 20).value == "'=HYPERLINK(1)"


def test_the_code_book_names_every_question_and_option():
    book = list(code_book(Layout(COLUMNS, "en", ("en", "fr"))))
    assert book[0] == ["name", "option", "kind", "versions", "label::en", "label::fr"]
    assert ["one", "b", "", "", "B", ""] in book
    assert ["old", "", "short", "1 (removed)", "Old?", ""] in book


def test_small_groups_are_hidden_and_cannot_be_reckoned():
    assert protect({"en": 20, "fr": 3, "es": 9}) == {"en": 20, "fr": None, "es": None}
    assert protect({"en": 20, "fr": 2, "es": 3, "ar": 0}) == {
        "en": 20, "fr": None, "es": None, "ar": 0,
    }  # fmt: skip
    assert hidden_in({"en": 20, "fr": 6}) == set()
    assert hidden_in({"en": 4}) == {"en"}
    assert hidden_in({"a": 1, "b": 1, "c": 30}) == {"a", "b", "c"}


@given(st.dictionaries(st.integers(0, 12), st.integers(0, 40), max_size=8))
def test_what_is_hidden_is_never_a_single_small_group(counts):
    hidden = hidden_in(counts)
    small = {name for name, count in counts.items() if 0 < count < LEAST}
    assert small <= hidden
    total = sum(counts[name] for name in hidden)
    alone = len(hidden) == 1 or (hidden and total < LEAST)
    assert not alone or hidden == {name for name, count in counts.items() if count}


def picture(chart):
    return Image.open(BytesIO(chart.png)).convert("RGB")


def test_bars_are_as_long_as_their_shares():
    chart = draw_bars("How was it?", "40 answers", [Bar("Good", 20, 0.5), Bar("Bad", 10, 0.25)])
    image = picture(chart)
    assert image.width == WIDTH
    lengths = []
    for y in range(image.height):
        filled = sum(image.getpixel((x, y)) == (0x1F, 0x6F, 0x5C) for x in range(image.width))
        lengths.append(filled)
    long, short = max(lengths), max(one for one in lengths if one < max(lengths) * 0.7)
    assert long / short == pytest.approx(2, abs=0.02)


def test_ink_stands_out_from_paper():
    def luminance(colour):
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    from domain import survey_charts as chart

    for ink in (chart._INK, chart._QUIET):
        assert (luminance(chart._PAPER) + 0.05) / (luminance(ink) + 0.05) >= 4.5


def test_a_label_without_a_font_is_numbered_and_named():
    nowhere = "\U00013000\U00013001"  # hieroglyphs
    chart = draw_bars("Which?", "1 answer", [Bar("Plain", 1, 1.0), Bar(nowhere, 0, 0.0)])
    assert chart.legend == (f"2. {nowhere}",)


def test_long_labels_wrap_and_nothing_leaves_the_picture():
    long = "The amendments on electronic waste and what they mean for small island states " * 3
    image = picture(draw_bars(long, "1 answer", [Bar(long, 1, 1.0)]))
    edges = [image.getpixel((x, y)) for y in range(image.height) for x in (0, WIDTH - 1)]
    assert set(edges) == {(255, 255, 255)}
