"""The outbox at the worst moment: slowed down, killed, two processes, a group that moves."""

import asyncio
import sqlite3
from dataclasses import replace
from datetime import timedelta

import pytest
from conftest import opened, soon
from sqlalchemy import select

from domain.pacing import SendBudget
from jobs.deliveries import send_due
from jobs.posting import post
from storage import deliveries, parcels
from storage.database import Database, DatabaseUnavailable
from storage.tables import Announcement, Delivery, Person, Variant

SECOND = timedelta(seconds=1)


def notice(session, chat_id, html, now):
    deliveries.add(session, f"test:{html}", "notice", chat_id, {"html": html}, now)


def states(database):
    with database.engine.connect() as connection:
        chosen = select(Delivery.chat_id, Delivery.state).order_by(Delivery.id)
        return [tuple(row) for row in connection.execute(chosen)]


async def announced(database, sandbox, organiser, readers, now):
    """An announcement that is being sent: its rows as the organiser's confirmation leaves them."""
    source = await organiser.says("The workshop begins at 13:00.")
    author = await organiser.id()
    numbers = [await one.id() for one in readers]

    def fill(session):
        for number in numbers:
            session.merge(
                Person(
                    id=number,
                    language="en",
                    language_chosen=False,
                    first_seen=now,
                    last_seen=now,
                    started=True,
                )
            )
        session.add(Announcement(id=1, state="sending", audience={}, created_at=now))
        session.flush()
        session.add(
            Variant(
                announcement_id=1,
                language="en",
                chat_id=author,
                message_ids=[source],
                form="text",
                content={},
                beginning="The workshop",
            )
        )
        deliveries.add_all(
            session,
            [
                deliveries.row("announcement:1", "announcement", n, {}, now, announcement_id=1)
                for n in numbers
            ],
        )

    await database.run(fill)


async def started(sandbox, *names):
    people = [sandbox.person(name, language="en", started=True) for name in names]
    for person in people:
        await person.id()
    return people


async def test_a_chat_that_is_slowed_down_waits_and_the_others_do_not(
    settings, sandbox, clock, shelf
):
    tom, awa = await started(sandbox, "Tom", "Awa")
    async with opened(settings, sandbox, clock, shelf) as house:
        await sandbox.post("flood", on=True)
        for text in ("one", "two", "three", "four", "five"):
            await house.database.run(notice, await tom.id(), text, clock())
            await send_due(house.job_desk, clock())
        await house.database.run(notice, await awa.id(), "hello", clock())
        await send_due(house.job_desk, clock())
        assert (await awa.hears()).text == "hello"
        assert [(await tom.hears()).text for _ in range(3)] == ["one", "two", "three"]
        assert [state for _, state in states(house.database)][3:] == [
            "postponed",
            "waiting",
            "sent",
        ]
        await sandbox.post("flood", on=False)
        clock.move(SECOND * 0.9)
    async with opened(settings, sandbox, clock, shelf) as house:
        # Across the restart Telegram's wish is kept, to the letter.
        await send_due(house.job_desk, clock())
        assert [state for _, state in states(house.database)][3:5] == ["postponed", "waiting"]
        clock.move(SECOND * 0.1)
        await send_due(house.job_desk, clock())
        assert [(await tom.hears()).text for _ in range(2)] == ["four", "five"]


async def test_what_was_in_the_air_when_the_process_was_killed_is_uncertain_at_once(
    settings, sandbox, clock, shelf
):
    (tom,) = await started(sandbox, "Tom")
    before = Database(settings.database_url)
    for text in ("in the air", "still here"):
        before.run_now(notice, await tom.id(), text, clock())
    assert len(before.run_now(deliveries.claim_due, clock(), 1)) == 1
    before.close()
    async with opened(settings, sandbox, clock, shelf) as house:
        assert (await tom.hears()).text == "still here"
        await soon(
            lambda: [s for _, s in states(house.database)] == ["uncertain", "sent"], "the outcome"
        )


@pytest.fixture
def on_postgres(settings, postgres_address):
    return replace(settings, database_url=postgres_address)


async def test_of_two_processes_one_sends_and_the_other_takes_over(
    on_postgres, sandbox, clock, shelf
):
    (tom,) = await started(sandbox, "Tom")
    async with opened(on_postgres, sandbox, clock, shelf) as first:
        assert await first.job_desk.leadership.held()
        async with opened(on_postgres, sandbox, clock, shelf) as second:
            await second.database.run(notice, await tom.id(), "one", clock())
            assert await send_due(second.job_desk, clock()) == 0
            await send_due(first.job_desk, clock())
            assert (await tom.hears()).text == "one"
            first.job_desk.leadership.close()  # what a killed process's connection does
            await second.database.run(notice, await tom.id(), "two", clock())
            assert await second.job_desk.leadership.held()
            await send_due(second.job_desk, clock())
            assert (await tom.hears()).text == "two"
            assert [s for _, s in states(first.database)] == ["sent", "sent"]


