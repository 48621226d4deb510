"""/mysurveys: organisers see their surveys, and publish, close, copy and delete each of them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial

from telegram import Update

from domain.formatting import escape
from domain.payloads import Payload, survey_link
from domain.survey_checks import faults_of, missing_texts
from domain.surveys import CLOSED, DRAFT, OPEN
from handlers import (
    survey_files,
    survey_making,
    survey_polls,
    survey_preview,
    survey_questions,
    survey_results,
    survey_sending,
    survey_settings,
    survey_texts,
)
from handlers.answers import Page
from handlers.buttons import MANAGE, Rows, button, keyboard
from handlers.desk import Context, Desk
from handlers.organisers import is_organiser, refuse
from handlers.sending import acknowledge, acknowledge_outdated, edit, reply
from handlers.standing import standing_of
from handlers.survey_access import KIND, Tap, fresh, noted, own_survey, title_of
from handlers.survey_cards import word_answered, word_card
from handlers.visitors import Visitor, meet
from storage import dialogues, survey_closing, surveys

_A_PAGE = 8
_MARKS = {DRAFT: "✏️ ", OPEN: "🟢 ", CLOSED: "✓ "}
Act = Callable[[Desk, Tap], Awaitable[Page | None]]


async def receive_mysurveys(desk: Desk, update: Update, context: Context) -> None:
    """Lists the organiser's own surveys, to admins everybody's."""
    message = update.effective_message
    assert message is not None
    visitor = await meet(desk, update)
    if await is_organiser(desk, update, context, visitor):
        page = await _word_list(desk, visitor, 0)
        await reply(context.bot, message, page.html, page.markup)


async def press_manage(desk: Desk, update: Update, context: Context, payload: Payload) -> None:
    """A button of the list or of one survey; rights and state are read anew for each."""
    query = update.callback_query
    assert query is not None
    visitor = await meet(desk, update)
    if not (await standing_of(desk, visitor.id)).is_organiser:
        await refuse(desk, query, visitor)
        return
    what = payload.text(0) or ""
    if what == "list":
        await acknowledge(query)
        page: Page | None = await _word_list(desk, visitor, payload.number(1) or 0)
    else:
        survey = await own_survey(desk, visitor, payload.number(1))
        act = ACTS.get(what)
        if survey is None or act is None:
            await acknowledge_outdated(query, desk.say(visitor.language, "survey-gone"))
            return
        await acknowledge(query)
        if what == "show" and visitor.id is not None:  # what was asked for is left
            for kind in (KIND, survey_preview.KIND):
                await desk.database.run(dialogues.end, visitor.id, kind)
        page = await act(desk, Tap(context.bot, query, visitor, survey, payload, update.update_id))
    if page is not None:
        await edit(query, page.html, page.markup)


async def _word_list(desk: Desk, visitor: Visitor, at: int) -> Page:
    standing = await standing_of(desk, visitor.id)
    owner = None if standing.is_admin else visitor.id
    found = await desk.database.run(surveys.of_owner, owner)
    last = max(0, (len(found) - 1) // _A_PAGE)
    at = min(at, last)
    rows: Rows = [
        [button(_MARKS[one.state] + title_of(one, visitor.language), MANAGE, "show", one.id)]
        for one in found[at * _A_PAGE : (at + 1) * _A_PAGE]
    ]
    turn = [button("‹", MANAGE, "list", at - 1)] if at > 0 else []
    turn += [button("›", MANAGE, "list", at + 1)] if at < last else []
    return Page(desk.say(visitor.language, "sm-list", count=len(found)), keyboard([*rows, turn]))


async def show(desk: Desk, tap: Tap, note: str = "") -> Page:
    """The survey's card as it is now."""
    return await word_card(desk, tap.visitor, await fresh(desk, tap.survey), note)


async def _publish(desk: Desk, tap: Tap) -> Page:
    """Publishes, or says first what lacks and who answered which version."""
    language, form = tap.visitor.language, tap.form
    faults = faults_of(form)
    if faults or not tap.survey.changed:
        return await show(desk, tap)
    said = await _kinds_kept(desk, tap)
    if said:
        return await show(desk, tap, said)
    missing = missing_texts(form)
    answered = await desk.database.run(surveys.answered, tap.survey.id)
    if (missing or answered) and tap.payload.text(0) != "publish-yes":
        parts = [word_answered(desk, language, answered)] if answered else []
        if missing:
            parts.append(survey_texts.word_missing(desk, language, form, missing))
        rows = [
            [
                button(
                    desk.say(language, "sm-button-publish-yes"),
                    MANAGE,
                    "publish-yes",
                    tap.survey.id,
                )
            ],
            [button(desk.say(language, "button-back"), MANAGE, "show", tap.survey.id)],
        ]
        return Page("\n\n".join(parts), keyboard(rows))
    version = await noted(desk, tap.visitor, tap.survey, "publish", surveys.publish, desk.clock())
    if version is None:
        return await show(desk, tap)
    link = f"https://t.me/{tap.bot.username}?start={survey_link(tap.survey.token)}"
    key = "sm-published" if version == 1 else "sm-published-changes"
    return await show(desk, tap, desk.say(language, key, link=link, version=version))


