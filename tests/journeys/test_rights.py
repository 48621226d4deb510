"""Nobody but an organiser gets an organiser's act done, by button, command or file."""

import pytest
from rights_forged import everything, filled, forged, unhurried

from domain.roles import ADMIN, ORGANISER, PARTNER
from handlers.buttons import ANNOUNCE
from handlers.routes import ORGANISER_COMMANDS
from handlers.survey_access import mark_of
from storage import roles
from storage.tables import StoredUpdate
from storage.updates import FAILED

REFUSALS = {
    "This is for organisers, and you are not one of them (any more).",
    "This button is out of date. Please ask again.",
}


def failed(session):
    return session.query(StoredUpdate).filter_by(state=FAILED).count()


async def through(person):
    """A tap is answered before what it asks for is done; the next message comes after that."""
    await person.says("/privacy")
    while not (await person.hears()).text.startswith("What I keep"):
        pass


async def person_with(house, clock, tom, role):
    unhurried(house)
    number, run = await tom.id(), house.database.run
    await tom.says("/start")
    heard = await tom.hears()
    if role == "removed":
        await run(roles.grant, number, ADMIN, None, clock())
        await run(roles.revoke, number, [ADMIN])
    elif role is not None:
        await run(roles.grant, number, role, None, clock())
    return heard


@pytest.mark.parametrize("role", [None, PARTNER, "removed"])
async def test_every_forged_button_is_refused(house, clock, tom, role):
    await filled(house, clock)
    heard = await person_with(house, clock, tom, role)
    before, seen = everything(house), len(await tom.screen())
    told = {data: await tom.presses(data, heard.message_id, stale=True) for data in forged()}
    assert {data: text for data, text in told.items() if text not in REFUSALS} == {}
    assert len(await tom.screen()) == seen
    await through(tom)
    assert everything(house) == before


async def test_an_organiser_changes_nothing_of_another(house, clock, tom):
    await filled(house, clock)
    heard = await person_with(house, clock, tom, ORGANISER)
    before = everything(house)
    for data in forged():
        if data not in (f"{ANNOUNCE}:ok:1", f"{ANNOUNCE}:no:1"):
            await tom.presses(data, heard.message_id, stale=True)
    await through(tom)
    assert everything(house) == before


async def test_each_kind_of_button_does_something_for_who_may(house, clock, ines):
    await filled(house, clock)
    await ines.says("/start")
    heard = await ines.hears()
    mark = mark_of("came")
    await ines.says("/newevent Workshop")
    await ines.hears()
    for data in ("sm:close-yes:1", f"sq:1:required:{mark}", "ru:cancelyes:1", "an:drop:1",
                 "tm:remove:4711", "ob:sent:m:0:1900000000"):  # fmt: skip
        before = everything(house)
        await ines.presses(data, heard.message_id, stale=True)
        await through(ines)
        assert everything(house) != before, data


@pytest.mark.parametrize("role", [None, PARTNER, "removed"])
async def test_commands_and_files_of_organisers_are_nothing_to_others(
    house, sandbox, clock, tom, role
):
    await filled(house, clock)
    await person_with(house, clock, tom, role)
    group = await sandbox.group("Anybody", tom)
    await tom.hears(chat=group)
    before = everything(house)
    for name in (*(name for name, _ in ORGANISER_COMMANDS), "unanswered"):
        await tom.says(f"/{name} something")
        assert (await tom.hears()).text.startswith("I do not know this command.")
    for name in ("lot.ics", "form.xlsx", "form.xls"):
        await tom.sends("document", b"BEGIN:VCALENDAR", name)
        assert (await tom.hears()).text.startswith("I can only read text.")
    for number in ("1", "9" * 18, "9" * 19, "9" * 400, "²"):
        await tom.says(f"/poll {number}", chat=group)
    await tom.says("/ask", chat=group)
    assert (await tom.hears(chat=group)).text.startswith("Write your question after")
    assert await house.database.run(failed) == 0
    assert everything(house) == before
