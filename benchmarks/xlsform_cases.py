"""Twenty XLSForms after the standard's own documentation: valid ones, and broken ones."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

import xlsxwriter

Rows = list[tuple[str, ...]]
HEAD = ("type", "name", "label")
CHOICES = ("list_name", "name", "label")
YN: Rows = [CHOICES, ("yn", "a", "A"), ("yn", "b", "B")]


@dataclass(frozen=True, slots=True)
class Case:
    """A workbook and what has to become of it.

    `kinds` are the kinds of our questions, or `fault` is (sheet, cell, key). `standard` says
    whether XLSForm itself accepts it: what it accepts and a chat cannot ask is refused all the
    same.
    """

    rule: str
    survey: Rows
    choices: Rows = ()  # type: ignore[assignment]  # no sheet
    settings: Rows = ()  # type: ignore[assignment]  # no sheet
    kinds: tuple[str, ...] = ()
    fault: tuple[str, str, str] | None = None
    standard: bool = True

    def workbook(self) -> bytes:
        out = BytesIO()
        with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
            sheets = (
                ("survey", self.survey),
                ("choices", self.choices),
                ("settings", self.settings),
            )
            for name, rows in sheets:
                if rows:
                    sheet = book.add_worksheet(name)
                    for number, row in enumerate(rows):
                        for at, cell in enumerate(row):
                            sheet.write_string(number, at, cell)
        return out.getvalue()


TITLE: Rows = [("form_title", "form_id"), ("A form", "form")]
TWO = [HEAD, ("text", "a", "A?")]

CASES = (
    Case("text, integer, decimal, date and note",
         [HEAD, ("note", "n", "Hello"), ("text", "t", "T?"), ("integer", "i", "I?"),
          ("decimal", "d", "D?"), ("date", "w", "When?")], (), TITLE,
         kinds=("note", "short", "number", "number", "date")),
    Case("select_one and select_multiple share a list",
         [HEAD, ("select_one yn", "one", "One?"), ("select_multiple yn", "many", "Many?")],
         YN, TITLE, kinds=("one", "several")),
    Case("select_one … or_other", [HEAD, ("select_one yn or_other", "one", "One?")], YN, TITLE,
         kinds=("one",)),
    Case("rank", [HEAD, ("rank yn", "order", "Order?")], YN, TITLE, kinds=("ranking",)),
    Case("range with its parameters",
         [(*HEAD, "parameters"), ("range", "r", "How?", "start=0 end=10 step=1")], (), TITLE,
         kinds=("scale",)),
    Case("label and hint by language",
         [("type", "name", "label::English (en)", "label::Français (fr)", "hint::English (en)",
           "hint::Français (fr)"), ("text", "a", "A?", "A ?", "help", "aide")], (),
         [("form_title", "form_id", "default_language"), ("A form", "form", "English (en)")],
         kinds=("short",)),
    Case("relevant looks at an earlier answer",
         [(*HEAD, "relevant"), ("select_one yn", "one", "One?", ""),
          ("text", "why", "Why?", "${one} = 'a'")], YN, TITLE, kinds=("one", "short")),
    Case("selected() in relevant",
         [(*HEAD, "relevant"), ("select_multiple yn", "many", "Many?", ""),
          ("text", "why", "Why?", "selected(${many}, 'b')")], YN, TITLE,
         kinds=("several", "short")),
    Case("constraint with its message, required",
         [(*HEAD, "required", "constraint", "constraint_message"),
          ("integer", "age", "Age?", "yes", ". >= 0 and . <= 150", "0 to 150")], (), TITLE,
         kinds=("number",)),
    Case("groups, one in another",
         [(*HEAD, "relevant"), ("integer", "n", "N?", ""), ("begin_group", "g", "G", "${n} > 1"),
          ("begin_group", "h", "H", "${n} > 2"), ("text", "a", "A?", ""), ("end_group", "", "", ""),
          ("end_group", "", "", "")], (), TITLE, kinds=("number", "short")),
    Case("metadata and calculations are no questions",
         [(*HEAD, "calculation"), ("start", "start", "", ""), ("calculate", "c", "", "1 + 1"),
          ("text", "a", "A?", "")], (), TITLE, kinds=("short",)),
    Case("appearance does not change a question",
         [(*HEAD, "appearance"), ("select_one yn", "one", "One?", "minimal")], YN, TITLE,
         kinds=("one",)),
    Case("an unknown type", [HEAD, ("telepathy", "a", "A?")], (), TITLE,
         fault=("survey", "A2", "type"), standard=False),
    Case("a list that is not there", [HEAD, ("select_one none", "a", "A?")], YN, TITLE,
         fault=("survey", "A2", "unknown-list"), standard=False),
    Case("a choice that stands twice", [HEAD, ("select_one yn", "a", "A?")],
         [*YN, ("yn", "a", "Again")], TITLE, fault=("choices", "B4", "option-twice"),
         standard=False),
    Case("a name that stands twice", [*TWO, ("text", "a", "Again?")], (), TITLE,
         fault=("survey", "B2", "name-twice"), standard=False),
    Case("a name that is none", [HEAD, ("text", "1 a", "A?")], (), TITLE,
         fault=("survey", "B2", "bad-name"), standard=False),
    Case("relevant names nothing",
         [(*HEAD, "relevant"), ("text", "a", "A?", "${b} = 1")], (), TITLE,
         fault=("survey", "D2", "unknown-name"), standard=False),
    Case("a group without an end", [*TWO, ("begin_group", "g", "G"), ("text", "b", "B?")], (),
         TITLE, fault=("survey", "A3", "group-open"), standard=False),
    Case("a place on a map, which no chat form asks here", [HEAD, ("geopoint", "p", "Where?")], (),
         TITLE, fault=("survey", "A2", "type")),
)  # fmt: skip
