"""The functions that a survey's expressions may use, and how many arguments each takes."""

from __future__ import annotations

import math
from collections.abc import Callable, Container

from domain.survey_values import Expression, Surroundings, Value, as_number, as_text, as_truth

Make = Callable[[list[Expression]], Expression]


def _selected(given: list[Expression]) -> Expression:
    chosen, wanted = given
    return lambda around: as_text(wanted(around)) in as_text(chosen(around)).split()


def _count_selected(given: list[Expression]) -> Expression:
    return lambda around: float(len(as_text(given[0](around)).split()))


def _selected_at(given: list[Expression]) -> Expression:
    def pick(around: Surroundings) -> Value:
        chosen, at = as_text(given[0](around)).split(), as_number(given[1](around))
        return chosen[int(at)] if 0 <= at < len(chosen) else ""

    return pick


def _if(given: list[Expression]) -> Expression:
    condition, yes, no = given
    return lambda around: yes(around) if as_truth(condition(around)) else no(around)


def _coalesce(given: list[Expression]) -> Expression:
    return lambda around: as_text(given[0](around)) or given[1](around)


def _rounded(act: Callable[[float], float]) -> Make:
    def make(given: list[Expression]) -> Expression:
        def reckon(around: Surroundings) -> float:
            number = as_number(given[0](around))
            return act(number) if math.isfinite(number) else number

        return reckon

    return make


def _of_texts(act: Callable[..., Value]) -> Make:
    return lambda given: lambda around: act(*(as_text(one(around)) for one in given))


FUNCTIONS: dict[str, tuple[Container[int], Make]] = {
    "selected": ((2,), _selected),
    "count-selected": ((1,), _count_selected),
    "selected-at": ((2,), _selected_at),
    "not": ((1,), lambda given: lambda around: not as_truth(given[0](around))),
    "true": ((0,), lambda _: lambda _: True),
    "false": ((0,), lambda _: lambda _: False),
    "boolean": ((1,), lambda given: lambda around: as_truth(given[0](around))),
    "number": ((1,), lambda given: lambda around: as_number(given[0](around))),
    "string": ((1,), _of_texts(str)),
    "string-length": ((1,), _of_texts(lambda text: float(len(text)))),
    "concat": (range(1, 20), _of_texts(lambda *texts: "".join(texts))),
    "contains": ((2,), _of_texts(lambda text, part: part in text)),
    "starts-with": ((2,), _of_texts(str.startswith)),
    "if": ((3,), _if),
    "coalesce": ((2,), _coalesce),
    "int": ((1,), _rounded(lambda number: float(math.trunc(number)))),
    "round": ((1,), _rounded(lambda number: float(math.floor(number + 0.5)))),
    "today": ((0,), lambda _: lambda around: around.today.isoformat()),
    "date": ((1,), _of_texts(str)),
}
