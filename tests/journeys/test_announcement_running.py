"""An announcement under way and afterwards: pause, stop, report, retry, correct, take back."""

import asyncio
from datetime import timedelta

from conftest import opened
from test_announcing import confirmed, got, known, panel_of, written

from domain.pacing import SendBudget
from jobs.announcements import report_progress
from jobs.deliveries import send_due
from storage import announcements, deliveries

TEXT = "The workshop begins at 13:00."


async def crowd(sandbox, count):
    people = [sandbox.person(f"P{n}", language="en") for n in range(count)]
    for person in people:
        await person.says("/help")
        await person.hears()
    return people


def copies(people):
    return sum(one.text == TEXT for person in people for one in got(person))


async def test_a_pause_holds_and_a_stop_ends_it(settings, sandbox, clock, shelf):
    ines = sandbox.person("Ines", language="en", id=settings.organisers[0])
    slow = SendBudget(5.0, chat_rests=0.0)
    async with opened(settings, sandbox, clock, shelf, slow) as house:
        people = await crowd(sandbox, 12)
        await known(ines)
        await written(ines)
        await confirmed(ines, 13)
        while copies(people) < 2:
            await asyncio.sleep(0.01)
        await report_progress(house.job_desk, clock())
        progress = await panel_of(ines)
        assert progress.labels == ["⏸ Pause", "⏹ Stop"]
        await ines.presses("⏸ Pause")
        held = await house.database.run(deliveries.count_by_state)
        while held.get("claimed"):
            await asyncio.sleep(0.01)
            held = await house.database.run(deliveries.count_by_state)
        assert (await panel_of(ines)).labels == ["▶️ Go on", "⏹ Stop"]
        assert await send_due(house.job_desk, clock()) == 0
        assert held["waiting"] > 0
        await ines.presses("▶️ Go on")
        before = copies(people)
        while copies(people) < before + 2:
            await asyncio.sleep(0.01)
        await ines.presses("⏹ Stop")
        await send_due(house.job_desk, clock())
        panel = await panel_of(ines)
        counts = await house.database.run(deliveries.count_by_state)
        assert set(counts) == {"sent", "withdrawn"}
        assert sum(counts.values()) == 13
        assert f"{counts['withdrawn']} people it was stopped before." in panel.text


async def done(house, clock):
    await send_due(house.job_desk, clock())
    await report_progress(house.job_desk, clock())


async def test_a_report_says_why_and_a_retry_reaches_those_alone(
    house, sandbox, ines, tom, awa, clock
):
    await known(ines, tom, awa)
    await awa.blocks()
    await tom.says("/help")
    await tom.hears()
    await awa.unblocks()
    await written(ines)
    await ines.presses("📣 Send now")
    await ines.sees_edit()
    awa.sandbox.world.people[await awa.id()].blocked = True  # as if right now, unheard of
    await ines.presses("Yes, send to 3 people")
    await done(house, clock)
    report = await panel_of(ines)
    assert report.text == "✅ Sent to 2 of 3 people.\n• One person has blocked the bot."
    assert report.labels == ["Try those who blocked the bot (1)", "✏️ Correct", "🗑 Take back"]
    await awa.unblocks()
    await awa.says("/help")
    await awa.hears()
    await ines.presses("Try those who blocked the bot (1)")
    await done(house, clock)
    assert (await panel_of(ines)).text == "✅ Sent to 3 of 3 people."
    assert [copies([one]) for one in (tom, awa)] == [1, 1]


async def test_what_is_not_certain_is_told_and_not_repeated(house, sandbox, ines, tom, clock):
    await known(ines, tom)
    await written(ines)
    await ines.presses("📣 Send now")
    await ines.sees_edit()
    await sandbox.post("faults", after={"times": 2, "method": "copyMessage"})
    await ines.presses("Yes, send to 2 people")
    await done(house, clock)
    await done(house, clock)
    assert (await panel_of(ines)).text.startswith("✅ Sent to 0 of 2 people.")
    assert copies([tom]) == 1


async def test_a_correction_changes_what_arrived(house, ines, tom, clock):
    await known(ines, tom)
    await written(ines)
    await confirmed(ines, 2)
    await done(house, clock)
    await ines.presses("✏️ Correct")
    assert (await ines.hears(edits=False)).text == TEXT  # her own copy
    assert (await ines.hears()).text.startswith("Send the corrected message.")
    await ines.sends("photo", b"\x89PNG", "a.png", caption="No picture before")
    assert (await ines.hears()).text.startswith("That does not fit")
    await ines.says("The workshop begins at 14:00.")
    assert (await ines.hears()).text == "2 copies are being corrected."
    await done(house, clock)
    assert got(tom)[-1].text == "The workshop begins at 14:00."
    assert copies([tom]) == 0


async def test_what_is_taken_back_is_gone(house, ines, tom, clock):
    await known(ines, tom)
    await written(ines)
    await confirmed(ines, 2)
    await done(house, clock)
    assert copies([tom]) == 1
    await ines.presses("🗑 Take back")
    await ines.sees_edit()
    await ines.presses("Yes, take it back")
    await done(house, clock)
    assert copies([tom]) == 0
    assert (await house.database.run(announcements.find, 1)).state == "done"


async def test_what_is_two_days_old_stays_and_that_is_said(house, ines, tom, clock):
    await known(ines, tom)
    await written(ines)
    await confirmed(ines, 2)
    await done(house, clock)
    clock.move(timedelta(hours=48))
    await ines.presses("🗑 Take back")
    await ines.presses("Yes, take it back")
    await done(house, clock)
    assert (await panel_of(ines)).text.startswith(
        "0 copies are being deleted. 2 are older than 48 hours and stay."
    )
    assert copies([tom]) == 1


async def test_whoever_says_stop_during_a_send_gets_nothing_more(settings, sandbox, clock, shelf):
    ines = sandbox.person("Ines", language="en", id=settings.organisers[0])
    async with opened(settings, sandbox, clock, shelf, SendBudget(4.0)) as house:
        people = await crowd(sandbox, 8)
        await known(ines)
        await written(ines)
        await confirmed(ines, 9)
        while not copies(people):
            await asyncio.sleep(0.01)
        await people[-1].says("/stop")
        await people[-1].hears()
        await send_due(house.job_desk, clock())
        counts = await house.database.run(deliveries.count_by_state)
        assert counts == {"sent": 8, "withdrawn": 1}
        assert copies(people[-1:]) == 0
