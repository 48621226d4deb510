"""Turns a stored update into PTB's and hands it to the routes; faults come back as exceptions."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from telegram import Update
from telegram.error import NetworkError, TelegramError
from telegram.ext import ApplicationHandlerStop

from bot.telegram_http import NotSent
from handlers.desk import App, Context
from storage.database import DatabaseUnavailable

Settle = Callable[[Update, Exception], Awaitable[bool]]


class UnreadableUpdate(Exception):
    """An update that PTB cannot read, such as one of a newer Bot API."""


class Dispatch:
    """Runs an application's routes for one update at a time in each lane.

    PTB gives errors to error handlers and goes on; here they must reach the intake, so that an
    update is not called done that was not.
    """

    def __init__(self, application: App, settle: Settle) -> None:
        self._application = application
        self._settle = settle
        self._errors: dict[int, Exception] = {}
        application.add_error_handler(self._keep_error)

    async def handle(self, raw: dict[str, Any]) -> None:
        """Handles one update.

        Raises UnreadableUpdate, DatabaseUnavailable, NotSent where neither an answer nor an excuse
        got through, or what a handler raised and could not settle.
        """
        try:
            update = Update.de_json(raw, self._application.bot)
        except (TelegramError, TypeError, KeyError, ValueError, AttributeError) as error:
            raise UnreadableUpdate(f"{type(error).__name__}: {error}") from error
        await self._application.process_update(update)
        fault = self._errors.pop(update.update_id, None)
        if fault is None:
            return
        if isinstance(fault, (DatabaseUnavailable, NotSent)):
            raise fault
        try:
            settled = await self._settle(update, fault)
        except NetworkError as second:
            raise NotSent(second.message) from fault
        if not settled:
            raise fault

    async def _keep_error(self, update: object, context: Context) -> None:
        if isinstance(update, Update) and context.error is not None:
            self._errors[update.update_id] = context.error
        raise ApplicationHandlerStop  # what comes after the fault must not run