async def test_a_group_that_becomes_a_supergroup_gets_what_waits_for_it(house, sandbox, tom, clock):
    group = await sandbox.group("Workshop", tom, kind="group")
    await sandbox.post("upgrade", chat_id=group)
    await house.database.run(notice, group, "for all of you", clock())
    await send_due(house.job_desk, clock())
    await send_due(house.job_desk, clock())
    moved = [chat for chat, state in states(house.database) if state == "sent"]
    assert len(moved) == 1 and moved[0] != group
    heard = [one.text for one in sandbox.inbox if one.chat_id == moved[0]]
    assert [text for text in heard if not text.startswith("Hello")] == ["for all of you"]


async def test_a_conversation_passes_a_bulk_send_and_a_stop_ends_it_cleanly(
    settings, sandbox, clock, shelf
):
    readers = await started(sandbox, *[f"P{n}" for n in range(40)])
    (ines,) = await started(sandbox, "Ines")
    slow = SendBudget(20.0)
    async with opened(settings, sandbox, clock, shelf, slow) as house:
        await announced(house.database, sandbox, ines, readers, clock())
        sending = asyncio.create_task(send_due(house.job_desk, clock()))
        await readers[0].hears()
        await house.database.run(notice, await ines.id(), "urgent", clock())
        while (await ines.hears()).text != "urgent":
            pass
        counts = await house.database.run(deliveries.count_by_state)
        assert counts["waiting"] > 20  # the bulk is far from its end
    await asyncio.wait_for(sending, 5)  # it looks up from its pause a moment later
    after = Database(settings.database_url)
    counts = after.run_now(deliveries.count_by_state)
    after.close()
    assert set(counts) == {"sent", "waiting"}
    copies = [one for one in sandbox.inbox if one.text.startswith("The workshop")]
    assert len(copies) == counts["sent"] - 1


async def test_people_who_left_are_not_written_to_and_count_as_refused(
    house, sandbox, ines, tom, awa, clock
):
    for person in (tom, awa):
        await person.says("/help")
        await person.hears()
    await awa.blocks()
    await announced(house.database, sandbox, ines, [tom, awa], clock())
    await send_due(house.job_desk, clock())
    assert [state for _, state in states(house.database)] == ["sent", "refused"]
    assert (await sandbox.numbers())["calls"].get("copymessage") == 1


async def test_whoever_says_stop_gets_no_more_of_what_is_being_sent(
    house, sandbox, ines, tom, clock
):
    await tom.says("/help")
    await tom.hears()
    await announced(house.database, sandbox, ines, [tom], clock())

    def opt_out(session, number):
        session.get(Person, number).wants_announcements = False

    await house.database.run(opt_out, await tom.id())
    await send_due(house.job_desk, clock())
    assert [state for _, state in states(house.database)] == ["withdrawn"]
    assert "copymessage" not in (await sandbox.numbers())["calls"]


async def test_what_arrived_while_the_database_was_locked_is_kept_once_it_is_free(
    house, tom, clock, monkeypatch
):
    reader = await tom.id()
    await tom.says("hello")
    await tom.hears()
    await house.database.run(notice, reader, "Once", clock())

    def impatient(session):
        session.connection().exec_driver_sql("PRAGMA busy_timeout = 20")

    await house.database.run(impatient)
    other = sqlite3.connect(house.database.engine.url.database, isolation_level=None)
    tried, run = [], house.database.run

    async def post_and_lock(bot, chat, letter):
        tried.append(chat)
        receipt = await post(bot, chat, letter)
        other.execute("BEGIN IMMEDIATE")
        return receipt

    async def free_after_a_claim_failed(verb, *args):
        try:
            return await run(verb, *args)
        except DatabaseUnavailable:
            if verb is parcels.claim:
                other.rollback()
            raise

    monkeypatch.setattr("jobs.deliveries.post", post_and_lock)
    monkeypatch.setattr(house.database, "run", free_after_a_claim_failed)
    with pytest.raises(DatabaseUnavailable):  # nothing more could be claimed
        await send_due(house.job_desk, clock())
    other.close()
    assert tried == [reader]
    assert states(house.database)[-1] == (reader, "sent")
