"""A survey as respondents will see it, in each language; nothing of it reaches the results."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from telegram import Update

from domain.event_fields import language_name
from domain.formatting import escape
from domain.payloads import Payload
from domain.survey_acts import tap as tap_it
from domain.survey_acts import write
from domain.survey_checks import faults_of
from domain.survey_plain import answer_as_plain, form_as_plain, read_answer, read_form
from domain.survey_sittings import DONE, STARTED, Sitting, Step, begin
from domain.surveys import text_in
from handlers.answers import Page
from handlers.buttons import MANAGE, PREVIEW, Rows, button, keyboard
from handlers.desk import Context, Desk
from handlers.organisers import refuse
from handlers.sending import acknowledge, acknowledge_outdated, edit, send
from handlers.standing import standing_of
from handlers.survey_access import Tap
from handlers.survey_cards import word_faults
from handlers.survey_pages import word_beginning, word_question
from handlers.survey_sheets import Sheet
from handlers.survey_typing import word_why
from handlers.visitors import Visitor, meet
from storage import dialogues
from storage.tables import Dialogue

KIND = "survey-try"
_TRY = "try"


@dataclass(frozen=True, slots=True)
class _Trial:
    """A preview under way, as its dialogue keeps it."""

    survey: int
    language: str
    sitting: Sitting


async def offer(desk: Desk, tap: Tap) -> Page:
    """The languages to look at it in, or what has to be mended first."""
    language, form = tap.visitor.language, tap.form
    rows: Rows = [
        [button(language_name(code, language), MANAGE, "try", tap.survey.id, code)]
        for code in form.languages
    ]
    faults = faults_of(form)
    if faults:
        rows = []
    rows.append([button(desk.say(language, "button-back"), MANAGE, "show", tap.survey.id)])
    if faults:
        return Page(word_faults(desk, language, form, faults), keyboard(rows))
    return Page(desk.say(language, "sm-preview"), keyboard(rows))


async def begin_trial(desk: Desk, tap: Tap) -> Page:
    """The first page in a language."""
    code, form = tap.payload.text(2) or "", tap.form
    if code not in form.languages or faults_of(form):
        return await offer(desk, tap)
    sitting = Sitting(form, _today(desk))
    await _keep(desk, tap.visitor, _Trial(tap.survey.id, code, sitting))
    rows = [
        [button(desk.say(code, "survey-button-start"), PREVIEW, tap.survey.id, "go")],
        [_stop(desk, tap.visitor, tap.survey.id)],
    ]
    page = word_beginning(desk, form, code, rows)
    return Page(_headed(desk, tap.visitor, page.html), page.markup)


async def press_preview(desk: Desk, update: Update, _: Context, payload: Payload) -> None:
    """A button under a question of a preview."""
    query = update.callback_query
    assert query is not None
    visitor = await meet(desk, update)
    if not (await standing_of(desk, visitor.id)).is_organiser:
        await refuse(desk, query, visitor)
        return
    trial = await _trial(desk, visitor)
    if trial is None or trial.survey != payload.number(0):
        await acknowledge_outdated(query, desk.say(visitor.language, "survey-preview-over"))
        return
    if payload.text(1) == "go":
        step = Step(begin(trial.sitting))
    else:
        names = [one.name for one in trial.sitting.form.questions]
        place = payload.number(1)
        name = names[place] if place is not None and place < len(names) else ""
        step = tap_it(
            trial.sitting, name, payload.text(2) or "", payload.text(3) or "", trial.language
        )
    await acknowledge(query, word_why(desk, trial.language, step)[:200] or None)
    page = await _take(desk, visitor, trial, step)
    await edit(query, page.html, page.markup)


async def take(
    desk: Desk, update: Update, context: Context, visitor: Visitor, dialogue: Dialogue
) -> bool:
    """What is typed in a preview."""
    message = update.effective_message
    assert message is not None and visitor.id is not None
    if message.text is None:
        return False
    if not (await standing_of(desk, visitor.id)).is_organiser:
        await desk.database.run(dialogues.end, visitor.id, KIND)
        await send(context.bot, message.chat_id, desk.say(visitor.language, "not-allowed"))
        return True
    trial = _read(dialogue.content, _today(desk))
    step = write(trial.sitting, message.text, trial.language, visitor.id)
    page = await _take(desk, visitor, trial, step)
    await send(context.bot, message.chat_id, page.html, page.markup)
    return True


async def _take(desk: Desk, visitor: Visitor, trial: _Trial, step: Step) -> Page:
    sitting = step.sitting or trial.sitting
    stop = _stop(desk, visitor, trial.survey)
    if sitting.state == DONE:
        assert visitor.id is not None
        await desk.database.run(dialogues.end, visitor.id, KIND)
        form = sitting.form
        thanks = text_in(form.thanks, trial.language, form.languages)[1]
        said = escape(thanks) if thanks else desk.say(trial.language, "survey-thanks")
        return Page(_headed(desk, visitor, said), keyboard([[stop]]))
    await _keep(desk, visitor, _Trial(trial.survey, trial.language, sitting))
    sheet = Sheet(PREVIEW, (trial.survey,), sitting, trial.language, seed=visitor.id or 0)
    note = escape(word_why(desk, trial.language, step)) if step.why != "old" else ""
    page = word_question(desk, sheet, note)
    rows = [list(row) for row in page.markup.inline_keyboard] if page.markup else []
    shown = [[one for one in row if not str(one.callback_data).endswith(":later")] for row in rows]
    return Page(_headed(desk, visitor, page.html), keyboard([*shown, [stop]]))


async def _keep(desk: Desk, visitor: Visitor, trial: _Trial) -> None:
    assert visitor.id is not None
    sitting = trial.sitting
    content: dict[str, Any] = {
        "survey": trial.survey,
        "language": trial.language,
        "form": form_as_plain(sitting.form),
        "at": sitting.at,
        "picked": list(sitting.picked),
        "answers": {name: answer_as_plain(one) for name, one in sitting.answers.items()},
    }
    await desk.database.run(dialogues.put, visitor.id, KIND, _TRY, content, desk.clock())


async def _trial(desk: Desk, visitor: Visitor) -> _Trial | None:
    current = await desk.database.run(dialogues.current, visitor.id or 0)
    if current is None or current.kind != KIND:
        return None
    return _read(current.content, _today(desk))


def _read(content: dict[str, Any], today: date) -> _Trial:
    answers = {name: read_answer(plain) for name, plain in content["answers"].items()}
    sitting = Sitting(
        read_form(content["form"]), today, STARTED, content["at"], tuple(content["picked"]), answers
    )
    return _Trial(content["survey"], content["language"], sitting)


def _today(desk: Desk) -> date:
    return desk.clock().date()


def _headed(desk: Desk, visitor: Visitor, html: str) -> str:
    return desk.say(visitor.language, "sm-preview-head") + "\n\n" + html


def _stop(desk: Desk, visitor: Visitor, number: int) -> Any:
    return button(desk.say(visitor.language, "sm-button-preview-end"), MANAGE, "show", number)
