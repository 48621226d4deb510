"""A test's view of the sandbox: people who say, press, send, and hear what the bot answers."""

import asyncio
import json
from collections.abc import Callable
from typing import Any, Self

import aiohttp

from sandbox.heard import Heard
from sandbox.person import SandboxPerson
from sandbox.server import RunningServer, start
from sandbox.wire import Json
from sandbox.world import World

DEFAULT_PATIENCE = 5.0


class Silence(AssertionError):
    """What a person waited for did not come in time."""


class SandboxClient:
    """The human side of a sandbox that runs somewhere on this machine, over HTTP."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.people: dict[str, SandboxPerson] = {}
        self.chats: dict[int, dict[int, Heard]] = {}
        self.inbox: list[Heard] = []
        self.answers: dict[str, Json] = {}
        self.actions: list[tuple[int, str]] = []
        self.keyboards: dict[int, list[list[str]]] = {}
        self.time: Json = {"now": 0.0, "playing": False}
        self.changed = asyncio.Condition()
        self._listener: asyncio.Task[None] | None = None
        self._connected = asyncio.Event()

    async def __aenter__(self) -> Self:
        self.session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=None))
        self._listener = asyncio.create_task(self._listen())
        await asyncio.wait_for(self._connected.wait(), 10)
        return self

    async def __aexit__(self, *failure: object) -> None:
        if self._listener:
            self._listener.cancel()
            await asyncio.gather(self._listener, return_exceptions=True)
        await self.session.close()

    async def post(self, path: str, **facts: Any) -> Any:
        """A call of the human side; raises AssertionError with the reason where it is refused."""
        given = {key: value for key, value in facts.items() if value is not None}
        async with self.session.post(f"{self.url}/sandbox/{path}", json=given) as answer:
            return _result(await answer.json())

    async def upload(self, path: str, form: aiohttp.FormData) -> Any:
        """A call of the human side with files; refused as in `post`."""
        async with self.session.post(f"{self.url}/sandbox/{path}", data=form) as answer:
            return _result(await answer.json())

    async def download(self, file_id: str) -> bytes:
        """A file's bytes."""
        async with self.session.get(f"{self.url}/sandbox/files/{file_id}") as answer:
            answer.raise_for_status()
            return await answer.read()

    def person(self, name: str, language: str | None = "en", **facts: Any) -> SandboxPerson:
        """A person by first name; one who is not there yet is made when first needed."""
        if name not in self.people:
            self.people[name] = SandboxPerson(self, name, language, facts)
        return self.people[name]

    async def group(self, title: str, *people: SandboxPerson, **facts: Any) -> int:
        """A group with these people and the bot in it; gives its id."""
        members = [await one.id() for one in people]
        made = await self.post("groups", title=title, people=members, **facts)
        return int(made["id"])

    async def until(
        self,
        condition: Callable[[], Any],
        timeout: float,  # noqa: ASYNC109 a test's patience
        what: str,
    ) -> Any:
        """Wait until a condition on what was heard holds, and give what it gave."""
        found: Any = None

        def holds() -> bool:
            nonlocal found
            found = condition()
            return bool(found)

        async with self.changed:
            try:
                await asyncio.wait_for(self.changed.wait_for(holds), timeout)
            except TimeoutError:
                raise Silence(f"{what} did not come within {timeout} s") from None
        return found

    async def state(self) -> Json:
        """The bot, the people and the groups, as the page gets them."""
        async with self.session.get(f"{self.url}/sandbox/state") as answer:
            state: Json = await answer.json()
            return state

    async def received(self, person: int | None = None) -> list[Json]:
        """What the bot brought to everybody or to one person, newest last."""
        chosen = {} if person is None else {"person": str(person)}
        async with self.session.get(f"{self.url}/sandbox/received", params=chosen) as answer:
            rows: list[Json] = (await answer.json())["rows"]
            return rows

    async def numbers(self, *, reset: bool = False) -> Json:
        """What was counted: calls, sends, refusals by cause; afterwards from nought on `reset`."""
        result: Json = await self.post("numbers", reset=reset)
        return result

    async def moves_clock(self, seconds: float) -> None:
        """Move the sandbox's clock forward by so many seconds."""
        await self.post("clock", seconds=seconds)

    async def jumps(self) -> float:
        """Go to the next due moment; gives it in seconds since the epoch."""
        return float((await self.post("clock", to_next=True))["now"])

    async def plays(self, days: float, seconds: float) -> None:
        """Let days pass in so many seconds; comes back once they have."""
        began = await self.post("clock", play={"days": days, "seconds": seconds})
        await self.until(
            lambda: self.time["now"] > began["now"] and not self.time["playing"],
            3 * seconds + 60,
            "the end of the play",
        )

    async def _listen(self) -> None:
        async with self.session.get(f"{self.url}/sandbox/events") as stream:
            async for line in stream.content:
                if line.startswith(b": here"):
                    self._connected.set()
                elif line.startswith(b"data: "):
                    async with self.changed:
                        self._take(json.loads(line[6:]))
                        self.changed.notify_all()

    def _take(self, event: Json) -> None:
        kind, chat_id = event["type"], event.get("chat_id", 0)
        chat = self.chats.setdefault(chat_id, {}) if chat_id else {}
        if kind in ("message", "edited"):
            heard = Heard(event["message"], edited=kind == "edited")
            chat[heard.message_id] = heard
            if heard.from_bot:
                self.inbox.append(heard)
        elif kind == "deleted":
            chat.pop(event["message_id"], None)
        elif kind in ("answer", "inline_results"):
            self.answers[event["query_id"]] = event
        elif kind == "action":
            self.actions.append((chat_id, event["action"]))
        elif kind == "clock":
            self.time = event
        elif kind == "keyboard":
            rows = (event["keyboard"] or {}).get("keyboard", [])
            self.keyboards[chat_id] = [[button["text"] for button in row] for row in rows]


class SandboxServer(SandboxClient):
    """A sandbox of one's own in this process, on a free port: `async with SandboxServer() as s:`.

    Options are those of `World`: token, name, username, clock, keep_messages, webhook_pace.
    """

    def __init__(self, *, world: World | None = None, **options: Any) -> None:
        super().__init__("")
        self._world = world or World(**options)
        self.server: RunningServer | None = None

    @property
    def world(self) -> World:
        """The state behind it, to look at or to set without HTTP."""
        return self._world

    @property
    def token(self) -> str:
        """What the bot is started with."""
        return self._world.bot.token

    @property
    def base_url(self) -> str:
        """What PTB's `base_url` takes."""
        return f"{self.url}/bot"

    @property
    def base_file_url(self) -> str:
        """What PTB's `base_file_url` takes."""
        return f"{self.url}/file/bot"

    async def __aenter__(self) -> Self:
        self.server = await start(port=0, world=self._world)
        self.url = self.server.url
        return await super().__aenter__()

    async def __aexit__(self, *failure: object) -> None:
        await super().__aexit__(*failure)
        if self.server:
            await self.server.stop()


def _result(answer: Json) -> Any:
    if not answer["ok"]:
        raise AssertionError(answer["error"])
    return answer["result"]
