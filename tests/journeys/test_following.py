"""A person finds events, answers, follows, and takes them into the calendar."""

from dataclasses import replace
from datetime import datetime, timedelta

from icalendar import Calendar

from domain.events import Details
from domain.reminders import DEFAULT_PLAN
from storage import attendances, events

WORKSHOP = Details(
    titles={"en": "E-waste <data>", "fr": "Données sur les déchets"},
    descriptions={"en": "Bring your figures & questions.", "fr": "Apportez vos chiffres."},
    starts=datetime(2026, 12, 14, 13, 0),
    ends=datetime(2026, 12, 14, 16, 0),
    zone="Europe/Zurich",
    link="https://meet.example/room?a=1&b=2",
    languages=("en", "fr"),
)
ABOUT = (
    "E-waste <data>\n"
    "🗓 Mon 14 December 2026, 13:00–16:00 CET\n"
    "💻 Online: joining link\n"
    "🗣 English, French\n\n"
    "Bring your figures & questions."
)


async def planned(house, clock, details=WORKSHOP, *, parent=None, published=True, **more):
    run = house.database.run
    event = await run(
        events.create, None, replace(details, **more), DEFAULT_PLAN, clock(), parent_id=parent
    )
    if published:
        await run(events.publish, event, clock())
    return event


async def kept(house, event, person):
    found = await house.database.run(attendances.find, event, await person.id())
    return (found.following, found.answer, found.told_starts_at, found.told_link)


async def opens(person, event):
    await person.starts(f"v-{event}")
    return await person.hears()


async def test_a_person_goes_from_the_list_to_the_card_and_back(house, clock, tom):
    await planned(house, clock)
    await tom.says("/events")
    heard = await tom.hears()
    assert heard.text == (
        "Coming events\n\nPick one to see more. Tell me your city with /timezone, and I show the "
        "times on your clock."
    )
    assert heard.buttons == [["14 Dec · E-waste <data>"], ["• Coming", "Mine", "Past"]]
    await tom.presses("14 Dec · E-waste <data>")
    card = await tom.sees_edit()
    assert card.text == ABOUT
    assert card.buttons == [
        ["Coming", "Maybe", "Not coming"],
        ["🔔 Follow", "📅 Calendar file"],
        ["‹ Back"],
    ]
    assert [one["type"] for one in card.entities] == ["bold", "date_time", "date_time", "text_link"]
    await tom.presses("‹ Back")
    assert (await tom.sees_edit()).text == heard.text


async def test_mine_and_past_have_their_places(house, clock, tom):
    event = await planned(house, clock)
    await tom.says("/events")
    await tom.hears()
    await tom.presses("Mine")
    seen = await tom.sees_edit()
    assert seen.text == (
        "My events\n\nYou follow no event yet. Open one under “Coming”, and say whether you come."
    )
    assert seen.buttons == [["Coming", "• Mine", "Past"]]
    await house.database.run(attendances.answer, event, await tom.id(), "maybe", clock())
    await tom.presses("• Mine")
    assert (await tom.sees_edit()).labels[0] == "? 14 Dec · E-waste <data>"
    clock.move(timedelta(days=60))
    await tom.presses("Past")
    assert (await tom.sees_edit()).labels[0] == "? 14 Dec 2026 · E-waste <data>"
    await tom.presses("? 14 Dec 2026 · E-waste <data>")
    assert (await tom.sees_edit()).text == f"{ABOUT}\n\nThis event is over."


async def test_a_long_list_has_pages(house, clock, tom):
    for day in range(10):
        await planned(house, clock, starts=WORKSHOP.starts + timedelta(days=day),
                      ends=WORKSHOP.ends + timedelta(days=day))  # fmt: skip
    await tom.says("/events")
    heard = await tom.hears()
    assert len(heard.buttons) == 10
    assert heard.buttons[-2] == ["›"]
    await tom.presses("›")
    seen = await tom.sees_edit()
    assert [row[0][:6] for row in seen.buttons[:2]] == ["22 Dec", "23 Dec"]
    assert seen.buttons[2] == ["‹"]
    await tom.presses("22 Dec · E-waste <data>")
    await tom.sees_edit()
    await tom.presses("‹ Back")
    assert (await tom.sees_edit()).labels[0] == "22 Dec · E-waste <data>"


