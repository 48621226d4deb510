"""Builds the parts in one place, opens the house in order and closes it in reverse."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from telegram.ext import Application

from bot import clock, profile
from bot.dispatch import Dispatch
from bot.house_watch import watch
from bot.intake import ALLOWED_UPDATES, Intake
from bot.metrics import Metrics
from bot.monitoring import Monitoring
from bot.pacing import Pacing
from bot.settings import Settings
from bot.tasks import end, keep
from bot.telegram_http import AiohttpRequest
from bot.webhook import MOST_AT_ONCE, Address, Webhook, secret_for
from domain.fault_tally import FaultTally
from domain.pacing import Pace, SendBudget
from domain.wording import Phrasebook
from handlers.desk import App, Desk
from handlers.faults import settle
from handlers.quick_bot import QuickBot
from handlers.routes import COMMANDS, add_routes
from jobs.desk import JobDesk
from jobs.table import Ticker
from knowledge.shelf import Shelf
from locales import read_locales
from storage import backups, rehearsal
from storage.database import Database
from storage.leadership import Leadership
from storage.migrate import migrate

log = logging.getLogger(__name__)

_DRAIN_SECONDS = 10.0  # for updates, and again for jobs: together less than a container gives


@dataclass(frozen=True, slots=True)
class House:
    """The open house: what the roof and the tests need to reach."""

    application: App
    database: Database
    shelf: Shelf
    intake: Intake
    job_desk: JobDesk
    ticker: Ticker
    polling: asyncio.Task[None] | None
    webhook: Webhook | None = None


@asynccontextmanager
async def open_house(
    settings: Settings,
    token: str,
    api: str,
    now: Callable[[], datetime] = clock.now,
    steady: Callable[[], float] = time.monotonic,
    shelf: Shelf | None = None,
    budget: SendBudget | None = None,
    *,
    rehearsing: bool = False,
    metrics: Metrics | None = None,
    monitoring: Monitoring | None = None,
    faults: FaultTally | None = None,
) -> AsyncIterator[House]:
    """Opens everything for one token at one Bot API server, and closes it at the end.

    Raises InvalidToken where the server does not know the token, DatabaseUnavailable or
    NewerDatabase where the database cannot be used, WrongDatabase where it is a rehearsal's and
    this is none, or the other way round, RestoredCopy where nobody has confirmed a copy,
    CannotListen where the webhook's address is taken. `shelf` stands in for the settings'
    content, `budget` for the rate at which many are written to.
    """
    async with AsyncExitStack() as stack:
        database = await asyncio.to_thread(_open_database, settings.database_url)
        stack.push_async_callback(database.leave)
        await database.run(rehearsal.check, rehearsing=rehearsing)
        if not rehearsing:
            await database.run(backups.check_confirmed)
        loading = asyncio.create_task(asyncio.to_thread(_load, shelf, settings))
        phrasebook = Phrasebook(read_locales())
        metrics = _measured(metrics, database)
        requests = _requests(stack, metrics)
        budget = budget or SendBudget(settings.bulk_a_second)
        application = _application(token, api, Pacing(budget, steady), *requests)
        await application.initialize()
        stack.push_async_callback(application.shutdown)
        dispatching: asyncio.Future[Dispatch] = asyncio.get_running_loop().create_future()
        intake = Intake(
            database,
            metrics.watched(partial(_handle, dispatching)),
            now,
            settings.abreast,
            shared=database.shared,
            handled=metrics.update_seconds.observe,
        )
        await intake.start()
        stack.push_async_callback(intake.stop, _DRAIN_SECONDS)
        stack.callback(dispatching.cancel)  # or what waits for the library would be waited for
        webhook, polling = None, None
        if settings.webhook_url:
            webhook = await _listen(stack, settings, token, intake, application)
        else:
            await application.bot.delete_webhook()
            work = intake.poll(application.bot.request, application.bot.base_url)
            polling = keep(stack, work, "polling")
        shelf = await loading
        outbox, closing = asyncio.Event(), asyncio.Event()
        leadership = Leadership(database)
        stack.callback(leadership.close)
        desk = Desk(
            database=database,
            shelf=shelf,
            phrasebook=phrasebook,
            clock=now,
            steady=steady,
            pace=Pace(),
            organisers=frozenset(settings.organisers),
            organisers_chat=settings.organisers_chat,
            wake_outbox=outbox.set,
            bulk_a_second=budget.a_second,
        )
        job_desk = JobDesk(
            bot=application.bot,
            database=database,
            shelf=shelf,
            phrasebook=phrasebook,
            clock=now,
            organisers=desk.organisers,
            organisers_chat=desk.organisers_chat,
            wake_outbox=outbox.set,
            steady=steady,
            budget=budget,
            leadership=leadership,
            stopping=closing.is_set,
            faults=faults or FaultTally(),
        )
        add_routes(application, desk)
        dispatching.set_result(Dispatch(application, partial(settle, desk, application.bot)))
        ticker = Ticker(job_desk)
        ticker.start()
        stack.push_async_callback(ticker.stop, _DRAIN_SECONDS)
        keep(stack, _send_when_woken(ticker, outbox), "outbox")
        stack.callback(closing.set)
        keep(stack, profile.introduce(application.bot, phrasebook, COMMANDS), "profile")
        # What brings updates in begins early, and has to end first.
        if polling is not None:
            stack.push_async_callback(end, polling)
        if webhook is not None:
            stack.callback(webhook.refuse)
        if monitoring is not None:
            watch(monitoring, metrics, database, shelf, intake, now, closing, polling)
        log.info(
            "house.open",
            extra={"entries": len(shelf.library.entries), "bot": application.bot.username},
        )
        yield House(application, database, shelf, intake, job_desk, ticker, polling, webhook)
        log.info("house.closing")


async def _listen(
    stack: AsyncExitStack, settings: Settings, token: str, intake: Intake, application: App
) -> Webhook:
    """Opens the webhook, then tells Telegram of it; every process tells it the same."""
    host, port = settings.webhook_listen
    secret = settings.webhook_secret or secret_for(token)
    address = Address(settings.webhook_url, host, port, secret)
    webhook = Webhook(address, intake.take_one, lambda: intake.full)
    stack.push_async_callback(webhook.close)
    await webhook.open()
    await application.bot.set_webhook(
        settings.webhook_url,
        secret_token=secret,
        allowed_updates=list(ALLOWED_UPDATES),
        max_connections=MOST_AT_ONCE,
    )
    log.info("webhook.set")
    return webhook


async def _handle(dispatching: asyncio.Future[Dispatch], raw: dict[str, Any]) -> None:
    """Handles an update, as soon as there is a library to answer from."""
    # Shielded, for a handling that is cancelled must not cancel what all the others wait for.
    dispatch = await asyncio.shield(dispatching)
    await dispatch.handle(raw)


def _measured(metrics: Metrics | None, database: Database) -> Metrics:
    metrics = metrics or Metrics()
    database.observe = metrics.verb
    return metrics


def _requests(stack: AsyncExitStack, metrics: Metrics) -> tuple[AiohttpRequest, AiohttpRequest]:
    """For calls, and for polling."""
    requests = (AiohttpRequest(watch=metrics.call), AiohttpRequest(2, metrics.call))
    for request in requests:
        # PTB leaves them open when it cannot initialize, as with a wrong token.
        stack.push_async_callback(request.shutdown)
    return requests


def _load(shelf: Shelf | None, settings: Settings) -> Shelf:
    return shelf or Shelf(settings.content)


def _open_database(address: str) -> Database:
    database = Database(address)
    if migrate(database.engine):
        log.info("database.migrated")
    return database


def _application(
    token: str, api: str, pacing: Pacing, request: AiohttpRequest, polling: AiohttpRequest
) -> App:
    bot = QuickBot(
        token,
        base_url=f"{api}/bot",
        base_file_url=f"{api}/file/bot",
        request=request,
        get_updates_request=polling,
        rate_limiter=pacing,
    )
    return Application.builder().bot(bot).updater(None).job_queue(None).build()


async def _send_when_woken(ticker: Ticker, outbox: asyncio.Event) -> None:
    while True:
        await outbox.wait()
        outbox.clear()
        await ticker.send_now()
