"""What an organiser types for one question: its text, hint, options, ends, unit, range."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

from domain import surveys
from domain.formatting import escape
from domain.survey_editing import put, split_options, with_options, with_text
from domain.survey_plain import read_form
from domain.survey_reading import read_number
from domain.surveys import Answer, Form, Question
from handlers.answers import Page
from handlers.buttons import MANAGE, REFINE, button, keyboard
from handlers.desk import Desk
from handlers.survey_access import KEPT, Tap, fresh, listen, mark_of
from handlers.survey_cards import word_line
from handlers.visitors import Visitor
from storage import surveys as rows_of_surveys
from storage.tables import Survey

DETAIL = "detail"
_TEXTS = {"text": "labels", "hint": "hints", "unit": "units"}
_NOTHING = ("-", "–", "—")


async def ask(desk: Desk, tap: Tap, form: Form, question: Question) -> Page:
    """Asks for a detail; it is typed in the organiser's language."""
    what = tap.payload.text(1) or ""
    await listen(desk, tap.visitor, tap.survey, DETAIL, what=what, question=question.name)
    language = tap.visitor.language
    back = button(
        desk.say(language, "button-back"), REFINE, tap.survey.id, "show", mark_of(question.name)
    )
    text = escape(word_line(question, form, language))
    return Page(desk.say(language, f"sm-detail-{what}", text=text), keyboard([[back]]))


async def take_detail(
    desk: Desk, visitor: Visitor, survey: Survey, content: dict[str, Any], text: str
) -> Page:
    """Keeps a detail that was typed; a dash alone takes it away."""
    form = read_form((await fresh(desk, survey)).form)
    question = form.question(content["question"])
    if question is None:
        return Page(desk.say(visitor.language, "survey-gone"), None)
    changed = _changed(desk, visitor, question, content["what"], "" if text in _NOTHING else text)
    if isinstance(changed, str):
        return Page(changed, None)
    await desk.database.run(rows_of_surveys.save_form, survey.id, put(form, changed))
    await listen(desk, visitor, survey, KEPT, seen=content["seen"])
    language = visitor.language
    rows = [
        [
            button(
                desk.say(language, "sm-button-refine"),
                REFINE,
                survey.id,
                "show",
                mark_of(changed.name),
            )
        ],
        [button(desk.say(language, "sm-button-done"), MANAGE, "show", survey.id)],
    ]
    return Page(desk.say(language, "sm-kept"), keyboard(rows))


def options_fault(desk: Desk, language: str, kind: str, labels: list[str]) -> str:
    """Why a list of options cannot be taken, or nothing."""
    most = surveys.MOST_RANKED if kind == surveys.RANKING else surveys.MOST_OPTIONS
    if len(labels) < 2:
        return desk.say(language, "survey-fault-too-few-options")
    if len(labels) > most:
        return desk.say(language, "survey-fault-too-many-options", most=most, count=len(labels))
    for label in labels:
        if len(label) > surveys.LONGEST_OPTION:
            longest = surveys.LONGEST_OPTION
            option = escape(label[:40])
            return desk.say(
                language, "survey-fault-option-too-long", longest=longest, option=option
            )
    folded = [label.casefold() for label in labels]
    twice = next((label for label in labels if folded.count(label.casefold()) > 1), None)
    return desk.say(language, "survey-fault-option-twice", option=escape(twice)) if twice else ""


def _changed(
    desk: Desk, visitor: Visitor, question: Question, what: str, text: str
) -> Question | str:
    """The question with a detail, or why it cannot have that, as HTML."""
    language = visitor.language
    longest = {"text": surveys.LONGEST_QUESTION, "hint": surveys.LONGEST_HINT}.get(what, 100)
    if what not in ("options", "ends") and len(text) > longest:
        return desk.say(language, "sm-too-long", longest=longest, length=len(text))
    if what in _TEXTS and (text or what != "text"):
        field = _TEXTS[what]
        texts: dict[str, Any] = {field: with_text(getattr(question, field), language, text)}
        return replace(question, **texts)
    if what == "ends":
        return _with_ends(desk, question, language, text)
    if what == "range":
        return _with_range(desk, question, language, text)
    if what != "options":
        return desk.say(language, "survey-fault-no-label")
    labels = split_options(text)
    fault = options_fault(desk, language, question.kind, labels)
    return fault or with_options(question, labels, language)


def _with_ends(desk: Desk, question: Question, language: str, text: str) -> Question | str:
    lines = split_options(text) if text else ["", ""]
    if len(lines) != 2 or max(map(len, lines)) > surveys.LONGEST_OPTION:
        return desk.say(language, "sm-ends-two")
    low, high = lines
    return replace(
        question,
        low_labels=with_text(question.low_labels, language, low),
        high_labels=with_text(question.high_labels, language, high),
    )


def _with_range(desk: Desk, question: Question, language: str, text: str) -> Question | str:
    """From and to, as "0-100", "1 to 5", "≥ 0"; nothing takes the range away."""
    parts = [
        read_number(Question("x", surveys.NUMBER, {}), part, language)
        for part in re.split(r"\s*(?:to|à|a|bis|\.\.|…|–|—|;|(?<=\d)-)\s*", text.lower())
        if part
    ]
    numbers: list[Decimal] = [
        one.number for one in parts if isinstance(one, Answer) and one.number is not None
    ]
    if question.kind == surveys.SCALE and len(numbers) != 2:
        return desk.say(language, "sm-range-two")
    if len(numbers) != len(parts) or len(numbers) not in (0, 2):
        return desk.say(language, "sm-range-two")
    low, high = numbers or (None, None)
    if low is not None and high is not None and low >= high:
        return desk.say(language, "survey-fault-low-over-high")
    if question.kind == surveys.SCALE and low is not None and high is not None:
        if low % 1 or high % 1:
            return desk.say(language, "survey-fault-bad-scale")
        if high - low >= surveys.WIDEST_SCALE:
            return desk.say(language, "survey-fault-wide-scale", most=surveys.WIDEST_SCALE)
    return replace(question, low=low, high=high)
