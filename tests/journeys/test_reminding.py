"""A reminder's life over the real protocol: on time, once, true, and corrected when it is not."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from conftest import opened
from sqlalchemy import select

from domain.events import Details
from domain.pacing import SendBudget
from domain.reminders import DEFAULT_PLAN
from jobs.deliveries import send_due
from jobs.reminders import plan_reminders, report_missed
from sandbox.heard import Heard
from storage import attendances, events, people
from storage.tables import Delivery, Person

ZURICH = "Europe/Zurich"
# 29 March 2026 is the day on which Zurich's clocks go from 02:00 to 03:00; New York's went on the
# 8th, Lord Howe's go back on 5 April.
WORKSHOP = Details(
    titles={"en": "Procurement workshop", "fr": "Atelier sur les achats"},
    starts=datetime(2026, 12, 8, 13, 0),
    ends=datetime(2026, 12, 8, 16, 0),
    zone=ZURICH,
    link="https://example.org/join",
)


THANKS = (
    "🙏 Thank you for coming to Procurement workshop. If a question is left, just type it here."
)
CANCELLED = (
    "❌ Cancelled: Procurement workshop\n\n"
    "It was planned for Tue 8 December 2026, 13:00 CET."
    " Open the file to take it out of your calendar."
)


def at(*parts):
    return datetime(*parts, tzinfo=UTC)


async def published(house, clock, details=WORKSHOP, plan=DEFAULT_PLAN):
    number = await house.database.run(events.create, None, details, plan, clock())
    await house.database.run(events.publish, number, clock())
    return number


async def joins(house, clock, person, event, answer="coming", zone=None):
    await person.says("/help")
    await person.hears()
    number = await person.id()

    def live_in(session):
        session.get(Person, number).zone = zone

    await house.database.run(live_in)
    await house.database.run(attendances.answer, event, number, answer, clock())


async def tick(house, clock):
    await plan_reminders(house.job_desk, clock())
    await send_due(house.job_desk, clock())
    await report_missed(house.job_desk, clock())
    await send_due(house.job_desk, clock())


def got(person):
    """The bot's messages in a person's chat as they now stand, without what came over the wire."""
    chat = person.sandbox.world.chats[person._id]
    return [heard for one in chat.messages.values() if (heard := Heard(one)).from_bot]


def links(message):
    return [one["url"] for one in message.entities if one["type"] == "text_link"]


def firsts(person):
    return [one.text.split("\n")[0] for one in got(person)]


async def heard_at(house, clock, person, *moments):
    """What a person hears at each of some moments: the first line of each message."""
    heard = []
    before = len(got(person))
    for moment in moments:
        clock.moment = moment
        await tick(house, clock)
        now = firsts(person)[before:]
        before += len(now)
        heard.append(now)
    return heard


def rows(house):
    with house.database.engine.connect() as connection:
        chosen = select(Delivery.cause, Delivery.state, Delivery.reason).order_by(Delivery.id)
        return [tuple(row) for row in connection.execute(chosen)]


async def test_the_whole_plan_arrives_on_time_and_once(house, tom, clock):
    event = await published(house, clock)
    await joins(house, clock, tom, event, zone="Africa/Nairobi")
    moments = [
        at(2026, 12, 1, 11, 59, 59),
        at(2026, 12, 1, 12),
        at(2026, 12, 7, 12),
        at(2026, 12, 8, 11),
        at(2026, 12, 8, 12),
        at(2026, 12, 8, 15, 30),
        at(2026, 12, 9, 12),
    ]
    assert await heard_at(house, clock, tom, *moments) == [
        [],
        ["⏰ Starts in 7 days"],
        ["⏰ Starts in 1 day"],
        ["⏰ Starts in 1 hour"],
        ["▶️ It starts now"],
        [THANKS],
        [],
    ]


async def test_a_reminder_says_when_by_both_clocks_and_leads_to_the_event(house, tom, clock):
    event = await published(house, clock)
    await joins(house, clock, tom, event, zone="Africa/Nairobi")
    clock.moment = at(2026, 12, 8, 11)
    await tick(house, clock)
    reminder = got(tom)[-1]
    assert reminder.text == (
        "⏰ Starts in 1 hour\n\n"
        "Procurement workshop\n"
        "🗓 Tue 8 December 2026, 15:00–18:00 in Nairobi (13:00–16:00 CET)\n"
        "💻 Online: joining link"
    )
    assert links(reminder) == ["https://example.org/join"]
    assert [one["unix_time"] for one in reminder.entities if one["type"] == "date_time"] == [
        int(at(2026, 12, 8, 12).timestamp()),
        int(at(2026, 12, 8, 15).timestamp()),
    ]


async def test_a_moved_event_takes_its_reminders_along_and_corrects_those_who_were_told(
    house, tom, awa, clock
):
    event = await published(house, clock)
    await joins(house, clock, tom, event)
    clock.moment = at(2026, 12, 7, 12)
    await tick(house, clock)
    await joins(house, clock, awa, event)
    later = replace(WORKSHOP, starts=datetime(2026, 12, 10, 14), ends=datetime(2026, 12, 10, 17))
    change = await house.database.run(events.change, event, later, DEFAULT_PLAN, clock())
    assert change.told == 1  # Awa was told nothing yet
    await tick(house, clock)
    assert got(tom)[-1].text.startswith(
        "🕑 New time\n\n"
        "You were told: Tue 8 December 2026, 13:00 CET\n"
        "Now it is: Thu 10 December 2026, 14:00 CET"
    )
    assert await heard_at(
        house, clock, tom, at(2026, 12, 8, 11), at(2026, 12, 9, 13), at(2026, 12, 10, 12)
    ) == [[], ["⏰ Starts in 1 day"], ["⏰ Starts in 1 hour"]]
    assert firsts(awa)[-2:] == ["⏰ Début dans 1 jour", "⏰ Début dans 1 heure"]


async def test_a_cancelled_event_says_so_once_and_brings_its_calendar_file(
    house, sandbox, tom, clock
):
    event = await published(house, clock)
    await joins(house, clock, tom, event)
    clock.moment = at(2026, 12, 7, 12)
    await tick(house, clock)
    assert await house.database.run(events.cancel, event, clock()) == 1
    for moment in (clock(), at(2026, 12, 8, 11), at(2026, 12, 8, 15, 30)):
        clock.moment = moment
        await tick(house, clock)
    notices = [one for one in got(tom) if one.text.startswith("❌")]
    assert [one.text for one in notices] == [CANCELLED]
    file = await sandbox.download(notices[0].file_id)
    assert b"METHOD:CANCEL" in file and b"STATUS:CANCELLED" in file
    uid = (await house.database.run(events.find, event)).uid
    assert f"UID:{uid}".encode() in file
    assert got(tom)[-1].message_id == notices[0].message_id


async def test_what_is_still_of_use_after_a_stop_is_true_and_the_rest_is_told_to_organisers(
    settings, sandbox, clock, shelf
):
    tom = sandbox.person("Tom", language="en")
    ines = sandbox.person("Ines", language="en", id=settings.organisers[0], started=True)
    await ines.id()
    async with opened(settings, sandbox, clock, shelf) as house:
        event = await published(house, clock)
        await joins(house, clock, tom, event)
        await tick(house, clock)
    clock.moment = at(2026, 12, 8, 11, 20)  # down since November
    async with opened(settings, sandbox, clock, shelf) as house:
        await tick(house, clock)
        assert firsts(tom)[1:] == ["⏰ Starts in 40 minutes"]
        assert rows(house)[:3] == [
            ("reminder:1:0:7d", "missed", "late"),
            ("reminder:1:0:1d", "missed", "late"),
            ("reminder:1:0:1h", "sent", None),
        ]
        told = sorted([(await ines.hears()).text.split("\n")[0] for _ in range(2)])
        assert told == [
            "One reminder came too late and was left out: Procurement workshop",
            "One reminder came too late and was left out: Procurement workshop",
        ]
    clock.moment = at(2026, 12, 8, 12, 10)
    async with opened(settings, sandbox, clock, shelf) as house:
        await tick(house, clock)
        assert firsts(tom)[2:] == ["▶️ It started 10 minutes ago"]


async def test_whoever_joins_late_gets_only_what_is_still_to_come(house, tom, clock):
    event = await published(house, clock)
    clock.moment = at(2026, 12, 5, 9)
    await joins(house, clock, tom, event)
    assert await heard_at(
        house, clock, tom, at(2026, 12, 5, 9), at(2026, 12, 7, 12), at(2026, 12, 8, 11)
    ) == [[], ["⏰ Starts in 1 day"], ["⏰ Starts in 1 hour"]]


@pytest.mark.parametrize(
    ("zone", "starts", "day_before"),
    [
        ("Europe/Zurich", datetime(2027, 3, 28, 14), at(2027, 3, 27, 13)),  # UTC+1, then +2
        ("America/New_York", datetime(2027, 11, 7, 14), at(2027, 11, 6, 18)),  # UTC-4, then -5
        ("Australia/Lord_Howe", datetime(2027, 4, 4, 14), at(2027, 4, 3, 3)),  # +11, then +10:30
    ],
)
async def test_one_day_before_is_the_same_time_of_day_when_clocks_change(
    house, tom, clock, zone, starts, day_before
):
    details = replace(WORKSHOP, zone=zone, starts=starts, ends=starts + timedelta(hours=2))
    event = await published(house, clock, details, ("1d", "1h"))
    await joins(house, clock, tom, event, zone=zone)
    second = timedelta(seconds=1)
    hour_before = details.starts_at - timedelta(hours=1)
    heard = await heard_at(
        house, clock, tom, day_before - second, day_before, hour_before - second, hour_before
    )
    assert [len(messages) for messages in heard] == [0, 1, 0, 1]


async def test_quiet_hours_bring_a_reminder_forward_and_never_past_the_start(house, tom, clock):
    # 08:00 in Zurich is 16:00 in Tokyo; seven in the evening before is three at night there.
    starts = datetime(2026, 12, 8, 18)
    details = replace(WORKSHOP, starts=starts, ends=starts + timedelta(hours=1))
    event = await published(house, clock, details, ("1d", "1h"))
    await joins(house, clock, tom, event, zone="Asia/Tokyo")
    # A day before is 02:00 in Tokyo, so it comes at 21:00 there; the hour before goes regardless.
    assert [
        len(messages)
        for messages in await heard_at(
            house,
            clock,
            tom,
            at(2026, 12, 7, 11, 59, 59),
            at(2026, 12, 7, 12),
            at(2026, 12, 7, 17),
            at(2026, 12, 8, 16),
        )
    ] == [0, 1, 0, 1]


async def test_planning_twice_and_a_clock_that_jumps_double_nothing(house, tom, clock):
    event = await published(house, clock)
    await joins(house, clock, tom, event)
    moments = [
        at(2026, 12, 7, 12),
        at(2026, 12, 7, 11),  # somebody set the clock back
        at(2026, 12, 7, 12),
        at(2026, 12, 8, 11),
    ]
    heard = await heard_at(house, clock, tom, *moments)
    assert heard == [["⏰ Starts in 1 day"], [], [], ["⏰ Starts in 1 hour"]]


async def test_a_place_that_becomes_free_is_told(house, tom, awa, clock):
    event = await published(house, clock, replace(WORKSHOP, capacity=1))
    await joins(house, clock, tom, event)
    await joins(house, clock, awa, event)
    await house.database.run(attendances.answer, event, await tom.id(), "not", clock())
    await tick(house, clock)
    assert got(awa)[-1].text.startswith("🎟 Une place s’est libérée, elle est pour vous.")


async def test_the_link_is_only_in_the_reminders_of_those_who_come(house, tom, awa, clock):
    event = await published(house, clock, replace(WORKSHOP, link_for_attendees=True))
    await joins(house, clock, tom, event)
    await joins(house, clock, awa, event, "maybe")
    clock.moment = at(2026, 12, 8, 11)
    await tick(house, clock)
    assert links(got(tom)[-1]) == ["https://example.org/join"]
    assert links(got(awa)[-1]) == []
    new = replace(WORKSHOP, link_for_attendees=True, link="https://example.org/new")
    assert (await house.database.run(events.change, event, new, DEFAULT_PLAN, clock())).told == 1
    await tick(house, clock)
    assert got(tom)[-1].text.startswith("🔗 New link. The one you had no longer works.")
    assert links(got(tom)[-1]) == ["https://example.org/new"]


async def test_what_many_are_to_have_by_one_moment_begins_early_enough(
    settings, sandbox, clock, shelf
):
    crowd = [sandbox.person(f"P{n}", language="en", started=True) for n in range(50)]
    slow = SendBudget(10.0, chat_rests=0.0)
    async with opened(settings, sandbox, clock, shelf, slow) as house:
        event = await published(house, clock, plan=("1h",))
        for person in crowd:
            number = await person.id()
            await house.database.run(
                people.meet, [people.Visit(number, "en", clock(), private=True)]
            )
            await house.database.run(attendances.follow, event, number, clock())
        # 50 messages at 8 a second, which is what is planned with, take 6.25 s.
        clock.moment = at(2026, 12, 8, 10, 59, 53)
        await tick(house, clock)
        assert [len(got(person)) for person in crowd] == [0] * 50
        clock.moment = at(2026, 12, 8, 10, 59, 53, 750_000)
        await tick(house, clock)
        assert [len(got(person)) for person in crowd] == [1] * 50
