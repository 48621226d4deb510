"""Health and metrics at an address of their own, from before the house is open until it is shut."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

from aiohttp import web

from bot.metrics import Metrics

_MOST_LAG = 5.0  # seconds; a loop that comes round later than that is stuck
_LOOK = 0.5
_FRESH = 5.0  # seconds that counted rows are good for

Ready = Callable[[], Awaitable[dict[str, bool]]]
Count = Callable[[], Awaitable[None]]


class Monitoring:
    """Answers /health/live, /health/ready and /metrics.

    `ready` and `count` are set once there is a house: which of its parts are ready, and counting
    its rows. Before that it is alive and not ready.
    """

    def __init__(self, listen: tuple[str, int], metrics: Metrics, fresh: float = _FRESH) -> None:
        """What was counted is good for `fresh` seconds."""
        self._listen = listen
        self._fresh = fresh
        self._metrics = metrics
        self._runner: web.AppRunner | None = None
        self._lagging: asyncio.Task[None] | None = None
        self._lag = 0.0
        self._counted = -fresh
        self.ready: Ready | None = None
        self.count: Count | None = None

    async def open(self) -> None:
        """Begins to listen. Raises OSError where that address cannot be listened at."""
        application = web.Application()
        application.router.add_get("/health/live", self._live)
        application.router.add_get("/health/ready", self._ready)
        application.router.add_get("/metrics", self._show)
        self._runner = web.AppRunner(application, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, *self._listen).start()
        self._lagging = asyncio.create_task(self._measure_lag())

    @property
    def port(self) -> int:
        """The port it listens at."""
        assert self._runner is not None
        return int(self._runner.addresses[0][1])

    async def close(self) -> None:
        """Listens no more."""
        if self._lagging is not None:
            self._lagging.cancel()
            await asyncio.gather(self._lagging, return_exceptions=True)
        if self._runner is not None:
            await self._runner.cleanup()

    async def _live(self, _: web.Request) -> web.Response:
        alive = self._lag < _MOST_LAG
        return web.json_response({"lag": round(self._lag, 3)}, status=200 if alive else 503)

    async def _parts(self) -> dict[str, bool]:
        return await self.ready() if self.ready is not None else {"open": False}

    async def _ready(self, _: web.Request) -> web.Response:
        parts = await self._parts()
        return web.json_response(parts, status=200 if all(parts.values()) else 503)

    async def _show(self, _: web.Request) -> web.Response:
        if time.monotonic() - self._counted > self._fresh:
            self._counted = time.monotonic()
            for part, fit in (await self._parts()).items():
                self._metrics.ready.labels(part).set(fit)
            if self.count is not None:
                await self.count()
        self._metrics.lag.set(self._lag)
        return web.Response(
            body=self._metrics.as_text(),
            headers={"Content-Type": "text/plain; version=0.0.4; charset=utf-8"},
        )

    async def _measure_lag(self) -> None:
        while True:
            began = time.monotonic()
            await asyncio.sleep(_LOOK)
            self._lag = max(0.0, time.monotonic() - began - _LOOK)
