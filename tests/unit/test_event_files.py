"""Event files give events, or faults with their places, and never an exception."""

from datetime import datetime
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.event_files import FileEvent, read_event_file
from domain.events import Details


def at(text):
    """A wall-clock time."""
    return datetime.fromisoformat(text)


def faults(text):
    events, found = read_event_file(text)
    assert events == []
    return [str(fault) for fault in found]


FORM = "a day and a time such as 2027-02-14 13:00"
NEEDED = "title: Workshop\nstarts: 2027-02-14 13:00\nends: 16:00\nzone: Europe/Zurich\n"


def test_a_file_with_everything():
    text = """
events:
  - title: {en: E-waste workshop, fr: Atelier sur les déchets}
    description:
      en: |
        First line.

        Second line.
    starts: 2027-02-14 13:00
    ends: 16:00
    zone: Europe/Zurich
    format: hybrid
    place: Room C2
    link: meet.example.org/ewaste
    link_for: attendees
    registration: https://example.org/register
    capacity: 30
    languages: [en, fr]
    tags: [E-waste, ICT]
    plan: [7d, 1h, 60m, 0, thanks]
    sessions:
      - title: {fr: Questions}
        starts: 15:00
        duration: 1h
        place: Room D
      - title: Dinner
        starts: 2027-02-15 19:30
        ends: 2027-02-15 22:00
        format: in_person
        link_for: everyone
  - title: Fair
    starts: 2027-03-01
    ends: 2027-03-03
    zone: Africa/Nairobi
    languages: French
"""
    workshop = Details(
        titles={"en": "E-waste workshop", "fr": "Atelier sur les déchets"},
        descriptions={"en": "First line.\n\nSecond line."},
        starts=at("2027-02-14 13:00"),
        ends=at("2027-02-14 16:00"),
        zone="Europe/Zurich",
        format="hybrid",
        place="Room C2",
        link="https://meet.example.org/ewaste",
        link_for_attendees=True,
        registration="https://example.org/register",
        capacity=30,
        languages=("en", "fr"),
        tags=("e-waste", "ict"),
    )
    questions = Details(
        titles={"fr": "Questions"},
        starts=at("2027-02-14 15:00"),
        ends=at("2027-02-14 16:00"),
        zone="Europe/Zurich",
        format="hybrid",
        place="Room D",
        link="https://meet.example.org/ewaste",
        link_for_attendees=True,
        languages=("en", "fr"),
        tags=("e-waste", "ict"),
    )
    dinner = Details(
        titles={"en": "Dinner"},
        starts=at("2027-02-15 19:30"),
        ends=at("2027-02-15 22:00"),
        zone="Europe/Zurich",
        format="in_person",
        place="Room C2",
        link="https://meet.example.org/ewaste",
        languages=("en", "fr"),
        tags=("e-waste", "ict"),
    )
    fair = Details(
        titles={"fr": "Fair"},
        starts=at("2027-03-01"),
        ends=at("2027-03-04"),
        zone="Africa/Nairobi",
        all_day=True,
        languages=("fr",),
    )
    plan = ("7d", "1h", "0", "thanks")
    assert read_event_file(text) == (
        [FileEvent(workshop, plan, (questions, dinner)), FileEvent(fair)],
        [],
    )


