"""How moments are told: the reader's clock first, the event's beside it."""

import re
from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest

from domain.moments import word_days, word_distance, word_moment, word_span
from domain.wording import Phrasebook
from locales import read_locales
from sandbox.formatting import parse_html

PHRASEBOOK = Phrasebook(read_locales())
NOON = datetime(2023, 2, 14, 12, 0, tzinfo=UTC)
ZURICH = "Europe/Zurich"


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


def say(language):
    return partial(PHRASEBOOK.say, language)


def plain(html):
    return parse_html(html)[0]


@pytest.mark.parametrize(
    ("language", "zone", "told"),
    [
        ("en", "Africa/Nairobi", "Tue 14 February 2023, 15:00 in Nairobi (13:00 CET)"),
        ("fr", "Africa/Nairobi", "mar. 14 février 2023, 15:00 à Nairobi (13:00 CET)"),
        ("fr", "Africa/Cairo", "mar. 14 février 2023, 14:00 au Caire (13:00 CET)"),
        ("fr", "Atlantic/Faroe", "mar. 14 février 2023, 12:00 aux îles Féroé (13:00 CET)"),
        ("fr", "America/Havana", "mar. 14 février 2023, 07:00 à La Havane (13:00 CET)"),
        ("en", "Etc/GMT-3", "Tue 14 February 2023, 15:00 UTC+3 (13:00 CET)"),
        ("en", "UTC", "Tue 14 February 2023, 12:00 UTC (13:00 CET)"),
        # Another day there.
        (
            "en",
            "Pacific/Auckland",
            "Wed 15 February 2023, 01:00 in Auckland (Tue 14 February, 13:00 CET)",
        ),
        (
            "fr",
            "Pacific/Auckland",
            "mer. 15 février 2023, 01:00 à Auckland (mar. 14 février, 13:00 CET)",
        ),
        # The same clock: once.
        ("en", ZURICH, "Tue 14 February 2023, 13:00 CET"),
        ("en", "Europe/Paris", "Tue 14 February 2023, 13:00 CET"),
        ("en", "Africa/Lagos", "Tue 14 February 2023, 13:00 in Lagos"),
        # The reader's zone is not known.
        ("en", None, "Tue 14 February 2023, 13:00 CET"),
        ("fr", None, "mar. 14 février 2023, 13:00 CET"),
        (None, None, "Tue 14 February 2023, 13:00 CET"),
    ],
)
def test_a_moment_by_the_readers_clock_and_the_events(language, zone, told):
    assert plain(word_moment(say(language), NOON, language, zone, ZURICH)) == told


@pytest.mark.parametrize(
    ("event_zone", "told"),
    [
        ("Asia/Tokyo", "Tue 14 February 2023, 21:00 JST"),
        ("Africa/Nairobi", "Tue 14 February 2023, 15:00 EAT"),
        ("America/New_York", "Tue 14 February 2023, 07:00 EST"),
        # An abbreviation that several zones have, and one that is no word.
        ("Asia/Kolkata", "Tue 14 February 2023, 17:30 in Kolkata"),
        ("Asia/Shanghai", "Tue 14 February 2023, 20:00 in Shanghai"),
        ("America/Sao_Paulo", "Tue 14 February 2023, 09:00 in Sao Paulo"),
        ("Asia/Kathmandu", "Tue 14 February 2023, 17:45 in Kathmandu"),
    ],
)
def test_an_events_zone_is_told_as_people_know_it(event_zone, told):
    assert plain(word_moment(say("en"), NOON, "en", None, event_zone)) == told


def test_summer_time_has_its_own_name():
    summer = utc(2023, 7, 14, 12, 0)
    told = word_moment(say("en"), summer, "en", "Africa/Nairobi", ZURICH, with_date=False)
    assert plain(told) == "15:00 in Nairobi (14:00 CEST)"


def test_the_reader_in_lagos_is_an_hour_behind_in_summer():
    summer = utc(2023, 7, 14, 12, 0)
    told = word_moment(say("en"), summer, "en", "Africa/Lagos", ZURICH, with_date=False)
    assert plain(told) == "13:00 in Lagos (14:00 CEST)"


def test_telegram_draws_the_moment_by_itself():
    html = word_moment(say("en"), NOON, "en", "Africa/Nairobi", ZURICH)
    told = "Tue 14 February 2023, 15:00 in Nairobi"
    assert html == f'<tg-time unix="1676376000" format="wDt">{told}</tg-time> (13:00 CET)'
    assert parse_html(html)[1] == [
        {
            "type": "date_time",
            "unix_time": 1676376000,
            "date_time_format": "wDt",
            "offset": 0,
            "length": len(told),
        }
    ]
    short = word_moment(say("en"), NOON, "en", None, ZURICH, with_date=False)
    assert short == '<tg-time unix="1676376000" format="t">13:00 CET</tg-time>'


