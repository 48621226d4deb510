"""What Telegram's answer to a send means, and who is told of it."""

from __future__ import annotations

import logging
from datetime import timedelta

from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError

from domain.deliveries import Outcome, judge
from jobs.desk import JobDesk
from storage import deliveries, people
from storage.tables import Delivery

log = logging.getLogger(__name__)


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
    """Tells the organiser who replied what became of the reply; a courtesy, tried once."""
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
    try:
        await desk.bot.send_message(
            chat_id,
            desk.say(language, key),
            reply_to_message_id=message_id,
            allow_sending_without_reply=True,
        )
    except TelegramError as error:
        log.warning("delivery.report_failed", extra={"reason": error.message})
