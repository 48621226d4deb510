"""What people type in the middle of a survey: an answer, or a question that gets its own."""

from __future__ import annotations

from telegram import Message, Update

from domain.answers import Answered
from domain.formatting import escape, set_in_type
from domain.survey_acts import ordered, rewrite, write
from domain.survey_sittings import DONE, STARTED, Step, begin
from handlers import sending
from handlers.answers import Page
from handlers.asking import answer_in_private, ask
from handlers.desk import Bot, Context, Desk
from handlers.sending import reply, send, strip
from handlers.survey_pages import word_answered
from handlers.survey_seats import KIND, sheet_of, sit, word_seat, word_step
from handlers.visitors import Visitor
from storage import dialogues, takings
from storage.tables import Dialogue
from storage.takings import Seat


async def take(
    desk: Desk, update: Update, context: Context, visitor: Visitor, dialogue: Dialogue
) -> bool:
    """Takes a message as the answer to the question that is asked now.

    What is no answer but a question that the library knows is answered, and the survey's question
    comes again; so it does after a word on why something is no answer.
    """
    message = update.effective_message
    assert message is not None and visitor.id is not None
    number = int(dialogue.content["survey"])
    if message.text is None:
        await _again(
            desk, context.bot, visitor, number, desk.say(visitor.language, "survey-why-kind")
        )
        return True
    text = message.text

    def decide(seat: Seat) -> Step:
        if seat.over or seat.full:
            return Step(why="over")
        if seat.seen == update.update_id:  # kept before a restart, and not marked as done
            return Step()
        return write(begin(seat.sitting), text, visitor.language, visitor.id or 0)

    taken = await desk.database.run(
        takings.act,
        number, visitor.id, visitor.language, update.update_id, desk.clock(), decide,
        typed_in=message.message_id,
    )  # fmt: skip
    if taken is None or not _was_asked(taken[0], update.update_id):
        await desk.database.run(dialogues.end, visitor.id, KIND)
        return False
    seat, step = taken
    if (
        step.sitting is None
        and step.why not in ("over", "old")
        and await _ask(desk, update, context.bot, visitor, text)
    ):
        await _again(desk, context.bot, visitor, number, "")
        return True
    await _settle(desk, context.bot, visitor, seat, step)
    note = escape(word_why(desk, visitor.language, step))
    await _show(desk, context.bot, visitor, seat, await word_step(desk, visitor, seat, step, note))
    return True


def _was_asked(seat: Seat, update_id: int) -> bool:
    return seat.sitting.state == STARTED or seat.seen == update_id


async def take_edit(
    desk: Desk, bot: Bot, message: Message, visitor: Visitor, update_id: int
) -> bool:
    """Takes an edited message as a new answer to the question it answered. False: to none."""
    if visitor.id is None or not message.text:
        return False
    found = await desk.database.run(takings.typed_in, visitor.id, message.message_id)
    if found is None:
        return False
    number, name = found
    text = message.text

    def decide(seat: Seat) -> Step:
        done = seat.sitting.state == DONE
        if seat.over or (done and not seat.sitting.form.editable):
            return Step(why="edit-late")
        return rewrite(seat.sitting, name, text, visitor.language, visitor.id or 0)

    taken = await desk.database.run(
        takings.act, number, visitor.id, visitor.language, update_id, desk.clock(), decide
    )
    if taken is None:
        return False
    seat, step = taken
    question = seat.sitting.form.question(name)
    if step.sitting is None or question is None:
        why = escape(word_why(desk, visitor.language, step))
        await reply(bot, message, desk.say(visitor.language, "survey-edit-not", why=why))
        return True
    sheet = sheet_of(seat, visitor, step.sitting)
    said = word_answered(desk, sheet, question, step.sitting.answers[name])
    await reply(bot, message, desk.say(visitor.language, "survey-edited") + "\n\n" + said)
    return True


async def show_again(desk: Desk, bot: Bot, visitor: Visitor) -> None:
    """Asks the question that is open once more, as after a change of language."""
    assert visitor.id is not None
    current = await desk.database.run(dialogues.current, visitor.id)
    if current is not None and current.kind == KIND:
        await _again(desk, bot, visitor, int(current.content["survey"]), "")


def word_why(desk: Desk, language: str, step: Step) -> str:
    """Why nothing was kept, as plain text; nothing where something was."""
    if step.why is None:
        return ""
    if step.why == "constraint-said":
        return set_in_type(str(step.values["words"]), language)
    if step.why == "date" and step.values["fault"] in ("month-length", "no-month", "no-year"):
        values = {name: value for name, value in step.values.items() if name != "fault"}
        return desk.say(language, f"date-fault-{step.values['fault']}", **values)
    told = {} if step.why == "date" else dict(step.values)
    return desk.say(language, f"survey-why-{step.why}", **told)


async def _ask(desk: Desk, update: Update, bot: Bot, visitor: Visitor, text: str) -> bool:
    """Answers a question that the library is sure of. False: it is none."""
    outcomes = ask(desk, visitor, text)
    if not outcomes or not isinstance(outcomes[0], Answered):
        return False
    assert visitor.id is not None
    await answer_in_private(desk, bot, visitor.id, visitor, update.update_id, text)
    return True


async def _settle(desk: Desk, bot: Bot, visitor: Visitor, seat: Seat, step: Step) -> None:
    """Lets the message that asked show the answer, or at least no buttons any more."""
    if seat.message_id is None or visitor.id is None:
        return
    question = seat.sitting.question
    answer = step.sitting.answers.get(question.name) if step.sitting and question else None
    if question is None or answer is None:
        await strip(bot, visitor.id, seat.message_id)
        return
    sheet = sheet_of(seat, visitor, seat.sitting)
    shown = ordered(question, sheet.seed)
    await sending.rewrite(
        bot, visitor.id, seat.message_id, word_answered(desk, sheet, shown, answer), None
    )


async def _again(desk: Desk, bot: Bot, visitor: Visitor, number: int, note: str) -> None:
    seat = await sit(desk, visitor, number)
    if seat is None:
        return
    if seat.message_id is not None and visitor.id is not None:
        await strip(bot, visitor.id, seat.message_id)
    await _show(desk, bot, visitor, seat, await word_seat(desk, visitor, seat, note))


async def _show(desk: Desk, bot: Bot, visitor: Visitor, seat: Seat, page: Page) -> None:
    assert visitor.id is not None
    sent = await send(bot, visitor.id, page.html, page.markup)
    await desk.database.run(takings.note_message, seat.survey.id, visitor.id, sent)