async def test_an_answer_is_kept_said_and_asks_for_the_city_once(house, clock, tom):
    event = await planned(house, clock)
    await opens(tom, event)
    assert await tom.presses("Coming") == "Noted: you come. See you there!"
    seen = await tom.sees_edit()
    assert seen.text == f"{ABOUT}\n\n✅ You come.\n🔔 I remind you of it. /reminders says when."
    assert seen.labels[:4] == ["✓ Coming", "Maybe", "Not coming", "🔕 Unfollow"]
    asked = await tom.hears()
    assert asked.text.startswith("In which city are you?")
    assert asked.buttons == [["Tell my city", "Not now"]]
    await tom.presses("Not now")
    assert (await tom.sees_edit()).text == "All right. /timezone does it at any time."
    assert await kept(house, event, tom) == (
        True, "coming", WORKSHOP.starts_at, WORKSHOP.link,
    )  # fmt: skip
    assert await tom.presses("Not coming") == "Noted: you do not come."
    seen = await tom.sees_edit()
    assert seen.text == f"{ABOUT}\n\nYou do not come."
    assert (await kept(house, event, tom))[:2] == (False, "not")
    other = await planned(house, clock)
    await opens(tom, other)
    await tom.presses("🔔 Follow")
    await tom.sees_edit()
    await tom.says("/events")
    assert (await tom.hears()).text.startswith("Coming events")


async def test_a_double_tap_changes_nothing(house, clock, tom):
    event = await planned(house, clock, capacity=1)
    card = await opens(tom, event)
    data = card.button("Coming")["callback_data"]
    for _ in range(2):
        said = await tom.presses(data, card, stale=True)
        assert said == "Noted: you come. See you there!"
    counts = await house.database.run(attendances.counts, event)
    assert (counts["coming"], counts["waiting"]) == (1, 0)


async def test_the_card_is_french_for_those_who_speak_french(house, clock, awa):
    event = await planned(house, clock, registration="https://register.example/1?a=1&b=2")
    card = await opens(awa, event)
    assert card.text == (
        "Données sur les déchets\n"
        "🗓 lun. 14 décembre 2026, 13:00–16:00 CET\n"
        "💻 En ligne\u202f: lien de connexion\n"
        "🗣 anglais, français\n\n"
        "Apportez vos chiffres.\n\n"
        "📝 Inscription"
    )
    links = [one["url"] for one in card.entities if one["type"] == "text_link"]
    assert links == ["https://meet.example/room?a=1&b=2", "https://register.example/1?a=1&b=2"]
    assert await awa.presses("Peut-être") == "C’est noté\u202f: vous viendrez peut-être."


async def test_a_full_event_has_a_waiting_list_that_moves_up(house, clock, tom, awa):
    event = await planned(house, clock, capacity=1)
    await opens(awa, event)
    await awa.presses("Je viens")
    card = await opens(tom, event)
    assert card.text.endswith("👥 All places are taken (1).")
    said = await tom.presses("Coming")
    assert said == (
        "All places are taken. You are on the waiting list, and I tell you when one becomes free."
    )
    seen = await tom.sees_edit()
    assert seen.text.endswith(
        "👥 All places are taken (1), and one person waits.\n"
        "⏳ You are number 1 on the waiting list. If a place becomes free, I tell you.\n"
        "🔔 I remind you of it. /reminders says when."
    )
    await tom.hears()  # asks for the city
    await awa.presses("Je ne viens pas")
    news = await tom.hears()
    assert news.text.startswith("🎟 A place became free, and it is yours.")
    assert (await kept(house, event, tom))[:2] == (True, "coming")


