"""An organiser and a survey of theirs: asked for anew with every tap and every text."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2s
from typing import Any

from telegram import CallbackQuery

from domain.payloads import Payload
from domain.survey_plain import read_form
from domain.surveys import DELETED, Form, Question, text_in
from handlers.desk import Bot, Desk
from handlers.standing import standing_of
from handlers.visitors import Visitor
from storage import acts, dialogues, surveys
from storage.tables import Survey

KIND = "survey-make"  # of the dialogue: what an organiser types belongs to a survey
KEPT = "kept"  # nothing is asked for: what was typed last is kept


@dataclass(frozen=True, slots=True)
class Tap:
    """An organiser's tap on a button of a survey that is theirs."""

    bot: Bot
    query: CallbackQuery
    visitor: Visitor
    survey: Survey
    payload: Payload
    update_id: int

    @property
    def chat_id(self) -> int:
        """Where the button stands."""
        return self.query.message.chat.id if self.query.message else self.query.from_user.id

    @property
    def form(self) -> Form:
        """What the next publishing freezes."""
        return read_form(self.survey.form)


async def own_survey(desk: Desk, visitor: Visitor, number: int | None) -> Survey | None:
    """A survey that a person may change now; None where it is gone or not theirs."""
    standing = await standing_of(desk, visitor.id)
    found = await desk.database.run(surveys.find, number or 0)
    if found is None or found.state == DELETED or not standing.may_change(found.owner_id):
        return None
    return found


async def fresh(desk: Desk, survey: Survey) -> Survey:
    """The survey as it is now."""
    return await desk.database.run(surveys.find, survey.id) or survey


async def noted(
    desk: Desk, visitor: Visitor, survey: Survey, act: str, verb: Any, *more: Any
) -> Any:
    """Runs a verb on the survey and notes the act; gives what the verb gave."""
    return await desk.database.run(
        acts.noted, verb, visitor.id, act, surveys.SUBJECT, survey.id, desk.clock(), *more
    )


async def listen(desk: Desk, visitor: Visitor, survey: Survey, step: str, **content: Any) -> None:
    """Lets what the organiser types next be the `step` of a survey."""
    assert visitor.id is not None
    await desk.database.run(
        dialogues.put, visitor.id, KIND, step, {"survey": survey.id, **content}, desk.clock()
    )


def title_of(survey: Survey, language: str) -> str:
    """A survey's title in a language, or in one that it has; not escaped."""
    form = read_form(survey.form)
    return text_in(form.titles, language, form.languages)[1] or "…"


def mark_of(name: str) -> str:
    """A question's id as buttons carry it: short, and the same after the questions were moved."""
    return blake2s(name.encode(), digest_size=4).hexdigest()


def marked(form: Form, mark: str | None) -> Question | None:
    """The question of a form that a button means."""
    return next((one for one in form.questions if mark_of(one.name) == mark), None)
