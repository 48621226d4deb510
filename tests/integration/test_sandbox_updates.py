"""Updates are kept until confirmed, polled by one, or pushed to a webhook in the chat's order."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import web
from telegram import Bot
from telegram.error import BadRequest, Conflict, NetworkError

from sandbox.client import SandboxServer

pytestmark = pytest.mark.asyncio


@pytest_asyncio.fixture
async def sandbox() -> AsyncIterator[SandboxServer]:
    async with SandboxServer(webhook_pace=0.001) as sandbox:
        sandbox.world.add_person("Awa", id=1, language_code="fr", started=True)
        sandbox.world.add_person("Tom", id=2, language_code="en", started=True)
        yield sandbox


@pytest_asyncio.fixture
async def bot(sandbox: SandboxServer) -> AsyncIterator[Bot]:
    async with Bot(sandbox.token, base_url=sandbox.base_url) as bot:
        yield bot


async def texts(bot: Bot, **facts: Any) -> list[str]:
    return [
        update.message.text or "" for update in await bot.get_updates(**facts) if update.message
    ]


async def test_updates_repeat_until_an_offset_confirms_them(
    sandbox: SandboxServer, bot: Bot
) -> None:
    for text in ("one", "two", "three"):
        await sandbox.post("people/1/says", text=text)
    first = await bot.get_updates()
    assert [update.message.text for update in first if update.message] == ["one", "two", "three"]
    assert [update.update_id - first[0].update_id for update in first] == [0, 1, 2]
    assert await texts(bot, limit=2) == ["one", "two"]
    assert await texts(bot, offset=first[1].update_id) == ["two", "three"]
    assert await texts(bot) == ["two", "three"]
    assert await texts(bot, offset=-1) == ["three"]
    assert await texts(bot, offset=first[2].update_id + 1) == []
    assert await texts(bot) == []


async def test_a_waiting_poll_ends_with_the_first_update(sandbox: SandboxServer, bot: Bot) -> None:
    poll = asyncio.create_task(texts(bot, timeout=30))
    while not sandbox.world.updates.polled:
        await asyncio.sleep(0)
    await sandbox.post("people/1/says", text="hello")
    assert await asyncio.wait_for(poll, 5) == ["hello"]


async def test_a_second_poller_ends_the_first(sandbox: SandboxServer, bot: Bot) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=30))
    while not sandbox.world.updates.polled:
        await asyncio.sleep(0)
    async with Bot(sandbox.token, base_url=sandbox.base_url) as other:
        assert await other.get_updates() == ()
    with pytest.raises(Conflict) as ended:
        await first
    assert ended.value.message == (
        "Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running"
    )


async def test_allowed_updates_hold_until_changed(sandbox: SandboxServer, bot: Bot) -> None:
    await bot.get_updates(allowed_updates=["callback_query"])
    await sandbox.post("people/1/says", text="unwanted")
    assert await texts(bot) == []
    await bot.get_updates(allowed_updates=[])
    await sandbox.post("people/1/says", text="wanted")
    assert await texts(bot) == ["wanted"]


async def test_updates_expire_after_a_day(sandbox: SandboxServer, bot: Bot) -> None:
    await sandbox.post("people/1/says", text="old")
    sandbox.world.clock.move(86_401)
    await sandbox.post("people/1/says", text="new")
    assert await texts(bot) == ["new"]


async def test_poison_repeats_and_lost_answers(sandbox: SandboxServer, bot: Bot) -> None:
    await sandbox.post("update", update={"poll": {"id": "broken"}})
    await sandbox.post("people/1/says", text="fine")
    async with sandbox.session.get(f"{sandbox.base_url}{sandbox.token}/getUpdates") as answer:
        poison, fine = (await answer.json())["result"]
    assert poison["poll"] == {"id": "broken"}
    await bot.get_updates(offset=fine["update_id"] + 1)
    await sandbox.post("repeat", update_id=fine["update_id"])
    again = await bot.get_updates(offset=fine["update_id"] + 1)
    assert [update.update_id for update in again] == [fine["update_id"]]
    await sandbox.post("people/1/says", text="lost once")
    await sandbox.post("faults", after={"times": 1, "method": "getUpdates"})
    with pytest.raises(NetworkError):
        await bot.get_updates(offset=fine["update_id"] + 1)
    assert await texts(bot, offset=fine["update_id"] + 1) == ["lost once"]


async def test_cut_connections_before_and_after(sandbox: SandboxServer, bot: Bot) -> None:
    await sandbox.post("faults", before={"times": 1, "method": "sendMessage"})
    with pytest.raises(NetworkError):
        await bot.send_message(1, "never")
    await sandbox.post("faults", after={"times": 1, "method": "sendMessage"})
    with pytest.raises(NetworkError):
        await bot.send_message(1, "arrived")
    await sandbox.post("faults", broken={"times": 1})
    with pytest.raises(NetworkError, match="Internal Server Error"):
        await bot.send_message(1, "never either")
    await sandbox.post("faults")
    assert [one["text"] for one in sandbox.world.chats[1].messages.values()] == ["arrived"]


class Hook:
    """A bot's webhook that answers as told, by default 200."""

    def __init__(self) -> None:
        self.got: list[tuple[str, str | None]] = []
        self.answers: list[web.Response] = []
        self.changed = asyncio.Condition()

    async def take(self, request: web.Request) -> web.Response:
        body = json.loads(await request.read())
        secret = request.headers.get("X-Telegram-Bot-Api-Secret-Token")
        async with self.changed:
            self.got.append((body["message"]["text"], secret))
            self.changed.notify_all()
        return self.answers.pop(0) if self.answers else web.Response()

    async def until(self, count: int) -> list[tuple[str, str | None]]:
        async with self.changed:
            await asyncio.wait_for(self.changed.wait_for(lambda: len(self.got) >= count), 5)
        return self.got


