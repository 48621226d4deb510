"""Somebody is forgotten while something is being made, sent or answered for them."""

import asyncio
import threading
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from surveys_made import CAME, form
from test_attendances import published, workshop

from domain.audiences import Audience
from domain.deliveries import Outcome, Receipt, Told
from domain.survey_sittings import Step, begin
from storage import (
    announcements,
    attendances,
    events,
    forgetting,
    parcels,
    people,
    reminders,
    survey_sending,
    surveys,
    takings,
)
from storage.people import Visit
from storage.reminders import Planned
from storage.tables import Table

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
AWA = 905_419_777


def met(database):
    database.run_now(people.meet, [Visit(AWA, "en", NOW, private=True)])


def traces(database):
    def read(session):
        return sorted(
            name
            for name, table in Table.metadata.tables.items()
            if any(str(AWA) in repr(tuple(row)) for row in session.execute(table.select()))
        )

    return database.run_now(read)


def announce(session):
    number = announcements.create(session, 1, Audience(), None, NOW)
    assert announcements.start(session, number, NOW) == 1


def survey_of(session):
    number = surveys.create(session, 1, form(CAME), NOW)
    surveys.publish(session, number, NOW)
    return number


def ask(session):
    number = survey_of(session)
    assert survey_sending.send(session, number, Audience(), NOW) == 1
    return number


async def beside(database, verb):
    """Forgets Awa while the verb's transaction is open, and waits for both."""
    begun = threading.Event()

    def slowly(session):
        verb(session)
        session.flush()
        begun.set()
        time.sleep(0.3)  # in this time the erasing begins

    working = asyncio.get_running_loop().run_in_executor(None, database.run_now, slowly)
    await asyncio.to_thread(begun.wait)
    await asyncio.to_thread(database.run_now, forgetting.forget, AWA, NOW)
    await working


@pytest.mark.parametrize("verb", [announce, ask])
async def test_a_list_that_is_being_frozen_does_not_keep_them(database, verb):
    met(database)
    await beside(database, verb)
    assert traces(database) == []


async def test_an_answer_that_is_being_kept_goes_too(database):
    met(database)
    number = database.run_now(ask)

    def answer(session):
        takings.act(session, number, AWA, "en", 1, NOW, lambda seat: Step(begin(seat.sitting)))

    await beside(database, answer)
    assert traces(database) == []


async def test_a_reminder_that_is_being_planned_goes_too(database):
    met(database)
    event = published(database)
    database.run_now(attendances.answer, event, AWA, "coming", NOW)
    due = workshop().starts_at - HOUR

    def plan(session):
        planned = [Planned("1h", due, due + HOUR)]
        assert reminders.plan_batch(session, NOW, 10, lambda _: (planned, None)) == 1

    await beside(database, plan)
    assert traces(database) == []


@pytest.mark.parametrize("arrived", [True, False])
def test_a_message_in_the_air_leaves_nothing_behind_when_it_lands(database, arrived):
    met(database)
    run = database.run_now
    event = published(database)
    run(attendances.answer, event, AWA, "coming", NOW)
    due = workshop().starts_at - HOUR
    run(reminders.plan_batch, NOW, 10, lambda _: ([Planned("1h", due, due + HOUR)], None))
    [parcel], _ = run(parcels.claim, due, ((range(9), 9),))
    moved = replace(workshop(), starts=workshop().starts + HOUR, ends=workshop().ends + HOUR)
    run(events.change, event, moved, (), NOW)
    run(forgetting.forget, AWA, NOW)
    outcome = Outcome("sent") if arrived else Outcome("postponed", "slow", HOUR)
    told = Told(workshop().starts_at, "UTC", None)
    run(parcels.settle, parcel, outcome, Receipt(5), told, due, (AWA,))
    assert traces(database) == (["chat_pauses"] if not arrived else [])


async def test_many_who_wait_for_each_others_places_are_forgotten_at_once(database):
    event = published(database, capacity=3)
    crowd = range(AWA, AWA + 20)
    for person in crowd:
        database.run_now(people.meet, [Visit(person, "en", NOW, private=True)])
        database.run_now(attendances.answer, event, person, "coming", NOW)
    done = await asyncio.gather(
        *(database.run(forgetting.forget, person, NOW) for person in crowd), return_exceptions=True
    )
    assert [one["events"] for one in done] == [1] * 20
    assert traces(database) == []
