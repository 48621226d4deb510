"""Changes to a form that an organiser makes step by step; each gives a new form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import replace
from decimal import Decimal

from domain import surveys
from domain.surveys import Form, Option, Question, Texts

SCALES = {"scale5": (1, 5), "scale10": (0, 10)}  # what a scale is offered as
OFFERED = (
    surveys.ONE, surveys.SEVERAL, "scale5", "scale10", surveys.YES_NO, surveys.SHORT,
    surveys.LONG, surveys.NUMBER, surveys.DATE, surveys.RANKING, surveys.NOTE,
)  # fmt: skip
_BULLET = re.compile(r"^\s*(?:[-*•–○]|\(?\d{1,2}[.)]|\(?[a-zA-Z][.)])\s+(?=\S)")
_LONGEST_SLUG = 24


def split_question(text: str) -> tuple[str, list[str]]:
    """A question and the options that stand under it, a line each, with a dash or a number."""
    lines = [line.rstrip() for line in text.strip().splitlines()]
    asked = [line for line in lines if not _BULLET.match(line)]
    options = [_BULLET.sub("", line).strip() for line in lines if _BULLET.match(line)]
    return "\n".join(asked).strip(), options


def split_options(text: str) -> list[str]:
    """The options of a message, a line each; dashes and numbers before them are left out."""
    lines = (_BULLET.sub("", line).strip() for line in text.splitlines())
    return [line for line in lines if line]


def new_question(
    form: Form, text: str, offered: str, language: str, taken: Collection[str] = ()
) -> Question:
    """A question of an offered kind, with an id that none has had; `taken` are earlier ids."""
    used = {one.name for one in form.questions} | {one.name for one in form.sections} | {*taken}
    name = _free(slug(text) or f"q{len(form.questions) + 1}", used)
    if offered in SCALES:
        low, high = SCALES[offered]
        return Question(name, surveys.SCALE, {language: text}, low=Decimal(low), high=Decimal(high))
    return Question(name, offered, {language: text})


def with_options(question: Question, labels: Iterable[str], language: str) -> Question:
    """The question with these options in one language.

    As many as there are already are reworded in their order, so that they keep their ids; other
    than that they are new ones, and those of the same words stay.
    """
    labels = list(labels)
    if question.options and len(labels) == len(question.options):
        pairs = zip(question.options, labels, strict=True)
        return replace(
            question,
            options=tuple(
                replace(one, labels={**one.labels, language: label}) for one, label in pairs
            ),
        )
    known = {one.labels.get(language): one for one in question.options}
    used = {one.name for one in question.options}
    options = []
    for number, label in enumerate(labels, 1):
        option = known.get(label)
        if option is None:
            name = _free(slug(label) or f"o{number}", used)
            option = Option(name, {language: label})
        used.add(option.name)
        options.append(option)
    return replace(question, options=tuple(options))


def add(form: Form, question: Question) -> Form:
    """The form with a question more at its end."""
    return replace(form, questions=(*form.questions, question))


def put(form: Form, question: Question) -> Form:
    """The form with a question in the place of the one with its id."""
    return replace(
        form,
        questions=tuple(question if one.name == question.name else one for one in form.questions),
    )


def remove(form: Form, name: str) -> Form:
    """The form without a question."""
    return replace(form, questions=tuple(one for one in form.questions if one.name != name))


def move(form: Form, name: str, by: int) -> Form:
    """The form with a question further up (-1) or down (1); it takes its neighbour's section."""
    order = list(form.questions)
    at = next((index for index, one in enumerate(order) if one.name == name), None)
    if at is None or not 0 <= at + by < len(order):
        return form
    other = order[at + by]
    order[at], order[at + by] = other, replace(order[at], section=other.section)
    return replace(form, questions=tuple(order))


def with_text(texts: Texts, language: str, text: str) -> Texts:
    """Texts with one more, or without it where it is empty."""
    changed = {**texts, language: text}
    return {code: words for code, words in changed.items() if words}


def condition_on(question: Question, name: str) -> str:
    """The expression that holds where an option of an earlier question was chosen."""
    if question.kind == surveys.SEVERAL:
        return f"selected(${{{question.name}}}, '{name}')"
    return f"${{{question.name}}} = '{name}'"


def can_decide(question: Question) -> bool:
    """Whether other questions can depend on a question by one tap."""
    return question.kind in (surveys.ONE, surveys.SEVERAL, surveys.YES_NO)


def slug(text: str) -> str:
    """A few words of a text as an id; empty where it has no Latin letters."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain)
    found = ""
    for word in words:
        if found and len(found) + len(word) >= _LONGEST_SLUG:
            break
        found += ("_" if found else "") + word[:_LONGEST_SLUG]
    return found if found[:1].isalpha() else f"q_{found}" if found else ""


def _free(name: str, used: Collection[str]) -> str:
    lower = {one.lower() for one in used} | {"other"}
    number, free = 2, name
    while free.lower() in lower:
        free, number = f"{name}_{number}", number + 1
    return free