@pytest.mark.parametrize(
    ("language", "zone", "hours", "told"),
    [
        ("en", None, 3, "Tue 14 February 2023, 13:00–16:00 CET"),
        ("fr", None, 3, "mar. 14 février 2023, 13:00–16:00 CET"),
        (
            "en",
            "Africa/Nairobi",
            3,
            "Tue 14 February 2023, 15:00–18:00 in Nairobi (13:00–16:00 CET)",
        ),
        (
            "fr",
            "Africa/Cairo",
            3,
            "mar. 14 février 2023, 14:00–17:00 au Caire (13:00–16:00 CET)",
        ),
        # It ends on the next day there, or is all on the next day.
        (
            "en",
            "Asia/Tokyo",
            3,
            (
                "Tue 14 February 2023, 21:00 – Wed 15 February 2023, 00:00 in Tokyo "
                "(Tue 14 February, 13:00–16:00 CET)"
            ),
        ),
        (
            "en",
            "Pacific/Auckland",
            3,
            "Wed 15 February 2023, 01:00–04:00 in Auckland (Tue 14 February, 13:00–16:00 CET)",
        ),
        # Several days.
        (
            "en",
            "Africa/Nairobi",
            51,
            (
                "Tue 14 February 2023, 15:00 – Thu 16 February 2023, 18:00 in Nairobi "
                "(Tue 14 February, 13:00 – Thu 16 February, 16:00 CET)"
            ),
        ),
    ],
)
def test_a_span(language, zone, hours, told):
    ends = NOON + timedelta(hours=hours)
    html = word_span(say(language), NOON, ends, False, language, zone, ZURICH)
    assert plain(html) == told


def test_a_span_has_both_moments_for_telegram_to_draw():
    html = word_span(say("en"), NOON, NOON + timedelta(hours=3), False, "en", None, ZURICH)
    moments = [(one["unix_time"], one["date_time_format"]) for one in parse_html(html)[1]]
    assert moments == [(1676376000, "wDt"), (1676386800, "t")]


def test_a_span_over_the_change_of_summer_time_names_both():
    html = word_span(
        say("en"), utc(2023, 3, 25, 12, 0), utc(2023, 3, 27, 12, 0), False, "en", None, ZURICH
    )
    assert plain(html) == "Sat 25 March 2023, 13:00 CET – Mon 27 March 2023, 14:00 CEST"


def test_clocks_that_part_during_the_span_are_both_told():
    """Lagos shows what Zurich shows at the start, and no more at the end."""
    html = word_span(
        say("en"), utc(2023, 3, 25, 12, 0), utc(2023, 3, 26, 12, 0), False, "en", "Africa/Lagos",
        ZURICH,
    )  # fmt: skip
    assert plain(html) == (
        "Sat 25 March 2023, 13:00 – Sun 26 March 2023, 13:00 in Lagos "
        "(Sat 25 March, 13:00 CET – Sun 26 March, 14:00 CEST)"
    )


@pytest.mark.parametrize(
    ("language", "first", "last", "told"),
    [
        ("en", (2027, 2, 14), (2027, 2, 14), "Sun 14 February 2027"),
        ("en", (2027, 2, 14), (2027, 2, 16), "Sun 14 – Tue 16 February 2027"),
        ("fr", (2027, 2, 14), (2027, 2, 16), "dim. 14 – mar. 16 février 2027"),
        ("en", (2027, 2, 27), (2027, 3, 2), "Sat 27 February – Tue 2 March 2027"),
        ("en", (2027, 12, 30), (2028, 1, 2), "Thu 30 December 2027 – Sun 2 January 2028"),
    ],
)
def test_days(language, first, last, told):
    assert word_days(say(language), date(*first), date(*last), language) == told


def test_days_of_an_all_day_event_are_not_converted():
    html = word_span(
        say("en"),
        utc(2027, 2, 13, 23, 0),
        utc(2027, 2, 16, 23, 0),
        True,
        "en",
        "Asia/Tokyo",
        ZURICH,
    )
    assert html == "Sun 14 – Tue 16 February 2027"


@pytest.mark.parametrize(
    ("distance", "english", "french"),
    [
        (timedelta(minutes=40), "in 40 minutes", "dans 40 minutes"),
        (timedelta(minutes=95), "in 95 minutes", "dans 95 minutes"),
        (timedelta(hours=2), "in 2 hours", "dans 2 heures"),
        (timedelta(hours=30), "in 30 hours", "dans 30 heures"),
        (timedelta(days=1), "in 1 day", "dans 1 jour"),
        (timedelta(days=2), "in 2 days", "dans 2 jours"),
        (timedelta(days=13), "in 13 days", "dans 13 jours"),
        (timedelta(seconds=20), "in 1 minute", "dans 1 minute"),
        (timedelta(0), "in 1 minute", "dans 1 minute"),
        (-timedelta(minutes=5), "5 minutes ago", "il y a 5 minutes"),
        (-timedelta(days=3), "3 days ago", "il y a 3 jours"),
    ],
)
def test_how_far_away(distance, english, french):
    assert (word_distance(distance, "en"), word_distance(distance, "fr")) == (english, french)


def test_nothing_but_times_is_tagged():
    html = word_moment(say("fr"), NOON, "fr", "America/St_Johns", ZURICH)
    assert re.findall(r"</?([a-z-]+)", html) == ["tg-time", "tg-time"]