async def test_a_private_link_is_for_those_who_come(house, clock, tom):
    event = await planned(house, clock, link_for_attendees=True)
    card = await opens(tom, event)
    assert "💻 Online. The joining link is for those who say that they come." in card.text
    await tom.presses("📅 Calendar file")
    before = await tom.hears()
    assert b"meet.example" not in (await tom.file(before)).replace(b"\r\n ", b"")
    await tom.presses("Maybe", card)
    assert "The joining link is for those" in (await tom.sees_edit()).text
    assert (await kept(house, event, tom))[3] is None
    await tom.presses("Coming", card)
    assert "💻 Online: joining link" in (await tom.sees_edit()).text
    assert (await kept(house, event, tom))[3] == WORKSHOP.link
    await tom.presses("📅 Calendar file", card)
    await tom.hears()  # asks for the city
    after = await tom.hears()
    assert b"meet.example" in (await tom.file(after)).replace(b"\r\n ", b"")


async def test_the_calendar_file_rings_as_the_person_is_reminded(house, clock, tom):
    event = await planned(house, clock)
    await opens(tom, event)
    await tom.presses("📅 Calendar file")
    heard = await tom.hears()
    assert heard.text == (
        "Open the file to put the event into your calendar. Should the event move, a new file from "
        "here changes the same entry."
    )
    assert heard.raw["document"]["file_name"] == "E-waste-data.ics"
    (entry,) = Calendar.from_ical(await tom.file(heard)).walk("VEVENT")
    assert entry["SUMMARY"] == "E-waste <data>"
    assert sorted(alarm.decoded("TRIGGER") for alarm in entry.walk("VALARM")) == [
        timedelta(days=-7), timedelta(days=-1), timedelta(hours=-1), timedelta(),
    ]  # fmt: skip


async def test_a_cancelled_event_says_so_and_takes_nobody(house, clock, tom):
    event = await planned(house, clock)
    card = await opens(tom, event)
    await house.database.run(attendances.follow, event, await tom.id(), clock())
    await house.database.run(events.cancel, event, clock())
    assert await tom.presses("Coming") == (
        "This event is over or cancelled: nothing can be answered any more."
    )
    seen = await tom.sees_edit()
    assert seen.text == (
        "❌ Cancelled\nE-waste <data>\n🗓 Mon 14 December 2026, 13:00–16:00 CET\n💻 Online\n"
        "🗣 English, French\n\nBring your figures & questions."
    )
    assert seen.buttons == [["📅 Calendar file"], ["‹ Back"]]
    await tom.presses("📅 Calendar file", card)
    file = await tom.hears()
    while "document" not in file.raw or not file.text.startswith("Open the file"):
        file = await tom.hears()
    assert file.text == "Open the file to take the cancelled event out of your calendar."
    assert b"METHOD:CANCEL" in await tom.file(file)


async def test_a_session_is_followed_by_itself(house, clock, tom):
    event = await planned(house, clock, published=False)
    session = await planned(
        house, clock, parent=event, published=False,
        titles={"en": "Opening"}, descriptions={}, starts=WORKSHOP.starts + timedelta(hours=1),
    )  # fmt: skip
    await house.database.run(events.publish, event, clock())
    await tom.says("/events")
    assert (await tom.hears()).labels[0] == "14 Dec · E-waste <data>"
    await opens(tom, event)
    await tom.presses("14 Dec, 14:00 · Opening")
    seen = await tom.sees_edit()
    assert seen.text.startswith("Opening\n🗓 Mon 14 December 2026, 14:00–16:00 CET")
    assert seen.text.endswith("Part of E-waste <data>")
    await tom.presses("🔔 Follow")
    await tom.sees_edit()
    assert (await kept(house, session, tom))[0] is True
    assert await house.database.run(attendances.find, event, await tom.id()) is None
    await tom.presses("‹ Back")
    assert (await tom.sees_edit()).text == ABOUT


