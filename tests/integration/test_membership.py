"""A process among several stays one: whatever fails, it joins again, looks again and can leave."""

import asyncio

import pytest
from conftest import soon
from sqlalchemy import Engine, exc

from bot import keeping
from bot.keeping import Shared
from storage import lanes
from storage.database import Database, DatabaseUnavailable
from storage.membership import Membership


@pytest.fixture
async def shared(postgres_address):
    opened = Database(postgres_address)
    yield opened
    await opened.leave()


async def test_a_pool_without_a_free_connection_does_not_keep_it_out(shared, monkeypatch):
    connect, refused = Engine.connect, []

    def busy_at_first(engine):
        if not refused:
            refused.append(True)
            raise exc.TimeoutError("QueuePool limit of size 8 overflow 2 reached")
        return connect(engine)

    monkeypatch.setattr(Engine, "connect", busy_at_first)
    joined = []
    membership = Membership(shared, joined.append, lambda _: None, lambda: None)
    membership.open()
    await soon(lambda: joined, "joining")
    await asyncio.to_thread(membership.close)
    assert refused


async def test_a_look_for_others_that_fails_is_not_the_last(shared, clock, monkeypatch):
    monkeypatch.setattr(keeping, "_LOOK_FOR_OTHERS", 0.01)
    looks = []

    def wrong(session, owner):
        looks.append(owner)
        raise ValueError("nobody thought of that")

    kept = Shared(shared, clock)
    with monkeypatch.context() as patch:
        patch.setattr(lanes, "take_over", wrong)
        await kept.open(lambda _: None, lambda: None)
        await soon(lambda: len(looks) > 2, "another look")
    await kept.close()


async def test_who_leaves_waits_for_no_database_that_is_out_of_reach(shared, clock, monkeypatch):
    async def out_of_reach(*_):
        raise DatabaseUnavailable("could not connect")

    kept = Shared(shared, clock)
    await kept.open(lambda _: None, lambda: None)
    monkeypatch.setattr(shared, "run", out_of_reach)
    kept._told([5])
    with pytest.raises(DatabaseUnavailable):
        await asyncio.wait_for(kept.close(), 10)
