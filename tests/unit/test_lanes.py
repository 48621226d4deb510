"""Chats side by side, each in order, and what becomes of them when they are another's."""

import asyncio

from bot.lanes import Lanes


class Worked:
    """Work that ends when it is told to."""

    def __init__(self):
        self.begun, self.go = [], asyncio.Event()

    async def __call__(self, item):
        self.begun.append(item)
        await self.go.wait()


async def settled():
    for _ in range(5):
        await asyncio.sleep(0)


async def test_a_lane_works_off_its_items_one_by_one():
    work = Worked()
    lanes = Lanes(work, abreast=2)
    for item in ("a1", "a2", "b1", "c1"):
        lanes.put(ord(item[0]), item)
    await settled()
    assert work.begun == ["a1", "b1"]
    assert lanes.load == 4
    work.go.set()
    assert await lanes.end(1)
    assert work.begun == ["a1", "b1", "a2", "c1"]


async def test_what_waits_can_be_forgotten_and_what_is_under_way_ends():
    work = Worked()
    lanes = Lanes(work, abreast=1)
    for item in ("a1", "a2", "b1"):
        lanes.put(ord(item[0]), item)
    await settled()
    assert sorted(lanes.forget()) == ["a2", "b1"]
    lanes.put(ord("b"), "b2")
    work.go.set()
    assert await lanes.end(1)
    assert work.begun == ["a1", "b2"]
    assert not lanes.busy(ord("b"))


async def test_what_does_not_end_in_time_is_cut_off_and_nothing_begins_after_it():
    work = Worked()
    lanes = Lanes(work, abreast=1)
    for item in ("a1", "a2", "b1"):
        lanes.put(ord(item[0]), item)
    await settled()
    assert not await lanes.end(0.01)
    lanes.put(ord("c"), "c1")
    work.go.set()
    await settled()
    assert work.begun == ["a1"]
    assert lanes.load == 3


async def test_the_end_waits_for_what_comes_meanwhile():
    work = Worked()
    lanes = Lanes(work, abreast=2)
    lanes.put(1, "a1")
    ending = asyncio.create_task(lanes.end(5))
    await settled()
    lanes.put(2, "b1")
    work.go.set()
    assert await ending
    assert work.begun == ["a1", "b1"]
