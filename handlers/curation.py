"""/unanswered: what went without a good answer, for those who mend the answers."""

from __future__ import annotations

from babel.dates import format_datetime
from telegram import Update

from domain.formatting import escape, shorten
from handlers.desk import Context, Desk
from handlers.sending import send
from handlers.visitors import is_private, meet
from storage import questions

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
    if visitor.id not in desk.organisers and message.chat_id != desk.organisers_chat:
        await send(context.bot, message.chat_id, desk.say(visitor.language, "unknown-command"))
        return
    found = await desk.database.run(questions.open_ends, _SHOWN)
    lines = [
        desk.say(
            visitor.language,
            "unanswered-line",
            date=format_datetime(question.asked_at, "d MMM, HH:mm", locale=visitor.language),
            asked_in=question.language,
            why=desk.say(visitor.language, f"why-{question.verdict or question.outcome}"),
            question=escape(shorten(question.text or "…", _LONGEST)),
        )
        for question in found
    ]
    head = desk.say(visitor.language, "unanswered", count=len(lines))
    await send(context.bot, message.chat_id, "\n\n".join([head, *lines]))
