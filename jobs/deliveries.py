"""The only sender of what nobody waits for: claim and commit, send, record and commit."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import Any

from telegram import LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from domain.deliveries import Outcome, judge
from jobs.desk import JobDesk
from storage import deliveries, people
from storage.tables import Delivery

log = logging.getLogger(__name__)

_AT_ONCE = 1  # what is claimed must be sent before its claim counts as stale
STALE = timedelta(minutes=2)


async def send_due(desk: JobDesk, now: datetime) -> int:
    """Sends what is due now, one after the other. Gives how many were tried."""
    for lost in await desk.database.run(deliveries.doubt_stale, now - STALE, now):
        await _report(desk, lost, Outcome(deliveries.UNCERTAIN))
    tried = 0
    while claimed := await desk.database.run(deliveries.claim_due, now, _AT_ONCE):
        for delivery in claimed:
            await _send_one(desk, delivery)
        tried += len(claimed)
    return tried


async def _send_one(desk: JobDesk, delivery: Delivery) -> None:
    message_id = None
    try:
        message_id = await _send(desk, delivery.chat_id, delivery.content)
        outcome = Outcome(deliveries.SENT)
    except ChatMigrated as moved:
        await _follow(desk, delivery, moved.new_chat_id)
        return
    except TelegramError as error:
        outcome = _outcome_of(error)
    now = desk.clock()
    if outcome.again_in is not None:
        due = now + outcome.again_in
        await desk.database.run(deliveries.postpone, delivery.id, due, now, outcome.reason or "")
    else:
        await desk.database.run(
            deliveries.record,
            delivery.id,
            outcome.state,
            now,
            message_id=message_id,
            reason=outcome.reason,
        )
    log.info(
        "delivery.tried",
        extra={"delivery": delivery.id, "kind": delivery.kind, "outcome": outcome.state},
    )
    if outcome.state == deliveries.REFUSED and delivery.chat_id > 0:
        await desk.database.run(
            people.mark_unreachable, delivery.chat_id, outcome.reason or "blocked"
        )
    if outcome.again_in is None:
        await _report(desk, delivery, outcome)


async def _follow(desk: JobDesk, delivery: Delivery, new_chat: int) -> None:
    """A group became a supergroup: the delivery goes there, and the operator has to do the rest."""
    log.error("organisers_chat.moved", extra={"set": f"TALARIA_ORGANISERS_CHAT={new_chat}"})
    await desk.database.run(deliveries.readdress, delivery.id, new_chat, desk.clock())


async def _send(desk: JobDesk, chat_id: int, content: dict[str, Any]) -> int:
    reply_to = content.get("reply_to")
    more: dict[str, Any] = {}
    if reply_to:
        more = {"reply_to_message_id": reply_to, "allow_sending_without_reply": True}
    if "copy" in content:
        chat, message = content["copy"]
        copied = await desk.bot.copy_message(
            chat_id, chat, message, caption=content["caption"], parse_mode=ParseMode.HTML, **more
        )
        sent = copied.message_id
    else:
        sent = await _say(desk, chat_id, content["html"], more)
    for piece in content.get("more", ()):
        try:
            await _say(desk, chat_id, piece, {})
        except (RetryAfter, NetworkError) as error:
            # Sent again as a whole, the beginning would come twice.
            raise NetworkError(f"only the beginning was sent: {error.message}") from error
    return sent


async def _say(desk: JobDesk, chat_id: int, html: str, more: dict[str, Any]) -> int:
    message = await desk.bot.send_message(
        chat_id,
        html,
        parse_mode=ParseMode.HTML,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
        **more,
    )
    return message.message_id


def _outcome_of(error: TelegramError) -> Outcome:
    if isinstance(error, RetryAfter):
        seconds = error.retry_after
        wait = seconds if isinstance(seconds, timedelta) else timedelta(seconds=float(seconds))
        return judge("slow_down", error.message, wait)
    if isinstance(error, Forbidden):
        return judge("forbidden", error.message)
    if isinstance(error, BadRequest):
        return judge("bad_request", error.message)
    if isinstance(error, NetworkError):
        # The house's request object names the connection that never opened.
        return judge("not_sent" if type(error).__name__ == "NotSent" else "broken", error.message)
    return judge("bad_request", error.message)


async def _report(desk: JobDesk, delivery: Delivery, outcome: Outcome) -> None:
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
