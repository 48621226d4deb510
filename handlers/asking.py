"""Asks the library for a person, and sends what it gives."""

from __future__ import annotations

from domain.answers import Outcome
from handlers import answers
from handlers.desk import Bot, Desk
from handlers.language_choices import offer_languages
from handlers.sending import send
from handlers.visitors import Visitor
from storage import questions


async def answer_in_private(
    desk: Desk, bot: Bot, chat_id: int, visitor: Visitor, update_id: int, text: str
) -> None:
    """Answers each question of a text with a message of its own, kept before it is sent."""
    outcomes = ask(desk, visitor, text)
    asked = [answers.as_asked(outcome) for outcome in outcomes]
    message = questions.Message(update_id, visitor.id, chat_id, asked, desk.clock())
    ids = await desk.database.run_together(questions.record, message)
    for outcome, question in zip(outcomes, ids, strict=True):
        language = language_for(desk, visitor, outcome)
        page = answers.word_outcome(desk, outcome, language, question, quoted=len(outcomes) > 1)
        await send(bot, chat_id, page.html, page.markup)
    if not visitor.known:
        await offer_languages(desk, bot, chat_id, visitor)


def ask(desk: Desk, visitor: Visitor, text: str) -> tuple[Outcome, ...]:
    """What the library makes of a text, for a person with their language."""
    return desk.library.ask(text, visitor.language)


def language_for(desk: Desk, visitor: Visitor, outcome: Outcome) -> str:
    """The language a person chose; before that, the one they asked in if it is spoken here."""
    if visitor.chosen:
        return visitor.language
    return desk.phrasebook.supported(outcome.asked_in) or visitor.language
