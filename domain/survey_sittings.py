"""A person in front of a survey: what each of their acts leads to, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from domain.survey_flow import after, before, counted, lacking, place_of
from domain.surveys import DECLINED, NOTE, SKIPPED, Answer, Form, Question

INVITED, STARTED, DONE, DECLINED_IT = "invited", "started", "done", "declined"
END = ""  # where a person is who has been through all questions


@dataclass(frozen=True, slots=True)
class Sitting:
    """Where a person is in a form, and what they have answered so far.

    `at` is the question, END behind the last one, None before the first; `picked` what is chosen
    there so far.
    """

    form: Form
    today: date
    state: str = STARTED
    at: str | None = None
    picked: tuple[str, ...] = ()
    answers: Mapping[str, Answer] = field(default_factory=dict)

    @property
    def question(self) -> Question | None:
        """The question that is asked now."""
        place = place_of(self.form, self.answers, self.at, self.today)
        return place.question if place is not None else None

    @property
    def says_at_once(self) -> bool:
        """Whether it is over with the last answer; else the person sends it off by a button.

        What cannot be changed afterwards is not sent by accident.
        """
        return self.form.editable and not self.form.anonymous


@dataclass(frozen=True, slots=True)
class Step:
    """What an act leads to: a new sitting, or None where nothing changes; `why` is for the person.

    `why` with `values` is the end of a sentence's key: what was wrong with an answer, or that a
    button is old.
    """

    sitting: Sitting | None = None
    why: str | None = None
    values: Mapping[str, object] = field(default_factory=dict)


def begin(sitting: Sitting) -> Sitting:
    """Goes to the first question, or on to where the person stopped."""
    if sitting.at is None or (sitting.at != END and sitting.question is None):
        first = lacking(sitting.form, sitting.answers, sitting.today)
        if not sitting.answers:
            first = after(sitting.form, {}, None, sitting.today)
        return replace(sitting, state=STARTED, at=END if first is None else first, picked=())
    return replace(sitting, state=STARTED)


def give(sitting: Sitting, answer: Answer) -> Sitting:
    """Keeps the answer to the question that is asked now and goes on."""
    assert sitting.at is not None
    answers = {**sitting.answers, sitting.at: answer}
    return _go_on(replace(sitting, answers=answers))


def skip(sitting: Sitting) -> Sitting | None:
    """Goes on without an answer; None where one is needed."""
    question = sitting.question
    if question is None or (question.required and question.kind != NOTE):
        return None
    return _go_on(sitting) if question.kind == NOTE else give(sitting, SKIPPED)


def decline(sitting: Sitting) -> Sitting | None:
    """Prefers not to say; None where that is not offered."""
    question = sitting.question
    return give(sitting, DECLINED) if question is not None and question.may_decline else None


def pick(sitting: Sitting, name: str) -> Sitting:
    """Picks one of several options, or lets go of it."""
    picked = tuple(one for one in sitting.picked if one != name)
    return replace(sitting, picked=picked if name in sitting.picked else (*picked, name))


def go_back(sitting: Sitting) -> Sitting:
    """Goes to the question before; what was answered there is picked already."""
    name = before(sitting.form, sitting.answers, sitting.at or None, sitting.today)
    return _show(sitting, name) if name is not None else sitting


def go_to(sitting: Sitting, name: str) -> Sitting:
    """Goes to a question of the way."""
    found = place_of(sitting.form, sitting.answers, name, sitting.today)
    return _show(sitting, name) if found is not None else sitting


def finish(sitting: Sitting) -> Sitting:
    """Ends it, or goes to what still needs an answer."""
    lacks = lacking(sitting.form, sitting.answers, sitting.today)
    question = sitting.form.question(lacks)
    if question is not None and question.required:
        return _show(sitting, question.name)
    answers = counted(sitting.form, sitting.answers, sitting.today)
    return replace(sitting, state=DONE, at=END, picked=(), answers=answers)


def reopen(sitting: Sitting) -> Sitting:
    """Goes through it once more, from the first question on."""
    first = after(sitting.form, sitting.answers, None, sitting.today)
    return _show(replace(sitting, state=STARTED), first)


def _go_on(sitting: Sitting) -> Sitting:
    name = after(sitting.form, sitting.answers, sitting.at, sitting.today)
    if name is not None:
        return _show(sitting, name)
    # Another branch may have left a question open that is needed now.
    ended = replace(sitting, at=END, picked=())
    return finish(ended) if sitting.says_at_once else ended


def _show(sitting: Sitting, name: str | None) -> Sitting:
    answer = sitting.answers.get(name or "")
    picked = answer.choices if answer is not None else ()
    return replace(sitting, at=name, picked=picked)
