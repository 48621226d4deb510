"""The rehearsal's clock: moved, set, sent to the next due moment, played; people brought in."""

from datetime import UTC, datetime, timedelta

import pytest

from sandbox.client import SandboxServer

WEEK = timedelta(days=7)


@pytest.fixture
async def sandbox():
    async with SandboxServer() as running:
        yield running


async def refusal(sandbox, path, **facts):
    with pytest.raises(AssertionError) as refused:
        await sandbox.post(path, **facts)
    return str(refused.value)


async def test_a_move_is_told_to_the_service_that_lives_by_the_clock(sandbox):
    clock, moved = sandbox.world.clock, []
    end = clock.on_move(lambda: moved.append(clock.moment()))
    before = clock.moment()
    await sandbox.post("clock", seconds=3600)
    assert timedelta(hours=1) <= moved[0] - before < timedelta(hours=1, seconds=5)
    await sandbox.post("clock", to=datetime(2027, 2, 14, tzinfo=UTC).timestamp())
    assert f"{moved[1]:%Y-%m-%d %H:%M}" == "2027-02-14 00:00"
    end()
    await sandbox.post("clock", seconds=1)
    assert len(moved) == 2


async def test_it_jumps_to_what_is_due_next_and_says_where_nothing_is(sandbox):
    assert (await refusal(sandbox, "clock", to_next=True)).startswith("nobody here knows")
    due = [sandbox.world.clock.moment() + timedelta(hours=5)]

    async def next_due():
        return due[0] if due else None

    sandbox.world.next_due = next_due
    await sandbox.post("clock", to_next=True)
    assert due[0] <= sandbox.world.clock.moment() < due[0] + timedelta(seconds=5)
    due.clear()
    assert await refusal(sandbox, "clock", to_next=True) == "nothing is due: plan something first"


async def test_a_week_is_played_and_halts_at_each_due_moment(sandbox):
    clock = sandbox.world.clock
    begin = clock.moment()
    due = [begin + timedelta(days=1), begin + timedelta(days=3)]
    met = []

    async def next_due():
        return due[0] if due else None

    def moved():
        if due and clock.moment() >= due[0]:
            met.append(clock.moment() - due.pop(0))

    clock.on_move(moved)
    sandbox.world.next_due = next_due
    await sandbox.post("clock", play={"days": 7, "seconds": 0.5})
    while sandbox.world.player.playing:
        await sandbox.state()
    assert clock.moment() - begin >= WEEK
    assert [late < timedelta(seconds=2) for late in met] == [True, True]


async def test_playing_ends_when_it_is_told_to_and_not_without_sense(sandbox):
    await sandbox.post("clock", play={"days": 366, "seconds": 3600})
    assert (await sandbox.state())["playing"] is True
    await sandbox.post("clock", play=None, seconds=0)
    assert (await sandbox.state())["playing"] is False
    refused = await refusal(sandbox, "clock", play={"days": 0, "seconds": 1})
    assert refused == "play up to 366 days in up to 3600 seconds"


async def test_personas_come_in_once_each(sandbox):
    tom = sandbox.person("Tom", started=True)
    await tom.id()
    assert (await sandbox.state())["personas"] == ["dakar", "tokyo", "blocked", "slow", "group"]
    for name in ("dakar", "tokyo", "blocked", "slow", "group"):
        await sandbox.post("persona", name=name)
    state = await sandbox.state()
    assert state["personas"] == []
    facts = {one["first_name"]: one for one in state["people"]}
    assert facts["Tokyo"].get("username") is None
    assert facts["Kigali"]["blocked"] is True
    assert "zone" not in sandbox.world.people[facts["Dakar"]["id"]].user()
    assert await refusal(sandbox, "persona", name="dakar") == "the persona dakar is here already"
    assert await refusal(sandbox, "persona", name="x") == "there is no persona called x"
