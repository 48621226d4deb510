"""Nothing is lost at the worst moment: a stop, a lost connection, a refusal, a locked database."""

import asyncio
import json
import sqlite3

import pytest
from conftest import opened, soon
from telegram.error import InvalidToken

from bot.house import open_house
from bot.intake import Intake
from knowledge.shelf import Shelf
from storage import questions, updates
from storage.database import Database
from storage.updates import Arrival


def update_of(person_id, text, number=1):
    who = {"id": person_id, "is_bot": False, "first_name": "Tom", "language_code": "en"}
    return {
        "update_id": number,
        "message": {
            "message_id": number,
            "date": 1_790_000_000,
            "chat": {"id": person_id, "type": "private", "first_name": "Tom"},
            "from": who,
            "text": text,
        },
    }


async def test_what_was_stored_before_a_stop_is_answered_after_it(settings, sandbox, clock, shelf):
    tom = sandbox.person("Tom", language="en", started=True)
    raw = update_of(await tom.id(), "who won the football cup yesterday")
    before = Database(settings.database_url)
    before.run_now(updates.store, [Arrival(1, await tom.id(), json.dumps(raw))], clock())
    before.close()
    async with opened(settings, sandbox, clock, shelf) as house:
        assert (await tom.hears()).text.startswith("I have no checked answer to that")
        (question,) = await house.database.run(questions.open_ends, 5)
        assert question.update_id == 1
    async with opened(settings, sandbox, clock, shelf):
        await tom.says("/help")
        assert (await tom.hears()).text.startswith("How to use Talaria")


async def test_what_a_stop_cuts_off_is_left_for_the_next_start(database, clock):
    """After a stop there are no connections: what goes on would fail, and count as handled."""
    hold = asyncio.Event()

    async def handle(raw):
        await hold.wait()
        raise RuntimeError("This request object is not initialized.")

    intake = Intake(database, handle, clock, abreast=4, shared=database.shared)
    await intake.start()
    await intake.take([update_of(7, "/help")])
    await asyncio.sleep(0)
    await intake.stop(0.01)
    hold.set()
    await asyncio.sleep(0.3)
    (left,) = database.run_now(updates.take_up_again)
    assert left.update_id == 1
    await database.leave()


async def test_what_arrives_while_the_service_is_down_is_answered_when_it_is_back(
    settings, sandbox, clock, shelf
):
    tom = sandbox.person("Tom", language="en")
    async with opened(settings, sandbox, clock, shelf):
        await tom.says("/help")
        await tom.hears()
    await tom.says("/privacy")
    async with opened(settings, sandbox, clock, shelf):
        assert (await tom.hears()).text.startswith("What I keep about you")


async def test_a_lost_poll_answer_is_polled_again_and_handled_once(house, sandbox, tom):
    await tom.says("/help")
    await tom.hears()
    await sandbox.post("faults", after={"times": 1, "method": "getUpdates"})
    await tom.says("who won the football cup yesterday")
    await tom.hears()
    await tom.says("/privacy")
    assert (await tom.hears()).text.startswith("What I keep about you")
    assert len(await house.database.run(questions.open_ends, 5)) == 1


async def test_retry_after_is_honoured_and_the_answer_arrives(house, sandbox, tom):
    await tom.says("/help")
    await tom.hears()
    await sandbox.post("flood", on=True, scale=20.0)
    for _ in range(8):
        await tom.says("/help")
    heard = [await tom.hears(timeout=10) for _ in range(8)]
    assert len({h.message_id for h in heard}) == 8


async def test_a_locked_database_delays_and_loses_nothing(house, sandbox, tom, settings):
    await tom.says("/help")
    await tom.hears()
    path = settings.database_url.removeprefix("sqlite:///")
    lock = sqlite3.connect(path, isolation_level=None)
    lock.execute("BEGIN IMMEDIATE")
    await tom.says("/privacy")
    asking = asyncio.create_task(tom.hears(timeout=20))
    await asyncio.sleep(0)
    lock.execute("ROLLBACK")
    lock.close()
    assert (await asking).text.startswith("What I keep about you")


async def test_a_wrong_token_is_told_at_once(settings, sandbox, clock, shelf):
    with pytest.raises(InvalidToken):
        async with open_house(settings, "1234:wrong-token-wrong", sandbox.url, clock, shelf=shelf):
            pass


async def test_a_broken_file_keeps_its_last_good_answer_and_organisers_are_told(
    settings, sandbox, clock, shelf, tmp_path
):
    import shutil

    from jobs.content import reload_content

    folder = tmp_path / "content"
    shutil.copytree(shelf.folder, folder)
    own = Shelf(folder)
    ines = sandbox.person("Ines", language="en", id=settings.organisers[0], started=True)
    tom = sandbox.person("Tom", language="en")
    await ines.id()
    async with opened(settings, sandbox, clock, own) as house:
        path = folder / "minamata/convention/minamata-parties.md"
        text = path.read_text()
        path.write_text(text.replace("## Phrasings", "## Fraisings", 1))
        await reload_content(house.job_desk, clock())
        told = (await ines.hears()).text
        assert told.startswith("Some answers could not be read.")
        assert "minamata/convention/minamata-parties.md:" in told
        wording = own.library.entry("minamata-parties").wordings["en"]
        await tom.says(wording.phrasings[0])
        assert (await tom.hears()).text.startswith(wording.title)
        path.write_text(text.replace(wording.title, "A new title"))
        await reload_content(house.job_desk, clock())
        await soon(lambda: not own.faults, "reading the mended file")
        await tom.says(wording.phrasings[0])
        assert (await tom.hears()).text.startswith("A new title")
