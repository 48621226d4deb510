"""Roles, the links that give them, rules and the trail, on both databases."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from storage import acts, deliveries, forgetting, outbox_view, roles, switches, team
from storage.outbox_view import Subject
from storage.tables import Delivery

NOW = datetime(2027, 2, 1, 9, 0, tzinfo=UTC)
SECOND, DAY = timedelta(seconds=1), timedelta(days=1)
TOM, AWA, INES = 7, 8, 9
LINK = "abcdefghijkl-_12"


@pytest.fixture
def run(database):
    return database.run_now


def noted(run):
    return [(one.actor_id, one.act, one.subject_id, one.detail) for one in run(acts.trail)]


def outbox(run):
    def look(session):
        chosen = select(Delivery).order_by(Delivery.id)
        return [(one.chat_id, one.state, one.reason) for one in session.scalars(chosen)]

    return run(look)


def join(run, person, at=NOW, link=LINK):
    return run(team.join, link, person, "<b>used</b>", at)


def test_a_role_is_given_once_and_taken_back(run):
    assert run(roles.grant, TOM, "organiser", INES, NOW)
    assert not run(roles.grant, TOM, "organiser", INES, NOW)
    assert run(roles.grant, AWA, "partner", INES, NOW + SECOND)
    assert [(one.person_id, one.role) for one in run(roles.team)] == [
        (TOM, "organiser"),
        (AWA, "partner"),
    ]
    assert run(roles.organisers) == [TOM]
    assert run(roles.revoke, TOM, ["organiser"])
    assert not run(roles.revoke, TOM, ["organiser"])
    assert run(roles.roles_of, TOM) == frozenset()


def test_a_link_gives_its_role_to_the_first_who_opens_it(run):
    assert run(team.invite, INES, LINK, "organiser", NOW) == NOW + 7 * DAY
    assert join(run, TOM) == "organiser"
    assert join(run, AWA) is None
    assert run(roles.roles_of, TOM) == {"organiser"}
    assert run(roles.roles_of, AWA) == frozenset()
    assert outbox(run) == [(INES, "waiting", None)]
    assert noted(run) == [
        (TOM, "join", TOM, {"role": "organiser"}),
        (INES, "invite", None, {"role": "organiser"}),
    ]


def test_the_same_button_makes_the_same_link_until_it_is_used(run):
    assert run(team.invite, INES, LINK, "partner", NOW) == NOW + 7 * DAY
    assert run(team.invite, INES, LINK, "partner", NOW + DAY) == NOW + 7 * DAY
    assert run(team.invite, INES, LINK, "organiser", NOW) is None
    assert run(team.invite, AWA, LINK, "partner", NOW) is None
    assert join(run, TOM) == "partner"
    assert run(team.invite, INES, LINK, "partner", NOW) is None
    assert [act for _, act, *_ in noted(run)] == ["join", "invite"]


@pytest.mark.parametrize(("late", "given"), [(-SECOND, "organiser"), (timedelta(0), None)])
def test_a_link_works_for_seven_days(run, late, given):
    run(team.invite, INES, LINK, "organiser", NOW)
    assert join(run, TOM, NOW + 7 * DAY + late) == given


def test_whoever_is_removed_has_no_way_back_by_an_old_link(run):
    run(team.invite, INES, LINK, "organiser", NOW)
    join(run, TOM)
    run(roles.grant, TOM, "admin", INES, NOW)
    run(team.invite, TOM, "made-by-tom", "organiser", NOW)
    assert run(team.remove, INES, TOM, NOW + SECOND)
    assert not run(team.remove, INES, TOM, NOW + SECOND)
    assert noted(run)[0] == (INES, "remove", TOM, {"roles": ["admin", "organiser"]})
    for link in (LINK, "made-by-tom"):
        assert join(run, TOM, link=link) is None
    assert run(roles.roles_of, TOM) == frozenset()


def test_whoever_is_forgotten_leaves_no_open_link_and_no_number(run):
    run(team.invite, INES, LINK, "organiser", NOW)
    join(run, TOM)
    run(forgetting.forget, TOM, NOW)
    assert join(run, AWA) is None
    assert noted(run) == [
        (None, "join", None, {"role": "organiser"}),
        (INES, "invite", None, {"role": "organiser"}),
    ]


def test_a_rule_is_off_until_it_is_turned_on(run):
    assert not run(switches.is_on, switches.TWO_PERSONS)
    assert not run(team.turn_approval, INES, False, NOW)
    assert run(team.turn_approval, INES, True, NOW)
    assert not run(team.turn_approval, INES, True, NOW)
    assert run(switches.is_on, switches.TWO_PERSONS)
    assert run(team.turn_approval, INES, False, NOW + SECOND)
    assert not run(switches.is_on, switches.TWO_PERSONS)
    assert noted(run) == [
        (INES, "approval_off", None, {}),
        (INES, "approval_on", None, {}),
    ]


def test_the_trail_is_read_by_subject_and_newest_first(run):
    run(acts.note, INES, "create", "event", 1, NOW)
    run(acts.note, INES, "create", "announcement", 1, NOW + SECOND)
    run(acts.note, TOM, "cancel", "event", 1, NOW + 2 * SECOND, told=3)
    run(acts.note, TOM, "create", "event", 2, NOW + 3 * SECOND)
    assert [one.act for one in run(acts.trail, "event", 1)] == ["cancel", "create"]
    assert [one.subject for one in run(acts.trail, limit=3)] == ["event", "event", "announcement"]


def in_doubt(run, *people, at=NOW):
    for person in people:
        run(deliveries.add, f"letter:{person}", "notice", person, {"html": "x"}, at)
    run(deliveries.claim_due, at, 10)
    run(deliveries.doubt_stale, at + SECOND, at)


def test_doubts_are_settled_once_and_noted(run):
    in_doubt(run, TOM, AWA)
    messages, later = Subject("messages"), NOW + SECOND
    (trouble,) = run(outbox_view.troubles, later, None)
    assert (trouble.subject, trouble.uncertain, trouble.newest) == (messages, 2, NOW)
    assert run(outbox_view.send_again, INES, messages, later, later) == 2
    assert run(outbox_view.send_again, INES, messages, later, later) == 0
    assert outbox(run) == [(TOM, "waiting", None), (AWA, "waiting", None)]
    run(deliveries.claim_due, later, 10)
    run(deliveries.doubt_stale, later + SECOND, later)
    # An old button means the doubts that were on the screen.
    assert run(outbox_view.send_again, INES, messages, later, later) == 0
    assert run(outbox_view.take_as_sent, INES, messages, later + SECOND, later) == 2
    assert outbox(run) == [(TOM, "sent", None), (AWA, "sent", None)]
    assert run(outbox_view.troubles, later, None) == []
    assert noted(run) == [
        (INES, "take_as_sent", None, {"people": 2}),
        (INES, "send_again", None, {"people": 2}),
    ]


def test_nothing_is_sent_to_whoever_was_forgotten(run):
    in_doubt(run, TOM)
    run(forgetting.forget, TOM, NOW)
    later = NOW + SECOND
    assert run(outbox_view.troubles, later, None) == []
    assert run(outbox_view.send_again, INES, Subject("messages"), later, later) == 0


def test_what_ended_long_ago_is_not_shown(run):
    in_doubt(run, TOM)
    run(deliveries.add, "letter:new", "notice", AWA, {"html": "x"}, NOW)
    assert run(outbox_view.counts, NOW) == {"uncertain": 1, "waiting": 1}
    assert run(outbox_view.counts, NOW + 7 * DAY) == {"waiting": 1}
    assert run(outbox_view.troubles, NOW + 7 * DAY, None) == []
