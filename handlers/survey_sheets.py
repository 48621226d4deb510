"""A respondent's place in a form, and the buttons under the question that is asked there."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import InlineKeyboardButton

from domain import surveys
from domain.survey_acts import AGAIN, BACK, DECLINE, OTHER_AT, PICK, READY, SKIP
from domain.survey_reading import OTHER
from domain.survey_sittings import Sitting
from domain.surveys import Form, Question, Texts, text_in
from handlers.buttons import Rows, button
from handlers.desk import Desk

LATER = "later"
_LONG_LABEL = 36  # what is longer is cut off on a phone's button
_SHORT_LABEL = 12
_IN_A_ROW = 6


@dataclass(frozen=True, slots=True)
class Sheet:
    """A person's place in a form, with what its buttons carry and who reads it.

    `verb` and `head` begin what each button carries; `seed` gives shuffled options their order.
    """

    verb: str
    head: tuple[str | int, ...]
    sitting: Sitting
    language: str
    seed: int

    @property
    def form(self) -> Form:
        """The form that is filled in."""
        return self.sitting.form

    def text(self, texts: Texts) -> str:
        """A text in the reader's language, or in one that there is; not escaped."""
        return text_in(texts, self.language, self.form.languages)[1]

    def button(self, label: str, act: str, *more: str | int) -> InlineKeyboardButton:
        """A button under the question that is shown."""
        names = [one.name for one in self.form.questions]
        at = self.sitting.at
        place = names.index(at) if at in names else len(names)
        return button(label, self.verb, *self.head, place, act, *more)


def is_numbered(sheet: Sheet, question: Question) -> bool:
    """Whether a label is too long for a button, so that buttons carry numbers instead."""
    if question.kind == surveys.RANKING:
        return False  # its options leave the buttons one by one
    return any(len(sheet.text(option.labels)) > _LONG_LABEL for option in question.options)


def option_rows(desk: Desk, sheet: Sheet, question: Question) -> Rows:
    """The buttons that answer the question, where it has any."""
    if question.kind == surveys.SCALE:
        buttons = [
            sheet.button(_tick(sheet, str(step), str(step)), PICK, step) for step in question.steps
        ]
        return _in_rows(buttons, _IN_A_ROW)
    if question.kind == surveys.YES_NO:
        names = (surveys.YES, surveys.NO)
        return [
            [
                sheet.button(
                    _tick(sheet, name, desk.say(sheet.language, f"survey-{name}")), PICK, at
                )
                for at, name in enumerate(names)
            ]
        ]
    if question.kind not in surveys.WITH_OPTIONS:
        return []
    return _choice_rows(desk, sheet, question)


def _choice_rows(desk: Desk, sheet: Sheet, question: Question) -> Rows:
    original = [one.name for one in sheet.form.question(question.name).options]  # type: ignore[union-attr]  # it is shown
    numbered = is_numbered(sheet, question)
    buttons = []
    for number, option in enumerate(question.options, 1):
        if question.kind == surveys.RANKING and option.name in sheet.sitting.picked:
            continue
        label = str(number) if numbered else sheet.text(option.labels)
        at = original.index(option.name)
        buttons.append(sheet.button(_tick(sheet, option.name, label), PICK, at))
    short = all(len(one.text) <= _SHORT_LABEL for one in buttons)
    rows = _in_rows(buttons, _IN_A_ROW if numbered else 2 if short else 1)
    if question.other:
        label = desk.say(sheet.language, "survey-button-other")
        rows.append([sheet.button(_tick(sheet, OTHER, label), PICK, OTHER_AT)])
    if question.kind == surveys.SEVERAL:
        count = len([one for one in sheet.sitting.picked if one != OTHER])
        label = desk.say(sheet.language, "survey-button-ready", count=count)
        rows.append([sheet.button(label, READY)])
    if question.kind == surveys.RANKING and sheet.sitting.picked:
        rows.append([sheet.button(desk.say(sheet.language, "survey-button-again"), AGAIN)])
    return rows


def way_rows(desk: Desk, sheet: Sheet, question: Question) -> Rows:
    """The buttons that lead on, back, or out for now."""
    language = sheet.language
    first, second = [], []
    if question.may_decline:
        first.append(sheet.button(desk.say(language, "survey-button-decline"), DECLINE))
    if question.kind == surveys.NOTE:
        first.append(sheet.button(desk.say(language, "survey-button-next"), SKIP))
    elif not question.required:
        first.append(sheet.button(desk.say(language, "survey-button-skip"), SKIP))
    names = [one.name for one in sheet.form.questions]
    if names.index(question.name) > 0:
        second.append(sheet.button(desk.say(language, "survey-button-back"), BACK))
    second.append(sheet.button(desk.say(language, "survey-button-later"), LATER))
    return [first, second]


def _tick(sheet: Sheet, name: str, label: str) -> str:
    return f"✓ {label}" if name in sheet.sitting.picked else label


def _in_rows(buttons: list[InlineKeyboardButton], wide: int) -> Rows:
    count = -(-len(buttons) // wide)
    each = -(-len(buttons) // count) if count else 1
    return [buttons[at : at + each] for at in range(0, len(buttons), each)]