@pytest.mark.parametrize("text", [NEEDED, "- " + NEEDED.replace("\n", "\n  ")])
def test_one_event_needs_no_list(text):
    workshop = Details(
        titles={"en": "Workshop"},
        starts=at("2027-02-14 13:00"),
        ends=at("2027-02-14 16:00"),
        zone="Europe/Zurich",
    )
    assert read_event_file(text) == ([FileEvent(workshop)], [])


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        ("starts: 2027-02-14T09:05\nends: 10:00", ("2027-02-14 09:05", "2027-02-14 10:00", False)),
        ("starts: 2027-02-14 22:00\nduration: 3h", ("2027-02-14 22:00", "2027-02-15 01:00", False)),
        (
            "starts: 2027-02-14 9:00\nduration: 1h30",
            ("2027-02-14 09:00", "2027-02-14 10:30", False),
        ),
        ("starts: 2027-02-14 9:00\nduration: 90m", ("2027-02-14 09:00", "2027-02-14 10:30", False)),
        ("starts: 2027-02-14", ("2027-02-14", "2027-02-15", True)),
        ("starts: 2027-02-14\nends: 2027-02-14", ("2027-02-14", "2027-02-15", True)),
        ("starts: 2027-02-14\nduration: 2d", ("2027-02-14", "2027-02-16", True)),
    ],
)
def test_times(times, expected):
    (event,), found = read_event_file(f"title: x\nzone: UTC\n{times}\n")
    assert found == []
    starts, ends, all_day = expected
    details = event.details
    assert (details.starts, details.ends, details.all_day) == (at(starts), at(ends), all_day)


@pytest.mark.parametrize(
    ("extra", "expected"),
    [
        ("", "virtual"),
        ("link: https://example.org", "virtual"),
        ("place: Room C2", "in_person"),
        ("place: Room C2\nlink: https://example.org", "hybrid"),
    ],
)
def test_the_format_follows_from_the_places(extra, expected):
    assert read_event_file(NEEDED + extra)[0][0].details.format == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "file: The file is empty."),
        ("# nothing", "file: The file is empty."),
        ("5", "line 1: There is no event in this file."),
        ("events: []", "line 1: There is no event in this file."),
        ("a: b: c", "line 1: This cannot be read: mapping values are not allowed in this context."),
        ("title: \x00", "file: The file has characters that do not belong in a text."),
        (
            "? [x]\n: y",
            "line 1: A field has a name and a colon, such as 'title: Workshop'.",
        ),
        ("title: x\ntitle: y", "line 2: The field 'title' stands here twice."),
        ("- &a x\n- *a", "line 1: References (& and *) are not read here; write it out."),
        ("[" * 100_000, "line 1: This is nested more than 8 deep."),
        ("- " * 100_000, "line 1: This is nested more than 8 deep."),
        ("x" * 1_000_001, "file: The file is too large; at most 1 MB are read."),
        ("- x\n" * 501, "line 1: There are 501 events here; at most 500 are read at once."),
    ],
)
def test_a_file_that_cannot_be_read_has_one_fault(text, expected):
    begun = process_time()
    assert faults(text) == [expected]
    assert process_time() - begun < 5


