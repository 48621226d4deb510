"""Forms and answers as plain values, as JSON keeps them, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, asdict, fields
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from domain.surveys import Answer, Form, Option, Question, Section

Plain = dict[str, Any]
_NUMBERS = ("low", "high", "number")


def form_as_plain(form: Form) -> Plain:
    """A form as JSON keeps it; numbers are texts, what is as usual is left out."""
    plain = _sparse(form)
    plain["questions"] = [
        _sparse(question) | {"options": [_sparse(one) for one in question.options]}
        for question in form.questions
    ]
    plain["sections"] = [_sparse(section) for section in form.sections]
    return plain


def read_form(plain: Mapping[str, Any]) -> Form:
    """A form from what `form_as_plain` gave; what a newer program added is left out."""
    values = _known(Form, plain)
    values["questions"] = tuple(read_question(one) for one in plain.get("questions", ()))
    values["sections"] = tuple(Section(**_known(Section, one)) for one in plain.get("sections", ()))
    return Form(**values)


def read_question(plain: Mapping[str, Any]) -> Question:
    """A question from its plain values."""
    values = _known(Question, plain)
    values["options"] = tuple(Option(**_known(Option, one)) for one in plain.get("options", ()))
    return Question(**values)


def answer_as_plain(answer: Answer) -> Plain:
    """An answer as JSON keeps it: only what it says."""
    return _sparse(answer)


def read_answer(plain: Mapping[str, Any]) -> Answer:
    """An answer from what `answer_as_plain` gave; what else was kept with it is left out."""
    # Most answers hold one thing, and results read a million of them.
    if len(plain) == 1:
        if "choices" in plain:
            return _chosen(tuple(plain["choices"]))
        if "number" in plain:
            return _numbered(plain["number"])
    return Answer(**_known(Answer, plain))


@lru_cache(maxsize=4_096)
def _chosen(names: tuple[str, ...]) -> Answer:
    return Answer(choices=names)


@lru_cache(maxsize=4_096)
def _numbered(number: str) -> Answer:
    return Answer(number=Decimal(number))


def _sparse(whole: Any) -> Plain:
    usual = {
        one.name: one.default_factory() if one.default_factory is not MISSING else one.default
        for one in fields(whole)
    }
    return {name: _as_json(value) for name, value in asdict(whole).items() if value != usual[name]}


def _as_json(value: Any) -> Any:
    if isinstance(value, Decimal):
        return str(value)
    return list(value) if isinstance(value, tuple) else value


@cache
def _names(kind: type) -> frozenset[str]:
    return frozenset(one.name for one in fields(kind))


def _known(kind: type, plain: Mapping[str, Any]) -> Plain:
    names = _names(kind)
    values: Plain = {}
    for name, value in plain.items():
        if name not in names:
            continue
        if name in _NUMBERS and value is not None:
            values[name] = Decimal(value)
        else:
            values[name] = tuple(value) if isinstance(value, list) else value
    return values
