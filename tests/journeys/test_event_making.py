"""An organiser makes, manages, copies, moves and cancels an event in the chat."""

from datetime import datetime

import pytest

from jobs.deliveries import send_due
from sandbox.heard import Heard
from storage import attendances, dialogues, event_lists, events, roles


def got(person):
    chat = person.sandbox.world.chats[person._id]
    return [heard for one in chat.messages.values() if (heard := Heard(one)).from_bot]


async def answered(organiser, text):
    await organiser.says(text)
    return await organiser.hears()


async def pressed(organiser, label):
    await organiser.presses(label)
    return await organiser.sees_edit()


@pytest.fixture
async def dates(ines):
    """The questions up to the one for the date, in English."""
    await answered(ines, "/language en")
    await answered(ines, "/newevent")
    asked = await answered(ines, "Procurement workshop")
    assert asked.text.startswith("When does it start?")


async def made(ines, when="14 Feb 2027 13:00-16:00"):
    await answered(ines, "/language en")
    await answered(ines, "/newevent Procurement workshop")
    await answered(ines, when)
    await answered(ines, "geneva")
    await pressed(ines, "💻 Online")
    await answered(ines, "https://example.org/join")
    await pressed(ines, "Everybody")
    preview = await pressed(ines, "To the preview ››")
    assert preview.text == (
        "This is how people will see it:\n\n"
        "Procurement workshop\n"
        "🗓 Sun 14 February 2027, 13:00–16:00 CET\n"
        "💻 Online: joining link"
    )
    return await pressed(ines, "✅ Publish")


async def test_an_event_is_made_in_a_few_answers_and_published_once(house, ines, tom, clock):
    managed = await made(ines)
    assert managed.text.startswith("✅ Published. It stands in /events now.")
    await tom.says("/events")
    listed = await tom.hears()
    assert "14 Feb 2027 · Procurement workshop" in " ".join(listed.labels)
    found = await house.database.run(event_lists.coming, clock())
    assert [(one.owner_id, one.starts) for one in found] == [
        (await ines.id(), datetime(2027, 2, 14, 13))
    ]
    token = found[0].uid.split("@")[0]
    await ines.presses(f"mk:publish:99:{token}", managed.message_id, stale=True)
    assert len(await house.database.run(event_lists.coming, clock())) == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("31/04 13h", "⚠️ There are only 30 days in April."),
        ("xyzzy", "⚠️"),
        ("demain 14h", "✓ Monday 23 November 2026, 14:00"),
        ("next Tuesday 2pm", "Tuesday"),
        ("03/02/2027 14:00", "I understood Wednesday 3 February 2027, 14:00. Is that right?"),
        ("14 Feb 2027", "Sunday 14 February 2027 – at what time?"),
    ],
)
async def test_a_typed_date_is_said_back_or_asked_for_again(ines, dates, typed, said):
    assert said in (await answered(ines, typed)).text


async def test_a_day_alone_and_then_a_time_are_one_moment(house, ines, dates):
    await answered(ines, "14 Feb 2027")
    assert (await answered(ines, "13:00")).text.startswith("✓ Sunday 14 February 2027, 13:00")
    assert (await answered(ines, "12:00")).text.startswith("⚠️ It would end before it starts.")
    assert (await answered(ines, "16:00")).text.startswith("Which town’s time is that?")
    kept = await house.database.run(dialogues.current, await ines.id())
    assert kept.content["event"]["ends"] == "2027-02-14T16:00:00"


async def test_a_time_that_is_over_is_not_taken(ines, dates):
    await answered(ines, "14 Feb 2025 13:00-16:00")
    assert (await answered(ines, "geneva")).text.startswith("⚠️ That time is over already.")


async def test_the_dialogue_survives_a_restart_and_questions_do_not_disturb_it(
    house, ines, tom, dates
):
    await ines.says("/help")
    assert (await ines.hears()).text.startswith("How to use Talaria")
    assert (await answered(ines, "/newevent")).text == (
        "You are in the middle of this event. /cancel drops it."
    )
    assert (await ines.hears()).text.startswith("When does it start?")
    await answered(ines, "/cancel")
    assert (await answered(ines, "who won the football cup yesterday")).text.startswith(
        "I have no checked answer"
    )