def test_aliases_that_stand_for_billions_are_not_followed():
    lines = ["a0: &a0 [x, x]"]
    lines += [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60)]
    assert faults("\n".join(lines)) == [
        "line 1: References (& and *) are not read here; write it out."
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("tittle: x", "line 5, event 1, tittle: Nobody knows this field. Is it 'title'?"),
        ("qqq: x", "line 5, event 1, qqq: Nobody knows this field."),
        (
            "format: online",
            "line 5, event 1, format: The format is one of virtual, in_person, hybrid.",
        ),
        ("place: [a]", "line 5, event 1, place: This must be a text."),
        (
            f"place: {'a' * 501}",
            "line 5, event 1, place: This has 501 characters; at most 500 fit.",
        ),
        ("link: ftp://x", "line 5, event 1, link: This is no address that begins with https://."),
        ("link_for: all", "line 5, event 1, link_for: This is one of everyone, attendees."),
        ("capacity: many", "line 5, event 1, capacity: This is a number of places, such as 30."),
        (
            "languages: [klingon]",
            "line 5, event 1, languages: This is a list of languages such as [en, fr].",
        ),
        (
            "tags: {a: b}",
            "line 5, event 1, tags: This is a list of short tags such as [e-waste, ICT].",
        ),
        (
            "plan: [7d, 9x]",
            "line 5, event 1, plan: '9x' is no part of a plan, such as [7d, 1d, 1h, 0, thanks].",
        ),
        (
            "plan: {a: b}",
            "line 5, event 1, plan: A plan is a list, such as [7d, 1d, 1h, 0, thanks].",
        ),
        (
            "description: {english: x}",
            "line 5, event 1, description: 'english' is no language such as en or fr.",
        ),
        ("duration: 1h", "line 5, event 1, duration: Give 'ends' or 'duration', not both."),
        ("sessions: x", "line 5, event 1, sessions: Sessions are a list of at most 50."),
        ("sessions: [x]", "line 5, event 1, session 1: An event is lines of 'field: value'."),
        (
            "sessions: [{title: x, starts: 31/04, ends: 15:00}]",
            f"line 5, event 1, session 1, starts: '31/04' is not {FORM}.",
        ),
        (
            "sessions: [{title: x, starts: 14:00, ends: 15:00, zone: UTC}]",
            "line 5, event 1, session 1, zone: Nobody knows this field.",
        ),
    ],
)
def test_a_field_that_cannot_be_read_has_its_place(line, expected):
    assert faults(NEEDED + line) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "tags: x",
            [
                "line 1, event 1, title: The title is missing.",
                "line 1, event 1, zone: The zone is missing: a name such as Africa/Nairobi.",
                f"line 1, event 1, starts: The start is missing: {FORM}.",
            ],
        ),
        (
            NEEDED.replace("ends: 16:00", "ends: 12:00"),
            ["line 3, event 1, ends: It ends before it starts."],
        ),
        (
            NEEDED.replace("ends: 16:00", "tags: x"),
            ["line 1, event 1, ends: The end is missing: give 'ends' or 'duration'."],
        ),
        (
            NEEDED.replace("ends: 16:00", "ends: tomorrow"),
            [f"line 3, event 1, ends: 'tomorrow' is not {FORM}, or a time."],
        ),
        (
            NEEDED.replace("2027-02-14 13:00", "2027-02-31 13:00"),
            [f"line 2, event 1, starts: '2027-02-31 13:00' is not {FORM}."],
        ),
        (
            NEEDED.replace("Zurich", "Zürich"),
            ["line 4, event 1, zone: 'Europe/Zürich' is no time zone. Is it 'Europe/Zurich'?"],
        ),
        (
            NEEDED.replace("title: Workshop", "title: ''"),
            ["line 1, event 1, title: There is nothing here."],
        ),
    ],
)
def test_what_an_event_needs(text, expected):
    assert faults(text) == expected


def test_one_faulty_event_hides_no_other():
    good = "- " + NEEDED.replace("\n", "\n  ")
    events, found = read_event_file(f"{good}\n- title: x\n\n{good}")
    assert [event.details.titles for event in events] == [{"en": "Workshop"}] * 2
    assert [fault.event for fault in found] == [2, 2]


FIELDS = st.sampled_from(
    ["title", "starts", "ends", "duration", "zone", "link", "plan", "sessions", "languages", "tags"]
)
VALUES = st.sampled_from(
    ["x", "''", "~", "[]", "{}", "[a, [b]]", "{en: x}", "2027-02-14", "2027-02-14 13:00", "16:00",
     "9999-12-31", "999h", "UTC", "Europe", "[{title: x, starts: 14:00, ends: 15:00}]", "0", "* 1"]
) | st.text(max_size=12)  # fmt: skip


@settings(max_examples=300, deadline=1_000)
@given(st.dictionaries(FIELDS, VALUES, max_size=8))
def test_every_event_is_read_or_has_a_fault(fields):
    text = "".join(f"{name}: {value}\n" for name, value in fields.items())
    events, found = read_event_file(text)
    assert bool(events) != bool(found)


@settings(max_examples=200, deadline=1_000)
@given(st.text(max_size=200))
def test_no_text_is_an_exception(text):
    events, found = read_event_file(text)
    assert events or found
