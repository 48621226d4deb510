"""Events as rows: what a move, a new link and a cancellation do to the outbox."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from domain.audiences import FOLLOWERS, Audience
from domain.deliveries import Told
from domain.events import Details
from storage import announcements, attendances, deliveries, event_lists, event_news, events
from storage.tables import Attendance, Delivery

NOW = datetime(2027, 2, 1, 9, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=2)
WORKSHOP = Details(
    titles={"en": "Workshop"},
    starts=datetime(2027, 2, 14, 13, 0),
    ends=datetime(2027, 2, 14, 16, 0),
    zone="Europe/Zurich",
    link="https://example.org/a",
)
PLAN = ("1d", "1h")
TOM, AWA, INES = 7, 8, 9


@pytest.fixture
def run(database):
    return database.run_now


@pytest.fixture
def event(run):
    number = run(events.create, INES, WORKSHOP, PLAN, NOW)
    assert run(events.publish, number, NOW)
    return number


def follows(run, event, person, *, told=True):
    run(attendances.answer, event, person, "coming", NOW)
    if told:
        facts = run(events.find, event)
        told = Told(facts.starts_at, facts.zone, facts.link)
        run(event_news.note_told, event, person, told, NOW)


def waiting(run, event):
    def look(session):
        chosen = select(Delivery).where(Delivery.event_id == event).order_by(Delivery.id)
        return [(one.kind, one.chat_id, one.state, one.reason) for one in session.scalars(chosen)]

    return run(look)


def remind(session, event, person, offset="1d"):
    cause = f"reminder:{event}:0:{offset}"
    rows = [deliveries.row(cause, "reminder", person, {"offset": offset}, LATER, event_id=event)]
    deliveries.add_all(session, rows)


def test_a_draft_is_nobodys_but_its_owners_until_it_is_published(run):
    number = run(events.create, INES, WORKSHOP, PLAN, NOW)
    part = run(events.create, INES, WORKSHOP, PLAN, NOW, parent_id=number)
    assert run(event_lists.coming, NOW) == []
    assert [one.id for one in run(event_lists.of_owner, INES, NOW)] == [number]
    assert run(event_lists.of_owner, TOM, NOW) == []
    assert run(events.publish, number, NOW) and not run(events.publish, number, NOW)
    assert [one.id for one in run(event_lists.coming, NOW)] == [number]
    assert run(events.find, part).state == "published"
    assert events.details_of(run(events.find, number)) == WORKSHOP


def test_a_move_withdraws_what_waits_and_corrects_those_who_were_told(run, event):
    follows(run, event, TOM)
    follows(run, event, AWA, told=False)
    run(remind, event, TOM)
    run(remind, event, AWA)
    moved = replace(WORKSHOP, starts=datetime(2027, 2, 15, 14), ends=datetime(2027, 2, 15, 17))
    change = run(events.change, event, moved, PLAN, NOW)
    assert (change.moved, change.link_changed, change.told) == (True, False, 1)
    assert waiting(run, event) == [
        ("reminder", TOM, "withdrawn", "moved"),
        ("reminder", AWA, "withdrawn", "moved"),
        ("moved", TOM, "waiting", None),
    ]
    row = run(events.find, event)
    assert (row.starts_at, row.revision, row.sequence) == (
        datetime(2027, 2, 15, 13, tzinfo=UTC),
        1,
        1,
    )
    assert row.moved_at == NOW


def test_moved_there_and_back_nobody_is_told_anything(run, event):
    follows(run, event, TOM)
    moved = replace(WORKSHOP, starts=datetime(2027, 2, 14, 14))
    assert run(events.change, event, moved, PLAN, NOW).told == 1
    assert run(events.change, event, WORKSHOP, PLAN, LATER).told == 0
    assert waiting(run, event) == [("moved", TOM, "withdrawn", "replaced")]


def test_a_new_link_is_told_to_those_who_got_the_old_one(run, event):
    follows(run, event, TOM)
    follows(run, event, AWA, told=False)
    change = run(events.change, event, replace(WORKSHOP, link="https://example.org/b"), PLAN, NOW)
    assert (change.moved, change.link_changed, change.told) == (False, True, 1)
    assert waiting(run, event) == [("link", TOM, "waiting", None)]


def test_a_new_title_disturbs_nobody(run, event):
    follows(run, event, TOM)
    run(remind, event, TOM)
    change = run(events.change, event, replace(WORKSHOP, titles={"en": "A"}), PLAN, NOW)
    assert (change.moved, change.link_changed, change.told) == (False, False, 0)
    assert waiting(run, event) == [("reminder", TOM, "waiting", None)]


def test_a_reminder_that_left_while_the_event_moved_is_corrected(run, event):
    follows(run, event, TOM, told=False)
    old = run(events.find, event)
    told = Told(old.starts_at, old.zone, old.link)
    run(events.change, event, replace(WORKSHOP, starts=datetime(2027, 2, 14, 14)), PLAN, NOW)
    assert waiting(run, event) == []
    run(event_news.note_told, event, TOM, told, NOW)
    assert waiting(run, event) == [("moved", TOM, "waiting", None)]


def test_a_cancellation_is_one_act(run, event):
    part = run(events.create, INES, WORKSHOP, PLAN, NOW, parent_id=event)
    run(events.publish, part, NOW)
    follows(run, event, TOM)
    follows(run, part, TOM)
    follows(run, part, AWA)
    run(attendances.answer, event, INES, "not", NOW)
    run(remind, event, TOM)
    run(events.change, event, replace(WORKSHOP, starts=datetime(2027, 2, 14, 14)), PLAN, NOW)
    assert run(events.cancel, event, LATER) == 2
    assert run(events.cancel, event, LATER) is None
    assert waiting(run, event) == [
        ("reminder", TOM, "withdrawn", "moved"),
        ("moved", TOM, "withdrawn", "cancelled"),
        ("cancelled", TOM, "waiting", None),
        ("cancelled", AWA, "waiting", None),
    ]
    assert run(events.find, part).state == "cancelled"
    assert run(events.change, event, WORKSHOP, PLAN, LATER) is None

    def planned(session):
        return list(session.scalars(select(Attendance.plan_at)))

    assert set(run(planned)) == {None}


def test_more_places_let_in_those_who_wait(run):
    number = run(events.create, INES, replace(WORKSHOP, capacity=1), PLAN, NOW)
    run(events.publish, number, NOW)
    assert run(attendances.answer, number, TOM, "coming", NOW) == "coming"
    assert run(attendances.answer, number, AWA, "coming", NOW) == "waiting"
    change = run(events.change, number, replace(WORKSHOP, capacity=2), PLAN, LATER)
    assert change.promoted == 1
    assert run(attendances.find, number, AWA).answer == "coming"


def test_a_copy_is_a_draft_of_its_own_with_its_sessions(run, event):
    part = replace(WORKSHOP, titles={"en": "Part"}, starts=datetime(2027, 2, 14, 14))
    run(events.create, INES, part, PLAN, NOW, parent_id=event)
    new = run(events.copy, event, TOM, datetime(2028, 2, 14, 13), NOW)
    copied = run(events.find, new)
    assert (copied.state, copied.owner_id, copied.starts, copied.ends) == (
        "draft",
        TOM,
        datetime(2028, 2, 14, 13),
        datetime(2028, 2, 14, 16),
    )
    assert copied.uid != run(events.find, event).uid
    assert [one.starts for one in run(events.sessions_of, new)] == [datetime(2028, 2, 14, 14)]
    assert run(events.copy, 999, TOM, datetime(2028, 2, 14, 13), NOW) is None


def test_only_drafts_can_be_discarded(run, event):
    assert not run(events.discard, event)
    draft = run(events.create, INES, WORKSHOP, PLAN, NOW)
    run(events.create, INES, WORKSHOP, PLAN, NOW, parent_id=draft)
    meant = run(announcements.create, INES, Audience(FOLLOWERS, draft), draft, NOW)
    assert run(events.discard, draft) and not run(events.discard, draft)
    assert run(announcements.find, meant).event_id is None
    assert run(events.find, draft) is None
    assert run(events.sessions_of, draft) == []


def test_lists_part_what_comes_from_what_was(run, event):
    follows(run, event, TOM)
    after = datetime(2027, 2, 14, 15, 0, tzinfo=UTC)
    assert [one.id for one in run(event_lists.coming, after - timedelta(seconds=1))] == [event]
    assert run(event_lists.coming, after) == []
    assert [one.id for one in run(event_lists.past, after)] == [event]
    assert [one.id for one in run(event_lists.of_person, TOM, NOW)] == [event]
    assert run(event_lists.of_person, AWA, NOW) == []
    assert [one.id for one in run(event_lists.of_owner, None, after, past=True)] == [event]
