"""What a respondent sees: the beginning, one question at a time, the end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from telegram import InlineKeyboardButton

from domain import surveys
from domain.event_fields import language_name
from domain.formatting import escape, shorten
from domain.survey_acts import BACK, SEND, ordered
from domain.survey_flow import place_of
from domain.survey_reading import OTHER, bounded_by
from domain.surveys import Answer, Form, Option, Question, Texts, minutes_of, text_in
from handlers.answers import Page
from handlers.buttons import keyboard
from handlers.desk import Desk
from handlers.event_questions import in_words
from handlers.survey_sheets import Sheet, is_numbered, option_rows, way_rows

_LONGEST_SHOWN = 1_000


def word_question(desk: Desk, sheet: Sheet, note: str = "") -> Page:
    """The question that is asked now, or the last page; `note` (HTML) says what just happened."""
    sitting = sheet.sitting
    place = place_of(sitting.form, sitting.answers, sitting.at, sitting.today)
    if place is None:
        return _word_end(desk, sheet, note)
    question = ordered(place.question, sheet.seed)
    section = sitting.form.section(question.section)
    head = desk.say(sheet.language, "survey-progress", number=place.number, count=place.count)
    if section is not None and (heading := sheet.text(section.labels)):
        head += f" · {escape(heading)}"
    parts = [
        note,
        "" if question.kind == surveys.NOTE else f"<i>{head}</i>",
        _asked(sheet, question),
        f"<i>{escape(hint)}</i>" if (hint := sheet.text(question.hints)) else "",
        _explained(desk, sheet, question),
        _openly(desk, sheet, question.labels),
    ]
    rows = [*option_rows(desk, sheet, question), *way_rows(desk, sheet, question)]
    return Page("\n\n".join(part for part in parts if part), keyboard(rows))


def word_beginning(
    desk: Desk,
    form: Form,
    language: str,
    rows: Sequence[Sequence[InlineKeyboardButton]],
    closes: str | None = None,
) -> Page:
    """What it is, how long it takes, what becomes of the answers; `closes` says until when."""
    title = escape(text_in(form.titles, language, form.languages)[1])
    introduction = escape(text_in(form.introductions, language, form.languages)[1])
    length = desk.say(language, "survey-length", count=len(form.asked), minutes=minutes_of(form))
    parts = [
        f"<b>{title}</b>",
        introduction,
        length,
        desk.say(language, "survey-anonymous" if form.anonymous else "survey-named"),
    ]
    if form.shares_results:
        parts.append(desk.say(language, "survey-shares"))
    if closes is not None:
        parts.append(desk.say(language, "survey-closes", moment=closes))
    if language not in form.languages:
        parts.append(_openly_said(desk, language, form.languages[0]))
    return Page("\n\n".join(part for part in parts if part), keyboard(rows))


def word_answered(desk: Desk, sheet: Sheet, question: Question, answer: Answer) -> str:
    """A question with the answer that was given, once it is behind."""
    said = word_answer(desk, sheet.form, question, answer, sheet.language)
    return f"{_asked(sheet, question)}\n✓ {escape(shorten(said, _LONGEST_SHOWN))}"


def word_answer(desk: Desk, form: Form, question: Question, answer: Answer, language: str) -> str:
    """An answer in words, not escaped."""
    if answer.declined:
        return desk.say(language, "survey-button-decline")
    if answer.skipped:
        return desk.say(language, "survey-skipped")
    labels = []
    for name in answer.choices:
        option = question.option(name)
        if option is not None:
            labels.append(text_in(option.labels, language, form.languages)[1])
        elif question.kind == surveys.YES_NO:
            labels.append(desk.say(language, f"survey-{name}"))
        else:
            labels.append(name)
    if question.kind == surveys.RANKING:
        return ", ".join(f"{number}. {label}" for number, label in enumerate(labels, 1))
    if answer.other:
        labels.append(answer.other)
    if answer.number is not None:
        unit = text_in(question.units, language, form.languages)[1]
        return f"{answer.number:f} {unit}".strip()
    if answer.day is not None:
        return in_words(datetime.fromisoformat(answer.day), language, all_day=True)
    return answer.text or ", ".join(labels)


def _word_end(desk: Desk, sheet: Sheet, note: str) -> Page:
    key = "survey-send-anonymous" if sheet.form.anonymous else "survey-send"
    text = desk.say(sheet.language, key)
    rows = [
        [sheet.button(desk.say(sheet.language, "survey-button-send"), SEND)],
        [sheet.button(desk.say(sheet.language, "survey-button-back"), BACK)],
    ]
    return Page("\n\n".join(part for part in (note, text) if part), keyboard(rows))


def _asked(sheet: Sheet, question: Question) -> str:
    return f"<b>{escape(sheet.text(question.labels))}</b>"


def _explained(desk: Desk, sheet: Sheet, question: Question) -> str:
    """How to answer, and what the buttons stand for where their labels are too long for them."""
    language = sheet.language
    if question.kind in surveys.WITH_OPTIONS:
        return _options_explained(desk, sheet, question)
    match question.kind:
        case surveys.SCALE:
            low, high = sheet.text(question.low_labels), sheet.text(question.high_labels)
            ends = ((question.steps[0], low), (question.steps[-1], high))
            return "\n".join(f"{number} = {escape(words)}" for number, words in ends if words)
        case surveys.NUMBER:
            return _number_explained(desk, sheet, question)
        case surveys.DATE | surveys.SHORT | surveys.LONG:
            return desk.say(language, f"survey-how-{question.kind}")
    return ""


def _options_explained(desk: Desk, sheet: Sheet, question: Question) -> str:
    language = sheet.language
    if OTHER in sheet.sitting.picked:
        return desk.say(language, "survey-say-which")
    lines = []
    if is_numbered(sheet, question):
        lines = [_line(sheet, number, one) for number, one in enumerate(question.options, 1)]
    if question.kind == surveys.RANKING:
        ranked = [one for name in sheet.sitting.picked if (one := question.option(name))]
        lines = [_line(sheet, number, one) for number, one in enumerate(ranked, 1)]
    how = ""
    if question.kind != surveys.ONE:
        how = desk.say(language, f"survey-how-{question.kind}")
    return "\n".join([*([how] if how else []), *lines])


def _line(sheet: Sheet, number: int, option: Option) -> str:
    return f"{number}. {escape(sheet.text(option.labels))}"


def _number_explained(desk: Desk, sheet: Sheet, question: Question) -> str:
    unit = sheet.text(question.units)
    return desk.say(
        sheet.language,
        "survey-how-number",
        kind=bounded_by(question),
        low="" if question.low is None else f"{question.low:f}",
        high="" if question.high is None else f"{question.high:f}",
        unit=escape(f" ({unit})" if unit else ""),
    )


def _openly(desk: Desk, sheet: Sheet, texts: Texts) -> str:
    code = text_in(texts, sheet.language, sheet.form.languages)[0]
    if code == sheet.language or sheet.language not in sheet.form.languages:
        return ""  # said at the beginning, for all of it
    return _openly_said(desk, sheet.language, code)


def _openly_said(desk: Desk, language: str, code: str) -> str:
    return desk.say(language, "survey-only-in", name=language_name(code, language))
