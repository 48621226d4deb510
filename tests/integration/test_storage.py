"""The verbs over rows, on SQLite and on PostgreSQL."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import StatementError

from storage import cards, deliveries, forgetting, people, personal_data, questions, updates
from storage.migrate import NewerDatabase, migrate
from storage.questions import Asked
from storage.tables import Card, Delivery, Question, StoredUpdate
from storage.updates import Arrival

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=2)
NOTHING = {"person": None, "events": [], "questions": [], "messages": []}


def asked(text="what is pic", outcome="unknown", **more):
    return Asked(text, "en", outcome, **more)


def test_an_update_is_stored_once_and_taken_up_again_until_it_is_done(database):
    run = database.run_now
    assert run(updates.store, [Arrival(2, 7, "{}"), Arrival(1, 7, "[]")], NOW) == {1, 2}
    assert run(updates.store, [Arrival(2, 7, "x"), Arrival(3, 8, "{}")], NOW) == {3}
    run(updates.finish, [2])
    assert run(updates.take_up_again) == [Arrival(1, 7, "[]"), Arrival(3, 8, "{}")]
    run(updates.fail, 1, "odd")
    run(updates.finish, [3])
    assert run(updates.take_up_again) == []
    assert run(updates.purge, NOW + timedelta(seconds=1)) == 3


def test_an_update_that_ends_the_process_is_given_three_times(database):
    run = database.run_now
    run(updates.store, [Arrival(1, 7, "{}")], NOW)
    run(updates.store, [Arrival(2, 7, "{}"), Arrival(3, 8, "{}")], NOW)
    assert [run(updates.give_up) for _ in range(3)] == [[], [], []]
    run(updates.finish, [3])
    assert run(updates.give_up) == [1]
    assert [arrival.update_id for arrival in run(updates.take_up_again)] == [2]
    with database.engine.connect() as connection:
        row = connection.execute(
            select(StoredUpdate.state, StoredUpdate.fault).where(StoredUpdate.update_id == 1)
        ).one()
    assert tuple(row) == ("failed", "the process ended three times while it was handled")


def test_an_orderly_stop_counts_against_nothing(database):
    run = database.run_now
    run(updates.store, [Arrival(1, 7, "{}")], NOW)
    for _ in range(9):
        assert run(updates.give_up) == []
        run(updates.acquit)


def test_a_person_keeps_the_language_they_chose(database):
    run = database.run_now
    assert run(people.meet, [people.Visit(7, None, NOW)])[0].new
    assert run(people.meet, [people.Visit(7, "fr", NOW)])[0].language == "fr"
    run(people.choose_language, 7, "en")
    (met,) = run(people.meet, [people.Visit(7, "fr", LATER)])
    assert (met.language, met.language_chosen, met.new) == ("en", True, False)
    assert run(people.language_of, 8) is None


def recorded(run, update_id, person_id, chat_id, parts, at):
    message = questions.Message(update_id, person_id, chat_id, parts, at)
    (ids,) = run(questions.record, [message])
    return ids


def test_people_who_write_at_the_same_time_are_met_together(database):
    run = database.run_now
    run(people.meet, [people.Visit(7, "en", NOW)])
    run(people.choose_language, 7, "fr")
    visits = [people.Visit(8, "en", NOW, private=True), people.Visit(7, "en", NOW),
              people.Visit(9, None, NOW), people.Visit(8, "en", NOW)]  # fmt: skip
    met = run(people.meet, visits)
    assert [(one.id, one.language, one.new) for one in met] == [
        (8, "en", True),
        (7, "fr", False),
        (9, None, True),
        (8, "en", True),
    ]


def test_messages_kept_together_each_get_their_own_ids(database):
    run = database.run_now
    old = recorded(run, 12, 8, 8, [asked("c")], NOW)
    several = [
        questions.Message(13, 9, 9, [asked("d"), asked("e")], NOW),
        questions.Message(12, 8, 8, [asked("c")], NOW),
        questions.Message(11, 7, 7, [asked("a", offered=("x",))], NOW),
    ]
    found = run(questions.record, several)
    assert found[1] == old
    texts = [[run(questions.find, one).text for one in ids] for ids in found]
    assert texts == [["d", "e"], ["c"], ["a"]]
    assert run(questions.find, found[2][0]).offered == ["x"]
    assert run(questions.find, found[0][0]).offered == []


def test_a_question_is_kept_to_the_letter(database):
    run = database.run_now
    text = "{\"a\": [null, 'b']}, \\u0041\\ \t\n– \u202e 🇲🇱 \x7f"
    at = NOW.replace(microsecond=123_456)
    [one] = recorded(run, 11, 7, -7, [asked(text, confidence=0.1 + 0.2)], at)
    kept = run(questions.find, one)
    assert (kept.text, kept.confidence, kept.entry, kept.asked_at, kept.chat_id) == (
        text, 0.1 + 0.2, None, at, -7,
    )  # fmt: skip


def test_a_moment_without_its_zone_is_refused(database):
    with pytest.raises((ValueError, StatementError), match="a moment needs its zone"):
        recorded(database.run_now, 11, 7, 7, [asked()], NOW.replace(tzinfo=None))


def test_a_question_recorded_again_keeps_its_ids(database):
    run = database.run_now
    parts = [asked("a"), asked("b", "choices", offered=("x", "y"))]
    first = recorded(run, 11, 7, 7, parts, NOW)
    assert recorded(run, 11, 7, 7, parts, NOW) == first
    assert run(questions.find, first[1], 7).offered == ["x", "y"]
    assert run(questions.find, first[1], 8) is None


def test_fewer_parts_than_before_are_no_fault(database):
    run = database.run_now
    first = recorded(run, 11, 7, 7, [asked("a"), asked("b")], NOW)
    assert recorded(run, 11, 7, 7, [asked("a and b")], NOW) == first[:1]


def test_a_number_that_telegram_gives_again_is_another_question(database):
    run = database.run_now
    (old,) = recorded(run, 11, 7, 7, [asked("a")], NOW)
    run(questions.release_updates, NOW)
    assert recorded(run, 11, 7, 7, [asked("a")], NOW) == [old]
    run(questions.release_updates, LATER)
    (new,) = recorded(run, 11, 8, 8, [asked("b")], LATER)
    assert run(questions.find, new, 8).text == "b"
    assert run(questions.find, old, 7).text == "a"


def test_the_curators_list_holds_what_went_without_a_good_answer(database):
    run = database.run_now
    parts = [asked("a"), asked("b", "answered", entry="e"), asked("c", "answered", entry="e")]
    ids = recorded(run, 11, 7, 7, parts, NOW)
    assert run(questions.give_verdict, ids[2], 7, questions.NOT_USEFUL)
    assert not run(questions.give_verdict, ids[1], 8, questions.NOT_USEFUL)
    assert [q.text for q in run(questions.open_ends, 10)] == ["c", "a"]
    assert run(questions.count_by_outcome, NOW) == {"answered": 2, "unknown": 1}


def test_a_delivery_is_claimed_by_one_and_a_stale_claim_is_uncertain(database):
    run = database.run_now
    assert run(deliveries.add, "card:1", "card", 5, {"html": "x"}, NOW)
    assert not run(deliveries.add, "card:1", "card", 5, {"html": "y"}, NOW)
    claimed = run(deliveries.claim_due, NOW, 10)
    assert [row.content for row in claimed] == [{"html": "x"}]
    assert run(deliveries.claim_due, NOW, 10) == []
    assert run(deliveries.doubt_stale, NOW, LATER) == []
    assert [row.content for row in run(deliveries.doubt_stale, LATER, LATER)] == [{"html": "x"}]
    assert run(deliveries.count_by_state) == {"uncertain": 1}


def test_what_was_not_sent_waits_until_its_time(database):
    run = database.run_now
    run(deliveries.add, "card:1", "card", 5, {}, NOW)
    (row,) = run(deliveries.claim_due, NOW, 10)
    run(deliveries.postpone, row.id, LATER, NOW, "flood")
    assert run(deliveries.claim_due, NOW, 10) == []
    assert len(run(deliveries.claim_due, LATER, 10)) == 1


def open_card(run, person=7):
    (question,) = recorded(run, 11, person, person, [asked()], NOW)
    assert run(cards.open_card, question, person, {5: {"html": "card"}}, NOW)
    (delivery,) = run(deliveries.claim_due, NOW, 10)
    run(deliveries.record, delivery.id, "sent", NOW, message_id=50)
    return question


def test_a_card_is_made_once_and_only_of_ones_own_question(database):
    run = database.run_now
    question = open_card(run)
    assert not run(cards.open_card, question, 7, {5: {}}, NOW)
    (other,) = recorded(run, 12, 8, 8, [asked()], NOW)
    assert not run(cards.open_card, other, 7, {5: {}}, NOW)
    assert run(cards.find_thread, 5, 50).question == "what is pic"
    assert run(cards.find_thread, 5, 51) is None


def test_a_reply_goes_out_once_and_its_answer_comes_back_under_the_card(database):
    run = database.run_now
    open_card(run)
    thread = run(cards.find_thread, 5, 50)
    assert run(cards.answer, thread, 99, (5, 60), {"html": "it is ..."}, NOW)
    assert not run(cards.answer, thread, 99, (5, 60), {"html": "it is ..."}, NOW)
    (reply,) = run(deliveries.claim_due, NOW, 10)
    assert (reply.chat_id, reply.kind) == (7, "reply")
    run(deliveries.record, reply.id, "sent", NOW, message_id=70)
    back = run(cards.find_thread, 7, 70)
    assert run(cards.follow_up, back, {5: {"html": "thanks"}}, (7, 71), NOW)
    (follow_up,) = run(deliveries.claim_due, NOW, 10)
    assert follow_up.content == {"html": "thanks", "reply_to": 50}


def test_forgetting_leaves_counts_and_nothing_else(database):
    run = database.run_now
    run(people.meet, [people.Visit(7, "fr", NOW)])
    open_card(run)
    thread = run(cards.find_thread, 5, 50)
    run(cards.answer, thread, 99, (5, 60), {"html": "secret"}, NOW)
    assert len(run(personal_data.gather, 7)["messages"]) == 2
    assert run(forgetting.forget, 7, NOW) == {
        "questions": 1,
        "messages": 2,
        "events": 0,
        "surveys": 0,
    }
    assert run(personal_data.gather, 7) == NOTHING
    with database.engine.connect() as connection:
        assert connection.execute(select(Question.text, Question.person_id)).all() == [(None, None)]
        rows = connection.execute(select(Delivery.content, Delivery.state)).all()
    assert rows == [({"text": "…"}, "sent")]
    assert not run(cards.answer, run(cards.find_thread, 5, 50), 99, (5, 61), {}, NOW)


def test_forgetting_leaves_no_number_behind(database):
    run = database.run_now
    open_card(run)
    run(cards.answer, run(cards.find_thread, 5, 50), 99, (99, 60), {"html": "secret"}, NOW)
    (reply,) = run(deliveries.claim_due, NOW, 10)
    run(deliveries.record, reply.id, "sent", NOW, message_id=70)
    run(cards.follow_up, run(cards.find_thread, 7, 70), {5: {"html": "thanks"}}, (7, 71), NOW)
    (follow_up,) = run(deliveries.claim_due, NOW, 10)
    run(deliveries.record, follow_up.id, "sent", NOW, message_id=72)
    content = '{"chat": {"id": -5}, "from": {"id": 7, "first_name": "Tom"}}'
    run(updates.store, [Arrival(1, -5, content), Arrival(2, 7, content), Arrival(3, -5, "x")], NOW)
    run(updates.fail, 1, "odd")
    run(updates.fail, 3, "odd")
    run(forgetting.forget, 7, NOW)
    run(forgetting.forget, 99, NOW)
    with database.engine.connect() as connection:
        kept = connection.execute(select(Delivery.cause, Delivery.chat_id, Delivery.content)).all()
        assert [answered for (answered,) in connection.execute(select(Card.answered_by))] == [None]
        contents = select(StoredUpdate.content).order_by(StoredUpdate.update_id)
        assert connection.execute(contents).scalars().all() == [None, content, "x"]
    assert sorted(kept) == [
        ("1", 5, {"text": "…"}),
        ("2", 0, {"text": "…"}),
        ("3", 5, {"text": "…"}),
    ]


def test_nobody_is_shown_the_numbers_of_organisers(database):
    run = database.run_now
    open_card(run)
    content = {"html": "it is ...", "report_to": [99, 60], "copy": [99, 60]}
    run(cards.answer, run(cards.find_thread, 5, 50), 99, (99, 60), content, NOW)
    letters = run(personal_data.gather, 7)["messages"]
    assert [letter["content"] for letter in letters] == [{"html": "card"}, {"html": "it is ..."}]
    assert [letter["kind"] for letter in run(personal_data.gather, 99)["messages"]] == ["reply"]


def test_age_takes_the_person_and_the_text(database):
    run = database.run_now
    open_card(run)
    run(forgetting.age_out, *[NOW] * 4)
    assert run(questions.open_ends, 10)[0].text == "what is pic"
    run(forgetting.age_out, *[LATER] * 4)
    (question,) = run(questions.open_ends, 10)
    assert (question.text, question.person_id, question.outcome) == (None, None, "unknown")
    assert run(cards.find_thread, 5, 50) is None


def test_migrating_again_changes_nothing_and_a_newer_database_is_refused(database):
    assert migrate(database.engine) is False
    with database.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = 'zzzz'")
    with pytest.raises(NewerDatabase):
        migrate(database.engine)
