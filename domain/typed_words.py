"""The words of typed dates: months, weekdays and numbers, in English, French and one more."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from types import MappingProxyType
from typing import Literal

from domain.zone_names import locale_of

LONGEST = 100
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")
_SHORT_WEEKDAYS = {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
_SHORT_MONTHS = {"sept": 9, "fev": 2}
_COUNTED = {
    "a": 1, "an": 1, "one": 1, "un": 1, "une": 1, "two": 2, "deux": 2, "three": 3, "trois": 3,
    "four": 4, "quatre": 4, "five": 5, "cinq": 5, "six": 6, "seven": 7, "sept": 7, "eight": 8,
    "huit": 8, "nine": 9, "neuf": 9, "ten": 10, "dix": 10, "quinze": 15,
}  # fmt: skip

# What was not typed, or can be read in two ways, and has to be shown to whoever typed it.
Assumption = Literal["year", "order", "day", "time", "half_day", "next_day"]


@dataclass(frozen=True, slots=True)
class DateFault:
    """Why a text is no date: `what` with `values` is the sentence `date-fault-…`."""

    what: str
    values: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))


NOT_UNDERSTOOD = DateFault("not-understood")
COUNT = rf"\d{{1,3}}|{'|'.join(sorted(_COUNTED, key=len, reverse=True))}"


def tidied(text: str) -> str:
    """Small letters without accents, ASCII digits and dashes, single spaces, no commas.

    What is far too long for a date becomes nothing.
    """
    if len(text) > LONGEST:
        return ""
    wide = unicodedata.normalize("NFKD", text.translate(_DASHES).casefold())
    bare = "".join(_ascii_digit(sign) for sign in wide if not unicodedata.combining(sign))
    bare = re.sub(r"(?<=\d),(?=\d)", ".", re.sub(r"[\u2019']", " ", bare))
    # "févr." and "p.m." lose their points, "14.2.2027" keeps them.
    bare = re.sub(r"\b([ap])\.\s?m\b\.?", r"\1m", bare)
    return " ".join(re.sub(r"(?<=[a-z])\.|,|;", " ", bare).split())


def any_of(words: Iterable[str]) -> str:
    """A pattern for one of some words, the longest tried first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def count(word: str) -> int:
    """What COUNT matched, as a number."""
    return _COUNTED[word] if word in _COUNTED else int(word)


@cache
def months(language: str | None) -> Mapping[str, int]:
    """1 to 12 by tidied name."""
    return _named("months", language) | _SHORT_MONTHS


@cache
def weekdays(language: str | None) -> Mapping[str, int]:
    """0 (Monday) to 6 by tidied name."""
    return _named("days", language) | _SHORT_WEEKDAYS


def month_name(month: int, language: str | None) -> str:
    """A month as a language calls it."""
    return str(locale_of(language).months["stand-alone"]["wide"][month])


def weekday_name(weekday: int, language: str | None) -> str:
    """A weekday as a language calls it; 0 is Monday."""
    return str(locale_of(language).days["stand-alone"]["wide"][weekday])


def _ascii_digit(sign: str) -> str:
    return str(unicodedata.digit(sign)) if sign.isdecimal() else sign


def _named(what: str, language: str | None) -> dict[str, int]:
    found: dict[str, int] = {}
    forms, widths = ("format", "stand-alone"), ("wide", "abbreviated")
    # English and French come last: their names win over those of a third language.
    codes = dict.fromkeys((language or "en", "en", "fr"))
    for code, form, width in product(codes, forms, widths):
        names = getattr(locale_of(code), what)[form][width]
        found.update({tidied(str(name)): number for number, name in names.items()})
    return found
