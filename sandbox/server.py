"""The HTTP side: the Bot API, its file downloads, and the page, on loopback only."""

import asyncio
import inspect
import json
import logging
from dataclasses import dataclass

from aiohttp import web

from sandbox.addresses import is_loopback
from sandbox.cast import default_cast
from sandbox.errors import ApiError, too_many_requests
from sandbox.human_api import add_human_routes
from sandbox.limits import LARGEST_DOWNLOAD
from sandbox.methods.table import METHODS, SENDING
from sandbox.page import add_page_routes
from sandbox.parameters import Parameters, read_parameters
from sandbox.wire import to_bytes
from sandbox.world import DEFAULT_TOKEN, World

log = logging.getLogger(__name__)
_LARGEST_REQUEST = 60 * 1024 * 1024
_JSON = {"Content-Type": "application/json"}


def _answer(body: bytes, status: int = 200) -> web.Response:
    return web.Response(body=body, status=status, headers=_JSON)


def _refusal(error: ApiError) -> web.Response:
    response = _answer(to_bytes(error.body()), error.code)
    if "retry_after" in error.parameters:
        response.headers["Retry-After"] = str(error.parameters["retry_after"])
    return response


async def carry_out(world: World, method: str, parameters: Parameters) -> bytes:
    """Call a method by its name in lower case; gives the JSON of its result."""
    function = METHODS.get(method)
    if function is None:
        raise ApiError(404, "Not Found")
    result = function(world, parameters)
    if inspect.isawaitable(result):
        result = await result
    if method in SENDING:
        world.counts.accept(method, len(result) if isinstance(result, list) else 1)
    return result if isinstance(result, bytes) else to_bytes(result)


class BotApi:
    """`/bot<token>/<method>` and `/file/bot<token>/<path>`."""

    def __init__(self, world: World) -> None:
        self.world = world
        world.webhook.on_call = self.called_by_webhook

    async def method(self, request: web.Request) -> web.Response:
        """Answer one call of the Bot API."""
        world, method = self.world, request.match_info["method"].lower()
        if request.match_info["token"] != world.bot.token:
            return _refusal(ApiError(401, "Unauthorized"))
        world.calls[method] += 1
        try:
            if world.faults.any and (broken := await self.faulty(request, method)):
                return broken
            parameters = await read_parameters(request)
            await self.slowed(parameters)
            result = await carry_out(world, method, parameters)
        except ApiError as error:
            return _refusal(error)
        except (web.HTTPRequestEntityTooLarge, ConnectionError):
            # Where the connection broke while it was read, nobody hears this.
            return _refusal(ApiError(413, "Request Entity Too Large"))
        except (ValueError, TypeError, KeyError, AttributeError):
            log.exception("the sandbox failed in %s", method)
            return _refusal(ApiError(500, "Internal Server Error: the sandbox failed"))
        if world.faults.any and world.faults.after.strikes(method, world.faults.chance):
            world.counts.struck["after"] += 1
            _cut(request)
        return _answer(b'{"ok":true,"result":' + result + b"}")

    async def faulty(self, request: web.Request, method: str) -> web.Response | None:
        """What a fault on request makes of a call, where one strikes."""
        faults, counts = self.world.faults, self.world.counts
        await faults.delay(method)
        if faults.before.strikes(method, faults.chance):
            counts.struck["before"] += 1
            _cut(request)
            return _answer(b"")
        if faults.broken.strikes(method, faults.chance):
            counts.struck["broken"] += 1
            return _refusal(ApiError(500, "Internal Server Error"))
        if faults.flooded.strikes(method, faults.chance):
            counts.refused["fault"] += 1
            return _refusal(too_many_requests(faults.flooded.retry_after))
        return None

    async def slowed(self, parameters: Parameters) -> None:
        """Take as long as the network of the person whose chat it is."""
        person = self.world.people.get(parameters.integer("chat_id"))
        if person is not None and person.latency > 0:
            await asyncio.sleep(person.latency)

    async def called_by_webhook(self, body: bytes) -> None:
        """Carry out a call that came as a webhook's answer."""
        try:
            values = json.loads(body)
            method = str(values.pop("method", "")).lower()
            if method:
                await carry_out(self.world, method, Parameters(values))
        except (ApiError, ValueError) as error:
            log.warning("a call in a webhook's answer failed: %s", error)

    async def download(self, request: web.Request) -> web.Response:
        """A file's bytes by its file_path."""
        if request.match_info["token"] != self.world.bot.token:
            return _refusal(ApiError(401, "Unauthorized"))
        file = self.world.files.at(request.match_info["path"])
        if file is None or len(file.content) > LARGEST_DOWNLOAD:
            return _refusal(ApiError(404, "Not Found"))
        return web.Response(body=file.content, content_type="application/octet-stream")


def _cut(request: web.Request) -> None:
    if request.transport is not None:
        request.transport.abort()


async def _nothing_here(_: web.Request) -> web.Response:
    return _refusal(ApiError(404, "Not Found"))


def build_app(world: World) -> web.Application:
    """The application, ready to listen."""
    app = web.Application(client_max_size=_LARGEST_REQUEST)
    api = BotApi(world)
    app.router.add_route("*", "/bot{token:[^/]+}/{method:[^/]+}", api.method)
    app.router.add_get("/file/bot{token:[^/]+}/{path:.+}", api.download)
    add_human_routes(app, world)
    add_page_routes(app)
    app.router.add_route("*", "/{anything:.*}", _nothing_here)
    return app


@dataclass(slots=True)
class RunningServer:
    """A sandbox that listens; `base_url` and `base_file_url` are what a bot is given."""

    world: World
    host: str
    port: int
    runner: web.AppRunner

    @property
    def url(self) -> str:
        """Where the page is."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"

    @property
    def token(self) -> str:
        """What the bot is started with."""
        return self.world.bot.token

    @property
    def base_url(self) -> str:
        """What the bot's calls go to, before the token."""
        return f"{self.url}/bot"

    @property
    def base_file_url(self) -> str:
        """Where the bot downloads from, before the token."""
        return f"{self.url}/file/bot"

    async def stop(self) -> None:
        """Close everything, the waiting calls included."""
        self.world.player.stop()
        self.world.updates.interrupt("")
        self.world.events.close()
        await self.world.webhook.close()
        await self.runner.cleanup()


async def start(
    host: str = "127.0.0.1",
    port: int = 8081,
    token: str = DEFAULT_TOKEN,
    *,
    world: World | None = None,
    organiser_id: int | None = None,
    cast: bool = True,
) -> RunningServer:
    """Listen on a loopback address; port 0 takes a free one.

    `cast` brings in the default people and their group (unless a world is given); the organiser
    among them gets `organiser_id`. Raises ValueError for a host beyond loopback.
    """
    if not is_loopback(host):
        raise ValueError(f"the sandbox listens on loopback only, not on {host}")
    if world is None:
        world = World(token)
        if cast:
            default_cast(world, organiser_id)
    runner = web.AppRunner(build_app(world), access_log=None, shutdown_timeout=0.5)
    await runner.setup()
    site = web.TCPSite(runner, host, port, backlog=1024)
    await site.start()
    return RunningServer(world, host, runner.addresses[0][1], runner)


async def serve_forever(server: RunningServer) -> None:
    """Serve until cancelled, then close."""
    try:
        await asyncio.Event().wait()
    finally:
        await server.stop()
