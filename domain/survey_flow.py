"""The way through a survey: which questions are asked, in which order, and where a person is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from domain.survey_expressions import read_expression
from domain.survey_values import Surroundings, as_text
from domain.surveys import NOTE, Answer, Form, Question

Answers = Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class Place:
    """A question on the way: its number of those that want an answer, and how many they are."""

    question: Question
    number: int
    count: int


def as_said(answer: Answer) -> str:
    """An answer as expressions see it."""
    if answer.choices:
        return " ".join(answer.choices) + (" other" if answer.other else "")
    if answer.other:
        return "other"
    if answer.number is not None:
        return as_text(float(answer.number))
    return answer.day or answer.text or ""


def way(form: Form, answers: Answers, today: date) -> list[Question]:
    """The questions that are asked after these answers, in order.

    What a person answered before they took another branch counts no more.
    """
    said: dict[str, str] = {}
    asked = []
    for question in form.questions:
        section = form.section(question.section)
        around = Surroundings(said, today)
        conditions = (section.relevant if section else "", question.relevant)
        if all(read_expression(one).holds(around) for one in conditions if one):
            asked.append(question)
            if question.name in answers:
                said[question.name] = as_said(answers[question.name])
    return asked


def said_before(form: Form, answers: Answers, question: Question, today: date) -> dict[str, str]:
    """What the constraint of a question may look at: the answers before it that count."""
    said = {}
    for one in way(form, answers, today):
        if one.name == question.name:
            break
        if one.name in answers:
            said[one.name] = as_said(answers[one.name])
    return said


def place_of(form: Form, answers: Answers, name: str | None, today: date) -> Place | None:
    """Where a question stands on the way; None where it is not asked (any more), or at the end."""
    asked = way(form, answers, today)
    wanted = [one for one in asked if one.kind != NOTE]
    for question in asked:
        if question.name == name:
            before = asked[: asked.index(question) + 1]
            number = sum(one.kind != NOTE for one in before)
            return Place(question, max(1, number), len(wanted))
    return None


def after(form: Form, answers: Answers, name: str | None, today: date) -> str | None:
    """The question after one (None: the first one), or None at the end."""
    asked = way(form, answers, today)
    if name is None:
        return asked[0].name if asked else None
    order = [one.name for one in form.questions]
    at = order.index(name) if name in order else -1
    return next((one.name for one in asked if order.index(one.name) > at), None)


def before(form: Form, answers: Answers, name: str | None, today: date) -> str | None:
    """The question before one (None: the last one), or None at the beginning."""
    asked = way(form, answers, today)
    order = [one.name for one in form.questions]
    at = order.index(name) if name in order else len(order)
    earlier = [one.name for one in asked if order.index(one.name) < at]
    return earlier[-1] if earlier else None


def lacking(form: Form, answers: Answers, today: date) -> str | None:
    """The first question of the way that was neither answered nor skipped, notes left out."""
    asked = way(form, answers, today)
    return next((one.name for one in asked if one.kind != NOTE and one.name not in answers), None)


def counted(form: Form, answers: Answers, today: date) -> dict[str, Answer]:
    """The answers that count: those of questions that are asked after all the others."""
    asked = {one.name for one in way(form, answers, today) if one.kind != NOTE}
    return {name: answer for name, answer in answers.items() if name in asked}
