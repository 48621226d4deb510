"""What two processes, or a change and a send, do at the same moment."""

import asyncio
from datetime import UTC, datetime, timedelta

from test_attendances import published, workshop

from storage import chat_pauses, deliveries, events, redirecting
from storage.tables import ChatPause, Delivery

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
