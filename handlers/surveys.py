"""A respondent's way: /surveys, a link or an invitation opens one; taps and texts answer it."""

from __future__ import annotations

from telegram import CallbackQuery, Message, Update

from domain.formatting import shorten
from domain.payloads import Payload
from domain.survey_acts import tap
from domain.survey_sittings import DONE, STARTED, Step, begin, reopen
from domain.surveys import text_in
from handlers.buttons import SURVEY, Rows, button, keyboard
from handlers.desk import Bot, Context, Desk
from handlers.sending import acknowledge, acknowledge_outdated, edit, reply, send, strip
from handlers.survey_figures import split_html, word_shared
from handlers.survey_seats import KIND, listen, sit, word_seat, word_step
from handlers.survey_sheets import LATER
from handlers.survey_typing import word_why
from handlers.visitors import Visitor, is_private, meet
from storage import dialogues, survey_reports, surveys, takings
from storage.tables import Survey
from storage.takings import Seat

_LONGEST_TOAST = 200  # Telegram's limit


async def receive_surveys(desk: Desk, update: Update, context: Context) -> None:
    """/surveys: what waits for the person, what they began and what they answered."""
    message = update.effective_message
    assert message is not None
    visitor = await meet(desk, update)
    if not is_private(update) or visitor.id is None:
        await reply(context.bot, message, desk.say(visitor.language, "only-in-private"))
        return
    found = await desk.database.run(takings.of_person, visitor.id)
    rows: Rows = []
    for taking, survey in found:
        if surveys.over(survey, desk.clock()) or taking.state == "declined":
            continue
        mark = {STARTED: "✎ ", DONE: "✓ "}.get(taking.state, "")
        rows.append([button(mark + _title(survey, visitor.language), SURVEY, survey.id, "see")])
    key = "surveys-list" if rows else "surveys-none"
    await reply(context.bot, message, desk.say(visitor.language, key), keyboard(rows))


async def open_link(
    desk: Desk, bot: Bot, message: Message, visitor: Visitor, token: str, *, private: bool
) -> None:
    """Shows the survey that a deep link names; in a group only where it can be answered."""
    if not private or visitor.id is None:
        await reply(bot, message, desk.say(visitor.language, "only-in-private"))
        return
    survey = await desk.database.run(surveys.by_token, token)
    seat = await sit(desk, visitor, survey.id) if survey is not None else None
    if seat is None:
        await reply(bot, message, desk.say(visitor.language, "survey-gone"))
        return
    page = await word_seat(desk, visitor, seat)
    await reply(bot, message, page.html, page.markup)


async def press_survey(desk: Desk, update: Update, context: Context, payload: Payload) -> None:
    """A button of a survey: one under a question, or one of its first and last pages."""
    query = update.callback_query
    assert query is not None
    visitor = await meet(desk, update)
    number = payload.number(0)
    if visitor.id is None or number is None or not is_private(update):
        await acknowledge_outdated(query, desk.say(visitor.language, "button-outdated"))
        return
    act = payload.text(1) or ""
    if act == "no":
        await _refuse(desk, query, visitor, number)
    elif act == "res":
        await _show_results(desk, query, context.bot, visitor, number)
    elif act == "see":
        await _look(desk, query, visitor, number)
    elif act in ("go", "redo"):
        await _begin(
            desk, query, context.bot, visitor, number, update.update_id, again=act == "redo"
        )
    elif payload.text(3) == LATER:
        await _leave(desk, query, visitor, number)
    else:
        await _answer(desk, query, context.bot, visitor, number, update.update_id, payload)


async def _look(desk: Desk, query: CallbackQuery, visitor: Visitor, number: int) -> None:
    seat = await sit(desk, visitor, number)
    if seat is None:
        await acknowledge_outdated(query, desk.say(visitor.language, "survey-gone"))
        return
    await acknowledge(query)
    page = await word_seat(desk, visitor, seat)
    if seat.sitting.state == STARTED and visitor.id is not None:
        await listen(desk, visitor, number)
    await edit(query, page.html, page.markup)


