"""Chats shared out among several processes: who may handle what, row by row."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select, text

from storage import lanes
from storage.database import Database
from storage.tables import Lane, StoredUpdate
from storage.updates import Arrival

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
HERE, THERE = 11, 22


@pytest.fixture
def shared(postgres_address):
    opened = Database(postgres_address)
    yield opened
    opened.close()


def arrival(number, lane):
    return Arrival(number, lane, f'{{"update_id": {number}}}')


def numbers(arrivals):
    return [one.update_id for one in arrivals]


def owners(database):
    return dict(
        database.run_now(lambda session: session.execute(select(Lane.lane, Lane.owner)).all())
    )


def attempts(database):
    return dict(
        database.run_now(
            lambda session: session.execute(
                select(StoredUpdate.update_id, StoredUpdate.attempts)
            ).all()
        )
    )


def store(database, owner, *arrivals):
    new, mine = database.run_now(lanes.store, arrivals, owner, NOW)
    return new, numbers(mine)


def test_a_chat_is_its_first_owners_until_it_is_through(shared):
    assert store(shared, HERE, arrival(1, 5)) == ({1}, [1])
    assert store(shared, THERE, arrival(2, 5)) == ({2}, [])
    assert store(shared, HERE, arrival(3, 5)) == ({3}, [1, 2, 3])
    shared.run_now(lanes.finish, HERE, [1, 2], {5})
    assert owners(shared) == {5: HERE}
    shared.run_now(lanes.finish, HERE, [3], {5})
    assert owners(shared) == {}
    assert store(shared, THERE, arrival(4, 5)) == ({4}, [4])


def test_late_word_of_a_chat_that_is_anothers_by_now_brings_nothing(shared):
    store(shared, HERE, arrival(1, 5))
    assert numbers(shared.run_now(lanes.waiting, HERE, [5, 6])) == [1]
    assert shared.run_now(lanes.waiting, THERE, [5, 6]) == []


def test_who_is_alive_keeps_its_chats_and_who_is_gone_loses_them(shared):
    store(shared, HERE, arrival(1, 5), arrival(2, 5), arrival(3, 6))
    with shared.engine.connect() as connection:
        connection.detach()  # closed at the end, not kept for the next one with its lock
        connection.execute(text("SELECT pg_advisory_lock(:owner)"), {"owner": HERE})
        assert shared.run_now(lanes.take_over, THERE) == ([], [])
    found, given_up = shared.run_now(lanes.take_over, THERE)
    assert (numbers(found), given_up) == ([1, 2, 3], [])
    assert owners(shared) == {5: THERE, 6: THERE}
    assert attempts(shared) == {1: 1, 2: 0, 3: 1}


def test_a_chat_in_which_nothing_waits_is_not_kept_by_who_takes_it_over(shared):
    store(shared, HERE, arrival(1, 5), arrival(2, 6))
    shared.run_now(lanes.finish, HERE, [1], ())  # it died before it gave the chat back
    assert numbers(shared.run_now(lanes.take_over, THERE)[0]) == [2]
    assert owners(shared) == {6: THERE}


def test_an_update_that_ended_three_processes_is_set_aside(shared):
    store(shared, 1, arrival(1, 5), arrival(2, 5))
    for owner in (2, 3, 4):
        assert shared.run_now(lanes.take_over, owner)[1] == []
    found, given_up = shared.run_now(lanes.take_over, 5)
    assert (numbers(found), given_up) == ([2], [1])


def test_an_orderly_stop_is_no_attempt(shared):
    store(shared, 1, arrival(1, 5))
    for owner in range(2, 9):
        found, given_up = shared.run_now(lanes.take_over, owner)
        assert (numbers(found), given_up) == ([1], [])
        shared.run_now(lanes.leave, owner)
