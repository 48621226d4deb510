"""`talaria run`: serves until told to stop, Telegram with a token, the sandbox without one."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from telegram.error import BadRequest, InvalidToken, TelegramError

from bot import clock
from bot.fault_watch import FaultWatch
from bot.house import House, open_house
from bot.metrics import Metrics
from bot.monitoring import Monitoring
from bot.opening import unusable
from bot.settings import REHEARSAL_DATABASE, Settings
from bot.webhook import CannotListen
from jobs.reminders import HORIZON
from storage import upcoming
from storage.backups import RestoredCopy
from storage.database import DatabaseUnavailable
from storage.migrate import NewerDatabase
from storage.rehearsal import WrongDatabase

if TYPE_CHECKING:
    from sandbox.server import RunningServer  # not part of a real start, which is quicker without

log = logging.getLogger(__name__)

_READY = """
  Talaria is ready. Open {address} and say hello.
  Nothing here reaches Telegram. Ctrl-C stops it.
"""


class CannotGoOn(Exception):
    """A fault that an operator has to mend, in a sentence that says how."""


@dataclass(frozen=True, slots=True)
class _Server:
    token: str
    api: str
    sandbox: RunningServer | None = None


async def serve(settings: Settings) -> int:
    """Runs the service. Gives the exit status: 0 when told to stop, 1 where it cannot go on."""
    stop = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    try:
        async with AsyncExitStack() as stack:
            server = _Server(settings.telegram_token or "", settings.telegram_api)
            watched = await _watch(stack, settings)
            if settings.is_rehearsal:
                settings, server = await _rehearse(stack, settings)
            house = await _open(stack, settings, server, watched)
            if server.sandbox is not None:
                rehearse_time(stack, house, server.sandbox)
                print(_READY.format(address=server.api), flush=True)
            await _until(stop, house)
    except CannotGoOn as fault:
        print(fault, file=sys.stderr, flush=True)
        return 1
    return 0


async def _rehearse(stack: AsyncExitStack, settings: Settings) -> tuple[Settings, _Server]:
    if settings.database_url == REHEARSAL_DATABASE:
        _begin_anew()
    # Not part of a real start, which is quicker without.
    from sandbox import server as sandbox_server  # noqa: PLC0415 - see above
    from sandbox.cast import ORGANISER  # noqa: PLC0415 - see above

    organisers = settings.organisers or (ORGANISER,)
    try:
        sandbox = await sandbox_server.start(
            settings.sandbox_host, settings.sandbox_port, organiser_id=organisers[0]
        )
    except (ValueError, OSError) as error:
        raise CannotGoOn(
            f"The sandbox cannot listen there: {_why(error)}. "
            "Set TALARIA_SANDBOX_PORT to another port."
        ) from error
    stack.push_async_callback(sandbox.stop)
    return replace(settings, organisers=organisers), _Server(sandbox.token, sandbox.url, sandbox)


def rehearse_time(stack: AsyncExitStack, house: House, sandbox: RunningServer) -> None:
    """Lets the sandbox's clock be the service's: what a move makes due goes out at once."""
    moves: set[asyncio.Task[None]] = set()

    def moved() -> None:
        move = asyncio.create_task(house.ticker.catch_up())
        moves.add(move)
        move.add_done_callback(moves.discard)

    async def next_due() -> datetime | None:
        # What was answered a moment ago is planned with the next tick; a jump cannot wait for it.
        await house.ticker.catch_up()
        clock = sandbox.world.clock
        return await house.database.run(upcoming.next_moment, clock.moment(), HORIZON)

    sandbox.world.next_due = next_due
    stack.callback(sandbox.world.clock.on_move(moved))


def _begin_anew() -> None:
    file = REHEARSAL_DATABASE.removeprefix("sqlite:///")
    for ending in ("", "-wal", "-shm"):
        Path(file + ending).unlink(missing_ok=True)


async def _watch(stack: AsyncExitStack, settings: Settings) -> dict[str, Any]:
    """Counts from now on, and answers for its health before there is a house to ask."""
    metrics = Metrics()
    faults = FaultWatch(metrics)
    logging.getLogger().addHandler(faults)
    stack.callback(logging.getLogger().removeHandler, faults)
    monitoring = None
    if settings.health_listen is not None:
        monitoring = Monitoring(settings.health_listen, metrics)
        try:
            await monitoring.open()
        except OSError as error:
            raise CannotGoOn(
                f"The health server cannot listen there: {_why(error)}. Set TALARIA_HEALTH_LISTEN."
            ) from error
        stack.push_async_callback(monitoring.close)
    return {"metrics": metrics, "monitoring": monitoring, "faults": faults.tally}


async def _open(
    stack: AsyncExitStack, settings: Settings, server: _Server, watched: dict[str, Any]
) -> House:
    now = server.sandbox.world.clock.moment if server.sandbox is not None else clock.now
    try:
        return await stack.enter_async_context(
            open_house(
                settings,
                server.token,
                server.api,
                now=now,
                rehearsing=settings.is_rehearsal,
                **watched,
            )
        )
    except InvalidToken as error:
        raise CannotGoOn(
            "Telegram does not know this token. "
            "Set TALARIA_TELEGRAM_TOKEN to the one from BotFather."
        ) from error
    except BadRequest as error:
        raise CannotGoOn(
            f"Telegram does not take the webhook: {error.message}. Check TALARIA_WEBHOOK_URL."
        ) from error
    except TelegramError as error:
        raise CannotGoOn(
            f"Telegram cannot be reached at {server.api}: {error.message}. "
            "Check the network, and TALARIA_TELEGRAM_API."
        ) from error
    except NewerDatabase as error:
        raise CannotGoOn(
            f"{error} Install the newer program again, or restore an older database."
        ) from error
    except WrongDatabase as error:
        raise CannotGoOn(f"{error} Set TALARIA_DATABASE_URL to another one.") from error
    except RestoredCopy as error:
        raise CannotGoOn(
            f"{error} See that no other service runs with this token, then confirm it: "
            "talaria restore --confirm"
        ) from error
    except CannotListen as error:
        raise CannotGoOn(
            f"The webhook cannot listen there: {_why(error)}. "
            "Set TALARIA_WEBHOOK_LISTEN to another port."
        ) from error
    except (DatabaseUnavailable, OSError) as error:
        raise CannotGoOn(f"The database {unusable(settings.database_url, error)}") from error


def _why(error: BaseException) -> str:
    """The system's words for what it refused; asyncio's tell the number twice."""
    number = getattr(error.__cause__ or error, "errno", None) or 0
    return os.strerror(number) if number > 0 else str(error)


async def _until(stop: asyncio.Event, house: House) -> None:
    stopped = asyncio.create_task(stop.wait())
    if house.polling is None:
        await stopped
        return
    await asyncio.wait({stopped, house.polling}, return_when=asyncio.FIRST_COMPLETED)
    stopped.cancel()
    if not house.polling.done():
        return
    try:
        await house.polling
    except InvalidToken as error:
        raise CannotGoOn(
            "Telegram no longer accepts this token. Ask BotFather for a new one."
        ) from error