async def _begin(
    desk: Desk,
    query: CallbackQuery,
    bot: Bot,
    visitor: Visitor,
    number: int,
    update_id: int,
    *,
    again: bool,
) -> None:
    assert visitor.id is not None

    def decide(seat: Seat) -> Step:
        done = seat.sitting.state == DONE
        if seat.over or seat.early or seat.full or (done and not (again and _may_change(seat))):
            return Step(why="over")
        return Step(reopen(seat.sitting) if done else begin(seat.sitting))

    if not await listen(desk, visitor, number):
        await acknowledge(query, desk.say(visitor.language, "survey-busy"), alert=True)
        return
    await _take(desk, query, bot, visitor, number, update_id, decide)


async def _answer(
    desk: Desk,
    query: CallbackQuery,
    bot: Bot,
    visitor: Visitor,
    number: int,
    update_id: int,
    payload: Payload,
) -> None:
    version, place = payload.number(1), payload.number(2)
    act, option = payload.text(3) or "", payload.text(4) or ""

    def decide(seat: Seat) -> Step:
        names = [one.name for one in seat.sitting.form.questions]
        if seat.over or version != seat.version or place is None or place > len(names):
            return Step(why="over" if seat.over else "old")
        name = names[place] if place < len(names) else ""
        return tap(seat.sitting, name, act, option, visitor.language)

    if not visitor.busy:
        await listen(desk, visitor, number)
    await _take(desk, query, bot, visitor, number, update_id, decide)


async def _take(
    desk: Desk,
    query: CallbackQuery,
    bot: Bot,
    visitor: Visitor,
    number: int,
    update_id: int,
    decide: takings.Decide,
) -> None:
    """Lets the person take a step, and shows in the message that was tapped where they are."""
    assert visitor.id is not None
    taken = await desk.database.run(
        takings.act, number, visitor.id, visitor.language, update_id, desk.clock(), decide
    )
    if taken is None:
        await acknowledge_outdated(query, desk.say(visitor.language, "survey-gone"))
        await desk.database.run(dialogues.end, visitor.id, KIND)
        return
    seat, step = taken
    await acknowledge(
        query, shorten(word_why(desk, visitor.language, step), _LONGEST_TOAST) or None
    )
    page = await word_step(desk, visitor, seat, step)
    await edit(query, page.html, page.markup)
    tapped = query.message.message_id if query.message is not None else None
    if tapped not in (None, seat.message_id):
        # From now on the survey is in this message; another that shows it loses its buttons.
        await desk.database.run(takings.note_message, number, visitor.id, tapped)
        if seat.message_id is not None:
            await strip(bot, visitor.id, seat.message_id)


async def _show_results(
    desk: Desk, query: CallbackQuery, bot: Bot, visitor: Visitor, number: int
) -> None:
    """The results so far, where the organiser shares them, to those who have answered."""
    assert visitor.id is not None
    seat = await sit(desk, visitor, number)
    if seat is None or seat.sitting.state != DONE or not seat.sitting.form.shares_results:
        await acknowledge_outdated(query, desk.say(visitor.language, "button-outdated"))
        return
    await acknowledge(query)
    report = await survey_reports.run(desk.database, survey_reports.tally, number)
    for piece in split_html(word_shared(desk, visitor.language, report)):
        await send(bot, visitor.id, piece)


async def _leave(desk: Desk, query: CallbackQuery, visitor: Visitor, number: int) -> None:
    assert visitor.id is not None
    await desk.database.run(dialogues.end, visitor.id, KIND)
    await acknowledge(query)
    label = desk.say(visitor.language, "survey-button-go-on")
    markup = keyboard([[button(label, SURVEY, number, "see")]])
    await edit(query, desk.say(visitor.language, "survey-later"), markup)


async def _refuse(desk: Desk, query: CallbackQuery, visitor: Visitor, number: int) -> None:
    assert visitor.id is not None
    refused = await desk.database.run(takings.refuse, number, visitor.id, desk.clock())
    await desk.database.run(dialogues.end, visitor.id, KIND)
    await acknowledge(query)
    if not refused:
        await _look(desk, query, visitor, number)
        return
    again = button(desk.say(visitor.language, "survey-button-start"), SURVEY, number, "go")
    await edit(query, desk.say(visitor.language, "survey-refused"), keyboard([[again]]))


def _may_change(seat: Seat) -> bool:
    return seat.sitting.form.editable and not seat.sitting.form.anonymous


def _title(survey: Survey, language: str) -> str:
    titles = survey.form.get("titles", {})
    return text_in(titles, language, tuple(survey.form.get("languages", ("en",))))[1]
