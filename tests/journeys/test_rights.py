"""Nobody but an organiser gets an organiser's act done, by command or by a forged button."""

from surveys_made import CAME, form, published

from domain.roles import ORGANISER
from handlers import survey_managing, survey_questions
from handlers.buttons import ANNOUNCE, MAKE, MANAGE, OUTBOX, PREVIEW, REFINE, RUN, TEAM
from handlers.event_managing import _ACTS as EVENT_ACTS
from handlers.routes import ORGANISER_COMMANDS
from handlers.survey_access import mark_of
from storage import roles
from storage.tables import Table

# What every message of anybody changes.
_USUAL = {"updates", "people", "lanes", "questions", "dialogues"}


def everything(house):
    def read(session):
        return {
            name: sorted(map(repr, session.execute(table.select()).all()))
            for name, table in Table.metadata.tables.items()
            if name not in _USUAL
        }

    return house.database.run_now(read)


def forged(survey):
    """A button for every act there is, with ids that exist."""
    marks = mark_of("came")
    yield from (f"{MANAGE}:{act}:{survey.id}:a:0" for act in survey_managing.ACTS)
    yield f"{MANAGE}:kind:{survey.id}:one"
    yield from (f"{REFINE}:{survey.id}:{act}:{marks}:yes" for act in survey_questions._ACTS)
    yield from (f"{RUN}:{act}:1" for act in EVENT_ACTS)
    for act in ("open", "see", "send", "yes", "drop", "all", "backyes", "stop", "pause"):
        yield f"{ANNOUNCE}:{act}:1"
    yield from (f"{TEAM}:invite:admin", f"{TEAM}:remove:900000001:admin", f"{OUTBOX}:again:1")
    yield from (f"{MAKE}:publish:1", f"{MAKE}:pick:1:0", f"{PREVIEW}:{survey.id}:go")


async def try_all(house, person, survey):
    await person.says("/start")
    heard = await person.hears()
    before = everything(house)
    # They write and tap as slowly as people do; here the pace would stop most of it.
    house_pace(house).burst = 10_000
    for data in forged(survey):
        await person.presses(data, heard.message_id, stale=True)
    for name, _ in ORGANISER_COMMANDS:
        await person.says(f"/{name} something")
        assert (await person.hears()).text.startswith("I do not know this command.")
    assert everything(house) == before


def house_pace(house):
    handlers = house.application.handlers[-1]
    return handlers[0].callback.args[0].pace  # that of the desk, which the first route is given


async def test_a_participant(house, tom):
    survey = await published(house, form(CAME))
    await try_all(house, tom, survey)


async def test_an_organiser_who_was_removed(house, tom):
    survey = await published(house, form(CAME), owner=await tom.id())
    person = await tom.id()
    now = house.job_desk.clock()
    await house.database.run(roles.grant, person, ORGANISER, None, now)
    await house.database.run(roles.revoke, person, [ORGANISER])
    await try_all(house, tom, survey)


async def test_the_same_buttons_do_something_for_an_organiser(house, ines):
    survey = await published(house, form(CAME), owner=await ines.id())
    await ines.says("/start")
    heard = await ines.hears()
    before = everything(house)
    for act in ("toggle", "close-yes", "copy"):
        await ines.presses(f"{MANAGE}:{act}:{survey.id}:shares", heard.message_id, stale=True)
    assert everything(house) != before
