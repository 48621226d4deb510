"""Messages are taken from the first moment, while the answers are still being read."""

import asyncio
import sqlite3
import threading

import pytest
from conftest import opened, soon

from bot.house import open_house


def stored(settings):
    with sqlite3.connect(settings.database_url.removeprefix("sqlite:///")) as rows:
        ((count,),) = rows.execute("SELECT count(*) FROM updates")
    rows.close()
    return count


async def test_a_question_is_taken_at_once_and_answered_when_the_library_is_read(
    settings, sandbox, clock, shelf, monkeypatch
):
    is_read = threading.Event()

    def slowly(content):
        is_read.wait(10)
        return shelf

    monkeypatch.setattr("bot.house.Shelf", slowly)
    tom = sandbox.person("Tom", language="en")

    async def serve():
        async with open_house(settings, sandbox.token, sandbox.url, clock):
            return await tom.hears()

    await tom.says("/help")
    serving = asyncio.create_task(serve())
    try:
        await soon(lambda: stored(settings) == 1, "storing the message")
        assert not serving.done()
    finally:
        is_read.set()
    assert (await serving).text.startswith("How to use Talaria")


async def test_a_library_that_cannot_be_read_ends_the_start_and_loses_no_message(
    settings, sandbox, clock, shelf, monkeypatch
):
    is_stored = threading.Event()

    def broken(content):
        is_stored.wait(10)
        raise MemoryError("no room for the answers")

    monkeypatch.setattr("bot.house.Shelf", broken)
    tom = sandbox.person("Tom", language="en")

    async def serve():
        async with open_house(settings, sandbox.token, sandbox.url, clock):
            pass

    await tom.says("/help")
    serving = asyncio.create_task(serve())
    try:
        await soon(lambda: stored(settings) == 1, "storing the message")
    finally:
        is_stored.set()
    with pytest.raises(MemoryError):
        await asyncio.wait_for(serving, 5)
    async with opened(settings, sandbox, clock, shelf):
        assert (await tom.hears()).text.startswith("How to use Talaria")
