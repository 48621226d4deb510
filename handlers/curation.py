"""/unanswered: what went without a good answer, for those who mend the answers."""

from __future__ import annotations

from babel.dates import format_datetime
from telegram import Update

from domain.formatting import escape, shorten
from handlers.desk import Context, Desk
from handlers.sending import reply
from handlers.standing import standing_of
from handlers.visitors import is_private, meet
from storage import questions
from storage.tables import Question

_SHOWN = 15
_LONGEST = 180


async def receive_unanswered(desk: Desk, update: Update, context: Context) -> None:
    """Lists the newest open ends to organisers; to anybody else the command does not exist."""
    message = update.effective_message
    assert message is not None
    visitor = await meet(desk, update)
    here = is_private(update) or message.chat_id == desk.organisers_chat
    if not here:
        return
    standing = await standing_of(desk, visitor.id)
    if not standing.is_organiser and message.chat_id != desk.organisers_chat:
        await reply(context.bot, message, desk.say(visitor.language, "unknown-command"))
        return
    found = await desk.database.run(questions.open_ends, _SHOWN)
    lines = [
        desk.say(
            visitor.language,
            "unanswered-line",
            date=format_datetime(question.asked_at, "d MMM, HH:mm", locale=visitor.language),
            asked_in=question.language,
            why=desk.say(visitor.language, f"why-{_why(question)}"),
            question=escape(shorten(question.text or "…", _LONGEST)),
        )
        for question in found
    ]
    head = desk.say(visitor.language, "unanswered", count=len(lines))
    await reply(context.bot, message, "\n\n".join([head, *lines]))


def _why(question: Question) -> str:
    # "Useful" is no reason to be here: a forged tap may have said so of what was not known.
    verdict = question.verdict
    return verdict if verdict and verdict != questions.USEFUL else question.outcome
