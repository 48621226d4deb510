"""Calendar files are read whoever wrote them, and bad ones get a fault in no time."""

from datetime import datetime
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.calendars import LARGEST, CalendarFault, ReadEvent, read_calendar
from domain.events import Details

HOME = "Africa/Dakar"


def at(text):
    """A wall-clock time."""
    return datetime.fromisoformat(text)


def file(*events, head=()):
    """A calendar file of events, each the lines between its BEGIN and END."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", *head]
    for event in events:
        lines += ["BEGIN:VEVENT", *event, "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


def read(*lines, head=(), language="en"):
    """What is read of a file with one event."""
    (found,) = read_calendar(file(lines, head=head), HOME, language)
    return found


def details(*lines, head=(), language="en"):
    found = read(*lines, head=head, language=language)
    assert isinstance(found, ReadEvent), found
    return found.details


TITLE = "SUMMARY:Workshop"
START = "DTSTART;TZID=Europe/Zurich:20230214T130000"
END = "DTEND;TZID=Europe/Zurich:20230214T160000"


def test_an_event_as_calendars_write_it():
    event = (
        "UID:abc@example.org",
        "SEQUENCE:2",
        "SUMMARY;LANGUAGE=fr-CH:Atelier\\, déchets",
        "SUMMARY;LANGUAGE=en:Workshop\\; waste",
        START,
        END,
        "DESCRIPTION:One\\nTwo",
        "LOCATION:Room C2",
        "CATEGORIES:E-Waste,Mercury\\, gold",
        "CATEGORIES:ICT",
        "X-ALT-DESC;FMTTYPE=text/html:<b>never seen</b>",
        "BEGIN:VALARM",
        "SUMMARY:Alarm",
        "TRIGGER:-PT15M",
        "END:VALARM",
    )
    assert read_calendar(file(event), HOME, "fr") == [
        ReadEvent(
            Details(
                titles={"fr": "Atelier, déchets", "en": "Workshop; waste"},
                descriptions={"fr": "One\nTwo"},
                starts=at("2023-02-14 13:00"),
                ends=at("2023-02-14 16:00"),
                zone="Europe/Zurich",
                format="in_person",
                place="Room C2",
                tags=("e-waste", "mercury gold", "ict"),
            ),
            "abc@example.org",
            2,
        )
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([START, END], ("2023-02-14 13:00", "2023-02-14 16:00", "Europe/Zurich", False, ())),
        (
            ["DTSTART:20230214T120000Z", "DTEND:20230214T150000Z"],
            ("2023-02-14 12:00", "2023-02-14 15:00", HOME, False, ()),
        ),
        (
            ["DTSTART:20230214T120000", "DTEND:20230214T150000"],
            ("2023-02-14 12:00", "2023-02-14 15:00", HOME, False, ("zone",)),
        ),
        (
            [START, "DTEND:20230214T150000Z"],
            ("2023-02-14 13:00", "2023-02-14 16:00", "Europe/Zurich", False, ()),
        ),
        (
            [START, "DTEND;TZID=Africa/Nairobi:20230214T180000"],
            ("2023-02-14 13:00", "2023-02-14 16:00", "Europe/Zurich", False, ()),
        ),
        ([START], ("2023-02-14 13:00", "2023-02-14 14:00", "Europe/Zurich", False, ("hour",))),
        (
            [START, "DURATION:PT1H30M"],
            ("2023-02-14 13:00", "2023-02-14 14:30", "Europe/Zurich", False, ()),
        ),
        # Days go by the clock, hours by what passes: this night is an hour shorter.
        (
            ["DTSTART;TZID=Europe/Zurich:20230325T130000", "DURATION:P1D"],
            ("2023-03-25 13:00", "2023-03-26 13:00", "Europe/Zurich", False, ()),
        ),
        (
            ["DTSTART;TZID=Europe/Zurich:20230325T230000", "DURATION:PT6H"],
            ("2023-03-25 23:00", "2023-03-26 06:00", "Europe/Zurich", False, ()),
        ),
        (
            ["DTSTART;VALUE=DATE:20230214"],
            ("2023-02-14 00:00", "2023-02-15 00:00", HOME, True, ()),
        ),
        (
            ["DTSTART;VALUE=DATE:20230214", "DTEND;VALUE=DATE:20230217"],
            ("2023-02-14 00:00", "2023-02-17 00:00", HOME, True, ()),
        ),
        (
            ["DTSTART;VALUE=DATE:20230214", "DTEND;VALUE=DATE:20230214"],
            ("2023-02-14 00:00", "2023-02-15 00:00", HOME, True, ()),
        ),
        (
            ["DTSTART;VALUE=DATE:20230214", "DURATION:P2D"],
            ("2023-02-14 00:00", "2023-02-16 00:00", HOME, True, ()),
        ),
    ],
)
def test_times(lines, expected):
    found = read(TITLE, *lines)
    starts, ends, zone, all_day, notes = expected
    times = (
        found.details.starts,
        found.details.ends,
        found.details.zone,
        found.details.all_day,
        found.notes,
    )
    assert times == (at(starts), at(ends), zone, all_day, notes)


def test_the_zone_that_the_file_names_for_itself_stands_in():
    for start in ("DTSTART:20230214T120000Z", "DTSTART:20230214T210000"):
        found = read(TITLE, start, "DURATION:PT1H", head=["X-WR-TIMEZONE:Asia/Tokyo"])
        assert (found.details.starts, found.details.zone, found.notes) == (
            at("2023-02-14 21:00"),
            "Asia/Tokyo",
            (),
        )


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("W. Europe Standard Time", "Europe/Berlin"),
        ('"E. Africa Standard Time"', "Africa/Nairobi"),
        ("europe/zurich", "Europe/Zurich"),
        ("/freeassociation.sourceforge.net/Tzfile/Europe/Berlin", "Europe/Berlin"),
        (
            "/citadel.org/20190914_1/America/Argentina/Buenos_Aires",
            "America/Argentina/Buenos_Aires",
        ),
        ("UTC", "UTC"),
    ],
)
def test_zones_that_other_programs_name(name, zone):
    assert details(TITLE, f"DTSTART;TZID={name}:20230214T130000", "DURATION:PT1H").zone == zone


CENTRAL_EUROPE = [
    "BEGIN:STANDARD",
    "DTSTART:16010101T030000",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10",
    "END:STANDARD",
    "BEGIN:DAYLIGHT",
    "DTSTART:16010101T020000",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3",
    "END:DAYLIGHT",
]
AMERICAN = [
    "BEGIN:STANDARD",
    "DTSTART:20061105T020000",
    "TZOFFSETFROM:-0400",
    "TZOFFSETTO:-0500",
    "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU",
    "END:STANDARD",
    "BEGIN:DAYLIGHT",
    "DTSTART:20070311T020000",
    "TZOFFSETFROM:-0500",
    "TZOFFSETTO:-0400",
    "RDATE:20230312T020000,20240310T020000",
    "END:DAYLIGHT",
]


def fixed(offset):
    return [
        "BEGIN:STANDARD",
        "DTSTART:19700101T000000",
        f"TZOFFSETFROM:{offset}",
        f"TZOFFSETTO:{offset}",
        "END:STANDARD",
    ]


@pytest.mark.parametrize(
    ("name", "rules", "zone"),
    [
        ("(UTC+01:00) Amsterdam, Bern", CENTRAL_EUROPE, "Europe/Amsterdam"),
        ("Customized Time Zone", CENTRAL_EUROPE, "Europe/Budapest"),
        ("Eastern", AMERICAN, "America/New_York"),
        ("Our zone", fixed("+0000"), HOME),
        ("Our zone", fixed("+0300"), "Etc/GMT-3"),
        ("Our zone", fixed("+0530"), "Asia/Calcutta"),
        ("Our zone", ["X-LIC-LOCATION:Asia/Tokyo"], "Asia/Tokyo"),
    ],
)
def test_a_zone_of_its_own_is_known_by_its_definition(name, rules, zone):
    head = ["BEGIN:VTIMEZONE", f"TZID:{name}", *rules, "END:VTIMEZONE"]
    found = read(TITLE, f'DTSTART;TZID="{name}":20230714T130000', "DURATION:PT1H", head=head)
    assert (found.details.zone, found.details.starts) == (zone, at("2023-07-14 13:00"))


def test_a_rule_that_never_ends_is_one_that_has_no_end():
    endless = [f"{line};UNTIL=99991231T235959Z" if "RRULE" in line else line for line in AMERICAN]
    head = ["BEGIN:VTIMEZONE", "TZID:Ours", *endless, "END:VTIMEZONE"]
    assert details(TITLE, "DTSTART;TZID=Ours:20230714T130000", head=head).zone == "America/New_York"


@pytest.mark.parametrize(
    "rules",
    [
        [],
        fixed("+0137"),
        fixed("here"),
        [*fixed("+0100")[:-1], "RRULE:FREQ=SECONDLY", "END:STANDARD"],
        [*fixed("+0100")[:-1], "RRULE:FREQ=YEARLY;BYEASTER=1", "END:STANDARD"],
    ],
)
def test_a_zone_that_no_place_has_is_refused_with_its_name(rules):
    head = ["BEGIN:VTIMEZONE", "TZID:Nowhere", *rules, "END:VTIMEZONE"]
    assert read(TITLE, "DTSTART;TZID=Nowhere:20230214T130000", head=head) == CalendarFault(
        "zone", {"event": "1 (Workshop)", "zone": "Nowhere"}
    )


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([], ("virtual", None, None, None)),
        (["LOCATION:Room C2\\, Geneva"], ("in_person", "Room C2, Geneva", None, None)),
        (
            ["LOCATION:https://meet.example.org/a"],
            ("virtual", None, "https://meet.example.org/a", None),
        ),
        (
            ["LOCATION:Room C2; https://meet.example.org/a"],
            ("hybrid", "Room C2", "https://meet.example.org/a", None),
        ),
        (["URL:https://example.org/e"], ("virtual", None, "https://example.org/e", None)),
        (
            ["LOCATION:Room C2", "URL:https://example.org/e"],
            ("in_person", "Room C2", None, "https://example.org/e"),
        ),
        (
            ["LOCATION:Room C2", "URL:https://eu.zoom.us/j/1?pwd=x"],
            ("hybrid", "Room C2", "https://eu.zoom.us/j/1?pwd=x", None),
        ),
        (
            [
                "CONFERENCE;VALUE=URI;FEATURE=VIDEO:https://a.example.org/1",
                "URL:https://b.example.org",
            ],
            ("virtual", None, "https://a.example.org/1", "https://b.example.org"),
        ),
        (
            ["X-GOOGLE-CONFERENCE:https://meet.google.com/abc"],
            ("virtual", None, "https://meet.google.com/abc", None),
        ),
        (
            [
                "LOCATION:Microsoft Teams Meeting",
                "DESCRIPTION:Join: <https://teams.microsoft.com/l/meetup-join/19%3a?x=%7b>\\nBye",
            ],
            ("virtual", None, "https://teams.microsoft.com/l/meetup-join/19%3a?x=%7b", None),
        ),
    ],
)
def test_places_and_links(lines, expected):
    found = details(TITLE, START, END, *lines)
    assert (found.format, found.place, found.link, found.registration) == expected


def test_a_link_that_is_no_address_of_ours_is_left_out_and_that_is_said():
    found = read(TITLE, START, END, "URL:ftp://example.org/e")
    assert (found.details.link, found.notes) == (None, ("link",))


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("a\\nb\\, c\\;\\\\", "a\nb, c;\\"),
        ("1 < 2 & 3 > 2", "1 < 2 & 3 > 2"),
        (
            "<p>Dear all\\,</p><ul><li>R&amp;D</li></ul><br><br><br><br>Bye <b>now</b>",
            "Dear all,\nR&D\n\nBye now",
        ),
        (
            '<a href="https://example.org/a">Agenda</a> <a href="https://b.example.org">https://b.example.org</a>',
            "Agenda (https://example.org/a) https://b.example.org",
        ),
    ],
)
def test_descriptions_are_plain_text(written, plain):
    assert details(TITLE, START, END, f"DESCRIPTION:{written}").descriptions == {"en": plain}


def test_too_long_a_text_is_shortened_and_that_is_said():
    found = read("SUMMARY:" + "a" * 300, START, END, "DESCRIPTION:" + "b" * 20_000)
    assert found.details.titles == {"en": "a" * 199 + "…"}
    assert found.details.descriptions == {"en": "b" * 2_499 + "…"}
    assert found.notes == ("shortened",)


def test_of_a_series_the_first_is_taken_and_that_is_said():
    series = ["UID:s", TITLE, START, END, "RRULE:FREQ=SECONDLY", "RDATE:20230301T100000"]
    changed = ["UID:s", "SUMMARY:Later", "RECURRENCE-ID:20230221T130000", START, END, "SEQUENCE:9"]
    (found,) = read_calendar(file(series, changed), HOME)
    assert (found.details.titles, found.uid, found.notes) == ({"en": "Workshop"}, "s", ("series",))


def test_of_one_uid_the_newest_is_taken():
    old, new = ["UID:s", "SUMMARY:Old", START, END], ["UID:s", "SUMMARY:New", START, "SEQUENCE:1"]
    other = ["SUMMARY:Other", START, END]
    assert [one.details.titles["en"] for one in read_calendar(file(new, other, old), HOME)] == [
        "New",
        "Other",
    ]


@pytest.mark.parametrize(
    ("head", "lines", "cancelled"),
    [
        ([], [], False),
        (["METHOD:CANCEL"], [], True),
        ([], ["STATUS:CANCELLED"], True),
        (["METHOD:PUBLISH"], ["STATUS:CONFIRMED"], False),
    ],
)
def test_cancelled_is_cancelled(head, lines, cancelled):
    assert read("UID:a", TITLE, START, END, *lines, head=head).cancelled is cancelled


@pytest.mark.parametrize(
    "encode",
    [
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.encode("utf-16"),
        lambda text: text.encode("utf-16-le"),
        lambda text: text.encode("utf-16-be"),
        lambda text: text.encode("latin-1"),
        lambda text: text.replace("\r\n", "\n").encode(),
        lambda text: text.replace("\r\n", "\r").encode(),
        lambda text: text.replace("Déch", "D\r\n éc\r\n\th").encode(),
        lambda text: text.encode().replace(b"\xc3\xa9", b"\xc3\r\n \xa9"),
        lambda text: text.replace("Déch", "D\x00é\x1bch").encode(),
        lambda text: text.lower().replace("déchets", "Déchets").encode(),
    ],
)
def test_encodings_and_ends_of_lines(encode):
    text = file(["SUMMARY:Déchets", START, END]).decode()
    (found,) = read_calendar(encode(text), HOME)
    assert found.details.titles == {"en": "Déchets"}
    assert found.details.starts == at("2023-02-14 13:00")


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", CalendarFault("empty")),
        (b"\xef\xbb\xbf \r\n\x00\r\n", CalendarFault("empty")),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), CalendarFault("junk")),
        ("Bonjour à tous".encode(), CalendarFault("junk")),
        (file(), CalendarFault("none")),
        (b"x" * (LARGEST + 1), CalendarFault("large", {"limit": 1})),
        (b"x" * 50_000_000, CalendarFault("large", {"limit": 1})),
        (file(*[[TITLE, START]] * 5_000), CalendarFault("many", {"count": 5_000, "limit": 50})),
    ],
)
def test_a_file_that_cannot_be_read_has_one_fault(content, fault):
    begun = process_time()
    assert read_calendar(content, HOME) == [fault]
    assert process_time() - begun < 5


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        ([START, END], CalendarFault("title", {"event": "1"})),
        ([TITLE, END], CalendarFault("no-start", {"event": "1 (Workshop)"})),
        ([TITLE, "DTSTART"], CalendarFault("no-start", {"event": "1 (Workshop)"})),
        ([TITLE, "DTSTART:31/04"], ("31/04")),
        ([TITLE, "DTSTART:20230431T100000"], ("20230431T100000")),
        ([TITLE, "DTSTART:20230214T250000"], ("20230214T250000")),
        ([TITLE, "DTSTART:00010101T000000Z"], ("00010101T000000Z")),
        ([TITLE, "DTSTART:99991231T235959Z"], ("99991231T235959Z")),
        ([TITLE, START, "DTEND:soon"], ("soon")),
        ([TITLE, START, "DTEND;VALUE=DATE:20230215"], ("20230215")),
        ([TITLE, "DTSTART:20230214", "DTEND:20230215T100000"], ("20230215T100000")),
        ([TITLE, START, "DURATION:P" + "9" * 60 + "W"], ("P" + "9" * 39)),
        ([TITLE, START, "DURATION:P99999W"], ("P99999W")),
        (
            [TITLE, "DTSTART;TZID=Europe/Atlantis:20230214T130000"],
            CalendarFault("zone", {"event": "1 (Workshop)", "zone": "Europe/Atlantis"}),
        ),
        (
            [TITLE, START, "DTEND;TZID=Europe/Zurich:20230214T120000"],
            CalendarFault("order", {"event": "1 (Workshop)"}),
        ),
        ([TITLE, START, "DURATION:-PT1H"], CalendarFault("order", {"event": "1 (Workshop)"})),
        (
            [TITLE, "DTSTART:20230214", "DTEND:20230210"],
            CalendarFault("order", {"event": "1 (Workshop)"}),
        ),
    ],
)
def test_an_event_that_cannot_be_read_has_its_fault(lines, fault):
    if isinstance(fault, str):
        fault = CalendarFault("time", {"event": "1 (Workshop)", "time": fault})
    assert read(*lines) == fault


def test_one_faulty_event_hides_no_other():
    content = file(["SUMMARY:One", START], ["SUMMARY:Two"], ["SUMMARY:Three", START, END])
    one, two, three = read_calendar(content, HOME)
    assert (one.details.titles["en"], three.details.titles["en"]) == ("One", "Three")
    assert two == CalendarFault("no-start", {"event": "2 (Two)"})


def test_an_event_that_is_cut_off_hides_no_other():
    content = file(["SUMMARY:One", START, "BEGIN:VEVENT", "SUMMARY:Two", START, END])
    one, two = read_calendar(content, HOME)
    assert one == CalendarFault("unclosed", {"event": "1 (One)"})
    assert two.details.titles == {"en": "Two"}
    cut_off = file(["SUMMARY:One", START])[:-40]
    assert read_calendar(cut_off, HOME) == [CalendarFault("unclosed", {"event": "1 (One)"})]


EVENT = b"BEGIN:VEVENT\nSUMMARY:x\nDTSTART:20270101T100000\n"
HEAD, TAIL = b"BEGIN:VCALENDAR\n", b"\nEND:VEVENT\nEND:VCALENDAR\n"
ODD_RULE = (
    b"BEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0137\n"
    b"RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=3\nEND:STANDARD\n"
)


def filled(before, unit, after=TAIL):
    """A file of the largest size, filled with repetitions."""
    return before + unit * ((LARGEST - len(before) - len(after)) // len(unit)) + after


def many_zones():
    zones = b"".join(
        b"BEGIN:VTIMEZONE\nTZID:Z%d\n" % number + ODD_RULE * 130 + b"END:VTIMEZONE\n"
        for number in range(48)
    )
    events = b"".join(
        b"BEGIN:VEVENT\nSUMMARY:x\nDTSTART;TZID=Z%d:20270101T100000\nEND:VEVENT\n" % (number % 48)
        for number in range(50)
    )
    return HEAD + zones + events


def many_dates():
    dates = b"RDATE:" + b",".join(b"%d0101T000000" % year for year in range(1971, 2571)) + b"\n"
    part = ODD_RULE.replace(b"END:", dates + b"END:")
    zone = b"BEGIN:VTIMEZONE\nTZID:Z\n" + part * 90 + b"END:VTIMEZONE\n"
    event = b"BEGIN:VEVENT\nSUMMARY:x\nDTSTART;TZID=Z:20270101T100000\nEND:VEVENT\n"
    return HEAD + zone + event * 50


BOMBS = {
    "empty lines": filled(HEAD + EVENT, b"\n"),
    "nested parts": filled(HEAD + EVENT, b"BEGIN:X\n"),
    "nested zones": filled(HEAD, b"BEGIN:VTIMEZONE\n", EVENT + TAIL),
    "nested rules": filled(HEAD + b"BEGIN:VTIMEZONE\nTZID:x\n", b"BEGIN:STANDARD\n", EVENT + TAIL),
    "ends": filled(HEAD + EVENT, b"END:X\n"),
    "short lines": filled(HEAD + EVENT, b"A:b\n"),
    "titles": filled(HEAD + EVENT, b"SUMMARY:b\n"),
    "one long line": filled(HEAD + EVENT + b"DESCRIPTION:", b"a"),
    "folds": filled(HEAD + EVENT + b"DESCRIPTION:", b"a\n "),
    "many zones": many_zones(),
    "many dates": many_dates(),
}


@pytest.mark.parametrize("name", sorted(BOMBS))
def test_no_file_takes_long(name):
    assert len(BOMBS[name]) <= LARGEST
    begun = process_time()
    found = read_calendar(BOMBS[name], HOME)
    assert process_time() - begun < 5
    assert {type(one) for one in found} == {CalendarFault if "many" in name else ReadEvent}


@pytest.mark.parametrize(
    "unit", ["<", "<a ", '<a href="x"', "<br", "\\", '"', ";", "=", ":", "https://", "&#", "(|"]
)
def test_no_text_takes_long(unit):
    text = (unit * 10_000)[:3_200]
    lines = [f"{name}:{text}" for name in ("LOCATION", "DESCRIPTION", "CATEGORIES", "URL")]
    events = [[TITLE, START, *lines, f"DTEND;{text}:20270101"]] * 50
    content = file(*events)
    assert len(content) <= LARGEST
    begun = process_time()
    assert len(read_calendar(content, HOME)) == 50
    assert process_time() - begun < 5


PIECES = st.sampled_from(
    [
        "BEGIN:VCALENDAR", "BEGIN:VEVENT", "END:VEVENT", "BEGIN:VTIMEZONE", "END:VTIMEZONE",
        "TZID:Z", "BEGIN:STANDARD", "TZOFFSETTO:+0100", "TZOFFSETFROM:+0100", "END:STANDARD",
        "RRULE:FREQ=YEARLY;BYMONTH=2;BYDAY=5MO", "RRULE:FREQ=YEARLY;BYMONTHDAY=31;BYMONTH=4",
        "DTSTART:20240229T250000", "DTSTART:20270101T100000Z", "DTSTART;TZID=Z:20270101T100000",
        "DTSTART;TZID=:20270101T100000", "DTSTART;VALUE=DATE:20270101", "DTEND:20260101T100000",
        "DTEND:20270101", "DURATION:P1D", "DURATION:-PT", "SUMMARY:x", "SUMMARY;LANGUAGE=:y",
        "UID:\\n", "SEQUENCE:-1", "URL:http://[", "LOCATION:https://[::1", "CATEGORIES:\\",
        "X-WR-TIMEZONE:Z", "METHOD:CANCEL", " ", "\t",
    ]
)  # fmt: skip


@settings(max_examples=300, deadline=1_000)
@given(st.lists(PIECES | st.text(max_size=30), max_size=30), st.sampled_from(["\n", "\r\n", "\r"]))
def test_no_lines_are_an_exception(lines, ending):
    content = ending.join(["BEGIN:VCALENDAR", *lines]).encode(errors="replace")
    assert len(read_calendar(content, HOME)) >= 1


@settings(max_examples=200, deadline=1_000)
@given(st.binary(max_size=300))
def test_no_bytes_are_an_exception(content):
    assert len(read_calendar(content, HOME)) >= 1
    assert len(read_calendar(file([TITLE, START]) + content, HOME)) >= 1
