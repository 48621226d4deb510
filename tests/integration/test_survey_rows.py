"""Answers in both databases: anonymous ones lead to nobody, and few are never told apart."""

from datetime import UTC, datetime, timedelta

import pytest
from surveys_made import CAME, RATING, TOPICS, WHY, form
from test_attendances import published as an_event

from domain.audiences import EVERYONE, Audience
from domain.survey_sittings import DONE, Step, begin, finish, give
from domain.surveys import Answer
from storage import (
    events,
    forgetting,
    people,
    personal_data,
    survey_closing,
    survey_reports,
    survey_sending,
    surveys,
    takings,
)
from storage.tables import Delivery, Person, SurveyResponse, SurveyTaking

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
OWNER = 1


def made(database, form_, **values):
    number = database.run_now(surveys.create, OWNER, form_, NOW)
    assert database.run_now(surveys.publish, number, NOW) == 1
    if values:
        database.run_now(surveys.set_values, number, **values)
    return number


def answer(database, number, person, came="yes", at=NOW, language="en", done=True):
    def decide(seat):
        sitting = give(begin(seat.sitting), Answer(choices=(came,)))
        return Step(finish(sitting) if done else sitting)

    return database.run_now(takings.act, number, person, language, person, at, decide)


def counted(database, number):
    return survey_reports.tally(database, number).results.complete


def test_anonymous_answers_are_shown_in_steps_of_five(database):
    number = made(database, form(CAME, anonymous=True))
    shown = []
    for person in range(1, 17):
        answer(database, number, person, at=NOW + timedelta(minutes=person))
        shown.append(counted(database, number))
    assert shown == [0] * 9 + [5] * 5 + [10] * 2
    assert database.run_now(survey_closing.close, number, NOW)
    assert counted(database, number) == 16


def test_fewer_than_five_are_never_shown(database):
    number = made(database, form(CAME, anonymous=True))
    for person in range(1, 5):
        answer(database, number, person)
    database.run_now(survey_closing.close, number, NOW)
    report = survey_reports.tally(database, number)
    assert (report.too_few, report.results.responses) == (True, 0)
    assert report.waiting == 4


def test_no_row_of_an_anonymous_answer_names_its_person(database):
    number = made(database, form(CAME, anonymous=True))
    answer(database, number, 77, at=NOW + timedelta(hours=3))

    def look(session):
        response, taking = session.query(SurveyResponse).one(), session.query(SurveyTaking).one()
        session.expunge_all()
        return response, taking

    response, taking = database.run_now(look)
    assert (response.person_id, response.started_at) == (None, None)
    assert response.finished_at == datetime(2026, 11, 22, tzinfo=UTC)
    assert (taking.state, taking.response_id, taking.version) == (DONE, None, 0)
    assert (taking.started_at, taking.changed_at) == (None, datetime(2026, 11, 22, tzinfo=UTC))


def test_what_was_begun_anonymously_goes_when_it_closes(database):
    number = made(database, form(CAME, WHY, anonymous=True))
    answer(database, number, 5, done=False)
    database.run_now(survey_closing.close, number, NOW)

    def look(session):
        return session.query(SurveyResponse).count(), session.query(SurveyTaking).one().state

    assert database.run_now(look) == (0, "invited")
    assert database.run_now(surveys.find, number).dropped == {"why": 1}


def test_the_places_on_disk_are_made_anew_at_the_end(database):
    number = made(database, form(CAME, anonymous=True))
    for person in range(1, 13):
        answer(database, number, person, came="yes" if person % 3 else "no")

    def ids(session):
        rows = session.query(SurveyResponse).order_by(SurveyResponse.id).all()
        return [row.id for row in rows], sorted(row.answers["came"]["choices"][0] for row in rows)

    before = database.run_now(ids)
    database.run_now(survey_closing.close, number, NOW)
    after = database.run_now(ids)
    assert after[1] == before[1]
    assert len(set(after[0])) == 12


def test_named_answers_are_forgotten_and_given_out(database):
    number = made(database, form(CAME))
    database.run_now(people.meet, [people.Visit(9, "en", NOW, private=True)])
    answer(database, number, 9)
    told = database.run_now(personal_data.gather, 9)["surveys"]
    assert told[0]["answers"] == {"came": {"choices": ["yes"]}}
    receipt = database.run_now(forgetting.forget, 9, NOW)
    assert receipt["surveys"] == 1
    left = database.run_now(
        lambda session: (session.query(SurveyResponse).count(), session.query(SurveyTaking).count())
    )
    assert left == (0, 0)


