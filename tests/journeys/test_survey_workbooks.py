"""Workbooks that organisers send and get."""

from io import BytesIO
from zipfile import ZipFile

import pytest
import xlsxwriter
from surveys_made import CAME, RATING, TOPICS, form, published

from domain.survey_plain import read_form
from domain.xlsform_reading import read_xlsform
from domain.xlsform_writing import write_xlsform
from storage import surveys


def workbook(survey, choices=(), settings=()):
    """An .xlsx of rows, each sheet with its headings first."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        for name, rows in (("survey", survey), ("choices", choices), ("settings", settings)):
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return out.getvalue()


HEAD = ("type", "name", "label::English (en)", "label::French (fr)", "relevant", "appearance")


async def test_a_workbook_becomes_a_survey_and_comes_back_changed(house, ines):
    content = workbook(
        [
            HEAD,
            ("select_one yn", "came", "Did you come?", "Êtes-vous venu ?"),
            ("text", "why", "Why not?", "Pourquoi ?", "${came} = 'no'", "w1"),
            ("start", "start"),
        ],
        [("list_name", "name", "label::English (en)", "label::French (fr)"),
         ("yn", "yes", "Yes", "Oui"), ("yn", "no", "No", "Non")],
        [("form_title", "survey_title::French (fr)", "default_language"),
         ("After", "Après", "English (en)")],
    )  # fmt: skip
    await ines.sends("document", content, "after.xlsx")
    heard = await ines.hears()
    assert heard.text == (
        "The form is read: 2 questions. It is a draft of yours now.\n\n"
        "Left out, because it means nothing in a chat:\n"
        "• Sheet survey, cell F3: the appearance “w1”\n• Sheet survey, cell A4: “start”\n\n"
        "After\n\nDraft · 2 questions, about 1 min\n\n"
        "• Not anonymous\n• Answers can be changed until it closes\n• Languages: English, Français"
    )
    [survey] = await house.database.run(surveys.of_owner, await ines.id())
    made = read_form(survey.form)
    assert made.titles == {"en": "After", "fr": "Après"}
    await ines.presses("Excel form")
    back = await ines.file(await ines.hears())
    assert read_xlsform(back).form == made
    await ines.sends("document", back, "after-2.xlsx")
    heard = await ines.hears()
    assert heard.text.startswith("The survey has been changed to what the workbook says")
    assert len(await house.database.run(surveys.of_owner, await ines.id())) == 1


async def test_each_fault_is_told_with_its_sheet_and_cell(house, ines):
    content = workbook(
        [
            HEAD,
            ("select_one topics", "topic", "Which?", "Lequel ?"),
            ("geopoint", "where", "Where?", "Où ?"),
            ("text", "a", "A?", "A ?", "${b} = 'x'"),
            ("text", "b", "B?", "B ?", "${a} = 'x'"),
            ("text", "long", "x" * 5_000),
        ],
        [("list_name", "name", "label::English (en)"),
         ("topics", "hg", "Mercury"), ("topics", "hg", "Quicksilver")],
        [("form_title",), ("After",)],
    )  # fmt: skip
    await ines.sends("document", content, "broken.xlsx")
    lines = (await ines.hears()).text.split("\n")
    assert lines[0] == "The form cannot be taken yet. Please mend this and send it again:"
    assert sorted(lines[1:]) == [
        "• Sheet choices, cell B3: The option “hg” stands twice.",
        (
            "• Sheet survey, cell A3: “geopoint” cannot be answered in a chat. Possible are "
            "select_one, select_multiple, rank, range, integer, decimal, date, text and note."
        ),
        "• Sheet survey, cell C6: This text is 5,000 characters long; at most 1,500 are possible.",
        "• Sheet survey, cell E4: The condition goes round in a circle through “b”.",
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "This is an old .xls file or one with a password."),
        (b"no workbook", "This is no Excel workbook."),
    ],
)
async def test_what_is_no_form_is_told(house, ines, content, said):
    await ines.sends("document", content, "form.xlsx")
    assert (await ines.hears()).text.startswith(said)


async def test_a_macro_is_not_opened(house, ines):
    out = BytesIO(write_xlsform(form(CAME), "x"))
    with ZipFile(out, "a") as parcel:
        parcel.writestr("xl/vbaProject.bin", b"macro")
    await ines.sends("document", out.getvalue(), "form.xlsm")
    assert (await ines.hears()).text.startswith("The workbook holds macros, so I do not open it.")


async def test_a_change_makes_a_version_and_keeps_the_ids(house, ines, tom):
    survey = await published(house, form(CAME, RATING), owner=await ines.id())
    await tom.says(f"/start s-{survey.token}")
    await tom.hears()
    await tom.presses("Start")
    await tom.sees_edit()
    await tom.presses("No")
    await tom.sees_edit()
    changed = write_xlsform(form(CAME, TOPICS, RATING), f"talaria_{survey.id}")
    await ines.sends("document", changed, "form.xlsx")
    heard = await ines.hears()
    assert "Your changes are not published yet.\nOne person answered version 1" in heard.text
    await ines.presses("Publish the changes")
    seen = await ines.sees_edit()
    assert seen.text == (
        "Your changes are not published yet.\nOne person answered version 1; that answer stays."
    )
    await ines.presses("Yes, publish")
    assert (await ines.sees_edit()).text.startswith("Version 2 is out.")
    # Who is in the middle goes on with the version they began.
    await tom.presses("4")
    assert (await tom.sees_edit()).text.startswith("Thank you.")
    forms = await house.database.run(surveys.versions, survey.id)
    assert [[one.name for one in each.questions] for each in forms.values()] == [
        ["came", "rating"], ["came", "topics", "rating"],
    ]  # fmt: skip
