"""What has to be mended in a form before it can be published, place by place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from domain import surveys
from domain.survey_expressions import BadExpression, read_expression
from domain.surveys import Form, Question, Section, Texts, text_in

NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
OPTION_NAME = re.compile(r"[A-Za-z0-9_.-]+")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong where: `key` with `values` is the sentence `survey-fault-…`.

    `question` and `option` are ids, `part` is what of it: name, label, hint, options,
    relevant, constraint, low, section. None of them: it is about the survey itself.
    """

    key: str
    question: str | None = None
    part: str = ""
    option: str | None = None
    values: Mapping[str, object] = field(default_factory=dict)


def faults_of(form: Form) -> list[Fault]:
    """All that keeps a form from being published; empty where it is ready."""
    found = [*_of_texts(form)]
    if not form.asked:
        found.append(Fault("no-questions"))
    if len(form.questions) > surveys.MOST_QUESTIONS:
        found.append(Fault("too-many-questions", values={"most": surveys.MOST_QUESTIONS}))
    every = [one.name for one in form.questions] + [one.name for one in form.sections]
    names = Counter(name.lower() for name in every)
    for question in form.questions:
        if names[question.name.lower()] > 1:
            found.append(Fault("name-twice", question.name, "name"))
        found += _of_question(question)
    found += _of_conditions(form)
    return found


def missing_texts(form: Form) -> list[tuple[str, str | None]]:
    """What lacks in which of the form's languages: a language, and a question or None."""
    lacking: list[tuple[str, str | None]] = []
    for code in form.languages:
        general = (form.titles, form.introductions, form.thanks)
        if any(texts and not texts.get(code) for texts in general):
            lacking.append((code, None))
        for question in form.questions:
            texts = (question.labels, question.hints, *(one.labels for one in question.options))
            more = (question.units, question.low_labels, question.high_labels)
            section = form.section(question.section)
            heading = section.labels if section is not None else {}
            if any(one and not one.get(code) for one in (*texts, *more, heading)):
                lacking.append((code, question.name))
    return lacking


def _of_texts(form: Form) -> Iterator[Fault]:
    if not any(form.titles.values()):
        yield Fault("no-title", part="title")
    for texts, longest, what in (
        (form.titles, surveys.LONGEST_TITLE, "title"),
        (form.introductions, surveys.LONGEST_INTRODUCTION, "introduction"),
        (form.thanks, surveys.LONGEST_INTRODUCTION, "thanks"),
    ):
        yield from _too_long(texts, longest, None, what)


def _of_question(question: Question) -> Iterator[Fault]:
    name = question.name
    if not NAME.fullmatch(name) or len(name) > surveys.LONGEST_NAME:
        yield Fault("bad-name", name, "name", values={"name": name[:80]})
    if not any(question.labels.values()):
        yield Fault("no-label", name, "label")
    yield from _too_long(question.labels, surveys.LONGEST_QUESTION, name, "label")
    yield from _too_long(question.hints, surveys.LONGEST_HINT, name, "hint")
    if question.kind in surveys.WITH_OPTIONS:
        yield from _of_options(question)
    if question.kind == surveys.SCALE:
        yield from _of_scale(question)
    if question.low is not None and question.high is not None and question.low > question.high:
        yield Fault("low-over-high", name, "low")


def _of_options(question: Question) -> Iterator[Fault]:
    name, count = question.name, len(question.options)
    if count < 2 and not (count == 1 and question.other):
        yield Fault("too-few-options", name, "options")
    most = surveys.MOST_RANKED if question.kind == surveys.RANKING else surveys.MOST_OPTIONS
    if count > most:
        yield Fault("too-many-options", name, "options", values={"most": most, "count": count})
    seen: set[str] = set()
    for option in question.options:
        if option.name in seen:
            yield Fault("option-twice", name, "options", option.name, {"option": option.name})
        seen.add(option.name)
        reserved = question.other and option.name == "other"
        if not OPTION_NAME.fullmatch(option.name) or reserved:
            yield Fault("bad-option", name, "options", option.name, {"option": option.name[:80]})
        if not any(option.labels.values()):
            yield Fault("no-option-label", name, "options", option.name, {"option": option.name})
        for label in option.labels.values():
            if len(label) > surveys.LONGEST_OPTION:
                values = {"longest": surveys.LONGEST_OPTION, "option": option.name}
                yield Fault("option-too-long", name, "options", option.name, values)
                break


def _of_scale(question: Question) -> Iterator[Fault]:
    low, high = question.low, question.high
    bounded = low is not None and high is not None
    if not bounded or low % 1 or high % 1 or high - low < 1:  # type: ignore[operator]  # both are there
        yield Fault("bad-scale", question.name, "low")
    elif high - low >= surveys.WIDEST_SCALE:  # type: ignore[operator]  # both are there
        yield Fault("wide-scale", question.name, "low", values={"most": surveys.WIDEST_SCALE})


def _of_conditions(form: Form) -> Iterator[Fault]:
    earlier: set[str] = set()
    for question in form.questions:
        section = form.section(question.section)
        if question.section is not None and section is None:
            yield Fault("no-section", question.name, "section")
        if section is not None and section.relevant:
            yield from _of_condition(form, section, "relevant", section.relevant, earlier)
        if question.relevant:
            yield from _of_condition(form, question, "relevant", question.relevant, earlier)
        if question.constraint:
            yield from _of_condition(form, question, "constraint", question.constraint, earlier)
        earlier.add(question.name)


def _of_condition(
    form: Form, one: Question | Section, what: str, text: str, earlier: set[str]
) -> Iterator[Fault]:
    try:
        names = read_expression(text).names
    except BadExpression as error:
        values = {"key": error.key, **error.values}
        yield Fault("bad-expression", one.name, what, values=values)
        return
    known = {question.name for question in form.questions}
    for name in sorted(names - known):
        yield Fault("unknown-name", one.name, what, values={"name": name})
    for name in sorted(names & known - earlier):
        circular = name == one.name or one.name in _looked_at(form, name)
        key = "circular" if circular else "looks-ahead"
        yield Fault(key, one.name, what, values={"name": name})


def _looked_at(form: Form, name: str) -> set[str]:
    """All that the condition of a question depends on, over any number of others."""
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        question = form.question(waiting.pop())
        section = form.section(question.section) if question is not None else None
        texts = [question.relevant if question else "", section.relevant if section else ""]
        for text in texts:
            try:
                names = read_expression(text).names if text else frozenset()
            except BadExpression:
                continue
            waiting += names - seen
            seen |= names
    return seen


def _too_long(texts: Texts, longest: int, question: str | None, what: str) -> Iterator[Fault]:
    for text in texts.values():
        if len(text) > longest:
            values = {"longest": longest, "length": len(text)}
            yield Fault("too-long", question, what, values=values)
            break


def shown_name(form: Form, name: str | None) -> str:
    """A question's text for a list of faults, or its id where it has none."""
    question = form.question(name)
    if question is None:
        return name or ""
    return text_in(question.labels, form.languages[0], form.languages)[1] or question.name
