"""The expressions of `relevant` and `constraint`: the part of ODK's XPath that surveys here use.

    ${visited} = 'yes' and (${age} > 17 or selected(${topics}, 'mercury'))
    . >= 0 and . <= ${total}

`${name}` is an answer, `.` the one being checked. An unanswered question is the empty text, of
several choices their ids with spaces between them, a date its ISO form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from domain.survey_functions import FUNCTIONS
from domain.survey_values import (
    COMPARISONS,
    Expression,
    Surroundings,
    any_of,
    as_number,
    as_truth,
    compared,
    every_one,
    reckoned,
)

LONGEST = 1_000
_DEEPEST = 30
_TOKEN = re.compile(
    r"""\s*(?:
        (?P<number>\d+(?:\.\d+)?|\.\d+)
      | (?P<text>'[^']*'|"[^"]*")
      | \$\{\s*(?P<name>[A-Za-z_][\w.-]*)\s*\}
      | (?P<sign><=|>=|!=|=|<|>|\+|\*|\(|\)|,|-(?=[\s\d.$(]))
      | (?P<self>\.)
      | (?P<word>[A-Za-z_][\w-]*)
    )""",
    re.VERBOSE | re.ASCII,
)


class BadExpression(ValueError):
    """An expression that cannot be read: `key` with `values` says why (`expression-fault-…`)."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


@dataclass(frozen=True, slots=True)
class Read:
    """An expression ready to be asked, and the questions that it looks at."""

    evaluate: Expression
    names: frozenset[str]

    def holds(self, around: Surroundings) -> bool:
        """Whether it is true."""
        return as_truth(self.evaluate(around))


@lru_cache(maxsize=4_096)
def read_expression(text: str) -> Read:
    """Reads an expression. Raises BadExpression."""
    if len(text) > LONGEST:
        raise BadExpression("too-long", longest=LONGEST)
    reading = _Reading(text)
    found = reading.either()
    if reading.token is not None:
        raise BadExpression("unexpected", what=reading.shown)
    return Read(found, frozenset(reading.names))


class _Reading:
    """Recursive descent; each method reads one level, and gives what evaluates it."""

    def __init__(self, text: str) -> None:
        self._tokens = _tokens(text)
        self._depth = 0
        self.names: set[str] = set()
        self.token: tuple[str, str] | None = None
        self._next()

    @property
    def shown(self) -> str:
        return self.token[1] if self.token else ""

    def either(self) -> Expression:
        parts = [self._all()]
        while self._took("word", "or"):
            parts.append(self._all())
        return any_of(parts) if len(parts) > 1 else parts[0]

    def _all(self) -> Expression:
        parts = [self._comparison()]
        while self._took("word", "and"):
            parts.append(self._comparison())
        return every_one(parts) if len(parts) > 1 else parts[0]

    def _comparison(self) -> Expression:
        left = self._sum()
        while self.token is not None and self.token[1] in COMPARISONS:
            sign = self._next()
            left = compared(sign, left, self._sum())
        return left

    def _sum(self) -> Expression:
        left = self._product()
        while self.token in (("sign", "+"), ("sign", "-")):
            sign = self._next()
            left = reckoned(sign, left, self._product())
        return left

    def _product(self) -> Expression:
        left = self._single()
        while self.token in (("sign", "*"), ("word", "div"), ("word", "mod")):
            sign = self._next()
            left = reckoned(sign, left, self._single())
        return left

    def _single(self) -> Expression:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise BadExpression("too-deep")
        try:
            return self._atom()
        finally:
            self._depth -= 1

    def _atom(self) -> Expression:
        if self.token is None:
            raise BadExpression("ends-early")
        kind, text = self.token
        self._next()
        if kind == "word" and self.token == ("sign", "("):
            return self._function(text)
        if kind == "sign":
            return self._bracketed(text)
        return self._leaf(kind, text)

    def _bracketed(self, sign: str) -> Expression:
        if sign == "-":
            negated = self._single()
            return lambda around: -as_number(negated(around))
        if sign != "(":
            raise BadExpression("unexpected", what=sign)
        inner = self.either()
        self._expect(")")
        return inner

    def _leaf(self, kind: str, text: str) -> Expression:
        match kind:
            case "number":
                number = float(text)
                return lambda _: number
            case "text":
                return lambda _: text[1:-1]
            case "name":
                self.names.add(text)
                return lambda around: around.answers.get(text, "")
            case "self":
                return lambda around: around.own
        raise BadExpression("unexpected", what=text)

    def _function(self, name: str) -> Expression:
        self._next()
        given: list[Expression] = []
        if self.token != ("sign", ")"):
            given.append(self.either())
            while self._took("sign", ","):
                given.append(self.either())
        self._expect(")")
        known = FUNCTIONS.get(name)
        if known is None:
            raise BadExpression("unknown-function", name=name)
        counts, act = known
        if len(given) not in counts:
            raise BadExpression("wrong-arguments", name=name)
        return act(given)

    def _took(self, kind: str, text: str) -> bool:
        if self.token != (kind, text):
            return False
        self._next()
        return True

    def _expect(self, sign: str) -> None:
        if not self._took("sign", sign):
            raise BadExpression("expected", sign=sign)

    def _next(self) -> str:
        before = self.shown
        self.token = next(self._tokens, None)
        return before


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    at, end = 0, len(text.rstrip())
    while at < end:
        match = _TOKEN.match(text, at)
        if match is None:
            raise BadExpression("unexpected", what=text[at : at + 20].strip())
        at = match.end()
        kind = match.lastgroup or ""
        yield kind, match[kind]
