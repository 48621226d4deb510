"""The human side over HTTP: `/sandbox/...`, for the page and for tests in another process."""

import asyncio
import inspect
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from sandbox.acts import ACTS
from sandbox.addresses import is_loopback
from sandbox.cast import absent
from sandbox.controls import CONTROLS
from sandbox.errors import ApiError, HumanError
from sandbox.groups import card
from sandbox.parameters import Parameters, read_parameters
from sandbox.wire import Json, to_bytes
from sandbox.world import World

_HEARTBEAT = 15.0
_INLINE_KINDS = ("image/png", "image/jpeg", "image/gif", "image/webp", "audio/ogg", "audio/mpeg")


def _json(value: Any, status: int = 200) -> web.Response:
    return web.Response(body=to_bytes(value), status=status, content_type="application/json")


def _local_only(request: web.Request) -> None:
    """Let other sites' pages in this browser neither read nor act here."""
    host = request.url.host or ""
    origin = request.headers.get("Origin")
    if not is_loopback(host) or (origin and origin != f"{request.scheme}://{request.host}"):
        raise web.HTTPForbidden(text="the sandbox answers its own page only")


class HumanApi:
    """The handlers behind `/sandbox/...`."""

    def __init__(self, world: World) -> None:
        self.world = world

    async def state(self, request: web.Request) -> web.Response:
        """The bot, the people and the groups."""
        _local_only(request)
        world = self.world
        return _json(
            {
                "bot": {**world.bot.user(), "profiles": _profiles(world)},
                "people": [person.card() for person in world.people.values()],
                "chats": [
                    card(chat)
                    for chat in world.chats.values()
                    if not chat.private and chat.migrated_to is None
                ],
                **world.time(),
                "jumps": world.next_due is not None,
                "personas": absent(world),
            }
        )

    async def chat(self, request: web.Request) -> web.Response:
        """What a person sees on opening a chat: ?person=ID&limit=N."""
        _local_only(request)
        world = self.world
        chat = world.chats.get(int(request.match_info["chat"]))
        if chat is None:
            return _json({"ok": False, "error": "there is no such chat"}, 404)
        person = world.people.get(int(request.query.get("person", chat.id)))
        limit = int(request.query.get("limit", 200))
        return _json(
            {
                "chat": card(chat),
                "messages": list(chat.messages.values())[-limit:],
                "keyboard": chat.keyboard,
                "commands": world.bot.commands_for(person, chat) if person else [],
            }
        )

    async def received(self, request: web.Request) -> web.Response:
        """Rows of what the bot brought: to everybody, or with ?person=ID to one; newest last."""
        _local_only(request)
        world = self.world
        chosen = request.query.get("person")
        chats = [
            chat.id
            for chat in world.chats.values()
            if chosen is None or int(chosen) in chat.watchers()
        ]
        limit = int(request.query.get("limit", 1000))
        return _json({"rows": world.received.rows(chats)[-limit:]})

    async def act(self, request: web.Request) -> web.Response:
        """POST /sandbox/people/ID/ACT with the act's arguments; see `acts`."""
        _local_only(request)
        function = ACTS.get(request.match_info["act"])
        if function is None:
            return _json({"ok": False, "error": "there is no such act"}, 404)
        number = int(request.match_info["person"])
        return await self._run(request, lambda given: function(self.world, number, given))

    async def control(self, request: web.Request) -> web.Response:
        """POST /sandbox/CONTROL: the clock, faults, flood control, people and groups."""
        _local_only(request)
        function = CONTROLS.get(request.match_info["control"])
        if function is None:
            return _json({"ok": False, "error": "there is no such control"}, 404)
        return await self._run(request, lambda given: function(self.world, given))

    async def _run(
        self, request: web.Request, function: Callable[[Parameters], Any]
    ) -> web.Response:
        try:
            result = function(await read_parameters(request))
            if inspect.isawaitable(result):
                result = await result
        except HumanError as error:
            return _json({"ok": False, "error": str(error)}, 400)
        except ApiError as error:
            return _json({"ok": False, "error": error.description}, 400)
        except (KeyError, TypeError, ValueError) as error:
            return _json({"ok": False, "error": f"wrong arguments: {error!r}"}, 400)
        return _json({"ok": True, "result": result})

    async def file(self, request: web.Request) -> web.Response:
        """A file's bytes by file_id, to show or to save."""
        _local_only(request)
        file = self.world.files.by_id.get(request.match_info["file_id"])
        if file is None:
            raise web.HTTPNotFound
        headers = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox"}
        if file.mime not in _INLINE_KINDS:
            headers["Content-Disposition"] = "attachment"
            return web.Response(
                body=file.content, headers=headers, content_type="application/octet-stream"
            )
        return web.Response(body=file.content, headers=headers, content_type=file.mime)

    async def events(self, request: web.Request) -> web.StreamResponse:
        """Server-sent events: all that happens, or with ?person=ID what one person sees."""
        _local_only(request)
        chosen = request.query.get("person")
        watcher = self.world.events.watch(int(chosen) if chosen else None)
        response = web.StreamResponse(headers={
            "Content-Type": "text/event-stream", "Cache-Control": "no-cache",
        })  # fmt: skip
        try:
            await response.prepare(request)
            await response.write(b": here\n\n")
            while True:
                try:
                    event = await asyncio.wait_for(watcher.next(), _HEARTBEAT)
                except TimeoutError:
                    await response.write(b": still here\n\n")
                    continue
                if not event:
                    break
                await response.write(b"data: " + event + b"\n\n")
        except ConnectionResetError:
            pass
        finally:
            self.world.events.leave(watcher)
        return response


def _profiles(world: World) -> Json:
    languages = {person.language_code or "" for person in world.people.values()} | {""}
    return {code: world.bot.profile_for(code) for code in sorted(languages)}


def add_human_routes(app: web.Application, world: World) -> None:
    """Put `/sandbox/...` into the application."""
    api = HumanApi(world)
    routes: list[tuple[str, str, Callable[[web.Request], Awaitable[web.StreamResponse]]]] = [
        ("GET", "/sandbox/state", api.state),
        ("GET", "/sandbox/events", api.events),
        ("GET", "/sandbox/chats/{chat:-?[0-9]+}", api.chat),
        ("GET", "/sandbox/received", api.received),
        ("GET", "/sandbox/files/{file_id}", api.file),
        ("POST", "/sandbox/people/{person:[0-9]+}/{act}", api.act),
        ("POST", "/sandbox/{control}", api.control),
    ]
    for method, path, handler in routes:
        app.router.add_route(method, path, handler)
