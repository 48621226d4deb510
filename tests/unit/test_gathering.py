"""Those who ask at the same time share one turn, and no fault but their own."""

import asyncio

import pytest

from storage.gathering import Gathering


class Unavailable(Exception):
    pass


class Act:
    """Doubles numbers; each turn waits until it is let on."""

    def __init__(self):
        self.turns, self.go, self.fault = [], asyncio.Event(), None

    async def __call__(self, items):
        self.turns.append(list(items))
        await self.go.wait()
        if self.fault:
            raise self.fault
        if -1 in items:
            raise ValueError("that one")
        return [2 * item for item in items]


async def asked(gathering, *items):
    tasks = [asyncio.create_task(gathering.join(item)) for item in items]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    return tasks


async def test_who_comes_while_one_turn_is_under_way_shares_the_next():
    act = Act()
    gathering = Gathering(act, Unavailable)
    first = await asked(gathering, 1)
    rest = await asked(gathering, *range(2, 70))
    act.go.set()
    assert await asyncio.gather(*first, *rest) == [2 * n for n in range(1, 70)]
    assert act.turns == [[1], list(range(2, 66)), list(range(66, 70))]


async def test_a_fault_stays_with_the_one_it_is_of():
    act = Act()
    gathering = Gathering(act, Unavailable)
    first = await asked(gathering, 1)
    rest = await asked(gathering, 2, -1, 3)
    act.go.set()
    found = await asyncio.gather(*first, *rest, return_exceptions=True)
    assert [one if isinstance(one, int) else type(one) for one in found] == [2, 4, ValueError, 6]
    assert act.turns == [[1], [2, -1, 3], [2], [-1], [3]]


async def test_where_nothing_can_be_done_nobody_tries_alone():
    act = Act()
    gathering = Gathering(act, Unavailable)
    act.fault = Unavailable("full")
    tasks = [*await asked(gathering, 1), *await asked(gathering, 2, 3)]
    act.go.set()
    found = await asyncio.gather(*tasks, return_exceptions=True)
    assert [type(one) for one in found] == [Unavailable] * 3
    assert act.turns == [[1], [2, 3]]
    act.fault = None
    assert await gathering.join(4) == 8


async def test_who_no_longer_waits_holds_up_nobody():
    act = Act()
    gathering = Gathering(act, Unavailable)
    (gone,) = await asked(gathering, 1)
    (stays,) = await asked(gathering, 2)
    gone.cancel()
    act.go.set()
    with pytest.raises(asyncio.CancelledError):
        await gone
    assert await stays == 4