@pytest_asyncio.fixture
async def hook() -> AsyncIterator[tuple[Hook, str]]:
    hook, app = Hook(), web.Application()
    app.router.add_post("/hook", hook.take)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield hook, f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    await runner.cleanup()


async def test_a_webhook_gets_updates_with_its_secret(
    sandbox: SandboxServer, bot: Bot, hook: tuple[Hook, str]
) -> None:
    took, url = hook
    await sandbox.post("people/1/says", text="before")
    await bot.set_webhook(url, secret_token="s3cret")
    await sandbox.post("people/2/says", text="after")
    assert sorted(await took.until(2)) == [("after", "s3cret"), ("before", "s3cret")]
    with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
        await bot.get_updates()
    assert (await bot.get_webhook_info()).url == url
    assert await bot.delete_webhook()
    assert (await bot.get_webhook_info()).url == ""
    assert await bot.get_updates() == ()


async def test_a_failed_delivery_is_repeated_and_keeps_the_order(
    sandbox: SandboxServer, bot: Bot, hook: tuple[Hook, str]
) -> None:
    took, url = hook
    took.answers = [web.Response(status=500), web.Response(status=503), web.Response()]
    await bot.set_webhook(url)
    await sandbox.post("people/1/says", text="one")
    await sandbox.post("people/1/says", text="two")
    got = [text for text, _ in await took.until(4)]
    assert got == ["one", "one", "one", "two"]
    info = await bot.get_webhook_info()
    assert info.last_error_message == "Wrong response from the webhook: 503 Service Unavailable"


async def test_a_webhook_may_answer_with_a_call(
    sandbox: SandboxServer, bot: Bot, hook: tuple[Hook, str]
) -> None:
    took, url = hook
    took.answers = [web.json_response({"method": "sendMessage", "chat_id": 1, "text": "at once"})]
    await bot.set_webhook(url)
    awa = sandbox.person("Awa")
    await awa.says("hello")
    assert (await awa.hears()).text == "at once"


async def test_webhooks_stay_on_this_machine(bot: Bot) -> None:
    with pytest.raises(BadRequest, match="delivers to this machine only"):
        await bot.set_webhook("https://example.org/hook")
