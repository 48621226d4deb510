"""What a tap or a typed text does in a survey: pure, for respondents and for previews alike."""

from __future__ import annotations

import random
from dataclasses import replace

from domain import surveys
from domain.survey_flow import said_before
from domain.survey_reading import OTHER, Rejected, objection, read_typed
from domain.survey_sittings import (
    DONE,
    END,
    STARTED,
    Sitting,
    Step,
    decline,
    finish,
    give,
    go_back,
    pick,
    skip,
)
from domain.surveys import Answer, Question

# What a button under a question does; they stand in what it carries.
PICK, READY, AGAIN, SKIP, DECLINE, BACK, SEND = "o", "d", "x", "k", "p", "b", "send"
OTHER_AT = "t"  # the place of "other, say which" among the options
OLD = Step(why="old")


def ordered(question: Question, seed: int) -> Question:
    """The question with its options in the order that one person sees, the same each time."""
    if not question.shuffled:
        return question
    options = list(question.options)
    random.Random(f"{seed}:{question.name}").shuffle(options)  # noqa: S311 - an order, no secret
    return replace(question, options=tuple(options))


def tap(sitting: Sitting, name: str | None, act: str, place: str, language: str) -> Step:
    """What a tap under the question `name` does; `place` is the option's, as its button has it."""
    question = sitting.question
    if sitting.state != STARTED or sitting.at != name:
        return OLD
    if act == BACK:
        return Step(go_back(sitting))
    if question is None:
        return Step(finish(sitting)) if act == SEND and sitting.at == END else OLD
    return _under(sitting, question, act, place, language)


def _under(sitting: Sitting, question: Question, act: str, place: str, language: str) -> Step:
    match act:
        case "k":
            return _or_needed(skip(sitting))
        case "p":
            return _or_needed(decline(sitting))
        case "x":
            return Step(replace(sitting, picked=()))
        case "d":
            return _ready(sitting, question, language)
    chosen = _chosen(question, place) if act == PICK else None
    return OLD if chosen is None else _pick(sitting, question, chosen, language)


def write(sitting: Sitting, text: str, language: str, seed: int) -> Step:
    """What a typed text does: an answer that is kept, or why it is none."""
    question = sitting.question
    if question is None or sitting.state != STARTED:
        return OLD
    if question.kind == surveys.NOTE:
        return Step(why="note")
    shown = ordered(question, seed)
    read = read_typed(shown, text, sitting.picked, language, sitting.today)
    if isinstance(read, Rejected):
        return Step(why=read.key, values=read.values)
    if question.kind == surveys.SEVERAL and OTHER not in sitting.picked:
        read = replace(read, choices=tuple(dict.fromkeys((*sitting.picked, *read.choices))))
    return _accept(sitting, question, read, language)


def rewrite(sitting: Sitting, name: str, text: str, language: str, seed: int) -> Step:
    """What an edited message does to the answer that it gave before."""
    question = sitting.form.question(name)
    if question is None or name not in sitting.answers:
        return OLD
    before = sitting.answers[name]
    picked = (*before.choices, OTHER) if before.other else ()
    there = replace(sitting, at=name, picked=picked)
    step = write(replace(there, state=STARTED), text, language, seed)
    if step.sitting is None:
        return step
    answers = {**sitting.answers, name: step.sitting.answers[name]}
    changed = replace(sitting, answers=answers)
    if sitting.state == DONE:
        return Step(finish(changed))
    if changed.question is None and changed.at != END:
        return Step(replace(step.sitting, answers=answers))  # it leads another way now
    return Step(changed)


def _pick(sitting: Sitting, question: Question, name: str, language: str) -> Step:
    if question.kind == surveys.SEVERAL:
        return Step(pick(sitting, name))
    if question.kind == surveys.RANKING:
        ranked = sitting if name in sitting.picked else pick(sitting, name)
        if len(ranked.picked) < len(question.options):
            return Step(ranked)
        return _accept(sitting, question, Answer(choices=ranked.picked), language)
    if name == OTHER:
        return Step(replace(sitting, picked=(OTHER,)))
    return _accept(sitting, question, Answer(choices=(name,)), language)


def _ready(sitting: Sitting, question: Question, language: str) -> Step:
    chosen = tuple(
        one.name for one in question.options if one.name in sitting.picked
    )  # in the form's order, not in that of the taps
    if question.kind != surveys.SEVERAL:
        return OLD
    if OTHER in sitting.picked:
        return Step(why="say-which")
    if not chosen:
        return Step(why="pick-some")
    return _accept(sitting, question, Answer(choices=chosen), language)


def _accept(sitting: Sitting, question: Question, answer: Answer, language: str) -> Step:
    said = said_before(sitting.form, sitting.answers, question, sitting.today)
    against = objection(sitting.form, question, answer, said, language, sitting.today)
    if against is not None:
        return Step(why=against.key, values=against.values)
    return Step(give(sitting, answer))


def _chosen(question: Question, place: str) -> str | None:
    """The id behind an option's place: an option's, a scale's number, yes or no, or "other"."""
    if place == OTHER_AT:
        return OTHER if question.other else None
    if not (place.isascii() and place.isdigit() and len(place) <= 3):
        return None
    if question.kind == surveys.SCALE:
        return place if int(place) in question.steps else None
    names = [one.name for one in question.options]
    if question.kind == surveys.YES_NO:
        names = [surveys.YES, surveys.NO]
    if question.kind in surveys.WRITTEN or question.kind == surveys.NOTE:
        return None
    return names[int(place)] if int(place) < len(names) else None


def _or_needed(sitting: Sitting | None) -> Step:
    return Step(sitting) if sitting is not None else Step(why="needed")
