"""Following events and taking places, on SQLite and on PostgreSQL."""

import asyncio
from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from domain.deliveries import ANNOUNCEMENT, PROMOTED, REMINDER
from domain.events import Details
from storage import (
    acts,
    attendances,
    deliveries,
    dialogues,
    events,
    forgetting,
    people,
    personal_data,
    preferences,
    roles,
)
from storage.tables import Announcement, Attendance, Delivery, Variant

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=2)
PLAN = ("7d", "1d", "1h", "0", "thanks")
AWA, TOM, INES = 11, 12, 13


def workshop(**more):
    return Details(
        titles={"en": "Workshop"},
        starts=datetime(2026, 12, 14, 13, 0),
        ends=datetime(2026, 12, 14, 16, 0),
        zone="Europe/Zurich",
        **more,
    )


def published(database, **more):
    run = database.run_now
    for person in (AWA, TOM, INES):
        run(people.meet, [people.Visit(person, "en", NOW, private=True)])
    event_id = run(events.create, None, workshop(**more), PLAN, NOW)
    run(events.publish, event_id, NOW)
    return event_id


def attendance(database, event_id, person):
    found = database.run_now(attendances.find, event_id, person)
    return found and (found.following, found.answer, found.plan_at)


def outbox(database, kind):
    with database.engine.connect() as connection:
        rows = connection.execute(
            select(Delivery.chat_id, Delivery.cause, Delivery.state, Delivery.reason)
            .where(Delivery.kind == kind)
            .order_by(Delivery.id)
        )
        return [tuple(row) for row in rows]


def remind(database, event_id, person, offset):
    values = deliveries.row(
        f"reminder:{event_id}:0:{offset}",
        REMINDER,
        person,
        {"offset": offset},
        NOW,
        event_id=event_id,
    )
    database.run_now(deliveries.add_all, [{**values, "due_at": LATER}])


def test_answers_follow_the_event_and_are_planned_at_once(database):
    run = database.run_now
    event_id = published(database)
    assert run(attendances.answer, event_id, AWA, "maybe", NOW) == "maybe"
    assert attendance(database, event_id, AWA) == (True, "maybe", NOW)
    assert run(attendances.answer, event_id, AWA, "not", LATER) == "not"
    assert attendance(database, event_id, AWA) == (False, "not", None)
    assert run(attendances.answer, event_id, AWA, "coming", LATER) == "coming"
    assert attendance(database, event_id, AWA) == (True, "coming", LATER)
    run(attendances.follow, event_id, TOM, NOW)
    assert run(attendances.counts, event_id) == {
        "following": 2, "coming": 1, "waiting": 0, "maybe": 0, "not": 0,
    }  # fmt: skip


def test_saying_the_same_again_changes_nothing(database):
    run = database.run_now
    event_id = published(database, capacity=1)
    run(attendances.answer, event_id, AWA, "coming", NOW)
    run(attendances.answer, event_id, TOM, "coming", NOW)
    assert run(attendances.answer, event_id, AWA, "coming", LATER) == "coming"
    assert run(attendances.answer, event_id, TOM, "coming", LATER) == "waiting"
    assert attendance(database, event_id, AWA) == (True, "coming", NOW)
    waiting = run(attendances.find, event_id, TOM)
    assert waiting.answered_at == NOW
    run(attendances.follow, event_id, AWA, LATER)
    assert attendance(database, event_id, AWA) == (True, "coming", NOW)


def test_who_leaves_gives_the_place_to_the_first_who_waits(database):
    run = database.run_now
    event_id = published(database, capacity=1)
    for person, moment in ((AWA, NOW), (INES, NOW), (TOM, LATER)):
        run(attendances.answer, event_id, person, "coming", moment)
    run(attendances.answer, event_id, AWA, "not", LATER)
    assert attendance(database, event_id, INES) == (True, "coming", LATER)
    assert attendance(database, event_id, TOM) == (True, "waiting", LATER)
    cause = f"promoted:{event_id}:{INES}:{int(LATER.timestamp())}"
    assert outbox(database, PROMOTED) == [(INES, cause, "waiting", None)]


def test_more_places_promote_as_many_as_fit_and_no_limit_promotes_all(database):
    run = database.run_now
    event_id = published(database, capacity=1)
    for at, person in enumerate((AWA, INES, TOM)):
        run(attendances.answer, event_id, person, "coming", NOW + timedelta(seconds=at))

    def widen(session, capacity):
        event = events.find(session, event_id)
        event.capacity = capacity
        session.flush()
        return attendances.promote(session, event, LATER)

    assert run(widen, 1) == []
    assert run(widen, 2) == [INES]
    assert run(widen, None) == [TOM]