@pytest.fixture
def crowd(database):
    def add(session):
        for number in range(1, 21):
            session.add(
                Person(id=number, language="en", first_seen=NOW, last_seen=NOW, started=True,
                       wants_surveys=number != 3, unreachable="blocked" if number == 4 else None)
            )  # fmt: skip

    database.run_now(add)
    return database


def test_everybody_is_asked_once(crowd):
    number = made(crowd, form(CAME))
    answer(crowd, number, 1)
    everyone = Audience(EVERYONE)
    assert crowd.run_now(survey_sending.count, number, everyone) == 17
    assert crowd.run_now(survey_sending.send, number, everyone, NOW) == 17
    assert crowd.run_now(survey_sending.send, number, everyone, NOW) == 0

    def rows(session):
        return (
            session.query(Delivery).filter_by(survey_id=number).count(),
            session.query(SurveyTaking).filter_by(survey_id=number, invited=True).count(),
        )

    assert crowd.run_now(rows) == (17, 17)


def test_reminders_go_to_those_who_have_not_finished(crowd):
    number = made(crowd, form(CAME, WHY))
    crowd.run_now(survey_sending.send, number, Audience(EVERYONE), NOW)
    answer(crowd, number, 1)
    crowd.run_now(takings.refuse, number, 2, NOW)
    answer(crowd, number, 5, done=False)
    at = NOW + timedelta(days=1)
    crowd.run_now(surveys.set_values, number, reminders=[at.isoformat()])
    assert crowd.run_now(survey_sending.remind_due, NOW) == []
    assert crowd.run_now(survey_sending.remind_due, at) == [(number, 16)]
    assert crowd.run_now(survey_sending.remind_due, at) == []


def test_it_follows_its_event(crowd):
    event = an_event(crowd)
    number = made(crowd, form(CAME))
    audience = Audience(EVERYONE, event)
    crowd.run_now(survey_sending.plan, number, audience, None, 60)
    ends = crowd.run_now(events.find, event).ends_at
    due, owners = ends + timedelta(minutes=60), [OWNER]
    early = due - timedelta(minutes=1)
    assert crowd.run_now(survey_sending.send_due, early, owners) == ([], [])
    assert crowd.run_now(survey_sending.send_due, due, owners) == ([(number, 18)], [])


def test_it_closes_when_its_time_is_over(database):
    number = made(database, form(CAME), closes_at=NOW + timedelta(hours=1))
    assert database.run_now(survey_closing.close_due, NOW) == 0
    assert database.run_now(survey_closing.close_due, NOW + timedelta(hours=1)) == 1
    assert answer(database, number, 7)[0].over


def test_what_is_deleted_leaves_nothing_after_a_month(database):
    number = made(database, form(CAME))
    answer(database, number, 7)
    database.run_now(survey_closing.delete_it, number, NOW)
    assert database.run_now(survey_closing.erase, NOW) == 0
    assert database.run_now(survey_closing.erase, NOW + timedelta(days=31)) == 1
    assert database.run_now(surveys.find, number) is None


def test_versions_share_one_table(database):
    number = made(database, form(CAME, WHY))
    answer(database, number, 7)
    database.run_now(surveys.save_form, number, form(CAME, TOPICS, RATING))
    assert database.run_now(surveys.publish, number, NOW) == 2
    answer(database, number, 8, came="no")
    report = survey_reports.tally(database, number)
    assert [(one.name, one.removed, one.versions) for one in report.columns] == [
        ("came", False, (1, 2)), ("topics", False, (2,)), ("rating", False, (2,)),
        ("why", True, (1,)),
    ]  # fmt: skip
    assert report.results.tallies["came"].answered == 2


def test_small_groups_by_language_stay_hidden(database):
    number = made(database, form(CAME, anonymous=True))
    for person in range(1, 21):
        language = "fr" if person <= 3 else "es" if person <= 9 else "en"
        answer(database, number, person, language=language)
    database.run_now(survey_closing.close, number, NOW)
    assert sorted(survey_reports.break_down(database, number)) == ["en"]
