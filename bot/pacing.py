"""Honours Telegram's "retry after" for the chat that earned it, while other chats go on."""

from __future__ import annotations

import asyncio
import logging
import math
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from domain.pacing import SendBudget
from jobs.desk import FROM_OUTBOX

log = logging.getLogger(__name__)

_TRIES = 5
_SENDING = ("send", "copy", "forward")
Answer = bool | dict[str, Any] | list[dict[str, Any]]


class Pacing(BaseRateLimiter[str]):
    """Waits as long as Telegram says, then asks again; a call without a chat waits by itself.

    What the outbox sends does not wait here: it is refused, and waits as a row. Answers are
    counted in the budget that the outbox keeps to. PTB's AIORateLimiter would stop every chat for
    one chat's limit; see docs/decisions/0005-outbox.md.
    """

    def __init__(self, budget: SendBudget, steady: Callable[[], float]) -> None:
        self._open_at: dict[Any, float] = {}
        self._budget = budget
        self._steady = steady

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Answer]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: str | None,
    ) -> Answer:
        """Makes the call when its chat may be written to. Raises RetryAfter after five refusals.

        With `FROM_OUTBOX` it raises at once, also where the chat's wait is not over.
        """
        chat = data.get("chat_id")
        clock = asyncio.get_running_loop().time
        if rate_limit_args == FROM_OUTBOX:
            self._refuse_early(chat, clock())
            return await callback(*args, **kwargs)
        if endpoint.startswith(_SENDING):
            self._budget.spend(self._steady())
        for attempt in range(1, _TRIES + 1):
            while chat is not None and (wait := self._open_at.get(chat, 0.0) - clock()) > 0:
                await asyncio.sleep(wait)
            try:
                result = await callback(*args, **kwargs)
            except RetryAfter as error:
                if attempt == _TRIES:
                    raise
                seconds = _seconds(error.retry_after)
                log.warning("telegram.slow_down", extra={"method": endpoint, "seconds": seconds})
                if chat is None:
                    await asyncio.sleep(seconds)
                else:
                    self._open_at[chat] = clock() + seconds
            else:
                if chat in self._open_at:
                    del self._open_at[chat]
                return result
        raise AssertionError("unreachable")

    def _refuse_early(self, chat: Any, now: float) -> None:
        if (wait := self._open_at.get(chat, 0.0) - now) > 0:
            raise RetryAfter(timedelta(seconds=math.ceil(wait)))


def _seconds(wait: float | timedelta) -> float:
    # PTB gives a number or, when its setting asks for it, a timedelta.
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
