"""A survey's only question as a poll in a group."""

from conftest import soon
from surveys_made import CAME, RATING, form, options, published

from domain import surveys as kinds
from domain.surveys import Question
from storage import survey_reports
from storage.tables import SurveyPoll, SurveyResponse

WHICH = Question("which", kinds.ONE, {"en": "Which day?"},
                 options=options(mon=("Monday", "Lundi"), tue=("Tuesday", "Mardi")))  # fmt: skip


async def counted(house, survey):
    report = survey_reports.tally(house.database, survey.id)
    return dict(report.results.tallies["which"].counts)


async def poll_in_group(house, sandbox, ines, tom, survey):
    group = await sandbox.group("Partners", ines, tom)
    await tom.hears(chat=group)  # the greeting
    await ines.says(f"/poll {survey.id}", chat=group)
    return group, await tom.hears(chat=group)


async def test_votes_of_a_group_join_the_results(house, sandbox, ines, tom):
    survey = await published(house, form(WHICH), owner=await ines.id())
    group, heard = await poll_in_group(house, sandbox, ines, tom, survey)
    await tom.votes(heard.message_id, 1, chat=group)
    await ines.votes(heard.message_id, 0, chat=group)
    await until(house, survey, 2)
    assert await counted(house, survey) == {"mon": 1, "tue": 1}
    await tom.votes(heard.message_id, 0, chat=group)  # thinks again
    await until(house, survey, 2)

    def rows(session):
        found = session.query(SurveyResponse).filter_by(survey_id=survey.id).all()
        return {row.person_id: row.source for row in found}

    assert house.database.run_now(rows) == {await tom.id(): "poll", await ines.id(): "poll"}


async def test_only_its_organiser_can_post_it_and_only_one_question(house, sandbox, ines, tom):
    survey = await published(house, form(CAME, RATING), owner=await ines.id())
    group = await sandbox.group("Partners", ines, tom)
    await tom.hears(chat=group)  # the greeting
    await ines.says(f"/poll {survey.id}", chat=group)
    assert (await tom.hears(chat=group)).text.startswith("A group poll takes an open survey")
    single = await published(house, form(WHICH), owner=await ines.id())
    await tom.says(f"/poll {single.id}", chat=group)
    await tom.says("/ask what is the minamata convention", chat=group)
    assert "Minamata" in (await tom.hears(chat=group)).text


async def until(house, survey, count):

    def there():
        return (
            house.database.run_now(
                lambda session: session.query(SurveyResponse).filter_by(survey_id=survey.id).count()
            )
            == count
        )

    await soon(there, "the votes")


async def test_an_anonymous_poll_joins_by_its_counts(house, sandbox, ines, tom):
    survey = await published(house, form(WHICH, anonymous=True), owner=await ines.id())
    group, heard = await poll_in_group(house, sandbox, ines, tom, survey)
    await tom.votes(heard.message_id, 1, chat=group)
    await ines.votes(heard.message_id, 1, chat=group)

    def counts(session):
        poll = session.query(SurveyPoll).one_or_none()
        return poll and poll.counts, session.query(SurveyResponse).count()

    def there():
        return house.database.run_now(counts) == ({"mon": 0, "tue": 2, "": 2}, 0)

    await soon(there, "the counts of the poll")
