"""Neither a token nor what a person wrote reaches a log line, wherever it stood."""

import asyncio
import contextvars
import gc
import json
import logging
import re

import pytest
from telegram.error import BadRequest

from bot.logs import EventFormatter, JsonFormatter
from domain.under_way import CHAT, JOB, UPDATE

TOKEN = "123456789:AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQ0"
WRITTEN = "mercury in my cellar"
BOTH = (EventFormatter("%(levelname)s %(message)s"), JsonFormatter(b"key"))


def record_of(fault, name="x", message="call.failed"):
    with pytest.raises(type(fault)) as caught:
        raise fault
    given = (type(fault), fault, caught.tb)
    return logging.getLogger(name).makeRecord(name, logging.ERROR, "f", 1, message, (), given)


def test_the_token_is_taken_out_of_lines_fields_and_tracebacks():
    record = record_of(BadRequest(f"no such address: /bot{TOKEN}/getMe"))
    record.url = f"http://127.0.0.1/bot{TOKEN}/x"
    text = BOTH[0].format(record)
    assert TOKEN not in text
    assert text.splitlines()[0] == "ERROR call.failed url=http://127.0.0.1/bot<token>/x"
    assert text.splitlines()[-1] == (
        "telegram.error.BadRequest: no such address: /bot<token>/getMe"
    )
    assert TOKEN not in BOTH[1].format(record)


@pytest.mark.parametrize("formatter", BOTH, ids=["text", "json"])
def test_a_traceback_says_where_and_of_what_kind_but_not_what_a_person_wrote(formatter):
    try:
        try:
            int(WRITTEN)
        except ValueError as first:
            raise KeyError(WRITTEN) from first
    except KeyError as second:
        fault = ExceptionGroup(WRITTEN, [second, BadRequest(f'bad address "{WRITTEN}"')])
    fault.add_note(WRITTEN)
    text = formatter.format(record_of(fault))
    assert WRITTEN not in text
    kinds = ("ValueError", "which led to", "KeyError", "ExceptionGroup", "bad address …")
    assert all(kind in text for kind in kinds)
    assert "int(WRITTEN)" in text


@pytest.mark.parametrize("formatter", BOTH, ids=["text", "json"])
async def test_what_asyncio_says_of_a_task_nobody_awaited_holds_no_words(formatter, caplog):
    async def falls():
        raise ValueError(WRITTEN)

    loop = asyncio.get_running_loop()
    task = asyncio.ensure_future(falls())
    await asyncio.wait({task})
    loop.call_soon(_raise, WRITTEN)
    del task
    gc.collect()
    await asyncio.sleep(0.01)
    found = [record for record in caplog.records if record.name == "asyncio"]
    assert WRITTEN in "".join(record.getMessage() for record in found)
    lines = [formatter.format(record) for record in found]
    assert len(lines) == 2
    assert WRITTEN not in "".join(lines)
    assert "Task exception was never retrieved" in "".join(lines)


def _raise(words):
    raise ValueError(words)


def test_json_says_what_a_line_belongs_to_and_hashes_the_chat():
    def read(key):
        record = logging.getLogger("x").makeRecord("x", logging.INFO, "f", 1, "a.b", (), None)
        record.count = 3
        return json.loads(JsonFormatter(key).format(record))

    def in_work():
        UPDATE.set(7), CHAT.set(123_456), JOB.set("reminders")
        return read(b"key"), read(b"key"), read(b"another")

    first, second, other = contextvars.copy_context().run(in_work)
    assert first["chat"] == second["chat"] != other["chat"]
    assert re.fullmatch("[0-9a-f]{12}", first["chat"])
    assert set(first) == {
        "ts", "level", "logger", "event", "count", "update", "chat", "job"
    }  # fmt: skip
    assert (first["event"], first["count"]) == ("a.b", 3)
    assert (first["update"], first["job"]) == (7, "reminders")
    assert set(read(b"key")) == {"ts", "level", "logger", "event", "count"}


def test_what_the_program_says_itself_stays():
    said = [BOTH[0].format(record_of(fault)).splitlines()[-1] for fault in (
        AttributeError("'NoneType' object has no attribute 'id'"),
        OSError(28, "No space left on device", "/a/file"),
        BadRequest("Message is too long"),
        RuntimeError("anything"),
    )]  # fmt: skip
    assert said == [
        "AttributeError: 'NoneType' object has no attribute 'id'",
        "OSError: No space left on device",
        "telegram.error.BadRequest: Message is too long",
        "RuntimeError",
    ]
