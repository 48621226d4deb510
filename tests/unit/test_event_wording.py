"""What is said of an event, everywhere in the same words."""

from datetime import UTC, datetime
from functools import partial

import pytest

from domain.event_wording import (
    file_name,
    short_date,
    title_in,
    word_description,
    word_facts,
)
from domain.events import LONGEST_DESCRIPTION, Details
from domain.formatting import utf16_length
from domain.wording import Phrasebook
from locales import read_locales

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
BOOK = Phrasebook(read_locales())
LATE = datetime(2026, 12, 14, 23, 30)


def details(**more):
    given = {
        "titles": {"en": "Data <3", "ar": "بيانات"},
        "starts": datetime(2026, 12, 14, 13, 0),
        "ends": datetime(2026, 12, 15, 16, 0),
        "zone": "Europe/Zurich",
    }
    return Details(**{**given, **more})


def facts(language="en", zone=None, *, with_link=True, moved=False, cancelled=False, **more):
    say = partial(BOOK.say, language)
    return word_facts(
        say,
        details(**more),
        language,
        zone,
        with_link=with_link,
        moved=moved,
        cancelled=cancelled,
    )


def places(**more):
    return facts(**more).splitlines()[2:]


def test_organisers_text_is_escaped_and_links_cannot_leave_their_quotes():
    assert facts().splitlines()[0] == "<b>Data &lt;3</b>"
    assert facts("fr", titles={"fr": "A & B"}).splitlines()[0] == "<b>A &amp; B</b>"
    assert places(link='https://x.example/"><b>', format="hybrid", place="<Room>") == [
        "📍 &lt;Room&gt;",
        '💻 Online: <a href="https://x.example/&quot;&gt;&lt;b&gt;">joining link</a>',
    ]


@pytest.mark.parametrize(
    ("given", "lines"),
    [
        ({"format": "virtual"}, ["💻 Online"]),
        ({"format": "in_person"}, ["📍 In person"]),
        ({"format": "in_person", "place": "Geneva", "link": "https://x.example"}, ["📍 Geneva"]),
        (
            {"link": "https://x.example", "link_for_attendees": True, "with_link": False},
            ["💻 Online. The joining link is for those who say that they come."],
        ),
        ({"link": "https://x.example", "with_link": False}, ["💻 Online"]),
        ({"languages": ("fr", "zh")}, ["💻 Online", "🗣 French, Chinese"]),
    ],
)
def test_each_format_says_how_to_get_in(given, lines):
    assert places(**given) == lines


def test_a_cancelled_event_shows_no_way_in():
    lines = facts(cancelled=True, link="https://x.example").splitlines()
    assert (lines[0], lines[-1]) == ("❌ <b>Cancelled</b>", "💻 Online")


def test_a_moved_event_names_its_time_as_new():
    assert facts(moved=True).splitlines()[1].startswith("🗓 <b>New time:</b> <tg-time ")
    assert facts("fr", moved=True).splitlines()[1].startswith("🗓 <b>Nouvel horaire\u202f:</b> ")


def test_texts_fall_back_and_are_kept_in_bounds():
    assert title_in(details(), "fr") == "Data <3"
    assert title_in(details(titles={"en": "two\nlines"}), "en") == "two lines"
    long = details(descriptions={"en": "word " * 2_000})
    assert utf16_length(word_description(long, "fr")) <= LONGEST_DESCRIPTION
    assert word_description(details(), "en") == ""


@pytest.mark.parametrize(
    ("zone", "language", "shown"),
    [(None, "en", "14 Dec"), ("Asia/Tokyo", "en", "15 Dec"), ("Asia/Tokyo", "fr", "15 déc.")],
)
def test_lists_show_the_readers_day(zone, language, shown):
    assert short_date(details(starts=LATE), language, zone, NOW) == shown


def test_lists_show_another_year_and_the_own_day_of_all_day_events():
    later = NOW.replace(year=2027)
    assert short_date(details(), "en", None, later) == "14 Dec 2026"
    assert short_date(details(starts=LATE, all_day=True), "en", "Asia/Tokyo", NOW) == "14 Dec"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("E-waste: data/2027", "E-waste-data-2027.ics"),
        ("بيانات النفايات", "بيانات-النفايات.ics"),
        ("../../etc", "etc.ics"),
        ("???", "event.ics"),
        ("x" * 100, "x" * 40 + ".ics"),
    ],
)
def test_a_file_is_named_by_its_event(title, name):
    assert file_name(details(titles={"en": title}), "en", "ics") == name
