"""What the doctor finds, and what it says to do."""

import re
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import aiohttp
from aiohttp import web
from conftest import opened, soon

from bot import doctor
from bot.doctor import FAULT, OK, WARNING, Finding
from bot.settings import read_settings

TOKEN = "123456789:AAbbccddeeffgghhiijjkkllmmnnooppqqr"


def sentences(found):
    return {(one.check, one.state) for one in found}


async def test_the_doctor_finds_all_well(settings, sandbox, clock, shelf):
    async with opened(settings, sandbox, clock, shelf) as house:
        organiser = sandbox.person("Ines", id=settings.organisers[0], started=True)
        await organiser.id()
        ours = replace(settings, telegram_token=sandbox.token, telegram_api=sandbox.url)
        found = await doctor.examine(ours)
        assert house.database is not None
    assert sentences(found) == {
        ("settings", OK), ("database", OK), ("migrations", OK), ("disk", OK), ("content", OK),
        ("token", OK), ("privacy mode", OK), ("webhook", OK), ("clock", OK), ("organisers", OK),
    }  # fmt: skip
    assert sandbox.token not in doctor.as_text(found) + doctor.as_json(found)


async def test_the_doctor_says_what_is_wrong(settings, sandbox, monkeypatch):
    ours = replace(
        settings,
        telegram_token=sandbox.token,
        telegram_api=sandbox.url,
        organisers=(4242,),
        webhook_url="https://bot.example.org/x",
    )
    moment = doctor.clock.now() + timedelta(minutes=10)
    monkeypatch.setattr(doctor.clock, "now", lambda: moment)
    found = await doctor.examine(ours)
    assert ("clock", FAULT) in sentences(found)
    assert ("webhook", WARNING) in sentences(found)
    assert ("organisers", WARNING) in sentences(found)
    wrong = await doctor.examine(replace(ours, telegram_token=TOKEN))
    assert ("token", FAULT) in sentences(wrong)
    nowhere = await doctor.examine(replace(ours, telegram_api="http://127.0.0.1:9"))
    assert ("token", FAULT) in sentences(nowhere)


def damage(file):
    content = file.read_bytes()
    middle = len(content) // 2 // 4096 * 4096
    file.write_bytes(content[:middle] + b"\xff" * 40_960 + content[middle + 40_960 :])


async def test_the_doctor_sees_a_damaged_page(sqlite_address):
    file = Path(sqlite_address.removeprefix("sqlite:///"))
    damage(file)
    found = await doctor.examine(read_settings({"TALARIA_DATABASE_URL": sqlite_address}))
    (fault,) = [one for one in found if one.state == FAULT]
    assert fault.check == "database"
    assert fault.sentence.startswith(f"{file} is damaged: ")
    assert fault.sentence.endswith(". Restore a backup: talaria restore FILE --replace")


async def test_the_doctor_asks_for_organisers(settings, sandbox):
    nobody = replace(
        settings, telegram_token=sandbox.token, telegram_api=sandbox.url, organisers=()
    )
    assert (await doctor.examine(nobody))[-1] == Finding(
        "organisers",
        WARNING,
        "Nobody is one yet, so nobody can make events or answer. Set TALARIA_ORGANISERS.",
    )


@asynccontextmanager
async def listening(answers):
    """A web server that answers each request with the next status; gives its address."""

    async def answer(_):
        return web.Response(status=answers.pop(0))

    app = web.Application()
    app.router.add_post("/telegram", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/telegram"
    await runner.cleanup()


async def webhook_of(settings):
    (found,) = [one for one in await doctor.examine(settings) if one.check == "webhook"]
    return found.state, re.sub(r"\d{4}-\d\d-\d\d at \d\d:\d\d UTC", "then", found.sentence)


async def test_the_doctor_says_what_telegram_could_not_bring(settings, sandbox):
    answers = [503, 503]
    async with listening(answers) as url, aiohttp.ClientSession() as session:
        ours = replace(
            settings, telegram_token=sandbox.token, telegram_api=sandbox.url, webhook_url=url
        )
        await sandbox.post("limits", webhook_pace=1_000.0)
        await session.post(f"{sandbox.url}/bot{sandbox.token}/setWebhook", json={"url": url})
        await sandbox.person("Ines").says("Hello")
        await soon(lambda: sandbox.world.webhook.last_error and not answers, "two tries")
        said = "Telegram could not bring a message, then: Wrong response from the webhook: 503 "
        said += "Service Unavailable."
        todo = "See that the proxy and the service run, and that the name leads to the proxy."
        assert await webhook_of(ours) == (FAULT, f"{said} {todo}")
        answers += [503, 200]
        await sandbox.post("limits", webhook_pace=0.001)
        await session.post(f"{sandbox.url}/bot{sandbox.token}/setWebhook", json={"url": url})
        await soon(lambda: not sandbox.world.updates.pending, "the message's arrival")
        assert await webhook_of(ours) == (WARNING, f"{said} Nothing waits now.")
