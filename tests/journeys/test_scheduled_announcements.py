"""An announcement with a moment of its own: on time, once, and never for one who has left."""

from datetime import timedelta

import pytest
from conftest import soon

from domain.audiences import Audience
from jobs.announcements import report_progress, start_scheduled
from jobs.deliveries import send_due
from storage import announcement_schedule, announcements, corrections, roles, team

HOUR = timedelta(hours=1)
TEXT = "The workshop begins at 13:00."


@pytest.fixture
async def author(house, tom, clock):
    """An organiser who is no admin."""
    await met(tom)
    await house.database.run(roles.grant, await tom.id(), "organiser", None, clock())
    return tom


async def met(*people):
    for person in people:
        await person.says("/help")
        await person.hears()


async def scheduled(house, clock, author, at):
    """What the author's words and taps leave: a message for everyone who reads French."""
    source = await author.says("/help " + TEXT)
    await author.hears()
    number, run = await author.id(), house.database.run
    made = await run(announcements.create, number, Audience(languages=("fr",)), None, clock())
    await run(
        announcements.put_variant, made, "en", number, [source], "text", {}, "The workshop"
    )  # fmt: skip
    assert await run(announcement_schedule.schedule, made, at, clock())
    return made


async def tick(house, clock):
    await start_scheduled(house.job_desk, clock())
    await send_due(house.job_desk, clock())
    await report_progress(house.job_desk, clock())


async def state_of(house, announcement):
    return (await house.database.run(announcements.find, announcement)).state


async def copies(person):
    return [one for one in await person.screen() if one.from_bot and TEXT in one.text]


async def test_it_begins_at_its_moment_and_once(house, author, awa, clock):
    await met(awa)
    number = await scheduled(house, clock, author, clock() + HOUR)
    await tick(house, clock)
    assert (await state_of(house, number), await copies(awa)) == ("scheduled", [])
    clock.move(HOUR)
    await tick(house, clock)
    await tick(house, clock)
    assert (await awa.hears()).text.endswith(TEXT)
    assert (await state_of(house, number), len(await copies(awa))) == ("done", 1)


async def test_nothing_goes_out_in_the_name_of_one_who_is_no_organiser_any_more(
    house, author, ines, awa, clock
):
    await met(awa, ines)
    number = await scheduled(house, clock, author, clock() + HOUR)
    await house.database.run(team.remove, await ines.id(), await author.id(), clock())
    clock.move(HOUR)
    await tick(house, clock)
    await tick(house, clock)
    assert (await state_of(house, number), await copies(awa)) == ("draft", [])
    assert (await ines.hears()).text == (
        "⚠️ A scheduled announcement was not sent. Whoever wrote it is no organiser any more. "
        "It is a draft now: /announcements shows it to admins.\n\nThe workshop"
    )


async def test_what_became_one_for_everyone_waits_for_a_second_person(
    house, author, ines, awa, clock
):
    await met(awa)
    number = await scheduled(house, clock, author, clock() + HOUR)
    await house.database.run(team.turn_approval, await ines.id(), True, clock())
    clock.move(HOUR)
    await tick(house, clock)
    await tick(house, clock)
    assert (await state_of(house, number), await copies(awa)) == ("draft", [])
    assert (await author.hears()).text == (
        "⚠️ A scheduled announcement was not sent. It goes to everyone, and a second person has not "
        "agreed to it as it is now. It is a draft again: open it in /announcements and ask for "
        "their word.\n\nThe workshop"
    )


async def test_more_than_a_day_late_its_author_is_asked(house, author, awa, clock):
    await met(awa)
    number = await scheduled(house, clock, author, clock() + HOUR)
    clock.move(HOUR + timedelta(days=1, seconds=1))
    await tick(house, clock)
    assert (await state_of(house, number), await copies(awa)) == ("late", [])
    assert (await author.hears()).text == (
        "⚠️ An announcement was not sent. The service was down at its time, and that is more than "
        "a day ago. /announcements shows it; you can send it now or discard it.\n\nThe workshop"
    )


async def test_what_is_taken_back_is_gone_from_the_chats(house, sandbox, author, awa, clock):
    await met(awa)
    number = await scheduled(house, clock, author, clock() + HOUR)
    clock.move(HOUR)
    await tick(house, clock)
    assert (await awa.hears()).text.endswith(TEXT)
    assert await house.database.run(corrections.withdraw, number, clock()) == (1, 0)
    await tick(house, clock)
    chat = sandbox.chats[await awa.id()]
    await soon(lambda: not any(TEXT in one.text for one in chat.values()), "the deletion")
    assert await house.database.run(corrections.taken_back, number) == 1
