"""What two processes, or a change and a send, do at the same moment."""

import asyncio
import threading
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from test_attendances import published, workshop

from domain.deliveries import Told
from storage import (
    announcements,
    attendances,
    chat_pauses,
    deliveries,
    event_news,
    events,
    redirecting,
    reminders,
)
from storage.reminders import Planned
from storage.tables import Announcement, ChatPause, Delivery

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
PLAN = ("1d",)


async def test_two_pauses_of_one_chat_at_once_keep_the_later_one(database):
    ends = [NOW + timedelta(seconds=number) for number in range(1, 31)]
    await asyncio.gather(*(database.run(chat_pauses.leave_alone, 5, end) for end in ends))

    def kept(session):
        return session.get(ChatPause, 5).until

    assert database.run_now(kept) == ends[-1]


def test_a_longer_event_does_not_send_its_reminders_again(database):
    event = published(database)
    run = database.run_now
    revision = run(events.find, event).revision
    longer = workshop()
    run(
        events.change,
        event,
        type(longer)(**{**fields(longer), "ends": longer.ends + HOUR}),
        PLAN,
        NOW,
    )
    assert run(events.find, event).revision == revision
    moved = type(longer)(
        **{**fields(longer), "starts": longer.starts + HOUR, "ends": longer.ends + 2 * HOUR}
    )
    run(events.change, event, moved, PLAN, NOW)
    assert run(events.find, event).revision == revision + 1


HOUR = timedelta(hours=1)


def fields(details):
    return {name: getattr(details, name) for name in type(details).__dataclass_fields__}


def test_what_waits_for_a_group_goes_along_with_its_time_and_once(database):
    run = database.run_now

    def fill(session):
        rows = [
            deliveries.row("a:1", "notice", -5, {}, NOW, due_at=NOW + HOUR),
            deliveries.row("a:2", "notice", -5, {}, NOW),
            deliveries.row("a:3", "notice", -5, {}, NOW),
            deliveries.row("a:3", "notice", -100, {}, NOW),
        ]
        deliveries.add_all(session, rows)

    run(fill)
    run(redirecting.readdress, -5, -100, NOW)

    def look(session):
        rows = session.query(Delivery).order_by(Delivery.id).all()
        return [(row.chat_id, row.cause, row.state, row.due_at) for row in rows]

    assert run(look) == [
        (-100, "a:1", "waiting", NOW + HOUR),
        (-100, "a:2", "waiting", NOW),
        (-5, "a:3", "withdrawn", None),
        (-100, "a:3", "waiting", NOW),
    ]


def test_only_conversations_come_back_to_a_chat_that_begins(database):
    run = database.run_now

    def fill(session):
        rows = [
            deliveries.row("card:1", "card", 7, {}, NOW),
            deliveries.row("announcement:1", "announcement", 7, {}, NOW),
        ]
        deliveries.add_all(session, rows)
        for row in session.query(Delivery):
            row.state, row.reason, row.due_at = "refused", "never_started", None

    run(fill)
    assert run(redirecting.restore, 7, NOW) == 1


async def test_what_the_planner_adds_while_an_event_moves_is_withdrawn_with_the_rest(database):
    event = published(database)
    database.run_now(attendances.answer, event, 11, "coming", NOW)
    began, loop = threading.Event(), asyncio.get_running_loop()
    due = workshop().starts_at - HOUR

    def plan(_follower):
        began.set()
        time.sleep(0.3)  # in this time the change finds the event, and waits
        return [Planned("1h", due, due + HOUR)], None

    planning = loop.run_in_executor(None, database.run_now, reminders.plan_batch, NOW, 10, plan)
    await asyncio.to_thread(began.wait)
    moved = replace(workshop(), starts=workshop().starts + HOUR, ends=workshop().ends + HOUR)
    await asyncio.to_thread(database.run_now, events.change, event, moved, PLAN, NOW)
    await planning

    def look(session):
        rows = session.query(Delivery).filter_by(kind="reminder")
        return [(row.state, row.reason) for row in rows]

    assert database.run_now(look) == [("withdrawn", "moved")]


@pytest.mark.parametrize(
    ("turn", "left"),
    [(announcements.stop, ("withdrawn", "stopped")), (announcements.pause, ("waiting", "slow"))],
)
async def test_what_telegram_puts_off_during_a_stop_or_a_pause_does_not_leave_later(
    database, turn, left
):
    run = database.run_now

    def fill(session):
        session.add(Announcement(id=1, state="sending", audience={}, created_at=NOW))
        session.flush()
        rows = [deliveries.row("announcement:1", "announcement", 5, {}, NOW, announcement_id=1)]
        deliveries.add_all(session, rows)

    run(fill)
    [claimed] = run(deliveries.claim_due, NOW, 1)
    turned = threading.Event()

    def slowly(session):
        turn(session, 1, NOW)
        session.flush()
        turned.set()
        time.sleep(0.3)  # in this time the sender wants to keep that it has to wait

    turning = asyncio.get_running_loop().run_in_executor(None, run, slowly)
    await asyncio.to_thread(turned.wait)
    await asyncio.to_thread(run, deliveries.postpone, claimed.id, NOW + HOUR, NOW, "slow")
    await turning

    def look(session):
        row = session.query(Delivery).one()
        return (row.state, row.reason), row.due_at

    assert run(look) == (left, None)


async def test_a_link_that_changes_while_it_is_told_is_corrected(database):
    event = published(database, link="https://old.example")
    run = database.run_now
    run(attendances.answer, event, 11, "coming", NOW)
    changed = threading.Event()

    def slowly(session):
        details = workshop(link="https://new.example")
        events.change(session, event, details, PLAN, NOW)
        session.flush()
        changed.set()
        time.sleep(0.3)  # in this time the sender wants to keep what it has told

    changing = asyncio.get_running_loop().run_in_executor(None, run, slowly)
    await asyncio.to_thread(changed.wait)
    told = Told(workshop().starts_at, "UTC", "https://old.example")
    await asyncio.to_thread(run, event_news.note_told, event, 11, told, NOW)
    await changing

    def look(session):
        return [row.chat_id for row in session.query(Delivery).filter_by(kind="link")]

    assert run(look) == [11]
