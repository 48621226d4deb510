"""An announcement from the first word to the confirmation, as an organiser meets it."""

from datetime import datetime, timedelta

import pytest
from conftest import soon
from telegram import Message

from domain.events import Details
from handlers.announcement_copies import take_message
from jobs.announcements import report_progress, start_scheduled
from jobs.deliveries import send_due
from sandbox.heard import Heard
from storage import announcements, attendances, events, roles, switches

WORKSHOP = Details(
    titles={"en": "Procurement workshop"},
    starts=datetime(2026, 12, 8, 13),
    ends=datetime(2026, 12, 8, 16),
    zone="Europe/Zurich",
)


def got(person):
    chat = person.sandbox.world.chats[person._id]
    return [heard for one in chat.messages.values() if (heard := Heard(one)).from_bot]


async def known(*people):
    for person in people:
        await person.says("/language en" if person.name != "Awa" else "/language fr")
        await person.hears()


async def panel_of(organiser):
    """The control message as it now stands."""
    panels = [one for one in got(organiser) if one.labels]
    return panels[-1]


async def written(organiser, text="The workshop begins at 13:00."):
    await organiser.says("/announce")
    assert (await organiser.hears()).text.startswith("Write or forward the message now")
    await organiser.says(text)
    assert (await organiser.hears()).text == "This is exactly what people will get:"
    preview = await organiser.hears()
    panel = await organiser.hears()
    return preview, panel


async def confirmed(organiser, count):
    await organiser.presses("📣 Send now")
    await organiser.sees_edit()
    await organiser.presses(f"Yes, send to {count} people")
    return await organiser.sees_edit()


async def sent(house, clock):
    await send_due(house.job_desk, clock())
    await report_progress(house.job_desk, clock())


async def test_what_arrives_is_what_was_written(house, ines, tom, awa, clock):
    await known(ines, tom, awa)
    preview, panel = await written(ines)
    assert preview.text == "The workshop begins at 13:00."
    assert panel.text == (
        "📣 Announcement\n"
        "English: The workshop begins at 13:00.\n"
        "\n"
        "To: everyone who wants announcements\n"
        "3 people, about 1 s.\n"
        "• One person gets it in another language than theirs."
    )
    assert panel.buttons == [
        ["👥 Audience", "👁 Preview"],
        ["✏️ English"],
        ["➕ Français"],
        ["📣 Send now", "🕑 Schedule"],
        ["💾 Save", "🗑 Discard"],
    ]
    await ines.presses("➕ Français")
    assert (await ines.hears()).text == (
        "Write or forward the message in Français now. /cancel leaves this."
    )
    await ines.says("L’atelier commence à 13 h.")
    assert [(await ines.hears()).text for _ in range(2)][1] == "L’atelier commence à 13 h."
    assert "another language" not in (await ines.hears()).text
    await confirmed(ines, 3)
    await sent(house, clock)
    assert got(tom)[-1].text == "The workshop begins at 13:00."
    assert got(awa)[-1].text == "L’atelier commence à 13 h."
    assert (await panel_of(ines)).text.startswith("✅ Sent to 3 of 3 people.")


async def test_a_second_tap_on_confirm_sends_once(house, ines, tom, clock):
    await known(ines, tom)
    await written(ines)
    await ines.presses("📣 Send now")
    sure = await ines.sees_edit()
    assert sure.text == "Send it to 2 people now?"
    await ines.presses("Yes, send to 2 people")
    await ines.presses("an:yes:1", sure.message_id, stale=True)
    await sent(house, clock)
    await sent(house, clock)
    assert [one.text for one in got(tom)].count("The workshop begins at 13:00.") == 1


