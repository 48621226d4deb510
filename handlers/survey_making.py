"""/newsurvey: a title, then question after question; what is typed for a survey comes here."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from telegram import Update

from domain import survey_editing, surveys
from domain.formatting import escape
from domain.survey_editing import OFFERED, new_question, split_options, split_question, with_options
from domain.survey_plain import read_form
from domain.surveys import Form, Question
from handlers import survey_details, survey_sending, survey_settings, survey_texts
from handlers.answers import Page
from handlers.buttons import MANAGE, REFINE, Rows, button, keyboard
from handlers.desk import Context, Desk
from handlers.organisers import is_organiser
from handlers.sending import reply, send
from handlers.standing import standing_of
from handlers.survey_access import KEPT, KIND, Tap, fresh, listen, mark_of, own_survey
from handlers.survey_cards import word_card, word_line
from handlers.visitors import Visitor, meet
from storage import dialogues, survey_drafts
from storage import surveys as rows_of_surveys
from storage.tables import Dialogue, Survey

TITLE, QUESTION, OPTIONS = "title", "question", "options"
Typed = Callable[[Desk, Visitor, Survey, dict[str, Any], str], Awaitable[Page]]


async def receive_newsurvey(desk: Desk, update: Update, context: Context) -> None:
    """Begins a survey; `/newsurvey TITLE` takes the title at once."""
    message = update.effective_message
    assert message is not None
    visitor = await meet(desk, update)
    if not await is_organiser(desk, update, context, visitor):
        return
    assert visitor.id is not None
    title = " ".join(context.args or []).strip()
    if title:
        page = await _begin(desk, visitor, title, update.update_id)
    else:
        content = {"survey": 0}
        await desk.database.run(dialogues.put, visitor.id, KIND, TITLE, content, desk.clock())
        page = Page(desk.say(visitor.language, "sm-ask-title"), None)
    await reply(context.bot, message, page.html, page.markup)


async def take(
    desk: Desk, update: Update, context: Context, visitor: Visitor, dialogue: Dialogue
) -> bool:
    """Takes what an organiser typed for the survey they are at work on."""
    message = update.effective_message
    assert message is not None and visitor.id is not None
    if message.text is None:
        return False
    if not (await standing_of(desk, visitor.id)).is_organiser:
        await desk.database.run(dialogues.end, visitor.id, KIND)
        await send(context.bot, message.chat_id, desk.say(visitor.language, "not-allowed"))
        return True
    if dialogue.step == KEPT and dialogue.content.get("seen") != update.update_id:
        await desk.database.run(dialogues.end, visitor.id, KIND)
        return False
    if dialogue.step == TITLE:
        page = await _begin(desk, visitor, message.text, update.update_id)
    else:
        survey = await own_survey(desk, visitor, dialogue.content.get("survey"))
        act = STEPS.get(dialogue.step)
        if survey is None or (act is None and dialogue.step != KEPT):
            await desk.database.run(dialogues.end, visitor.id, KIND)
            await send(context.bot, message.chat_id, desk.say(visitor.language, "survey-gone"))
            return True
        if act is None or dialogue.content.get("seen") == update.update_id:
            # It was kept before a restart, and not marked as done.
            page = await word_card(desk, visitor, survey)
        else:
            content = {**dialogue.content, "seen": update.update_id}
            page = await act(desk, visitor, survey, content, message.text.strip())
    await send(context.bot, message.chat_id, page.html, page.markup)
    return True


async def press_kind(desk: Desk, tap: Tap) -> Page:
    """The kind of the question that was typed last."""
    visitor, survey = tap.visitor, tap.survey
    kind = tap.payload.text(2) or ""
    current = await desk.database.run(dialogues.current, visitor.id or 0)
    text = current.content.get("text") if current is not None and current.kind == KIND else None
    if not text or kind not in OFFERED or (current and current.content["survey"] != survey.id):
        return await word_card(desk, visitor, survey)
    if kind in surveys.WITH_OPTIONS:
        await listen(desk, visitor, survey, OPTIONS, text=text, kind=kind)
        return Page(
            f"<b>{escape(text)}</b>\n\n" + desk.say(visitor.language, "sm-ask-options"), None
        )
    question = await _new(desk, survey, text, kind, visitor.language)
    return await _added(desk, visitor, survey, question)


async def ask_question(desk: Desk, tap: Tap) -> Page:
    """Asks for the next question."""
    await listen(desk, tap.visitor, tap.survey, QUESTION)
    return Page(
        desk.say(tap.visitor.language, "sm-ask-question"), _done(desk, tap.visitor, tap.survey)
    )


async def _begin(desk: Desk, visitor: Visitor, title: str, update_id: int) -> Page:
    if len(title) > surveys.LONGEST_TITLE:
        longest = surveys.LONGEST_TITLE
        said = desk.say(visitor.language, "sm-too-long", longest=longest, length=len(title))
        return Page(said, None)
    form = Form({visitor.language: title}, languages=(visitor.language,))
    assert visitor.id is not None
    await desk.database.run(
        survey_drafts.begin, visitor.id, form, KIND, QUESTION, update_id, desk.clock()
    )
    html = f"<b>{escape(title)}</b>\n\n" + desk.say(visitor.language, "sm-ask-question")
    return Page(html, None)


async def _question(
    desk: Desk, visitor: Visitor, survey: Survey, content: dict[str, Any], text: str
) -> Page:
    asked, options = split_question(text)
    if not asked or len(asked) > surveys.LONGEST_QUESTION:
        longest = surveys.LONGEST_QUESTION
        said = desk.say(visitor.language, "sm-too-long", longest=longest, length=len(asked))
        return Page(said, None)
    if len(options) >= 2:
        question = await _new(desk, survey, asked, surveys.ONE, visitor.language, options)
        return await _added(desk, visitor, survey, question, seen=content["seen"])
    await listen(desk, visitor, survey, QUESTION, text=asked, seen=content["seen"])
    rows: Rows = []
    for kind in OFFERED:
        one = button(desk.say(visitor.language, f"sm-kind-{kind}"), MANAGE, "kind", survey.id, kind)
        if rows and len(rows[-1]) < 2:
            rows[-1].append(one)
        else:
            rows.append([one])
    html = f"<b>{escape(asked)}</b>\n\n" + desk.say(visitor.language, "sm-ask-kind")
    return Page(html, keyboard(rows))


async def _options(
    desk: Desk, visitor: Visitor, survey: Survey, content: dict[str, Any], text: str
) -> Page:
    labels = split_options(text)
    fault = survey_details.options_fault(desk, visitor.language, content["kind"], labels)
    if fault:
        return Page(fault, None)
    question = await _new(desk, survey, content["text"], content["kind"], visitor.language, labels)
    return await _added(desk, visitor, survey, question, seen=content["seen"])


async def _new(
    desk: Desk, survey: Survey, text: str, kind: str, language: str, labels: list[str] | None = None
) -> Question:
    current = await fresh(desk, survey)
    form = read_form(current.form)
    earlier = await desk.database.run(rows_of_surveys.versions, survey.id)
    taken = {one.name for frozen in earlier.values() for one in frozen.questions}
    question = new_question(form, text, kind, language, taken)
    if labels:
        question = with_options(question, labels, language)
    await desk.database.run(
        rows_of_surveys.save_form, survey.id, survey_editing.add(form, question)
    )
    return question


async def _added(
    desk: Desk, visitor: Visitor, survey: Survey, question: Question, seen: int | None = None
) -> Page:
    more = {"seen": seen} if seen is not None else {}
    await listen(desk, visitor, survey, QUESTION, **more)
    form = read_form((await fresh(desk, survey)).form)
    text = escape(word_line(question, form, visitor.language))
    kind = desk.say(visitor.language, f"sm-is-{question.kind}")
    html = desk.say(visitor.language, "sm-added", number=len(form.questions), text=text, kind=kind)
    refine = desk.say(visitor.language, "sm-button-refine")
    rows = [[button(refine, REFINE, survey.id, "show", mark_of(question.name))]]
    done = _done(desk, visitor, survey)
    assert done is not None
    return Page(html, keyboard([*rows, *done.inline_keyboard]))


def _done(desk: Desk, visitor: Visitor, survey: Survey) -> Any:
    return keyboard(
        [[button(desk.say(visitor.language, "sm-button-done"), MANAGE, "show", survey.id)]]
    )


STEPS: dict[str, Typed] = {
    QUESTION: _question,
    OPTIONS: _options,
    survey_texts.TEXT: survey_texts.take_text,
    survey_details.DETAIL: survey_details.take_detail,
    survey_settings.MOMENT: survey_settings.take_moment,
    survey_settings.CAP: survey_settings.take_cap,
    survey_sending.WHEN: survey_sending.take_when,
}
