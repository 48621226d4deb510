"""The questions of a survey in the making: the list, and what can be done with each of them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

from telegram import InlineKeyboardButton, Update

from domain import surveys
from domain.formatting import escape, shorten
from domain.payloads import Payload
from domain.survey_editing import can_decide, condition_on, move, put, remove
from domain.surveys import Form, Question, text_in
from handlers import survey_details
from handlers.answers import Page
from handlers.buttons import MANAGE, REFINE, Rows, button, keyboard
from handlers.desk import Context, Desk
from handlers.organisers import refuse
from handlers.sending import acknowledge, acknowledge_outdated, edit
from handlers.standing import standing_of
from handlers.survey_access import Tap, mark_of, marked, own_survey
from handlers.survey_cards import word_line
from handlers.visitors import meet
from storage import surveys as rows_of_surveys

_MOST_SHOWN = 40
Act = Callable[[Desk, Tap, Form, Question], Awaitable[Page | None]]


async def press_refine(desk: Desk, update: Update, context: Context, payload: Payload) -> None:
    """A button of one question; rights and the form are read anew for each."""
    query = update.callback_query
    assert query is not None
    visitor = await meet(desk, update)
    if not (await standing_of(desk, visitor.id)).is_organiser:
        await refuse(desk, query, visitor)
        return
    survey = await own_survey(desk, visitor, payload.number(0))
    if survey is None:
        await acknowledge_outdated(query, desk.say(visitor.language, "survey-gone"))
        return
    await acknowledge(query)
    tap = Tap(context.bot, query, visitor, survey, payload, update.update_id)
    form = tap.form
    question = marked(form, payload.text(2))
    act = _ACTS.get(payload.text(1) or "")
    if question is None or act is None:
        page: Page | None = await show_list(desk, tap)
    else:
        page = await act(desk, tap, form, question)
    if page is not None:
        await edit(query, page.html, page.markup)


async def show_list(desk: Desk, tap: Tap) -> Page:
    """All questions in order, each to be opened, and a way to add one."""
    language, form = tap.visitor.language, tap.form
    rows: Rows = []
    for number, question in enumerate(form.questions[:_MOST_SHOWN], 1):
        label = f"{number}. {word_line(question, form, language)}"
        rows.append([button(label, REFINE, tap.survey.id, "show", mark_of(question.name))])
    add = desk.say(language, "sm-button-add")
    rows.append([button(add, MANAGE, "add", tap.survey.id)])
    rows.append([button(desk.say(language, "button-back"), MANAGE, "show", tap.survey.id)])
    return Page(desk.say(language, "sm-questions", count=len(form.questions)), keyboard(rows))


def word_question(desk: Desk, tap: Tap, form: Form, question: Question) -> Page:
    """One question with what it is and what can be changed."""
    language = tap.visitor.language
    lines = [f"<b>{escape(text_in(question.labels, language, form.languages)[1])}</b>"]
    hint = text_in(question.hints, language, form.languages)[1]
    lines += [f"<i>{escape(hint)}</i>"] if hint else []
    lines += [
        f"– {escape(text_in(one.labels, language, form.languages)[1])}" for one in question.options
    ]
    lines.append(desk.say(language, f"sm-is-{question.kind}"))
    if question.low is not None or question.high is not None:
        low = f"{question.low:f}" if question.low is not None else "–∞"
        high = f"{question.high:f}" if question.high is not None else "∞"
        lines.append(desk.say(language, "sm-range", low=low, high=high))
    if question.relevant:
        lines.append(desk.say(language, "sm-relevant", condition=escape(question.relevant)))
    if question.constraint:
        lines.append(desk.say(language, "sm-constraint", condition=escape(question.constraint)))
    lines.append(desk.say(language, "sm-name", name=escape(question.name)))
    return Page("\n".join(lines), keyboard(_rows(desk, tap, question)))


def _rows(desk: Desk, tap: Tap, question: Question) -> Rows:
    language, mark = tap.visitor.language, mark_of(question.name)

    def act(name: str, on: bool | None = None) -> InlineKeyboardButton:
        tick = "✓ " if on else ""
        label = desk.say(language, f"sm-button-q-{name}")
        return button(tick + label, REFINE, tap.survey.id, name, mark)

    rows: Rows = [[act("text"), act("hint")]]
    if question.kind in surveys.WITH_OPTIONS:
        rows.append([act("options"), act("shuffled", question.shuffled)])
    if question.kind in (surveys.ONE, surveys.SEVERAL):
        rows.append([act("other", question.other)])
    if question.kind in (surveys.SCALE, surveys.NUMBER):
        more = [act("ends")] if question.kind == surveys.SCALE else [act("unit")]
        rows.append([act("range"), *more])
    if question.kind == surveys.NUMBER:
        rows.append([act("whole", question.whole)])
    if question.kind != surveys.NOTE:
        rows.append([act("required", question.required), act("decline", question.may_decline)])
    rows.append([act("if", bool(question.relevant))])
    rows.append([act("up"), act("down"), act("remove")])
    back = button(desk.say(language, "button-back"), MANAGE, "questions", tap.survey.id)
    return [*rows, [back]]


async def _show(desk: Desk, tap: Tap, form: Form, question: Question) -> Page:
    return word_question(desk, tap, form, question)


async def _keep(desk: Desk, tap: Tap, form: Form, question: Question) -> Page:
    changed = put(form, question)
    await desk.database.run(rows_of_surveys.save_form, tap.survey.id, changed)
    return word_question(desk, tap, changed, question)


async def _toggle(desk: Desk, tap: Tap, form: Form, question: Question) -> Page:
    match tap.payload.text(1):
        case "required":
            changed = replace(question, required=not question.required)
        case "decline":
            changed = replace(question, may_decline=not question.may_decline)
        case "other":
            changed = replace(question, other=not question.other)
        case "whole":
            changed = replace(question, whole=not question.whole)
        case _:
            changed = replace(question, shuffled=not question.shuffled)
    return await _keep(desk, tap, form, changed)


async def _move(desk: Desk, tap: Tap, form: Form, question: Question) -> Page:
    by = -1 if tap.payload.text(1) == "up" else 1
    changed = move(form, question.name, by)
    await desk.database.run(rows_of_surveys.save_form, tap.survey.id, changed)
    lines = [
        ("▸ " if one.name == question.name else "") + f"{number}. "
        + escape(word_line(one, changed, tap.visitor.language))
        for number, one in enumerate(changed.questions, 1)
    ]  # fmt: skip
    page = word_question(desk, tap, changed, changed.question(question.name) or question)
    return Page("\n".join(lines[:_MOST_SHOWN]) + "\n\n" + page.html, page.markup)


async def _remove(desk: Desk, tap: Tap, form: Form, question: Question) -> Page:
    if tap.payload.text(3) != "yes":
        language = tap.visitor.language
        mark = mark_of(question.name)
        yes = button(
            desk.say(language, "sm-button-q-remove-yes"),
            REFINE,
            tap.survey.id,
            "remove",
            mark,
            "yes",
        )
        back = button(desk.say(language, "button-back"), REFINE, tap.survey.id, "show", mark)
        text = escape(word_line(question, form, language))
        return Page(desk.say(language, "sm-remove-ask", text=text), keyboard([[yes], [back]]))
    await desk.database.run(rows_of_surveys.save_form, tap.survey.id, remove(form, question.name))
    current = await own_survey(desk, tap.visitor, tap.survey.id)
    return await show_list(desk, replace(tap, survey=current or tap.survey))


async def _condition(desk: Desk, tap: Tap, form: Form, question: Question) -> Page:
    """Which earlier answer it depends on: a list of those that can decide, or of one's options."""
    language, mark = tap.visitor.language, mark_of(question.name)
    before = form.questions[: form.questions.index(question)]
    deciding = marked(form, tap.payload.text(3))
    rows: Rows = []
    if deciding is not None and deciding in before:
        names = _deciding(desk, deciding, form, language)
        at = tap.payload.number(4)
        if at is not None and at < len(names):
            changed = replace(question, relevant=condition_on(deciding, names[at][0]))
            return await _keep(desk, tap, form, changed)
        for place, (_, label) in enumerate(names):
            to = mark_of(deciding.name)
            rows.append([button(shorten(label, 60), REFINE, tap.survey.id, "if", mark, to, place)])
        text = escape(word_line(deciding, form, language))
        html = desk.say(language, "sm-if-which", text=text)
    else:
        if tap.payload.text(3) == "always":
            return await _keep(desk, tap, form, replace(question, relevant=""))
        for one in before:
            if can_decide(one):
                label = word_line(one, form, language)
                rows.append([button(label, REFINE, tap.survey.id, "if", mark, mark_of(one.name))])
        always = button(
            desk.say(language, "sm-button-q-always"), REFINE, tap.survey.id, "if", mark, "always"
        )
        html = desk.say(language, "sm-if" if rows else "sm-if-nothing")
        rows.append([always])
    rows.append([button(desk.say(language, "button-back"), REFINE, tap.survey.id, "show", mark)])
    return Page(html, keyboard(rows))


def _deciding(desk: Desk, question: Question, form: Form, language: str) -> list[tuple[str, str]]:
    if question.kind == surveys.YES_NO:
        return [(name, desk.say(language, f"survey-{name}")) for name in (surveys.YES, surveys.NO)]
    return [
        (one.name, text_in(one.labels, language, form.languages)[1]) for one in question.options
    ]


_ACTS: dict[str, Act] = {
    "show": _show,
    **dict.fromkeys(("required", "decline", "other", "shuffled", "whole"), _toggle),
    **dict.fromkeys(("up", "down"), _move),
    "remove": _remove,
    "if": _condition,
    **dict.fromkeys(("text", "hint", "options", "ends", "unit", "range"), survey_details.ask),
}
