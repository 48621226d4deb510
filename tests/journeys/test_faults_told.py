"""Organisers hear of faults: what, how often, since when, each kind at most once an hour."""

import logging
from datetime import timedelta

import pytest
from conftest import opened
from sqlalchemy import select

from bot.fault_watch import FaultWatch
from bot.metrics import Metrics
from domain.fault_tally import FaultTally
from jobs.faults import report_faults
from storage.database import DatabaseUnavailable
from storage.tables import Delivery

ENGLISH = (
    "⚠️ A fault in the service\n\n{what}\n\nSince {since} UTC. If it goes on, send this to "
    "whoever runs the service: {events}. The log has these lines, and talaria doctor says what to "
    "do. I write this at most once an hour."
)


def told(house):
    def read(session):
        chosen = Delivery.cause.like("fault:%")
        return session.scalars(select(Delivery.cause).where(chosen).order_by(Delivery.id)).all()

    return house.database.run_now(read)


async def test_each_kind_comes_once_an_hour_and_what_happens_meanwhile_is_counted(
    house, ines, clock
):
    faults = house.job_desk.faults
    for event in ("update.failed", "update.failed", "delivery.not_worded"):
        faults.add(event)
    await report_faults(house.job_desk, clock())
    heard = sorted([(await ines.hears()).text, (await ines.hears()).text])
    assert heard == [
        ENGLISH.format(
            what="2 messages could not be answered because of a fault of the program. "
            "The people were told so.",
            since="2026-11-22 09:00",
            events="update.failed",
        ),
        ENGLISH.format(
            what="One message could not be worded and was not sent. /deliveries shows them.",
            since="2026-11-22 09:00",
            events="delivery.not_worded",
        ),
    ]
    clock.move(timedelta(minutes=59))  # by the clock this is still the same hour
    faults.add("update.failed")
    await report_faults(house.job_desk, clock())
    clock.move(timedelta(seconds=59))
    for _ in range(2):
        faults.add("update.failed")
    await report_faults(house.job_desk, clock())
    assert len(told(house)) == 2
    clock.move(timedelta(seconds=1))
    await report_faults(house.job_desk, clock())
    assert (await ines.hears()).text == ENGLISH.format(
        what="3 messages could not be answered because of a fault of the program. "
        "The people were told so.",
        since="2026-11-22 09:59",
        events="update.failed",
    )
    clock.move(timedelta(hours=2))
    await report_faults(house.job_desk, clock())
    assert told(house) == [
        "fault:question:2026-11-22T09",
        "fault:message:2026-11-22T09",
        "fault:question:2026-11-22T10",
    ]


async def test_an_hour_is_an_hour_also_across_the_full_hour(house, ines, clock):
    clock.move(timedelta(minutes=58))
    for minutes, expected in ((0, 1), (4, 1), (55, 1), (1, 2)):
        clock.move(timedelta(minutes=minutes))
        house.job_desk.faults.add("job.failed")
        await report_faults(house.job_desk, clock())
        assert len(told(house)) == expected, minutes


async def test_a_second_process_and_a_restart_do_not_tell_again(
    settings, sandbox, clock, shelf, ines_of_old
):
    for expected in (1, 1):
        async with opened(settings, sandbox, clock, shelf) as house:
            house.job_desk.faults.add("update.failed")
            await report_faults(house.job_desk, clock())
            assert len(told(house)) == expected
            clock.move(timedelta(minutes=10))


@pytest.fixture
async def ines_of_old(sandbox):
    organiser = sandbox.person("Ines", language="en", id=900_000_001, started=True)
    await organiser.id()
    return organiser


async def test_what_cannot_be_written_down_yet_is_told_later(house, ines, clock, monkeypatch):
    house.job_desk.faults.add("update.waits")

    async def broken(*_, **__):
        raise DatabaseUnavailable("out of reach")

    with monkeypatch.context() as patch:
        patch.setattr(type(house.database), "run", broken)
        with pytest.raises(DatabaseUnavailable):
            await report_faults(house.job_desk, clock())
    clock.move(timedelta(minutes=5))
    await report_faults(house.job_desk, clock())
    assert (await ines.hears()).text == ENGLISH.format(
        what="Messages wait: the database or the connection to Telegram failed (1). They are tried "
        "again by themselves.",
        since="2026-11-22 09:00",
        events="update.waits",
    )


def test_only_events_of_ours_and_names_of_loggers_are_counted(clock):
    watch = FaultWatch(Metrics())
    for name, message in (
        ("bot.intake", "update.failed"),
        ("asyncio", "Task exception was never retrieved\nfuture: <Task exception=ValueError('x')>"),
        ("apscheduler.executors.default", "Job %s raised"),
    ):
        watch.handle(logging.LogRecord(name, logging.ERROR, "f", 1, message, ("a",), None))
    found = watch.tally.look(clock())
    assert {event: faults.count for event, faults in found.items()} == {
        "update.failed": 1,
        "asyncio": 1,
        "apscheduler.executors.default": 1,
    }


def test_what_came_while_it_was_told_stays(clock):
    tally = FaultTally()
    tally.add("a.b")
    seen = tally.look(clock())
    tally.add("a.b")
    tally.told(seen)
    clock.move(timedelta(minutes=1))
    (left,) = tally.look(clock()).values()
    assert (left.count, left.since) == (1, clock())
    tally.told(tally.look(clock()))
    assert tally.look(clock()) == {}