async def test_a_move_and_a_cancellation_say_what_they_caused(house, ines, tom, clock):
    await made(ines)
    await tom.says("/start v-1")
    await tom.hears()
    await tom.presses("Coming")
    await pressed(ines, "Change …")
    await pressed(ines, "Start")
    preview = await answered(ines, "15 Feb 2027 14:00")
    assert "Mon 15 February 2027, 14:00–17:00 CET" in preview.text
    saved = await pressed(ines, "✅ Save the change")
    assert "1" in saved.text.split("\n\n")[0]
    await send_due(house.job_desk, clock())
    assert got(tom)[-1].text.startswith("🕑 New time")
    sure = await pressed(ines, "Cancel the event")
    assert sure.text == (
        "Cancel Procurement workshop? One person is told, once. This cannot be taken back."
    )
    yes = next(label for label in sure.labels if "ancel" in label or label.startswith("Yes"))
    await pressed(ines, yes)
    await ines.presses(sure.button(yes)["callback_data"], sure.message_id, stale=True)
    await send_due(house.job_desk, clock())
    notices = [one for one in got(tom) if one.text.startswith("❌ Cancelled")]
    assert len(notices) == 1


async def test_an_organiser_who_is_removed_changes_nothing_any_more(house, ines, tom, clock):
    await answered(tom, "/language en")
    await house.database.run(roles.grant, await tom.id(), "organiser", None, clock())
    managed = await made(tom)
    await house.database.run(roles.revoke, await tom.id(), ["organiser"])
    answer = await tom.press_answer("Cancel the event")
    assert answer["text"].startswith("This is for organisers")
    assert (await house.database.run(events.find, 1)).state == "published"
    assert managed.labels


async def test_others_cannot_press_an_organisers_buttons(house, ines, tom, clock):
    await made(ines)
    await house.database.run(roles.grant, await tom.id(), "organiser", None, clock())
    await answered(tom, "/language en")
    other = await answered(tom, "/myevents")
    assert other.labels == ["Past and cancelled"] or "Procurement" not in " ".join(other.labels)
    assert await house.database.run(attendances.counts, 1) == {
        "following": 0,
        "coming": 0,
        "waiting": 0,
        "maybe": 0,
        "not": 0,
    }


CALENDAR = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\nBEGIN:VEVENT\r\nUID:a@example.org\r\n"
    "DTSTAMP:20261101T000000Z\r\n{start}DTEND:20270214T150000Z\r\nSUMMARY:E-waste\r\n"
    "END:VEVENT\r\nEND:VCALENDAR\r\n"
)
START = "DTSTART:20270214T120000Z\r\n"


async def sends(person, content, name="a.ics"):
    await person.sends("document", content, name, mime="text/calendar")
    return await person.hears()


async def test_a_calendar_file_becomes_drafts_or_events(house, ines, tom, clock):
    await answered(ines, "/language en")
    shown = await sends(ines, CALENDAR.format(start=START).encode())
    assert "E-waste" in shown.text
    publish = next(label for label in shown.labels if "ublish" in label)
    await pressed(ines, publish)
    await ines.presses(shown.button(publish)["callback_data"], shown.message_id, stale=True)
    found = await house.database.run(event_lists.coming, clock())
    assert [(one.uid, one.owner_id) for one in found] == [("a@example.org", await ines.id())]


@pytest.mark.parametrize(
    "content",
    [
        b"junk",
        CALENDAR.format(start="").encode(),
        CALENDAR.format(start="DTSTART;TZID=Moon/Base:20270214T120000\r\n").encode(),
        b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\nEND:VEVENT\n" * 5000,
    ],
    ids=["junk", "no start", "unknown zone", "5000 events"],
)
async def test_a_faulty_calendar_file_is_explained_and_makes_nothing(house, ines, clock, content):
    await answered(ines, "/language en")
    told = await sends(ines, content)
    assert told.text
    assert not any("ublish" in label for label in told.labels)
    assert await house.database.run(event_lists.of_owner, None, clock()) == []


async def test_a_calendar_file_of_somebody_else_is_only_a_file(tom):
    await answered(tom, "/language en")
    assert (await sends(tom, CALENDAR.format(start=START).encode())).text.startswith(
        "I can only read text."
    )