async def test_a_photo_with_formatting_and_an_album_are_copied_whole(
    house, sandbox, ines, tom, clock
):
    await known(ines, tom)
    await ines.says("/announce")
    await ines.hears()
    await ines.sends_album(
        ("photo", b"\x89PNG one", "a.png"),
        ("photo", b"\x89PNG two", "b.png"),
        caption="Two pictures",
    )
    panel = await ines.hears()
    assert panel.text.startswith("This is an album. Wait until all of it has arrived")
    found = lambda: house.database.run_now(announcements.variants, 1)  # noqa: E731 - read twice below
    await soon(lambda: len(found()[0].message_ids) == 2, "the second picture")
    await ines.presses("👁 Preview")
    previews = [await ines.hears(), await ines.hears()]
    assert [one.text for one in previews] == ["Two pictures", ""]
    await confirmed(ines, 2)
    await sent(house, clock)
    pictures = [one for one in got(tom) if one.photo]
    assert [one.text for one in pictures] == ["Two pictures", ""]
    assert len({one.raw["media_group_id"] for one in pictures}) == 1


async def test_what_telegram_does_not_copy_is_refused(ines):
    await ines.says("/announce")
    await ines.hears()
    await ines.sends_location(46.2, 6.1)
    assert (await ines.hears()).text.startswith("This kind of message cannot be announced.")
    await ines.says("/cancel")
    assert (await ines.hears()).text == "Cancelled. Nothing was kept."


async def test_a_long_forward_is_offered_to_be_announced(house, ines, tom, clock):
    await known(ines, tom)
    text = "News of the workshop. " * 20
    source = await ines.says(text)
    await ines.hears()
    await ines.forwards(source)
    offer = await ines.hears()
    assert offer.text == "Shall I announce this message?"
    await ines.presses("📣 Announce it")
    assert (await ines.hears()).text == "This is exactly what people will get:"
    assert (await ines.hears()).text == text.strip()
    assert (await ines.hears()).text.startswith("📣 Announcement\nEnglish: News of the workshop.")


async def test_an_audience_of_nobody_cannot_be_confirmed(house, ines, tom, clock):
    await known(ines, tom)
    event = await house.database.run(events.create, None, WORKSHOP, (), clock())
    await house.database.run(events.publish, event, clock())
    await written(ines)
    await ines.presses("👥 Audience")
    await ines.sees_edit()
    await ines.presses("People of an event …")
    await ines.sees_edit()
    await ines.presses("08.12.2026 Procurement workshop")
    await ines.sees_edit()
    await ines.presses("Those who come")
    assert (await ines.sees_edit()).text == "To: those who come to “Procurement workshop”"
    await ines.presses("‹ Done")
    panel = await ines.sees_edit()
    assert "Nobody is in this audience, so it cannot be sent." in panel.text
    assert "📣 Send now" not in panel.labels
    await ines.presses("an:yes:1", panel.message_id, stale=True)
    assert (await house.database.run(announcements.find, 1)).state == "draft"


async def test_an_organiser_writes_to_the_people_of_their_own_events_only(
    house, sandbox, ines, tom, awa, clock
):
    await known(ines, tom, awa)
    await house.database.run(roles.grant, await tom.id(), "organiser", None, clock())
    mine = await house.database.run(events.create, await tom.id(), WORKSHOP, (), clock())
    await house.database.run(events.publish, mine, clock())
    await house.database.run(attendances.answer, mine, await awa.id(), "coming", clock())
    _, panel = await written(tom)
    assert "Nobody is in this audience" in panel.text
    await tom.presses("👥 Audience")
    picker = await tom.sees_edit()
    assert "Everyone" not in picker.labels
    await tom.presses("an:all:1", picker.message_id, stale=True)
    assert (await house.database.run(announcements.find, 1)).audience["base"] == "followers"
    await tom.presses("an:att:1:1", picker.message_id, stale=True)
    await tom.presses("an:open:1", picker.message_id, stale=True)
    await tom.presses("📣 Send now")
    await tom.presses("Yes, send to one person")
    await sent(house, clock)
    assert got(awa)[-1].text == "The workshop begins at 13:00."
    assert [one.text for one in got(ines)].count("The workshop begins at 13:00.") == 0