async def test_two_who_take_the_last_place_at_once_get_it_and_wait(database):
    event_id = published(database, capacity=1)
    kept = await asyncio.gather(
        *(
            database.run(attendances.answer, event_id, person, "coming", NOW)
            for person in (AWA, TOM, INES)
        )
    )
    assert sorted(kept) == ["coming", "waiting", "waiting"]


def test_what_is_not_open_takes_nobody(database):
    run = database.run_now
    draft = run(events.create, None, workshop(), PLAN, NOW)
    event_id = published(database)
    over = datetime(2026, 12, 14, 15, 0, tzinfo=UTC)
    assert run(attendances.answer, draft, AWA, "coming", NOW) is None
    assert run(attendances.answer, event_id, AWA, "perhaps", NOW) is None
    assert run(attendances.answer, event_id, AWA, "coming", over) is None
    assert run(attendances.answer, 999, AWA, "coming", NOW) is None
    assert run(attendances.follow, event_id, AWA, over) is False
    run(attendances.answer, event_id, AWA, "coming", NOW)
    run(events.cancel, event_id, NOW)
    assert run(attendances.follow, event_id, TOM, NOW) is False
    assert run(attendances.answer, event_id, AWA, "not", NOW) is None


def test_who_unfollows_is_reminded_no_more(database):
    run = database.run_now
    event_id = published(database)
    for person in (AWA, TOM):
        run(attendances.follow, event_id, person, NOW)
        remind(database, event_id, person, "1d")
    assert run(attendances.unfollow, event_id, AWA, LATER) is True
    assert run(attendances.unfollow, event_id, AWA, LATER) is False
    assert run(attendances.unfollow, event_id, INES, LATER) is False
    cause = f"reminder:{event_id}:0:1d"
    assert outbox(database, REMINDER) == [
        (AWA, cause, "withdrawn", "unfollowed"),
        (TOM, cause, "waiting", None),
    ]
    assert attendance(database, event_id, AWA) == (False, None, None)


def test_a_plan_of_ones_own_takes_back_what_it_does_not_hold(database):
    run = database.run_now
    event_id = published(database)
    for person in (AWA, TOM):
        run(attendances.follow, event_id, person, NOW)
        for offset in ("1d", "1h"):
            remind(database, event_id, person, offset)
    run(preferences.choose_plan, AWA, ["1h"], LATER)
    assert [(row[0], row[2], row[3]) for row in outbox(database, REMINDER)] == [
        (AWA, "withdrawn", "other_plan"),
        (AWA, "waiting", None),
        (TOM, "waiting", None),
        (TOM, "waiting", None),
    ]
    assert attendance(database, event_id, AWA) == (True, None, LATER)
    assert attendance(database, event_id, TOM) == (True, None, NOW)
    run(preferences.choose_plan, AWA, None, LATER)
    assert run(preferences.find, AWA).plan is None


def test_zone_and_quiet_hours_plan_again(database):
    run = database.run_now
    event_id = published(database)
    run(attendances.follow, event_id, AWA, NOW)
    run(attendances.answer, event_id, TOM, "not", NOW)
    run(preferences.choose_zone, AWA, "Africa/Nairobi", LATER)
    run(preferences.choose_quiet, TOM, "", LATER)
    assert (run(preferences.find, AWA).zone, run(preferences.find, TOM).quiet) == (
        "Africa/Nairobi",
        "",
    )
    assert attendance(database, event_id, AWA) == (True, None, LATER)
    assert attendance(database, event_id, TOM) == (False, "not", None)


def test_kinds_are_allowed_one_by_one(database):
    run = database.run_now
    published(database)
    run(preferences.allow, AWA, preferences.KINDS, False)
    run(preferences.allow, AWA, ["reminders", "nothing"], True)
    assert run(preferences.allowed, AWA) == {
        "reminders": True, "announcements": False, "surveys": False,
    }  # fmt: skip
    assert run(preferences.allowed, 999) == dict.fromkeys(preferences.KINDS, True)


