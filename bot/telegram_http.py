"""python-telegram-bot's door to the network, over aiohttp instead of httpx.

httpx walks its whole connection pool for every request, which makes it the slowest part of a
busy bot; see docs/decisions/0003-transport.md for the figures.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Any

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

_CONNECT_SECONDS = 5.0
_READ_SECONDS = 20.0
_UPLOAD_SECONDS = 60.0
_TRIES_TO_CONNECT = 4
_JSON = {"Content-Type": "application/json"}


Watch = Callable[[str], AbstractContextManager[list[int]]]


def _unwatched(_: str) -> AbstractContextManager[list[int]]:
    return nullcontext([])


class NotSent(NetworkError):
    """The connection was never made, so the request surely did not reach Telegram."""


class AiohttpRequest(BaseRequest):
    """One pool of connections. A connection that never opened is tried again; nothing else is."""

    def __init__(self, connections: int = 128, watch: Watch = _unwatched) -> None:
        """`watch` is told of each call's address, and within it of the answer's status."""
        self._connections = connections
        self._watch = watch
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        """Seconds to wait for an answer where a call names none."""
        return _READ_SECONDS

    async def initialize(self) -> None:
        """Opens the pool."""
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=self._connections, keepalive_timeout=60)
            self._session = aiohttp.ClientSession(
                connector=connector, headers={"User-Agent": self.USER_AGENT}
            )

    async def shutdown(self) -> None:
        """Closes the pool."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - the read time-out serves
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - one for all calls
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - lanes bound the pool's use
    ) -> tuple[int, bytes]:
        """Makes a request.

        Raises TimedOut or NetworkError (it may have arrived), or NotSent (surely not).
        """
        if self._session is None:
            raise RuntimeError("This request object is not initialized.")
        uploads = bool(request_data and request_data.contains_files)
        patience = _READ_SECONDS if read_timeout is BaseRequest.DEFAULT_NONE else read_timeout
        if uploads and patience is not None:
            patience = max(patience, _UPLOAD_SECONDS)
        limits = aiohttp.ClientTimeout(
            total=None, sock_read=patience, sock_connect=_CONNECT_SECONDS, connect=None
        )
        with self._watch(url) as status:
            given, content = await self._try(method, url, limits, request_data)
            status.append(given)
        return given, content

    async def _try(
        self, method: str, url: str, limits: aiohttp.ClientTimeout, data: RequestData | None
    ) -> tuple[int, bytes]:
        assert self._session is not None
        for attempt in range(1, _TRIES_TO_CONNECT + 1):
            try:
                async with self._session.request(
                    method, url, timeout=limits, **_body(data)
                ) as response:
                    return response.status, await response.read()
            except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
                if attempt == _TRIES_TO_CONNECT:
                    raise NotSent(f"no connection to Telegram: {type(error).__name__}") from None
                await asyncio.sleep(0.25 * 2**attempt)
            except TimeoutError:
                raise TimedOut from None
            except aiohttp.ClientError as error:
                # The address holds the token, so the error's own text is not passed on.
                raise NetworkError(f"connection broke: {type(error).__name__}") from None
        raise AssertionError("unreachable")


def _body(request_data: RequestData | None) -> dict[str, Any]:
    if request_data is None:
        return {}
    if not request_data.contains_files:
        # As JSON, which C encodes; a form is encoded by Python, byte by byte.
        return {"data": request_data.json_payload, "headers": _JSON}
    form = aiohttp.FormData()
    for name, value in request_data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, mimetype) in (request_data.multipart_data or {}).items():
        form.add_field(name, content, filename=filename, content_type=mimetype)
    return {"data": form}
