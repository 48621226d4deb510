"""Whatever happens, the log at DEBUG holds no word of a person, no name and no token."""

import io
import json
import logging
import re
import sys

import pytest
from conftest import opened, soon
from surveys_made import WHY, form, published

from bot.logs import set_up_logging
from storage import questions

QUESTION, ANSWER = "who keeps zinnober in the cellar?", "my quecksilber thermometer broke"
NAME, ALIAS = "Tommaso", "tommaso_of_siena"
WORDS = ("zinnober", "quecksilber", NAME, ALIAS)


@pytest.fixture(params=["text", "json"])
def written(request, monkeypatch, sandbox):
    """The log as a file would hold it, written as the program writes it, at its most talkative."""
    root, before = logging.getLogger(), {}
    for log in (root, *root.manager.loggerDict.values()):
        if isinstance(log, logging.Logger):
            before[log] = log.level, list(log.handlers)
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    set_up_logging("DEBUG", request.param, sandbox.token)
    yield stream
    for log, (level, handlers) in before.items():
        log.setLevel(level)
        log.handlers[:] = handlers


async def test_nobody_is_quoted(settings, sandbox, clock, shelf, written, monkeypatch):
    def falls(_session, *arguments, **_):
        raise ValueError(f"cannot keep {arguments}")

    async def job_that_falls(*_):
        raise RuntimeError(f"{NAME} wrote {QUESTION}") from KeyError(ANSWER)

    async with opened(settings, sandbox, clock, shelf) as house:
        tom = sandbox.person(NAME, language="en", username=ALIAS)
        await tom.says(QUESTION)
        await tom.hears()
        survey = await published(house, form(WHY))
        await tom.says(f"/start s-{survey.token}")
        await tom.hears()
        await tom.presses("Start")
        await tom.sees_edit()
        await tom.says(ANSWER)
        assert (await tom.hears()).text.startswith("Thank you.")
        with monkeypatch.context() as patch:
            patch.setattr(questions, "record", falls)
            await tom.says(QUESTION)
            assert "went wrong" in (await tom.hears()).text
            await soon(lambda: "update.failed" in written.getvalue(), "the fault of a handler")
        await house.ticker.run("reminders", job_that_falls)
        await house.application.bot.send_message(await tom.id(), "the house still works")
        number = await tom.id()
    text = written.getvalue()
    assert [word for word in (*WORDS, sandbox.token) if word.lower() in text.lower()] == []
    for told in ("house.open", "update.failed", "ValueError", "job.failed", "RuntimeError"):
        assert told in text
    if text.startswith("{"):
        lines = [json.loads(line) for line in text.splitlines()]
        failed = next(line for line in lines if line["event"] == "update.failed")
        assert str(number) not in text
        assert re.fullmatch("[0-9a-f]{12}", failed["chat"])
        assert failed["update"] > 0
        assert next(line for line in lines if line["event"] == "job.failed")["job"] == "reminders"
