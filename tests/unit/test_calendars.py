"""A written calendar file is what calendars expect, and one event however often it moves."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.calendars import CalendarEvent, ReadEvent, read_calendar, write_calendar
from domain.events import Details

NOW = datetime(2023, 2, 1, 9, tzinfo=UTC)
CHANGED = datetime(2023, 1, 31, 8, 30, tzinfo=UTC)


def at(text):
    """A wall-clock time."""
    return datetime.fromisoformat(text)


WORKSHOP = Details(
    titles={"en": "E-waste workshop", "fr": "Atelier : déchets, mercure"},
    descriptions={"fr": "Gratuit;\nsur inscription."},
    starts=at("2023-02-14 13:00"),
    ends=at("2023-02-14 16:00"),
    zone="Europe/Zurich",
    link="https://meet.example.org/ewaste?pwd=a,b",
    registration="https://example.org/register",
    tags=("e-waste", "mercury"),
)


def written(*details, language="fr", alarms=(), cancelled=False, attendee_link=False, sequence=3):
    events = [
        CalendarEvent(f"{number}@talaria", sequence, one, CHANGED)
        for number, one in enumerate(details, 1)
    ]
    return write_calendar(
        events, language, alarms, now=NOW, cancelled=cancelled, attendee_link=attendee_link
    )


def lines(content):
    return content.replace(b"\r\n ", b"").decode().split("\r\n")


def event_lines(content):
    found = lines(content)
    return found[found.index("BEGIN:VEVENT") : found.index("END:VEVENT") + 1]


def read(content, zone="Africa/Dakar"):
    return read_calendar(content, zone)


def test_the_whole_file_of_an_event():
    content = written(WORKSHOP, alarms=[timedelta(days=1), timedelta(hours=1), timedelta()])
    assert lines(content) == [
        "BEGIN:VCALENDAR",
        "PRODID:-//Talaria//Events//EN",
        "VERSION:2.0",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "X-WR-TIMEZONE:Europe/Zurich",
        "BEGIN:VTIMEZONE",
        "TZID:Europe/Zurich",
        "BEGIN:STANDARD",
        "DTSTART:20230101T000000",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0100",
        "TZNAME:CET",
        "END:STANDARD",
        "BEGIN:DAYLIGHT",
        "DTSTART:20230326T020000",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0200",
        "TZNAME:CEST",
        "END:DAYLIGHT",
        "BEGIN:STANDARD",
        "DTSTART:20231029T030000",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0100",
        "TZNAME:CET",
        "END:STANDARD",
        "END:VTIMEZONE",
        "BEGIN:VEVENT",
        "UID:1@talaria",
        "SEQUENCE:3",
        "DTSTAMP:20230201T090000Z",
        "LAST-MODIFIED:20230131T083000Z",
        "STATUS:CONFIRMED",
        "DTSTART;TZID=Europe/Zurich:20230214T130000",
        "DTEND;TZID=Europe/Zurich:20230214T160000",
        "SUMMARY;LANGUAGE=fr:Atelier : déchets\\, mercure",
        "DESCRIPTION;LANGUAGE=fr:Gratuit\\;\\nsur inscription.",
        "LOCATION:https://meet.example.org/ewaste?pwd=a\\,b",
        "URL:https://meet.example.org/ewaste?pwd=a,b",
        "CONFERENCE;VALUE=URI;FEATURE=VIDEO:https://meet.example.org/ewaste?pwd=a,b",
        "CATEGORIES:e-waste,mercury",
        *_alarm("-P1D"),
        *_alarm("-PT1H"),
        *_alarm("P0D"),
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def _alarm(trigger):
    return [
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:Atelier : déchets\\, mercure",
        f"TRIGGER:{trigger}",
        "END:VALARM",
    ]


def test_a_cancelled_event_says_so_keeps_its_uid_and_rings_no_more():
    content = written(WORKSHOP, alarms=[timedelta(days=1)], cancelled=True, sequence=4)
    assert "METHOD:CANCEL" in lines(content)
    assert event_lines(content)[:6] == [
        "BEGIN:VEVENT",
        "UID:1@talaria",
        "SEQUENCE:4",
        "DTSTAMP:20230201T090000Z",
        "LAST-MODIFIED:20230131T083000Z",
        "STATUS:CANCELLED",
    ]
    assert "BEGIN:VALARM" not in lines(content)


def test_a_cancelled_session_is_cancelled_alone():
    events = [
        CalendarEvent("a@talaria", 1, WORKSHOP, CHANGED),
        CalendarEvent("b@talaria", 2, WORKSHOP, CHANGED, cancelled=True),
    ]
    content = write_calendar(
        events, "en", [timedelta(hours=1)], now=NOW, cancelled=False, attendee_link=False
    )
    found = lines(content)
    assert [line for line in found if line.startswith(("METHOD", "STATUS", "TRIGGER"))] == [
        "METHOD:PUBLISH",
        "STATUS:CONFIRMED",
        "TRIGGER:-PT1H",
        "STATUS:CANCELLED",
    ]
    assert found.count("BEGIN:VTIMEZONE") == 1


@pytest.mark.parametrize(
    ("attendee_link", "places"),
    [
        (False, ["URL:https://example.org/register"]),
        (
            True,
            [
                "LOCATION:https://meet.example.org/ewaste",
                "URL:https://meet.example.org/ewaste",
                "CONFERENCE;VALUE=URI;FEATURE=VIDEO:https://meet.example.org/ewaste",
            ],
        ),
    ],
)
def test_a_link_for_those_who_come_is_given_to_them_alone(attendee_link, places):
    details = replace(WORKSHOP, link="https://meet.example.org/ewaste", link_for_attendees=True)
    content = written(details, attendee_link=attendee_link)
    shown = [
        line
        for line in event_lines(content)
        if line.startswith(("LOCATION", "URL", "CONFERENCE")) or "meet.example" in line
    ]
    assert shown == places


def test_an_all_day_event_has_days_and_no_zone():
    fair = replace(
        WORKSHOP, all_day=True, starts=at("2023-02-14"), ends=at("2023-02-16"), link=None
    )
    content = written(fair)
    assert "BEGIN:VTIMEZONE" not in lines(content)
    assert [line for line in event_lines(content) if line.startswith("DT")] == [
        "DTSTAMP:20230201T090000Z",
        "DTSTART;VALUE=DATE:20230214",
        "DTEND;VALUE=DATE:20230216",
    ]


@pytest.mark.parametrize(
    ("zone", "changes"),
    [
        ("Africa/Nairobi", []),
        ("America/New_York", ["DTSTART:20230312T020000", "DTSTART:20231105T020000"]),
        ("Australia/Lord_Howe", ["DTSTART:20230402T020000", "DTSTART:20231001T020000"]),
    ],
)
def test_a_zone_is_defined_by_its_changes_on_the_clocks_until_then(zone, changes):
    found = lines(written(replace(WORKSHOP, zone=zone)))
    definition = found[found.index("BEGIN:VTIMEZONE") : found.index("END:VTIMEZONE")]
    assert [line for line in definition if line.startswith("DTSTART")][1:] == changes


def test_utc_needs_no_definition():
    found = lines(written(replace(WORKSHOP, zone="UTC")))
    assert "BEGIN:VTIMEZONE" not in found
    assert "DTSTART:20230214T130000Z" in found


def test_lines_are_folded_at_75_octets_between_letters():
    title = "Déchets électroniques 电子废物 ♻️ " * 6
    content = written(replace(WORKSHOP, titles={"fr": title}))
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    folded = content.split(b"\r\n")
    assert max(map(len, folded)) <= 75
    for line in folded:
        line.decode()


def test_what_organisers_write_starts_no_line_of_its_own():
    sly = "x\r\nSTATUS:CANCELLED\x00\u0085"
    details = replace(
        WORKSHOP, titles={"en": sly}, descriptions={"en": sly}, place=sly, link=sly, tags=(sly,)
    )
    content = write_calendar(
        [CalendarEvent(sly, 0, details, CHANGED)],
        "en",
        [timedelta(hours=1)],
        now=NOW,
        cancelled=False,
        attendee_link=True,
    )
    assert [line for line in lines(content) if line.startswith("STATUS")] == ["STATUS:CONFIRMED"]


def test_what_is_written_is_read_as_it_was():
    for details in (
        replace(WORKSHOP, titles={"fr": "Atelier"}, registration=None),
        replace(
            WORKSHOP,
            titles={"fr": "Atelier"},
            format="in_person",
            place="Salle C2, rue du Stand 1",
            link=None,
        ),
        replace(
            WORKSHOP,
            titles={"fr": "Foire"},
            zone="Asia/Tokyo",
            all_day=True,
            starts=at("2023-02-14"),
            ends=at("2023-02-15"),
            registration=None,
        ),
    ):
        assert read(written(details, language="fr")) == [ReadEvent(details, "1@talaria", 3)]


texts = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Zs"]), min_size=1)


@settings(max_examples=60, deadline=None)
@given(
    title=texts.filter(lambda text: len(text) <= 200),
    description=texts.filter(lambda text: "<" not in text),
    starts=st.datetimes(at("2000-01-01"), at("2090-01-01")),
    zone=st.sampled_from(["Africa/Dakar", "America/St_Johns", "Asia/Kathmandu", "UTC"]),
)
def test_whatever_is_written_is_read_as_it_was(title, description, starts, zone):
    starts = starts.replace(microsecond=0)
    details = Details(
        titles={"fr": title},
        descriptions={"fr": description},
        starts=starts,
        ends=starts + timedelta(days=1),
        zone=zone,
    )
    assert read(written(details, language="fr")) == [ReadEvent(details, "1@talaria", 3)]


def test_a_cancelled_file_is_read_as_cancelled():
    (event,) = read(written(WORKSHOP, cancelled=True))
    assert (event.uid, event.cancelled) == ("1@talaria", True)
