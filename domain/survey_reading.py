"""Reads what a person typed as the answer to a question, or says why it is none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation

from domain import surveys
from domain.survey_expressions import read_expression
from domain.survey_flow import as_said
from domain.survey_values import Surroundings
from domain.surveys import Answer, Form, Question, text_in
from domain.typed_dates import DateFault, read_moment

OTHER = "other"  # what is picked for "other, say which" until it is said
_YES = {"yes", "y", "oui", "o", "si", "ja", "да", "نعم", "是"}
_NO = {"no", "n", "non", "nein", "нет", "لا", "否"}
_WORDS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "un": 1, "une": 1, "deux": 2,
    "trois": 3, "quatre": 4, "cinq": 5, "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "onze": 11,
    "douze": 12,
}  # fmt: skip
# Signs that stand for a minus or a decimal point elsewhere; those that only group are left out.
_MARKS = str.maketrans("−–٫", "--.", "٬’'\u202f\u00a0")
_LONGEST_NUMBER = 40


@dataclass(frozen=True, slots=True)
class Rejected:
    """Why a text is no answer: `key` with `values` is the sentence `survey-no-…`."""

    key: str
    values: Mapping[str, object] = field(default_factory=dict)


def read_typed(
    question: Question, text: str, picked: tuple[str, ...], language: str, today: date
) -> Answer | Rejected:
    """What a text answers, by the kind of the question. `picked` are options chosen so far.

    Days are read in `language`; a number as people write it there: "2,5", "٢", "deux".
    """
    text = text.strip()
    if OTHER in picked:
        return _read_other(question, text, picked)
    match question.kind:
        case surveys.NUMBER:
            read = read_number(question, text, language)
        case surveys.SCALE:
            read = _read_scale(question, text, language)
        case surveys.DATE:
            read = _read_day(text, language, today)
        case surveys.SHORT | surveys.LONG:
            read = _read_text(question, text)
        case surveys.YES_NO:
            read = _read_yes_or_no(text)
        case surveys.ONE | surveys.SEVERAL:
            read = _read_options(question, text)
        case _:
            read = Rejected("option")
    return read


def objection(
    form: Form,
    question: Question,
    answer: Answer,
    said: Mapping[str, str],
    language: str,
    today: date,
) -> Rejected | None:
    """Why an answer breaks the question's constraint, in its own words where it has some."""
    if not question.constraint or not answer.says_something:
        return None
    around = Surroundings(said, today, own=as_said(answer))
    if read_expression(question.constraint).holds(around):
        return None
    words = text_in(question.constraint_messages, language, form.languages)[1]
    return Rejected("constraint-said", {"words": words}) if words else Rejected("constraint")


def read_number(question: Question, text: str, language: str) -> Answer | Rejected:
    """A number with its bounds; "2,500" is a thousand times more in English than in French."""
    number = _as_number(text, language)
    if number is None:
        return Rejected("number")
    if question.whole and number != number.to_integral_value():
        return Rejected("whole")
    low, high = question.low, question.high
    if (low is not None and number < low) or (high is not None and number > high):
        values = {"kind": bounded_by(question), "low": _shown(low), "high": _shown(high)}
        return Rejected("bounds", values)
    return Answer(number=number)


def bounded_by(question: Question) -> str:
    """Which bounds a number has: between, low, high or any."""
    if question.low is not None and question.high is not None:
        return "between"
    return "low" if question.low is not None else "high" if question.high is not None else "any"


def _read_scale(question: Question, text: str, language: str) -> Answer | Rejected:
    number = _as_number(text, language)
    if number is not None and number in question.steps:
        return Answer(choices=(str(int(number)),))
    return Rejected("scale", {"low": question.steps[0], "high": question.steps[-1]})


def _read_yes_or_no(text: str) -> Answer | Rejected:
    bare = _bare(text)
    if bare not in _YES | _NO:
        return Rejected("option")
    return Answer(choices=(surveys.YES if bare in _YES else surveys.NO,))


def _read_day(text: str, language: str, today: date) -> Answer | Rejected:
    found = read_moment(text, language, datetime.combine(today, time(12)))
    if isinstance(found, DateFault):
        return Rejected("date", {"fault": found.what, **found.values})
    return Answer(day=found.local.date().isoformat())


def _read_text(question: Question, text: str) -> Answer | Rejected:
    longest = surveys.LONGEST_SHORT if question.kind == surveys.SHORT else surveys.LONGEST_LONG
    if not any(sign.isalnum() for sign in text):
        return Rejected("text")
    if len(text) > longest:
        return Rejected("long", {"longest": longest, "length": len(text)})
    return Answer(text=text)


def _read_other(question: Question, text: str, picked: tuple[str, ...]) -> Answer | Rejected:
    said = _read_text(Question(question.name, surveys.SHORT, {}), text)
    if isinstance(said, Rejected):
        return said
    # Whoever types the name of an option means that option.
    named = _read_options(question, text)
    chosen = tuple(one for one in picked if one != OTHER)
    if isinstance(named, Answer):
        return Answer(choices=tuple(dict.fromkeys((*chosen, *named.choices))))
    return Answer(choices=chosen, other=said.text)


def _read_options(question: Question, text: str) -> Answer | Rejected:
    """One option by its label in any language or its number; several with commas between them."""
    several = question.kind == surveys.SEVERAL
    chosen = []
    for part in re.split(r"[,;\n،、]+", text) if several else [text]:
        found = _option(question, part)
        if found is None:
            whole = _option(question, text)
            return Answer(choices=(whole,)) if whole is not None else Rejected("option")
        chosen.append(found)
    return Answer(choices=tuple(dict.fromkeys(chosen)))


def _option(question: Question, text: str) -> str | None:
    bare = _bare(text)
    for option in question.options:
        if bare and bare in {_bare(label) for label in option.labels.values()}:
            return option.name
    if bare.isdecimal() and 1 <= int(bare[:4]) <= len(question.options):
        return question.options[int(bare) - 1].name
    return None


def _as_number(text: str, language: str) -> Decimal | None:
    bare = "".join(
        str(unicodedata.digit(sign)) if sign.isdecimal() else sign
        for sign in text.translate(_MARKS).strip().casefold()[:_LONGEST_NUMBER]
    )
    if (word := _WORDS.get(_bare(bare))) is not None:
        return Decimal(word)
    bare = re.sub(r"(?<=\d) (?=\d{3}\b)", "", bare)
    if re.fullmatch(r"-?\d{1,3}(,\d{3})+(\.\d+)?", bare) and language == "en":
        bare = bare.replace(",", "")
    elif re.fullmatch(r"-?\d{1,3}(\.\d{3})+,\d+", bare):
        bare = bare.replace(".", "").replace(",", ".")
    bare = bare.replace(",", ".")
    if not re.fullmatch(r"[+-]?(\d{1,15}(\.\d{0,9})?|\.\d{1,9})", bare):
        return None
    try:
        return Decimal(bare)
    except InvalidOperation:
        return None


def _shown(number: Decimal | None) -> str:
    return "" if number is None else f"{number:f}"


def _bare(text: str) -> str:
    """Small letters and digits without accents, ends and marks."""
    wide = unicodedata.normalize("NFKD", text.casefold())
    kept = (
        str(unicodedata.digit(sign)) if sign.isdecimal() else sign
        for sign in wide
        if not unicodedata.combining(sign)
    )
    return " ".join(re.sub(r"[^\w\s]+", " ", "".join(kept)).split())
