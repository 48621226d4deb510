"""What the expressions of a survey reckon with: texts, numbers and truths, by XPath's rules."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

_NAN = float("nan")
_COMPARED: Mapping[str, Callable[[float, float], bool]] = {
    "<": lambda left, right: left < right,
    ">": lambda left, right: left > right,
    "<=": lambda left, right: left <= right,
    ">=": lambda left, right: left >= right,
}
COMPARISONS = ("=", "!=", *_COMPARED)

Value = str | float | bool


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an expression may look at: answers as texts by question, the one checked, the day."""

    answers: Mapping[str, str]
    today: date
    own: str = ""


Expression = Callable[[Surroundings], Value]


def as_truth(value: Value) -> bool:
    """XPath's boolean()."""
    if isinstance(value, float):
        return value != 0 and value == value  # noqa: PLR0124 - only NaN differs from itself
    return bool(value)


def as_number(value: Value) -> float:
    """XPath's number(); a date is a count of days, what is no number is NaN."""
    if isinstance(value, (bool, float)):
        return float(value)
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII):
            return float(date.fromisoformat(value).toordinal())
        return float(value) if re.fullmatch(r"\s*-?\d*\.?\d+\s*", value, re.ASCII) else _NAN
    except ValueError:
        return _NAN


def as_text(value: Value) -> str:
    """XPath's string()."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else str(value)
    return value


def equal(left: Value, right: Value) -> bool:
    """XPath's "=": as truths where one is, else as numbers where one is, else as texts."""
    if isinstance(left, bool) or isinstance(right, bool):
        return as_truth(left) == as_truth(right)
    if isinstance(left, float) or isinstance(right, float):
        return as_number(left) == as_number(right)
    return left == right


def any_of(parts: list[Expression]) -> Expression:
    """Whether one of them holds."""
    return lambda around: any(as_truth(part(around)) for part in parts)


def every_one(parts: list[Expression]) -> Expression:
    """Whether all of them hold."""
    return lambda around: all(as_truth(part(around)) for part in parts)


def compared(sign: str, left: Expression, right: Expression) -> Expression:
    """One of COMPARISONS between two."""
    if sign == "=":
        return lambda around: equal(left(around), right(around))
    if sign == "!=":
        return lambda around: not equal(left(around), right(around))
    compare = _COMPARED[sign]
    return lambda around: compare(as_number(left(around)), as_number(right(around)))


def reckoned(sign: str, left: Expression, right: Expression) -> Expression:
    """Two numbers put together by +, -, *, div or mod; what cannot be reckoned is NaN."""

    def reckon(around: Surroundings) -> float:
        first, second = as_number(left(around)), as_number(right(around))
        match sign:
            case "+":
                return first + second
            case "-":
                return first - second
            case "*":
                return first * second
        if second == 0:
            return _NAN
        return first / second if sign == "div" else math.fmod(first, second)

    return reckon
