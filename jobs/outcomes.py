"""What Telegram's answer to a send means, and who is told of it."""

from __future__ import annotations

from datetime import timedelta

from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError

from domain.deliveries import NOTICE, Outcome, judge
from jobs.desk import JobDesk
from storage import deliveries, people
from storage.tables import Delivery


def what_it_means(error: TelegramError) -> Outcome:
    """The outcome behind an error; RetryAfter and ChatMigrated are the sender's own matter."""
    if isinstance(error, Forbidden):
        return judge("forbidden", error.message)
    if isinstance(error, BadRequest):
        return judge("bad_request", error.message)
    if isinstance(error, NetworkError):
        # The house's request object names the connection that never opened.
        return judge("not_sent" if type(error).__name__ == "NotSent" else "broken", error.message)
    return judge("bad_request", error.message)


def wait_of(error: RetryAfter) -> timedelta:
    """How long Telegram wants to be left alone, to the letter."""
    seconds = error.retry_after
    return seconds if isinstance(seconds, timedelta) else timedelta(seconds=float(seconds))


async def report(desk: JobDesk, delivery: Delivery, outcome: Outcome) -> None:
    """Tells the organiser who replied what became of the reply, by the outbox like all else.

    Sent from here, one chat that Telegram wants left alone would hold up all the others.
    """
    report_to = delivery.content.get("report_to")
    if not report_to:
        return
    chat_id, message_id = report_to
    language = await desk.database.run(people.language_of, chat_id)
    key = {
        deliveries.SENT: "reply-delivered",
        deliveries.REFUSED: "reply-refused",
        deliveries.UNCERTAIN: "reply-uncertain",
    }.get(outcome.state, "reply-failed")
    content = {"html": desk.say(language, key), "reply_to": message_id}
    cause = f"report:{delivery.id}:{outcome.state}"
    await desk.database.run(deliveries.add, cause, NOTICE, chat_id, content, desk.clock())
    desk.wake_outbox()