async def _kinds_kept(desk: Desk, tap: Tap) -> str:
    """A question must not become another kind under the id that answers carry already."""
    earlier = await desk.database.run(surveys.versions, tap.survey.id)
    for version, frozen in earlier.items():
        for question in tap.form.questions:
            before = frozen.question(question.name)
            if before is not None and before.kind != question.kind:
                name = escape(question.name)
                return desk.say(tap.visitor.language, "sm-kind-changed", name=name, version=version)
        if frozen.anonymous != tap.form.anonymous:
            return desk.say(tap.visitor.language, "sm-anonymity-changed")
    return ""


async def _undo(desk: Desk, tap: Tap) -> Page:
    await desk.database.run(surveys.undo_changes, tap.survey.id)
    return await show(desk, tap)


async def _sure(desk: Desk, tap: Tap, act: str) -> Page:
    """Asks once more before what cannot be taken back."""
    language = tap.visitor.language
    answered = await desk.database.run(surveys.answered, tap.survey.id)
    rows = [
        [button(desk.say(language, f"sm-button-sure-{act}"), MANAGE, f"{act}-yes", tap.survey.id)],
        [button(desk.say(language, "button-back"), MANAGE, "show", tap.survey.id)],
    ]
    title = escape(title_of(tap.survey, language))
    count = sum(answered.values())
    return Page(desk.say(language, f"sm-sure-{act}", title=title, count=count), keyboard(rows))


async def _close(desk: Desk, tap: Tap) -> Page:
    await noted(desk, tap.visitor, tap.survey, "close", survey_closing.close, desk.clock())
    return await show(desk, tap)


async def _reopen(desk: Desk, tap: Tap) -> Page:
    await noted(desk, tap.visitor, tap.survey, "reopen", surveys.open_again, desk.clock())
    return await show(desk, tap)


async def _delete(desk: Desk, tap: Tap) -> Page:
    await noted(desk, tap.visitor, tap.survey, "discard", survey_closing.delete_it, desk.clock())
    rows = [[button(desk.say(tap.visitor.language, "button-back"), MANAGE, "list", 0)]]
    return Page(desk.say(tap.visitor.language, "sm-deleted"), keyboard(rows))


async def _copy(desk: Desk, tap: Tap) -> Page:
    form = tap.form
    titles = {
        code: desk.say(code, "sm-copy-of", title=title) for code, title in form.titles.items()
    }
    # The same tap handled again after a restart finds the copy that it made.
    token = f"{tap.survey.token[:16]}c{tap.update_id}"
    number = await desk.database.run(
        surveys.create, tap.visitor.id, replace(form, titles=titles), desk.clock(), token
    )
    made = await desk.database.run(surveys.find, number)
    return await word_card(
        desk, tap.visitor, made or tap.survey, desk.say(tap.visitor.language, "sm-copied")
    )


async def _link(desk: Desk, tap: Tap) -> Page:
    link = f"https://t.me/{tap.bot.username}?start={survey_link(tap.survey.token)}"
    return await show(desk, tap, desk.say(tap.visitor.language, "sm-link", link=link))


ACTS: dict[str, Act] = {
    "show": show,
    "publish": _publish,
    "publish-changes": _publish,
    "publish-yes": _publish,
    "undo": _undo,
    "close": partial(_sure, act="close"),
    "close-yes": _close,
    "reopen": _reopen,
    "delete": partial(_sure, act="delete"),
    "delete-yes": _delete,
    "copy": _copy,
    "link": _link,
    "kind": survey_making.press_kind,
    "add": survey_making.ask_question,
    "questions": survey_questions.show_list,
    "texts": survey_texts.show_texts,
    "text": survey_texts.ask_text,
    "addlang": survey_texts.add_language,
    "translate": survey_texts.translate,
    "preview": survey_preview.offer,
    "try": survey_preview.begin_trial,
    "settings": survey_settings.show_settings,
    "toggle": survey_settings.toggle,
    "moment": survey_settings.ask_moment,
    "noremind": survey_settings.no_reminders,
    "cap": survey_settings.ask_cap,
    "send": survey_sending.show_sending,
    "aud": survey_sending.choose,
    "sendyes": survey_sending.send_now,
    "when": survey_sending.ask_when,
    "after": survey_sending.plan_after,
    "unplan": survey_sending.unplan,
    "remindnow": survey_sending.remind_now,
    "results": survey_results.show_results,
    "rq": survey_results.show_question,
    "chart": survey_results.send_chart,
    "charts": survey_results.send_charts,
    "wrote": survey_results.show_texts,
    "bylang": survey_results.show_languages,
    "export": survey_results.send_export,
    "file": survey_files.send_form,
    "poll": survey_polls.offer,
}
