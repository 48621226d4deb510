"""Announcements as rows, on both databases: the list, pause and stop, the report, corrections."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from domain.audiences import Audience, as_plain, read_audience
from domain.events import Details
from storage import (
    announcement_lists,
    announcement_progress,
    announcement_reports,
    announcement_schedule,
    announcements,
    attendances,
    audiences,
    corrections,
    deliveries,
    events,
    people,
    roles,
    switches,
)
from storage.tables import Delivery, Person

NOW = datetime(2027, 2, 1, 9, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=2)
INES, TOM, AWA, LEO, MIA, ZOE = 1, 7, 8, 9, 10, 11
WORKSHOP = Details(
    titles={"en": "Workshop"},
    starts=datetime(2027, 2, 14, 13),
    ends=datetime(2027, 2, 14, 16),
    zone="UTC",
    tags=("procurement", "50%"),
)


@pytest.fixture
def run(database):
    return database.run_now


@pytest.fixture
def crowd(run):
    """Six people; Leo has blocked us, Mia wants no announcements, Zoe only wrote in a group."""
    for number, language in ((INES, "en"), (TOM, "en"), (AWA, "fr"), (LEO, "en"), (MIA, "fr")):
        run(people.meet, [people.Visit(number, language, NOW, private=True)])
    run(people.meet, [people.Visit(ZOE, "en", NOW)])
    run(people.mark_unreachable, LEO, "blocked")

    def opt_out(session):
        session.get(Person, MIA).wants_announcements = False

    run(opt_out)


def listed(run, announcement):
    def look(session):
        rows = session.query(Delivery).filter_by(announcement_id=announcement, kind="announcement")
        return [(row.chat_id, row.state) for row in rows.order_by(Delivery.id)]

    return run(look)


def written(run, audience=None):
    number = run(announcements.create, INES, audience or Audience(), None, NOW)
    run(announcements.put_variant, number, "en", INES, [5], "text", {}, "Dear all")
    return number


def sent(run, count, *, message=100, now=NOW):
    for row in run(deliveries.claim_due, now, count):
        run(deliveries.record, row.id, "sent", now, message_id=message + row.chat_id)


def test_an_audience_survives_its_plain_form():
    whole = Audience("attendees", 3, ("partner",), ("fr",), "a", 4, ("admin",), ("en",))
    assert read_audience(as_plain(whole)) == whole
    assert read_audience({**as_plain(whole), "of_tomorrow": 1}) == whole


def test_only_those_who_can_and_want_to_be_written_to_are_listed(run, crowd):
    found = run(audiences.count, Audience(), ("en",))
    assert (found.people, found.unreachable, found.opted_out, found.without_variant) == (
        3,
        {"blocked": 1},
        1,
        1,
    )
    assert found.by_language == {"en": 2, "fr": 1}
    number = written(run)
    assert run(announcements.start, number, NOW) == 3
    assert listed(run, number) == [(INES, "waiting"), (TOM, "waiting"), (AWA, "waiting")]


def test_an_audience_is_narrowed_and_has_exceptions(run, crowd):
    event = run(events.create, INES, WORKSHOP, (), NOW)
    run(events.publish, event, NOW)
    other = run(events.create, INES, replace(WORKSHOP, tags=("mercury",)), (), NOW)
    run(events.publish, other, NOW)
    run(attendances.follow, event, TOM, NOW)
    run(attendances.answer, event, AWA, "coming", NOW)
    run(attendances.answer, other, INES, "coming", NOW)
    run(roles.grant, TOM, "partner", INES, NOW)

    def whom(**facts):
        return sorted(
            run(lambda session: session.scalars(audiences.people_of(Audience(**facts))).all())
        )

    assert whom(base="followers", event_id=event) == [TOM, AWA]
    assert whom(base="attendees", event_id=event) == [AWA]
    assert whom(roles=("partner",)) == [TOM]
    assert whom(languages=("fr",)) == [AWA]
    assert whom(tag="procurement") == [TOM, AWA]
    assert whom(tag="50%") == [TOM, AWA]
    assert whom(tag="5") == []
    assert whom(without_attendees_of=event) == [INES, TOM]
    assert whom(without_roles=("partner",)) == [INES, AWA]
    assert whom(without_languages=("fr",)) == [INES, TOM]
    assert whom(base="attendees", event_id=999) == []


def test_a_second_confirmation_starts_nothing(run, crowd):
    number = written(run)
    assert run(announcements.start, number, NOW) == 3
    assert run(announcements.start, number, NOW) is None
    assert len(listed(run, number)) == 3
    assert not run(announcements.discard, number)
    assert not run(announcements.set_audience, number, Audience(languages=("fr",)))


def test_a_pause_holds_back_and_a_stop_withdraws(run, crowd):
    number = written(run)
    run(announcements.start, number, NOW)
    sent(run, 1)
    (in_the_air,) = run(deliveries.claim_due, NOW, 1)
    assert run(announcements.pause, number, NOW) and not run(announcements.pause, number, NOW)
    assert run(deliveries.claim_due, LATER, 10) == []
    run(deliveries.postpone, in_the_air.id, NOW, NOW, "flood")
    assert run(deliveries.claim_due, LATER, 10) == []
    assert run(announcements.go_on, number, LATER)
    assert len(run(deliveries.claim_due, LATER, 1)) == 1
    assert run(announcements.stop, number, LATER) == 1
    assert run(announcements.stop, number, LATER) is None
    assert [state for _, state in listed(run, number)] == ["sent", "claimed", "withdrawn"]


def test_what_was_in_the_air_at_the_stop_is_not_tried_again(run, crowd):
    number = written(run)
    run(announcements.start, number, NOW)
    (in_the_air,) = run(deliveries.claim_due, NOW, 1)
    run(announcements.stop, number, NOW)
    run(deliveries.postpone, in_the_air.id, LATER, NOW, "flood")
    assert {state for _, state in listed(run, number)} == {"withdrawn"}


def test_a_report_names_each_reason_and_retries_those_alone(run, crowd):
    number = written(run)
    run(announcements.start, number, NOW)
    rows = run(deliveries.claim_due, NOW, 10)
    outcomes = (("refused", "blocked"), ("uncertain", "Timed out"), ("sent", None))
    for row, (state, reason) in zip(rows, outcomes, strict=True):
        run(deliveries.record, row.id, state, NOW, message_id=1, reason=reason)
    found = run(announcement_reports.report, number)
    assert (found.total, found.sent, found.waiting, found.by_reason) == (
        3,
        1,
        0,
        {"blocked": 1, "uncertain": 1},
    )
    assert [one.id for one in run(announcements.finish, LATER)] == [number]
    assert run(announcement_reports.retry, number, ["blocked"], LATER) == 1
    assert run(announcements.find, number).state == "sending"
    assert [state for _, state in listed(run, number)] == ["waiting", "uncertain", "sent"]
    assert run(announcement_reports.retry, number, ["late"], LATER) == 0


def test_a_correction_reaches_every_copy_and_a_newer_one_replaces_it(run, crowd):
    number = written(run)
    run(announcements.start, number, NOW)
    sent(run, 2)
    assert run(corrections.correct, number, NOW) == 2
    assert run(corrections.correct, number, NOW) == 2
    edits = [row for row in run(deliveries.claim_due, NOW, 10) if row.kind == "edit"]
    assert [(row.chat_id, row.content) for row in edits] == [
        (INES, {"message_id": 101}),
        (TOM, {"message_id": 107}),
    ]


def test_what_is_taken_back_is_deleted_unless_it_is_too_old(run, crowd):
    number = written(run)
    run(announcements.start, number, NOW)
    sent(run, 1)
    later = NOW + corrections.DELETABLE_FOR
    sent(run, 1, now=NOW + timedelta(hours=1))
    assert run(corrections.withdraw, number, later) == (1, 1)
    assert run(announcements.find, number).state == "stopped"
    (row,) = run(deliveries.claim_due, later, 10)
    assert (row.kind, row.chat_id, row.content) == ("delete", TOM, {"message_ids": [107]})


def test_a_second_person_has_to_be_another_one(run, crowd):
    number = written(run)
    assert run(announcements.ask, number)
    assert run(announcements.start, number, NOW) is None
    assert not run(announcements.approve, number, INES, NOW)
    assert run(announcements.approve, number, TOM, NOW)
    assert not run(announcements.approve, number, TOM, NOW)
    assert run(announcements.find, number).approved_by == TOM
    assert run(announcements.set_audience, number, Audience(languages=("en",)))
    assert run(announcements.find, number).approved_by is None


def test_a_scheduled_one_begins_at_its_moment_and_waits_for_a_word_when_it_is_late(run, crowd):
    number = written(run)
    assert not run(announcement_schedule.schedule, number, NOW, NOW)
    assert run(announcement_schedule.schedule, number, LATER, NOW)
    assert run(announcement_schedule.due, LATER - timedelta(seconds=1)) == []
    (due,) = run(announcement_schedule.due, LATER)
    assert run(announcement_schedule.keep_late, number, "late", LATER)
    assert not run(announcement_schedule.keep_late, number, "late", LATER)
    assert run(announcement_schedule.due, LATER) == []
    assert [one.id for one in run(announcement_lists.saved, INES)] == [number]
    assert run(announcement_schedule.begin, due.id, INES, LATER) == 3
    assert run(announcement_lists.saved, INES) == []
    assert [one.id for one in run(announcement_lists.recent, None, 5)] == [number]


def test_a_correction_of_one_language_reaches_its_readers_alone(run, crowd):
    number = written(run)
    run(announcements.put_variant, number, "fr", INES, [6], "text", {}, "Bonjour")
    run(announcements.start, number, NOW)
    sent(run, 10)
    assert run(corrections.correct, number, NOW, "fr") == 1
    assert [row.chat_id for row in run(deliveries.claim_due, NOW, 10)] == [AWA]
    assert run(corrections.correct, number, NOW, "en") == 2
    assert [row.chat_id for row in run(deliveries.claim_due, NOW, 10)] == [INES, TOM]


def test_what_was_in_the_air_is_corrected_once_it_has_arrived(run, crowd):
    number = written(run)
    run(announcements.start, number, NOW)
    arrives, fails, _ = run(deliveries.claim_due, NOW, 3)
    assert run(corrections.correct, number, NOW) == 3
    run(deliveries.record, arrives.id, "sent", NOW, message_id=101)
    run(deliveries.record, fails.id, "refused", NOW, reason="blocked")
    assert [run(corrections.catch_up, NOW) for _ in range(2)] == [1, 0]
    (edit,) = run(deliveries.claim_due, NOW, 10)
    assert (edit.kind, edit.chat_id, edit.content) == ("edit", INES, {"message_id": 101})


def test_what_was_in_the_air_is_taken_back_once_it_has_arrived(run, crowd):
    number = written(run)
    run(announcements.start, number, NOW)
    sent(run, 1)
    (in_the_air,) = run(deliveries.claim_due, NOW, 1)
    assert run(corrections.withdraw, number, NOW) == (1, 0)
    run(deliveries.record, in_the_air.id, "sent", NOW, message_id=107)
    assert [run(corrections.catch_up, NOW) for _ in range(2)] == [1, 0]
    deleted = {row.chat_id: row.content for row in run(deliveries.claim_due, NOW, 10)}
    assert deleted == {INES: {"message_ids": [101]}, TOM: {"message_ids": [107]}}


def test_what_is_only_stopped_stays_where_it_arrived(run, crowd):
    number = written(run)
    run(announcements.start, number, NOW)
    sent(run, 1)
    run(announcements.stop, number, NOW)
    assert run(corrections.catch_up, NOW) == 0


def test_a_deletion_that_is_slowed_down_is_not_stopped_with_the_rest(run, crowd):
    number = written(run)
    run(announcements.start, number, NOW)
    sent(run, 1)
    run(corrections.withdraw, number, NOW)
    (deletion,) = run(deliveries.claim_due, NOW, 10)
    run(deliveries.postpone, deletion.id, LATER, NOW, "flood")
    assert [row.id for row in run(deliveries.claim_due, LATER, 10)] == [deletion.id]


def test_what_was_taken_back_is_neither_tried_again_nor_corrected(run, crowd):
    number = written(run)
    run(announcements.start, number, NOW)
    (refused, _, _) = run(deliveries.claim_due, NOW, 10)
    run(deliveries.record, refused.id, "refused", NOW, reason="blocked")
    for row in run(deliveries.doubt_stale, LATER, LATER):
        run(deliveries.record, row.id, "sent", NOW, message_id=row.id)
    run(announcements.finish, LATER)
    assert run(announcement_reports.report, number).taken_back is None
    assert run(corrections.deletable, number, LATER) == (2, 0)
    assert run(corrections.withdraw, number, LATER) == (2, 0)
    assert run(corrections.withdraw, number, LATER) == (0, 0)
    assert run(announcement_reports.retry, number, ["blocked"], LATER) == 0
    assert run(corrections.correct, number, LATER) == 0
    assert run(announcement_reports.report, number).taken_back == 2


def test_other_words_have_to_be_approved_again(run, crowd):
    number = written(run)
    run(announcements.ask, number)
    run(announcements.approve, number, TOM, NOW)
    run(announcements.put_variant, number, "fr", INES, [6], "text", {}, "Bonjour")
    assert run(announcements.find, number).approved_by is None


def test_what_goes_to_everyone_does_not_begin_without_a_second_person(run, crowd):
    number = written(run)
    run(switches.turn, switches.TWO_PERSONS, True)
    assert run(announcements.start, number, NOW) is None
    run(announcements.ask, number)
    run(announcements.approve, number, TOM, NOW)
    run(announcements.put_variant, number, "en", INES, [6], "text", {}, "Other words")
    assert run(announcements.start, number, NOW) is None
    run(announcements.ask, number)
    run(announcements.approve, number, TOM, NOW)
    assert run(announcements.start, number, NOW) == 3


def test_what_goes_to_the_people_of_an_event_needs_no_second_person(run, crowd):
    event = run(events.create, INES, WORKSHOP, (), NOW)
    run(events.publish, event, NOW)
    run(attendances.follow, event, TOM, NOW)
    number = written(run, Audience("followers", event))
    run(switches.turn, switches.TWO_PERSONS, True)
    assert run(announcements.start, number, NOW) == 1


def test_what_was_taken_back_before_any_copy_arrived_is_deleted_once_it_does(run, crowd):
    number = written(run)
    run(announcements.start, number, NOW)
    in_the_air = run(deliveries.claim_due, NOW, 1)[0]
    assert run(corrections.withdraw, number, NOW) == (0, 0)
    assert run(corrections.taken_back, number) == 0
    run(deliveries.record, in_the_air.id, "sent", NOW, message_id=77)
    assert run(corrections.catch_up, NOW) == 1
    assert run(corrections.correct, number, NOW) == 0
    assert run(announcement_reports.retry, number, ["stopped"], NOW) == 0

    def deletions(session):
        return [row.content for row in session.query(Delivery).filter_by(kind="delete")]

    assert run(deletions) == [{"message_ids": [77]}]


def test_a_report_that_was_not_shown_is_shown_later(run, crowd):
    number = written(run)
    run(announcements.start, number, NOW)
    run(announcement_progress.set_progress, number, INES, 9)
    sent(run, 10)
    assert [one.id for one in run(announcements.finish, NOW)] == [number]
    hour = NOW - timedelta(hours=1)
    assert [one.id for one in run(announcement_progress.unshown, hour)] == [number]
    run(announcement_progress.mark_shown, number, NOW)
    assert run(announcement_progress.unshown, hour) == []


def test_who_is_tried_again_while_it_is_paused_waits_with_the_others(run, crowd):
    number = written(run)
    run(announcements.start, number, NOW)
    failed = run(deliveries.claim_due, NOW, 1)[0]
    run(deliveries.record, failed.id, "failed", NOW, reason="odd")
    run(announcements.pause, number, NOW)
    assert run(announcement_reports.retry, number, ["failed"], NOW) == 1
    assert run(deliveries.claim_due, LATER, 10) == []
    run(announcements.go_on, number, NOW)
    assert len(run(deliveries.claim_due, LATER, 10)) == 3
