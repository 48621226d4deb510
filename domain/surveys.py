"""What a survey is made of: questions of ten kinds, with texts by language. XLSForm's words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

ONE, SEVERAL, SCALE, YES_NO, NUMBER = "one", "several", "scale", "yes_no", "number"
DATE, SHORT, LONG, NOTE, RANKING = "date", "short", "long", "note", "ranking"
KINDS = (ONE, SEVERAL, SCALE, YES_NO, NUMBER, DATE, SHORT, LONG, NOTE, RANKING)
WITH_OPTIONS = (ONE, SEVERAL, RANKING)
PICKED = (ONE, SEVERAL, SCALE, YES_NO, RANKING)  # what is answered by buttons
WRITTEN = (NUMBER, DATE, SHORT, LONG)

YES, NO = "yes", "no"

DRAFT, OPEN, CLOSED, DELETED = "draft", "open", "closed", "deleted"

MOST_QUESTIONS = 100
MOST_OPTIONS = 50
MOST_RANKED = 5
LONGEST_QUESTION = 1_500  # characters; with its hint and its options it has to fit one message
LONGEST_HINT = 500
LONGEST_OPTION = 100
LONGEST_TITLE = 200
LONGEST_INTRODUCTION = 2_500
LONGEST_NAME = 64
LONGEST_SHORT, LONGEST_LONG = 300, 4_000
WIDEST_SCALE = 11  # 0 to 10

Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Option:
    """One of a question's options. `name` is its id, which answers keep; labels are by language."""

    name: str
    labels: Texts


@dataclass(frozen=True, slots=True)
class Question:
    """A question. `name` is its id, the same in every version; texts are by language (ISO 639-1).

    `relevant` and `constraint` are expressions (domain.survey_expressions): when it is asked, and
    which answers are accepted. `other` offers "other, say which", `may_decline` "prefer not to
    say". `low` and `high` bound a scale or a number, `whole` wants a number without decimals;
    `low_labels` and `high_labels` name the ends of a scale. `section` is the name of a section.
    """

    name: str
    kind: str
    labels: Texts
    hints: Texts = field(default_factory=dict)
    required: bool = False
    options: tuple[Option, ...] = ()
    other: bool = False
    may_decline: bool = False
    shuffled: bool = False
    low: Decimal | None = None
    high: Decimal | None = None
    whole: bool = False
    units: Texts = field(default_factory=dict)
    low_labels: Texts = field(default_factory=dict)
    high_labels: Texts = field(default_factory=dict)
    relevant: str = ""
    constraint: str = ""
    constraint_messages: Texts = field(default_factory=dict)
    section: str | None = None

    def option(self, name: str) -> Option | None:
        """The option with an id, if it has it."""
        return next((one for one in self.options if one.name == name), None)

    @property
    def steps(self) -> tuple[int, ...]:
        """The numbers of a scale, from its lower to its upper end."""
        low, high = self.low, self.high
        return tuple(range(int(low if low is not None else 1), int(high or 5) + 1))


@dataclass(frozen=True, slots=True)
class Section:
    """Questions under one heading; `relevant` holds for all of them."""

    name: str
    labels: Texts
    relevant: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A survey's content; a version of it is frozen when it is published.

    `languages` are those its texts are meant to be in, the first stands in for what lacks.
    `anonymous` keeps answers apart from people; `editable` lets an answer be changed until the
    survey closes; `shares_results` shows people the results so far after they answered.
    """

    titles: Texts
    questions: tuple[Question, ...] = ()
    sections: tuple[Section, ...] = ()
    introductions: Texts = field(default_factory=dict)
    thanks: Texts = field(default_factory=dict)
    languages: tuple[str, ...] = ("en",)
    anonymous: bool = False
    editable: bool = True
    shares_results: bool = False

    def question(self, name: str | None) -> Question | None:
        """The question with an id, if it is there."""
        return next((one for one in self.questions if one.name == name), None)

    def section(self, name: str | None) -> Section | None:
        """The section with an id, if it is there."""
        return next((one for one in self.sections if one.name == name), None)

    @property
    def asked(self) -> tuple[Question, ...]:
        """The questions that want an answer, notes left out."""
        return tuple(one for one in self.questions if one.kind != NOTE)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person answered; one field holds it, `other` may stand beside `choices`.

    `choices` are option ids, in the person's order for a ranking; of a scale its number, of a yes
    or no one of those. `day` is ISO 8601. `declined` is "prefer not to say", `skipped` no answer.
    """

    choices: tuple[str, ...] = ()
    other: str | None = None
    number: Decimal | None = None
    day: str | None = None
    text: str | None = None
    declined: bool = False
    skipped: bool = False

    @property
    def says_something(self) -> bool:
        """Whether it holds an answer to the question itself."""
        return not (self.declined or self.skipped)


SKIPPED = Answer(skipped=True)
DECLINED = Answer(declined=True)


def text_in(texts: Texts, language: str, languages: tuple[str, ...]) -> tuple[str, str]:
    """A text and its language: the wished one, or the first of `languages` that there is.

    Two empty strings where there is none at all.
    """
    for code in (language, *languages, *texts):
        if texts.get(code):
            return code, texts[code]
    return "", ""


def minutes_of(form: Form) -> int:
    """About how many minutes it takes: 10 seconds a tap, 20 a short answer, 45 a long one."""
    seconds = {LONG: 45, SHORT: 20, NUMBER: 20, DATE: 20, RANKING: 25, SEVERAL: 15, NOTE: 8}
    total = sum(seconds.get(one.kind, 10) for one in form.questions)
    return max(1, round(total / 60))