async def test_a_moved_event_is_shown_with_its_new_time(house, clock, tom):
    event = await planned(house, clock)
    later = replace(WORKSHOP, starts=WORKSHOP.starts + timedelta(hours=1))
    await house.database.run(events.change, event, later, DEFAULT_PLAN, clock())
    card = await opens(tom, event)
    assert "🗓 New time: Mon 14 December 2026, 14:00–16:00 CET" in card.text


async def test_a_draft_is_there_for_its_organisers_only(house, clock, tom, ines):
    event = await planned(house, clock, published=False)
    assert (await opens(tom, event)).text == (
        "This event is no longer here. /events shows what is planned."
    )
    card = await opens(ines, event)
    assert card.text == f"{ABOUT}\n\n✏️ A draft: only its organisers see it."
    assert card.buttons == [["‹ Back"]]
    assert await tom.presses(f"at:{event}:coming:c:0", card.message_id, stale=True) == (
        "This event is no longer here. /events shows what is planned."
    )
    assert await house.database.run(attendances.find, event, await tom.id()) is None


async def test_odd_buttons_and_links_are_harmless(house, clock, tom):
    card = await opens(tom, 999)
    assert card.text == "This event is no longer here. /events shows what is planned."
    event = await planned(house, clock)
    card = await opens(tom, event)
    for data in ("ev", "ev:list:x:0", "at", f"at:{event}:burn", "at:x:coming"):
        said = await tom.presses(data, card, stale=True)
        assert said == "This button is out of date. Please ask again."
    assert await tom.presses("at:999:coming:c:0", card, stale=True) == (
        "This event is no longer here. /events shows what is planned."
    )


async def test_a_group_gets_a_short_list_with_links(house, clock, sandbox, tom):
    event = await planned(house, clock)
    group = await sandbox.group("Team", tom)
    await tom.hears(chat=group)
    await tom.says("/events", chat=group)
    heard = await tom.hears(chat=group)
    assert heard.text == (
        "Coming events\n\n• 14 Dec: E-waste <data>\n\nAll events, in a private chat"
    )
    assert heard.buttons == []
    home = f"https://t.me/{sandbox.world.bot.username}?start="
    assert [one["url"] for one in heard.entities if one["type"] == "text_link"] == [
        f"{home}v-{event}",
        f"{home}events",
    ]
    await tom.starts("events")
    assert (await tom.hears()).labels[0] == "14 Dec · E-waste <data>"


async def test_a_link_opened_in_a_group_shows_nothing_personal(house, clock, sandbox, tom):
    event = await planned(house, clock, link_for_attendees=True, capacity=2)
    await house.database.run(attendances.answer, event, await tom.id(), "coming", clock())
    group = await sandbox.group("Team", tom)
    await tom.hears(chat=group)
    await tom.says(f"/start v-{event}", chat=group)
    heard = await tom.hears(chat=group)
    assert heard.text == (
        "E-waste <data>\n🗓 Mon 14 December 2026, 13:00–16:00 CET\n"
        "💻 Online. The joining link is for those who say that they come.\n🗣 English, French\n\n"
        "Bring your figures & questions.\n\n👥 Places taken: 1 of 2."
    )
    assert heard.buttons == []


async def test_who_has_themselves_forgotten_leaves_their_place_to_the_next(house, clock, tom, awa):
    event = await planned(house, clock, capacity=1)
    await opens(awa, event)
    await awa.presses("Je viens")
    await opens(tom, event)
    await tom.presses("Coming")
    await tom.hears()  # asks for the city
    await awa.says("/forgetme")
    await awa.presses("Oui, tout effacer")
    assert (await tom.hears()).text.startswith("🎟 A place became free, and it is yours.")
    assert (await kept(house, event, tom))[:2] == (True, "coming")
    assert await house.database.run(attendances.find, event, await awa.id()) is None
