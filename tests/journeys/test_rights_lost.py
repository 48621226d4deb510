"""Rights end at once: what was begun, planned or shown to others stays out of reach."""

from datetime import timedelta

import pytest
from conftest import ORGANISER as INES
from conftest import opened, soon
from rights_forged import everything, filled, unhurried
from surveys_made import CAME, form, published

from bot.settings import read_settings
from domain import roles as names
from domain.audiences import Audience
from handlers import (
    announcement_writing,
    dialogues,
    event_dialogue,
    survey_access,
    survey_preview,
    survey_seats,
    timezones,
)
from jobs.deliveries import send_due
from jobs.surveys import tend_surveys
from storage import announcements, roles, survey_sending, surveys, switches
from storage import dialogues as dialogue_rows
from storage.tables import Delivery

HOUR = timedelta(hours=1)
REFUSED = "This is for organisers, and you are not one of them (any more)."
BEGUN = {
    event_dialogue.KIND: "/newevent Workshop",
    announcement_writing.KIND: "/announce",
    survey_access.KIND: "/newsurvey",
    survey_preview.KIND: "sm:try:1:en",
}


def test_every_dialogue_of_organisers_is_tried():
    assert set(BEGUN) == set(dialogues.KINDS) - {timezones.KIND, survey_seats.KIND}


@pytest.mark.parametrize("kind", BEGUN)
async def test_what_an_organiser_had_begun_ends_with_their_role(house, clock, tom, kind):
    await filled(house, clock)
    number, run = await tom.id(), house.database.run
    await run(roles.grant, number, names.ADMIN, None, clock())
    await tom.says("/start")
    heard = await tom.hears()
    if kind == survey_preview.KIND:
        await tom.presses(BEGUN[kind], heard.message_id, stale=True)
        await tom.sees_edit()
    else:
        await tom.says(BEGUN[kind])
        await tom.hears()
    assert (await run(dialogue_rows.current, number)).kind == kind
    await run(roles.revoke, number, [names.ADMIN])
    before = everything(house)
    await tom.says("14 Feb 2027 13:00-16:00")
    assert (await tom.hears()).text == REFUSED
    assert await run(dialogue_rows.current, number) is None
    assert everything(house) == before


async def test_a_preview_ends_with_the_next_tap(house, clock, tom):
    await filled(house, clock)
    await house.database.run(roles.grant, await tom.id(), names.ADMIN, None, clock())
    await tom.says("/start")
    heard = await tom.hears()
    await tom.presses("sm:try:1:en", heard.message_id, stale=True)
    assert "Start" in (await tom.sees_edit()).labels
    await house.database.run(roles.revoke, await tom.id(), [names.ADMIN])
    assert await tom.presses("Start") == REFUSED
    assert (await tom.sees_edit()).labels == []


@pytest.mark.parametrize("step", ["message", "when", "fix"])
async def test_who_is_no_admin_any_more_changes_no_announcement_of_another(house, clock, tom, step):
    await filled(house, clock)
    number, run = await tom.id(), house.database.run
    await run(roles.grant, number, names.ORGANISER, None, clock())
    await tom.says("/start")
    await tom.hears()
    content = {"id": 1, "language": "en"}  # begun as an admin
    await run(dialogue_rows.put, number, announcement_writing.KIND, step, content, clock())
    before = everything(house)
    await tom.says("tomorrow 9:00")
    assert (await tom.hears()).text == REFUSED
    assert everything(house) == before


async def test_a_card_is_answered_by_organisers_only(house, clock, tom, awa):
    run = house.database.run
    await run(roles.grant, await tom.id(), names.ORGANISER, None, clock())
    await tom.says("/start")
    await tom.hears()
    await awa.says("qui a gagné la coupe de football hier")
    await awa.hears()
    await awa.presses("p:1", (await awa.screen())[-1].message_id, stale=True)
    await send_due(house.job_desk, clock())
    card = await tom.hears()
    await run(roles.revoke, await tom.id(), [names.ORGANISER])
    await tom.says("Nobody did.", reply_to=card.message_id)
    await tom.hears()

    def replies(session):
        return session.query(Delivery).filter_by(kind="reply").count()

    assert await run(replies) == 0


async def test_a_planned_survey_of_one_who_left_is_not_sent(house, clock, ines, tom, awa):
    run = house.database.run
    for person in (ines, awa):
        await person.says("/language en")
        await person.hears()
    await run(roles.grant, await tom.id(), names.ORGANISER, None, clock())
    survey = await published(house, form(CAME), owner=await tom.id())
    await run(survey_sending.plan, survey.id, Audience(), clock() + HOUR, None)
    await run(roles.revoke, await tom.id(), [names.ORGANISER])
    clock.move(HOUR)
    await tend_surveys(house.job_desk, clock())
    await tend_surveys(house.job_desk, clock())
    await send_due(house.job_desk, clock())
    assert (await ines.hears()).text == (
        "⚠️ A planned survey was not sent. Whoever made it is no organiser any more. /mysurveys "
        "shows it to admins.\n\nAfter the workshop"
    )
    kept = await run(surveys.find, survey.id)
    assert (kept.sends_at, kept.sent_at) == (None, None)


async def test_in_the_organisers_group_nobody_takes_a_decision_from_the_others(
    sqlite_address, sandbox, clock, shelf
):
    ines = sandbox.person("Ines", language="en", id=INES, started=True)
    tom, awa = sandbox.person("Tom"), sandbox.person("Awa")
    group = await sandbox.group("Secretariat", ines, tom, awa)
    settings = read_settings(
        {
            "TALARIA_DATABASE_URL": sqlite_address,
            "TALARIA_ORGANISERS": str(INES),
            "TALARIA_ORGANISERS_CHAT": str(group),
        }
    )
    async with opened(settings, sandbox, clock, shelf) as house:
        unhurried(house)
        run = house.database.run
        await awa.says("/language en")
        await awa.hears()
        await run(roles.grant, await tom.id(), names.ADMIN, None, clock())
        await run(switches.turn, switches.TWO_PERSONS, True)
        made = await run(announcements.create, INES, Audience(), None, clock())
        await run(announcements.put_variant, made, "en", INES, [1], "text", {}, "Hello")
        await ines.says("/help")
        heard = await ines.hears()
        await ines.presses(f"an:yes:{made}", heard.message_id, stale=True)
        asked = await tom.hears(chat=group)
        while not asked.labels:
            asked = await tom.hears(chat=group)
        labels = ["👁 Preview", "✅ Approve", "✋ Do not approve"]
        assert await awa.presses("✅ Approve", chat=group) == REFUSED
        assert await awa.presses("an:nonsense:1", asked.message_id, chat=group, stale=True)
        assert await awa.presses("v:1:y", asked.message_id, chat=group, stale=True)
        assert (await ines.presses("✋ Do not approve", chat=group)).startswith("That is not for")
        await awa.says("/ask", chat=group)
        await awa.hears(chat=group)
        shown = [one for one in await tom.screen(group) if one.message_id == asked.message_id]
        assert [one.labels for one in shown] == [labels]
        await tom.presses("✅ Approve", chat=group)

        def approved():
            return house.database.run_now(announcements.find, made).approved_by == tom._id

        await soon(approved, "the approval")
