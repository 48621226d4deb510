"""What is kept of people goes with the second in which /privacy says so, and not before."""

import json
from datetime import timedelta

import pytest
from conftest import BEGINNING as NOW
from rights_forged import WORKSHOP
from surveys_made import CAME, form, published

from domain.retention import (
    CARDS,
    DELETED_SURVEYS,
    DIALOGUES,
    EVENTS,
    QUESTIONS,
    SURVEYS,
    UPDATES,
)
from domain.survey_sittings import Step
from domain.survey_sittings import begin as begin_survey
from jobs.retention import let_go
from storage import (
    acts,
    attendances,
    cards,
    chat_pauses,
    deliveries,
    dialogues,
    events,
    questions,
    survey_closing,
    surveys,
    takings,
    updates,
)
from storage.questions import Asked
from storage.tables import Table
from storage.updates import Arrival

PERSON, ORGANISER, WORD = 905_419_777, 905_419_778, "Kalimba"
SECOND = timedelta(seconds=1)


def ask(session, person):
    asked = [Asked(WORD, "en", "unknown")]
    return questions.record(session, [questions.Message(5, person, -100, asked, NOW)])[0][0]


def pass_on(session):
    number = ask(session, PERSON)
    assert cards.open_card(session, number, PERSON, {}, NOW)
    cards.answer(session, cards.Thread(1, PERSON, None, "card"), ORGANISER, (-1, 1), {}, NOW)


def pass_on_and_be_forgotten(session):
    pass_on(session)
    for table, column in (("cards", "person_id"), ("questions", "person_id")):
        session.execute(Table.metadata.tables[table].update().values({column: None}))


def write(session):
    deliveries.add(session, f"reply:1:{PERSON}:2", "reply", PERSON, {"html": WORD}, NOW)


def act(session):
    acts.note(session, PERSON, "join", "person", PERSON, NOW)


def begin(session):
    dialogues.put(session, PERSON, "event", "title", {"text": WORD}, NOW)


def come(session):
    event = events.create(session, None, WORKSHOP, (), NOW)
    events.publish(session, event, NOW)
    attendances.answer(session, event, PERSON, "coming", NOW)


def fail(session):
    updates.store(session, [Arrival(1, PERSON, json.dumps(WORD))], NOW)
    updates.fail(session, 1, WORD)


def pause(session):
    chat_pauses.leave_alone(session, PERSON, NOW + timedelta(minutes=1))


ENDS = timedelta(days=16, hours=6)  # from the beginning to the end of the workshop
KINDS = {
    "a question": (lambda session: ask(session, PERSON), "questions", QUESTIONS),
    "one of an unnamed admin": (lambda session: ask(session, None), "questions", QUESTIONS),
    "a card": (pass_on, "cards", CARDS),
    "a card of one who is forgotten": (pass_on_and_be_forgotten, "cards", CARDS),
    "a message": (write, "deliveries", CARDS),
    "an organiser's act": (act, "acts", CARDS),
    "what is unfinished": (begin, "dialogues", DIALOGUES),
    "an answer to an invitation": (come, "attendances", ENDS + EVENTS),
    "an update that failed": (fail, "updates", UPDATES),
    "a pause": (pause, "chat_pauses", timedelta(minutes=1)),
}


def named(house, table):
    """Whether a table has the person, the organiser or the word."""

    def read(session):
        rows = repr(session.execute(Table.metadata.tables[table].select()).all())
        return any(str(it) in rows for it in (PERSON, ORGANISER, WORD))

    return house.database.run_now(read)


@pytest.mark.parametrize("kind", KINDS)
async def test_it_goes_with_its_second(house, kind):
    leave, table, limit = KINDS[kind]
    await house.database.run(leave)
    await let_go(house.job_desk, NOW + limit - SECOND)
    assert named(house, table)
    await let_go(house.job_desk, NOW + limit + SECOND)
    assert not named(house, table)


async def answered(house):
    survey = await published(house, form(CAME))

    def keep(seat):
        return Step(begin_survey(seat.sitting))

    await house.database.run(takings.act, survey.id, PERSON, "en", 1, NOW, keep)
    return survey.id


async def test_answers_lose_their_person_two_years_after_the_end(house):
    survey = await answered(house)
    await house.database.run(survey_closing.close, survey, NOW)
    for table in ("survey_takings", "survey_responses"):
        await let_go(house.job_desk, NOW + SURVEYS - SECOND)
        assert named(house, table), table
    await let_go(house.job_desk, NOW + SURVEYS + SECOND)
    assert not named(house, "survey_takings")
    assert not named(house, "survey_responses")


async def test_a_deleted_survey_is_erased_after_a_month(house):
    survey = await answered(house)
    await house.database.run(survey_closing.delete_it, survey, NOW)
    await let_go(house.job_desk, NOW + DELETED_SURVEYS - SECOND)
    assert await house.database.run(surveys.find, survey) is not None
    await let_go(house.job_desk, NOW + DELETED_SURVEYS + SECOND)
    assert await house.database.run(surveys.find, survey) is None
    assert not named(house, "survey_takings")
