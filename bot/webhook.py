"""Telegram's updates by webhook: an update is stored before it is acknowledged, or not at all."""

from __future__ import annotations

import hashlib
import hmac
import json
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError
from aiohttp.log import server_logger

from storage.database import DatabaseUnavailable

log = logging.getLogger(__name__)

LARGEST = 1_000_000  # bytes; an update of Telegram's is a few thousand
MOST_AT_ONCE = 100  # connections that Telegram may open, its own limit
_HEADER = "X-Telegram-Bot-Api-Secret-Token"
_LARGEST_ID = 2**63 - 1
_LAST_SECONDS = 5.0  # for requests under way when it closes
_LATER = {"Retry-After": "2"}


class CannotListen(Exception):
    """The address for updates cannot be listened at, most often because another has it."""


Take = Callable[[dict[str, Any]], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Address:
    """Where updates come in: the public `url`, and where a proxy passes them on to."""

    url: str
    host: str
    port: int
    secret: str

    @property
    def path(self) -> str:
        """The path of the public address."""
        return urlsplit(self.url).path or "/"


def secret_for(token: str) -> str:
    """The secret that Telegram sends along: the same in every process, and no way to the token."""
    return hmac.new(token.encode(), b"webhook", hashlib.sha256).hexdigest()


class Webhook:
    """A server that hands each update to `take` and answers 200 once that has returned.

    `take` raises DatabaseUnavailable where it cannot store: Telegram is answered 503 then, and
    sends the update again. So it is while `busy` says that too many wait, and once it closes.
    """

    def __init__(self, address: Address, take: Take, busy: Callable[[], bool]) -> None:
        self._address = address
        self._take = take
        self._busy = busy
        self._closing = False
        self._runner: web.AppRunner | None = None

    async def open(self) -> None:
        """Begins to listen. Raises CannotListen."""
        server_logger.addFilter(_is_a_fault)
        application = web.Application(client_max_size=LARGEST)
        application.router.add_post(self._address.path, self._receive)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=_LAST_SECONDS)
        await self._runner.setup()
        site = web.TCPSite(self._runner, self._address.host, self._address.port)
        try:
            await site.start()
        except OSError as error:
            raise CannotListen(str(error)) from error

    @property
    def port(self) -> int:
        """The port it listens at."""
        assert self._runner is not None
        return int(self._runner.addresses[0][1])

    def refuse(self) -> None:
        """From now on every update is left to the other processes, or for later."""
        self._closing = True

    async def close(self) -> None:
        """Lets requests under way end, and listens no more."""
        self._closing = True
        if self._runner is not None:
            await self._runner.cleanup()

    async def _receive(self, request: web.Request) -> web.Response:
        given = request.headers.get(_HEADER, "")
        if not hmac.compare_digest(given.encode(errors="replace"), self._address.secret.encode()):
            log.warning("webhook.wrong_secret")
            return web.Response(status=403)
        if self._closing or self._busy():
            return web.Response(status=503, headers=_LATER)
        try:
            raw = _read(await request.read())
        except ConnectionError:  # it broke half-way: whoever sent it sends it again
            return web.Response(status=400)
        if raw is None:
            log.warning("webhook.no_update")
            return web.Response(status=400)
        try:
            await self._take(raw)
        except DatabaseUnavailable as error:
            log.error("update.cannot_store", extra={"fault": str(error)})
            return web.Response(status=503, headers=_LATER)
        return web.Response()


def _is_a_fault(record: logging.LogRecord) -> bool:
    """What aiohttp's server logs, but for those who do not speak HTTP: anybody may come by."""
    return not (record.exc_info and isinstance(record.exc_info[1], HttpProcessingError))


def _read(body: bytes) -> dict[str, Any] | None:
    """An update as Telegram's JSON, or None for anything else."""
    try:
        raw = json.loads(body)
    except (ValueError, RecursionError):
        return None
    number = raw.get("update_id") if isinstance(raw, dict) else None
    fits = isinstance(number, int) and not isinstance(number, bool) and 0 <= number <= _LARGEST_ID
    return raw if fits else None
