"""The buttons under an answer: useful or not, which choice, none of them, ask the organisers."""

from __future__ import annotations

from telegram import Message, Update

from domain.payloads import Payload
from handlers import answers, buttons, cards
from handlers.buttons import button, keyboard
from handlers.desk import Context, Desk
from handlers.sending import acknowledge, acknowledge_outdated, edit, edit_buttons
from handlers.visitors import Visitor, meet
from knowledge.browsing import title_of
from storage import questions
from storage.tables import Question


async def press_verdict(desk: Desk, update: Update, _: Context, payload: Payload) -> None:
    """Useful or not useful; the second offers to ask the organisers."""
    found = await _own_question(desk, update, payload)
    if found is None:
        return
    visitor, question = found
    useful = payload.text(1) == "y"
    verdict = questions.USEFUL if useful else questions.NOT_USEFUL
    assert visitor.id is not None
    await desk.database.run(questions.give_verdict, question.id, visitor.id, verdict)
    query = update.callback_query
    assert query is not None
    key = "verdict-useful" if useful else "verdict-not-useful"
    await acknowledge(query, desk.say(visitor.language, key))
    entry = desk.library.entry(question.entry or "")
    related = buttons.entry_rows(desk, visitor.language, entry.related[:3]) if entry else []
    offer = [] if useful else buttons.pass_on_rows(desk, visitor.language, question.id)
    await edit_buttons(query, keyboard([*offer, *related]))


async def press_choice(desk: Desk, update: Update, _: Context, payload: Payload) -> None:
    """Shows the chosen entry in place of the choices, with the way back to them."""
    found = await _own_question(desk, update, payload)
    if found is None:
        return
    visitor, question = found
    query = update.callback_query
    assert query is not None and visitor.id is not None
    at = payload.number(1)
    if at is None or at >= len(question.offered):
        await acknowledge_outdated(query, desk.say(visitor.language, "button-outdated"))
        return
    entry = question.offered[at]
    await desk.database.run(questions.choose, question.id, visitor.id, entry)
    await acknowledge(query)
    language = visitor.language if visitor.chosen else question.language
    page = answers.word_entry(desk, entry, language, question=question.id)
    back = button(desk.say(language, "button-other-choices"), buttons.BACK, question.id)
    rows = page.markup.inline_keyboard if page.markup else ()
    await edit(query, page.html, keyboard([*rows, [back]]))


async def press_back(desk: Desk, update: Update, _: Context, payload: Payload) -> None:
    """Shows the choices again."""
    found = await _own_question(desk, update, payload)
    if found is None:
        return
    visitor, question = found
    query = update.callback_query
    assert query is not None
    await acknowledge(query)
    language = visitor.language if visitor.chosen else question.language
    rows = [
        [button(title, buttons.CHOOSE, question.id, at)]
        for at, entry in enumerate(question.offered)
        if (title := title_of(desk.library, entry, language)) is not None
    ]
    rows.append([button(desk.say(language, "button-none"), buttons.NONE, question.id)])
    await edit(query, desk.say(language, "choices"), keyboard(rows))


async def press_none(desk: Desk, update: Update, _: Context, payload: Payload) -> None:
    """None of the choices: kept for the curators, and the organisers are offered."""
    found = await _own_question(desk, update, payload)
    if found is None:
        return
    visitor, question = found
    query = update.callback_query
    assert query is not None and visitor.id is not None
    await desk.database.run(
        questions.give_verdict, question.id, visitor.id, questions.NONE_OF_THESE
    )
    await acknowledge(query)
    language = visitor.language if visitor.chosen else question.language
    markup = keyboard(buttons.pass_on_rows(desk, language, question.id))
    await edit(query, answers.unknown_text(desk, language), markup)


async def press_pass_on(desk: Desk, update: Update, _: Context, payload: Payload) -> None:
    """Makes a card of the question: the tap is the person's consent, as the message says."""
    found = await _own_question(desk, update, payload)
    if found is None:
        return
    visitor, question = found
    query = update.callback_query
    user = update.effective_user
    assert query is not None and user is not None
    taken = await cards.pass_on(desk, user, question)
    if taken is None:
        await acknowledge(query, desk.say(visitor.language, "passed-on-too-many"), alert=True)
        return
    key = "passed-on" if taken else "passed-on-already"
    await acknowledge(query, desk.say(visitor.language, key), alert=taken)
    markup = query.message.reply_markup if isinstance(query.message, Message) else None
    rows = markup.inline_keyboard if markup is not None else ()
    kept = [
        row
        for row in rows
        if not str(row[0].callback_data).startswith((f"{buttons.PASS_ON}:", f"{buttons.VERDICT}:"))
    ]
    await edit_buttons(query, keyboard(kept))


async def _own_question(
    desk: Desk, update: Update, payload: Payload
) -> tuple[Visitor, Question] | None:
    query = update.callback_query
    assert query is not None
    visitor = await meet(desk, update)
    number = payload.number(0)
    question = None
    if number is not None and visitor.id is not None:
        question = await desk.database.run(questions.find, number, visitor.id)
    if question is None:
        await acknowledge_outdated(query, desk.say(visitor.language, "button-outdated"))
        return None
    return visitor, question