async def test_an_organiser_who_is_removed_half_way_is_refused(house, ines, tom, clock):
    await known(ines, tom)
    await house.database.run(roles.grant, await tom.id(), "admin", None, clock())
    await written(tom)
    await tom.presses("📣 Send now")
    await tom.sees_edit()
    await house.database.run(roles.revoke, await tom.id(), ["admin"])
    answer = await tom.press_answer("Yes, send to 2 people")
    assert answer["text"].startswith("This is for organisers")
    assert (await house.database.run(announcements.find, 1)).state == "draft"


async def test_others_do_not_know_the_command(tom):
    await tom.says("/announce")
    assert (await tom.hears()).text.startswith("I do not know this command.")


async def test_a_scheduled_announcement_goes_at_its_moment(house, ines, tom, clock):
    await known(ines, tom)
    await written(ines)
    await ines.presses("🕑 Schedule")
    assert (await ines.hears()).text.startswith("When shall it go?")
    await ines.says("some day")
    assert (await ines.hears()).text == "I need a day and a time, such as tomorrow 9:00."
    await ines.says("tomorrow 9:00")
    panel = await ines.hears()
    assert "🕑 It goes on Mon 23 November 2026, 09:00 UTC." in panel.text
    clock.move(timedelta(hours=23, minutes=59))
    await start_scheduled(house.job_desk, clock())
    assert (await house.database.run(announcements.find, 1)).state == "scheduled"
    clock.move(timedelta(minutes=1))
    await start_scheduled(house.job_desk, clock())
    await sent(house, clock)
    assert got(tom)[-1].text == "The workshop begins at 13:00."


async def test_one_that_is_a_day_late_waits_for_a_word(house, ines, tom, clock):
    await known(ines, tom)
    await written(ines)
    await ines.presses("🕑 Schedule")
    await ines.hears()
    await ines.says("tomorrow 9:00")
    await ines.hears()
    clock.move(timedelta(days=2, minutes=1))
    await start_scheduled(house.job_desk, clock())
    await sent(house, clock)
    assert got(ines)[-1].text.startswith("⚠️ An announcement was not sent.")
    assert got(tom)[-1].text != "The workshop begins at 13:00."
    await ines.says("/announcements")
    await ines.hears()
    assert (await ines.hears()).labels == ["⚠️ The workshop begins at 13:00."]


@pytest.mark.parametrize("agrees", [True, False])
async def test_what_goes_to_everyone_may_need_a_second_person(
    house, sandbox, ines, tom, clock, agrees
):
    await known(ines, tom)
    await house.database.run(roles.grant, await tom.id(), "organiser", None, clock())
    await house.database.run(switches.turn, switches.TWO_PERSONS, True)
    await written(ines)
    await ines.presses("📣 Send now")
    await ines.presses("Yes, send to 2 people")
    asking = await ines.sees_edit()
    while "waits for a second" not in asking.text:
        asking = await ines.sees_edit()
    asked = got(tom)[-1]
    assert asked.text.startswith("Somebody wants to write to everyone (2 people).")
    await ines.presses("an:ok:1", asking.message_id, stale=True)
    assert (await house.database.run(announcements.find, 1)).approved_by is None
    await tom.presses("✅ Approve" if agrees else "✋ Do not approve")
    await tom.sees_edit()
    found = await house.database.run(announcements.find, 1)
    assert (found.state, found.approved_by) == ("draft", await tom.id() if agrees else None)
    told = "was approved" if agrees else "was not approved"
    assert told in got(ines)[-1].text


def test_of_a_message_the_words_are_kept_for_a_correction():
    raw = {
        "message_id": 5,
        "date": 1_790_000_000,
        "chat": {"id": 7, "type": "private"},
        "text": "Dear all",
        "entities": [{"type": "bold", "offset": 0, "length": 4}],
    }
    taken = take_message(Message.de_json(raw, None))
    assert (taken.form, taken.beginning, taken.album) == ("text", "Dear all", None)
    assert taken.content == {
        "text": "Dear all",
        "entities": [{"length": 4, "offset": 0, "type": "bold"}],
    }