def test_age_ends_attendances_and_open_dialogues(database):
    run = database.run_now
    event_id = published(database)
    run(attendances.answer, event_id, AWA, "coming", NOW)
    run(dialogues.put, TOM, "zone", "ask", {}, NOW)
    over = run(events.find, event_id).ends_at
    run(forgetting.age_out, NOW, NOW, over, NOW)
    assert attendance(database, event_id, AWA) == (True, "coming", NOW)
    assert run(dialogues.current, TOM).kind == "zone"
    run(forgetting.age_out, NOW, NOW, over + timedelta(seconds=1), LATER)
    assert attendance(database, event_id, AWA) is None
    assert run(dialogues.current, TOM) is None


def test_an_organiser_who_is_forgotten_leaves_the_event_to_the_others(database):
    run = database.run_now
    published(database)
    mine = run(events.create, INES, workshop(), PLAN, NOW)
    run(roles.grant, INES, "organiser", INES, NOW)
    run(acts.note, INES, "create", "event", mine, NOW)
    run(dialogues.put, INES, "zone", "ask", {}, NOW)
    kept = run(personal_data.gather, INES)
    assert {name: len(kept[name]) for name in ("roles", "own_events", "acts")} == {
        "roles": 1, "own_events": 1, "acts": 1,
    }  # fmt: skip
    assert kept["unfinished"] == {
        "kind": "zone", "step": "ask", "content": {}, "changed_at": NOW.isoformat(),
    }  # fmt: skip
    run(forgetting.forget, INES, LATER)
    assert run(personal_data.gather, INES) == {
        "person": None, "events": [], "questions": [], "messages": [],
    }  # fmt: skip
    assert run(events.find, mine).owner_id is None
    assert [(one.act, one.actor_id) for one in run(acts.trail)] == [("create", None)]


def test_everything_about_events_is_given_to_the_person(database):
    run = database.run_now
    event_id = published(database)
    run(attendances.answer, event_id, AWA, "coming", NOW)
    run(preferences.choose_zone, AWA, "Africa/Dakar", NOW)
    kept = run(personal_data.gather, AWA)
    assert kept["events"] == [
        {
            "event": "Workshop",
            "following": True,
            "answer": "coming",
            "answered_at": NOW.isoformat(),
            "told_starts_at": None,
            "told_zone": None,
            "told_link": None,
        }
    ]
    assert kept["person"] == {
        "telegram_id": AWA,
        "language": "en",
        "language_chosen": False,
        "zone": "Africa/Dakar",
        "quiet": None,
        "plan": None,
        "wants_reminders": True,
        "wants_announcements": True,
        "wants_surveys": True,
        "first_seen": NOW.isoformat(),
        "last_seen": NOW.isoformat(),
        "started": True,
        "unreachable": None,
    }


def test_an_announcement_whose_author_is_forgotten_goes_no_further(database):
    run = database.run_now
    published(database)

    def announce(session):
        session.add(
            Announcement(
                id=1, owner_id=INES, state="sending", audience={}, created_at=NOW, edition=1
            )
        )
        session.flush()
        session.add(
            Variant(
                announcement_id=1,
                language="en",
                chat_id=INES,
                message_ids=[5],
                form="text",
                content={},
                beginning="Hello",
            )
        )
        row = deliveries.row("announcement:1", ANNOUNCEMENT, TOM, {}, NOW, announcement_id=1)
        deliveries.add_all(session, [row])

    run(announce)
    run(forgetting.forget, INES, LATER)
    assert outbox(database, ANNOUNCEMENT) == [(TOM, "announcement:1", "withdrawn", "stopped")]
    with database.engine.connect() as connection:
        left = connection.execute(select(Announcement.owner_id, Announcement.state)).all()
        assert connection.execute(select(Variant.language)).all() == []
    assert [tuple(row) for row in left] == [(None, "stopped")]


def test_who_is_forgotten_leaves_their_places_to_others(database):
    run = database.run_now
    event_id = published(database, capacity=1)
    run(attendances.answer, event_id, AWA, "coming", NOW)
    run(attendances.answer, event_id, TOM, "coming", NOW)
    remind(database, event_id, AWA, "1d")
    run(forgetting.forget, AWA, LATER)
    with database.engine.connect() as connection:
        left = connection.execute(select(Attendance.person_id, Attendance.answer)).all()
    assert [tuple(row) for row in left] == [(TOM, "coming")]
    assert outbox(database, REMINDER) == []
    assert [row[0] for row in outbox(database, PROMOTED)] == [TOM]
