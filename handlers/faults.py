"""What a failed send means for the person, and what they are told when a fault is ours."""

from __future__ import annotations

import logging

from telegram import Update
from telegram.error import BadRequest, Forbidden, NetworkError, TelegramError, TimedOut

from handlers.desk import Bot, Desk
from handlers.sending import send
from handlers.visitors import is_person, is_private
from storage import people

log = logging.getLogger(__name__)


async def settle(desk: Desk, bot: Bot, update: Update, error: Exception) -> bool:
    """Whether an error is settled: nobody is left to answer, or the answer may have arrived.

    Otherwise it is a fault, and the person is told so. Raises NetworkError where Telegram is out of
    reach for that as well.
    """
    if isinstance(error, Forbidden):
        user = update.effective_user
        if is_private(update) and is_person(user):
            assert user is not None
            await desk.database.run(people.mark_unreachable, user.id, "blocked")
        log.info("answer.refused", extra={"reason": error.message})
        return True
    if isinstance(error, TimedOut):
        # It may have arrived: a second copy would be worse than the doubt.
        log.warning("answer.uncertain")
        return True
    if isinstance(error, BadRequest) and "chat not found" in error.message.lower():
        log.info("answer.refused", extra={"reason": error.message})
        return True
    if is_private(update) and update.effective_chat is not None:
        user = update.effective_user
        language = desk.phrasebook.supported(user.language_code if user else None)
        try:
            await send(bot, update.effective_chat.id, desk.say(language, "fault"))
        except TelegramError as second:
            log.warning("fault.not_told", extra={"reason": second.message})
            if isinstance(second, NetworkError) and not isinstance(second, (BadRequest, TimedOut)):
                raise
    return False
