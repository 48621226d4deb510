"""Whoever used everything and is forgotten is nowhere any more: no row, and no byte of the file."""

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from conftest import ORGANISER as INES
from conftest import opened, soon
from rights_forged import unhurried
from surveys_made import CAME, WHY, form, published

from bot.settings import read_settings
from domain.events import Details
from domain.reminders import DEFAULT_PLAN
from domain.roles import ADMIN, ORGANISER
from jobs.deliveries import send_due
from storage import (
    announcements,
    attendances,
    chat_pauses,
    events,
    personal_data,
    roles,
    team,
    updates,
)
from storage.tables import Table
from storage.updates import Arrival

WORD = "Kalimba"  # in all that Tom writes
TOM = 905_419_777
WORKSHOP = Details(
    titles={"en": "Procurement workshop"},
    starts=datetime(2026, 12, 8, 13),
    ends=datetime(2026, 12, 8, 16),
    zone="Europe/Zurich",
)
# Of a chat at work alone, or of nobody.
WITHOUT_PEOPLE = {"lanes", "survey_versions", "survey_polls", "switches"}

EXPORTED = {
    "person", "events", "questions", "messages", "surveys", "roles", "own_events", "announcements",
    "wordings", "invitations", "own_surveys", "acts", "unfinished", "not_handled",
}  # fmt: skip


def traces(house):
    """The tables and rows that name Tom or hold his word."""

    def read(session):
        found = {}
        for name, table in Table.metadata.tables.items():
            rows = [repr(tuple(row)) for row in session.execute(table.select())]
            named = [row for row in rows if any(str(it) in row for it in (TOM, WORD, "Tom"))]
            if named:
                found[name] = named
        return found

    return house.database.run_now(read)


async def through(tom):
    await tom.says("/privacy")
    while not (await tom.hears()).text.startswith("What I keep"):
        pass


async def asks_and_writes_back(tom, ines, group):
    await tom.says(f"/ask who won the cup {WORD}", chat=group)
    await tom.hears(chat=group)
    card = await card_of(tom, f"who won the football cup {WORD} yesterday", ines, group)
    await ines.says("We do not follow football.", chat=group, reply_to=card.message_id)
    answer = await tom.hears()
    await tom.says(f"{WORD} anyway", reply_to=answer.message_id)
    await through(tom)


async def card_of(person, text, organiser, group):
    await person.says(text)
    await person.presses("✉️ Ask the organisers")
    while text not in (card := await organiser.hears(chat=group)).text:
        pass
    return card


async def follows_and_takes_surveys(house, clock, tom):
    run = house.database.run
    event = await run(events.create, INES, WORKSHOP, DEFAULT_PLAN, clock())
    await run(events.publish, event, clock())
    await run(attendances.answer, event, TOM, "coming", clock())
    survey = await published(house, form(CAME, WHY))
    for data in (f"sv:{survey.id}:go", f"sv:{survey.id}:1:0:yes"):
        await tom.presses(data, (await tom.screen())[-1].message_id, stale=True)
    await through(tom)
    await tom.says(f"It was {WORD}")
    await through(tom)


async def organises(house, clock, tom):
    """All that an organiser leaves, also in what others have."""
    run = house.database.run
    await run(team.invite, INES, "link-for-tom", ADMIN, clock())
    await tom.starts("r-link-for-tom")
    await tom.hears()
    await run(team.invite, TOM, "link-of-tom", ORGANISER, clock())
    await run(roles.grant, 4711, ORGANISER, TOM, clock())
    await run(events.create, TOM, WORKSHOP, (), clock())
    await tom.says("/newsurvey After the workshop")
    await tom.hears()
    await tom.says("/cancel")
    await tom.hears()
    await tom.says("/announce")
    await tom.hears()
    await tom.says(f"Dear all, {WORD}")
    await through(tom)
    theirs = await run(announcements.create, INES, announcements.Audience(), None, clock())
    await run(announcements.put_variant, theirs, "en", INES, [1], "text", {}, "Hello")
    await tom.presses(f"an:yes:{theirs}", (await tom.screen())[-1].message_id, stale=True)
    await through(tom)
    await tom.says(f"/newevent {WORD} again")
    await tom.hears()


async def replies_in_the_group(tom, awa, group):
    card = await card_of(awa, "who won the football cup yesterday", tom, group)
    await tom.says(f"Nobody, {WORD}.", chat=group, reply_to=card.message_id)
    while WORD not in (await awa.hears()).text:
        pass


async def everything_used(house, clock, tom, ines, awa, group):
    unhurried(house)
    run = house.database.run
    for person in (ines, tom, awa):
        await person.says("/language en")
        await person.hears()
    await asks_and_writes_back(tom, ines, group)
    await follows_and_takes_surveys(house, clock, tom)
    await organises(house, clock, tom)
    await replies_in_the_group(tom, awa, group)
    await run(chat_pauses.leave_alone, TOM, clock() + timedelta(hours=1))
    for number, lane in ((7, TOM), (8, -100)):
        told = {"update_id": number, "message": {"from": {"id": TOM}, "text": WORD}}
        await run(updates.store, [Arrival(number, lane, json.dumps(told))], clock())
        await run(updates.fail, number, f"ValueError: {WORD}")
    await send_due(house.job_desk, clock())


@pytest.fixture(params=["sqlite", "postgres"])
def address(request):
    return request.getfixturevalue(f"{request.param}_address")


async def test_of_a_forgotten_person_nothing_is_left(address, sandbox, clock, shelf):
    ines = sandbox.person("Ines", id=INES, started=True)
    tom, awa = sandbox.person("Tom", id=TOM), sandbox.person("Awa")
    group = await sandbox.group("Secretariat", ines, tom, awa)
    settings = read_settings(
        {
            "TALARIA_DATABASE_URL": address,
            "TALARIA_ORGANISERS": str(INES),
            "TALARIA_ORGANISERS_CHAT": str(group),
        }
    )
    async with opened(settings, sandbox, clock, shelf) as house:
        await everything_used(house, clock, tom, ines, awa, group)
        assert set(traces(house)) == set(Table.metadata.tables) - WITHOUT_PEOPLE
        kept = await house.database.run(personal_data.gather, TOM)
        assert {name for name, rows in kept.items() if rows} == EXPORTED
        assert json.dumps(kept).count(WORD) >= 8
        await tom.says("/forgetme")
        heard = await tom.hears()
        await tom.presses("f:y", heard.message_id, stale=True)
        await soon(lambda: house.intake.load == 0, "the end of the update")
        await soon(lambda: traces(house) == {}, f"forgetting: {traces(house)}", 2.0)
    if address.startswith("sqlite"):
        for path in Path(address.removeprefix("sqlite:///")).parent.glob("talaria.db*"):
            content = path.read_bytes()
            assert WORD.encode() not in content
            assert TOM.to_bytes(4, "big") not in content
