"""Dates as organisers type them: read rightly, asked back, or refused with the reason."""

from datetime import datetime, timedelta
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.typed_dates import DateFault, TypedMoment, read_moment, word_date_fault
from domain.typed_spans import TypedSpan, read_duration, read_span
from domain.typed_words import NOT_UNDERSTOOD
from domain.wording import Phrasebook
from locales import read_locales


def wall(*parts):
    return datetime(*parts)


NOW = wall(2026, 11, 26, 10, 30)  # a Thursday
VALENTINE = wall(2027, 2, 14, 13, 0)  # a Sunday


@pytest.mark.parametrize(
    "text",
    [
        "14/02/2027 13:00",
        "14/02/2027 at 13:00",
        "14-02-2027 13h",
        "14.2.2027 13h",
        "14.02.2027, 13:00",
        "2027-02-14 13:00",
        "2027-02-14T13:00",
        "2027/02/14 1pm",
        "2/14/2027 1pm",
        "14 février 2027 à 13h",
        "le 14 fév. 2027 à 13 h",
        "14 févr. 2027 13h00",
        "14 FEVRIER 2027, 13 heures",
        "14 Feb 2027 1pm",
        "14 feb 2027 1:00 p.m.",
        "February 14, 2027 at 1 PM",
        "Feb 14th 2027 13:00",
        "the 14th of February 2027 at 13:00",
        "13:00 14/02/2027",
        "à 13h le 14 février 2027",
        "Sunday 14 February 2027 13:00",
        "dimanche 14/02/2027 13h",
        "Sun, 14 Feb 2027, 13:00",
        "  14/02/2027   13:00  ",
        "١٤/٠٢/٢٠٢٧ ١٣:٠٠",
        "１４／０２／２０２７　１３：００",
        "14‑02‑2027 13:00",
    ],
)
def test_one_moment_in_many_ways(text):
    for language in ("en", "fr", None):
        assert read_moment(text, language, NOW) == TypedMoment(VALENTINE)


@pytest.mark.parametrize(
    ("text", "local"),
    [
        ("demain 14h", wall(2026, 11, 27, 14, 0)),
        ("tomorrow 2pm", wall(2026, 11, 27, 14, 0)),
        ("2pm tomorrow", wall(2026, 11, 27, 14, 0)),
        ("tomorrow at noon", wall(2026, 11, 27, 12, 0)),
        ("demain à midi", wall(2026, 11, 27, 12, 0)),
        ("aujourd’hui à 18h30", wall(2026, 11, 26, 18, 30)),
        ("tonight 8pm", wall(2026, 11, 26, 20, 0)),
        ("après-demain à 9 h 30", wall(2026, 11, 28, 9, 30)),
        ("the day after tomorrow at 9:30", wall(2026, 11, 28, 9, 30)),
        ("dans 3 jours à 9h", wall(2026, 11, 29, 9, 0)),
        ("in two weeks at 9am", wall(2026, 12, 10, 9, 0)),
        ("dans une semaine à 9h", wall(2026, 12, 3, 9, 0)),
        ("in 2 hours", wall(2026, 11, 26, 12, 30)),
        ("dans 1h30", wall(2026, 11, 26, 12, 0)),
        ("in 90 minutes", wall(2026, 11, 26, 12, 0)),
        ("12am 1 March 2027", wall(2027, 3, 1, 0, 0)),
        ("12pm 1 March 2027", wall(2027, 3, 1, 12, 0)),
        ("le 1er mars 2027 à midi", wall(2027, 3, 1, 12, 0)),
        ("29 février 2028 9h", wall(2028, 2, 29, 9, 0)),
        # In the past, as it was typed.
        ("14/02/2020 13:00", wall(2020, 2, 14, 13, 0)),
        # A weekday settles which of the two numbers is the month.
        ("Thu 03/04/2027 10:00", wall(2027, 3, 4, 10, 0)),
        ("Sat 03/04/2027 10:00", wall(2027, 4, 3, 10, 0)),
        ("03.04.2027 10:00", wall(2027, 4, 3, 10, 0)),
        ("03/03/2027 10:00", wall(2027, 3, 3, 10, 0)),
        ("14 Feb 2027 02:00", wall(2027, 2, 14, 2, 0)),
    ],
)
def test_sure_moments(text, local):
    assert read_moment(text, "fr", NOW) == TypedMoment(local)


@pytest.mark.parametrize(
    ("text", "local", "assumed"),
    [
        ("next Tuesday 2pm", wall(2026, 12, 1, 14, 0), {"day"}),
        ("mardi prochain 14h", wall(2026, 12, 1, 14, 0), {"day"}),
        ("Tuesday at 2pm", wall(2026, 12, 1, 14, 0), {"day"}),
        ("mar. 14h", wall(2026, 12, 1, 14, 0), {"day"}),
        # On a Thursday, Thursday is the next one.
        ("Thursday 2pm", wall(2026, 12, 3, 14, 0), {"day"}),
        ("13:00", wall(2026, 11, 26, 13, 0), {"day"}),
        ("10:30", wall(2026, 11, 27, 10, 30), {"day"}),
        ("9h", wall(2026, 11, 27, 9, 0), {"day"}),
        ("demain", wall(2026, 11, 27), {"time"}),
        ("14 Feb 2027", wall(2027, 2, 14), {"time"}),
        ("14/02", wall(2027, 2, 14), {"time", "year"}),
        ("31 décembre", wall(2026, 12, 31), {"time", "year"}),
        ("26/11 18h", wall(2026, 11, 26, 18, 0), {"year"}),
        ("29/02 9:00", wall(2028, 2, 29, 9, 0), {"year"}),
        ("14/02/27 13:00", VALENTINE, {"year"}),
        ("03/04/2027 10:00", wall(2027, 4, 3, 10, 0), {"order"}),
        ("3/4 10:00", wall(2027, 4, 3, 10, 0), {"order", "year"}),
        ("14 Feb 2027 2:00", wall(2027, 2, 14, 2, 0), {"half_day"}),
        ("demain 3h", wall(2026, 11, 27, 3, 0), {"half_day"}),
    ],
)
def test_what_was_assumed_is_told(text, local, assumed):
    for language in ("en", "fr"):
        assert read_moment(text, language, NOW) == TypedMoment(local, frozenset(assumed))


@pytest.mark.parametrize(
    ("text", "language", "fault"),
    [
        ("31/04", "en", DateFault("month-length", {"month": "April", "days": 30})),
        ("31 avril 2027 13h", "fr", DateFault("month-length", {"month": "avril", "days": 30})),
        ("29/02/2027", "en", DateFault("month-length", {"month": "February 2027", "days": 28})),
        ("30/02", "fr", DateFault("month-length", {"month": "février", "days": 29})),
        ("04/31/2027", "en", DateFault("month-length", {"month": "April", "days": 30})),
        ("14/13/2027", "en", DateFault("no-month", {"month": 13})),
        ("2027-13-01", "en", DateFault("no-month", {"month": 13})),
        ("25:00", "en", DateFault("no-time", {"time": "25:00"})),
        ("14/02/2027 13:75", "en", DateFault("no-time", {"time": "13:75"})),
        ("13pm tomorrow", "en", DateFault("no-time", {"time": "13pm"})),
        ("14 Feb 1850 13:00", "en", DateFault("no-year", {"year": "1850"})),
        (
            "Tuesday 14 February 2027 13:00",
            "en",
            DateFault("weekday", {"date": "14 February 2027", "weekday": "Sunday"}),
        ),
        (
            "mardi 14/02/2027",
            "fr",
            DateFault("weekday", {"date": "14 février 2027", "weekday": "dimanche"}),
        ),
        ("14 Feb 2027 13:00 CET", "en", DateFault("zone")),
        ("14 Feb 2027 13:00 UTC+1", "en", DateFault("zone")),
    ],
)
def test_what_cannot_be_has_its_reason(text, language, fault):
    assert read_moment(text, language, NOW) == fault


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "?", "banana", "12", "2027", "février 2027", "May", "next week", "bientôt",
        "13-16",
        "00/05/2027", "14/02/2027 14.30", "tomorrow 2pm 3pm", "demain à 14", "2027-02-14T13:00Z",
        "14 Feb 2027 or 15 Feb 2027", "a", "to", "le", "14/02/2027" * 20, "1/2/3/4",
        "-1h", "+33 1 23",
        "14 Feb 2027 13:00 please", "il y a 3 jours", "3 days ago",
    ],
)  # fmt: skip
def test_what_is_not_understood_is_not_guessed(text):
    assert read_moment(text, "en", NOW) == NOT_UNDERSTOOD


@pytest.mark.parametrize(
    ("text", "starts", "ends", "assumed"),
    [
        ("14/02/2027 13:00-16:00", VALENTINE, wall(2027, 2, 14, 16, 0), set()),
        ("14 Feb 2027 13:00–16:00", VALENTINE, wall(2027, 2, 14, 16, 0), set()),
        ("14 février 2027 de 13h à 16h", VALENTINE, wall(2027, 2, 14, 16, 0), set()),
        ("from 1pm to 4pm on 14 Feb 2027", VALENTINE, wall(2027, 2, 14, 16, 0), set()),
        ("from 14 Feb 2027 13:00 to 16:00", VALENTINE, wall(2027, 2, 14, 16, 0), set()),
        ("tomorrow 2-5pm", wall(2026, 11, 27, 14, 0), wall(2026, 11, 27, 17, 0), set()),
        ("tomorrow 11-1pm", wall(2026, 11, 27, 11, 0), wall(2026, 11, 27, 13, 0), set()),
        ("demain 13-16h", wall(2026, 11, 27, 13, 0), wall(2026, 11, 27, 16, 0), set()),
        ("13h à 16h", wall(2026, 11, 26, 13, 0), wall(2026, 11, 26, 16, 0), {"day"}),
        ("9:00 to 17:00", wall(2026, 11, 27, 9, 0), wall(2026, 11, 27, 17, 0), {"day"}),
        (
            "22:00-02:00 tomorrow",
            wall(2026, 11, 27, 22, 0),
            wall(2026, 11, 28, 2, 0),
            {"next_day"},
        ),
        ("14-16 Feb 2027", wall(2027, 2, 14), wall(2027, 2, 17), {"time"}),
        ("du 14 au 16 février 2027", wall(2027, 2, 14), wall(2027, 2, 17), {"time"}),
        ("Feb 14-16 2027", wall(2027, 2, 14), wall(2027, 2, 17), {"time"}),
        ("14/02/2027-16/02/2027", wall(2027, 2, 14), wall(2027, 2, 17), {"time"}),
        ("14 Feb - 16 Feb 2027", wall(2027, 2, 14), wall(2027, 2, 17), {"time"}),
        ("Mon 14 Feb - Wed 16 Feb 2028", wall(2028, 2, 14), wall(2028, 2, 17), {"time"}),
        ("30 Dec - 2 Jan 2028", wall(2027, 12, 30), wall(2028, 1, 3), {"time"}),
        ("28-29 feb", wall(2028, 2, 28), wall(2028, 3, 1), {"time", "year"}),
        ("14 Feb to 3 March", wall(2027, 2, 14), wall(2027, 3, 4), {"time", "year"}),
        (
            "14 Feb 2027 13:00 to 15 Feb 16:00",
            VALENTINE,
            wall(2027, 2, 15, 16, 0),
            set(),
        ),
        (
            "du 14 février 13h au 16 février 2027 à 17h",
            VALENTINE,
            wall(2027, 2, 16, 17, 0),
            set(),
        ),
        (
            "Tuesday 2pm to Thursday 3pm",
            wall(2026, 12, 1, 14, 0),
            wall(2026, 12, 3, 15, 0),
            {"day"},
        ),
    ],
)
def test_spans(text, starts, ends, assumed):
    for language in ("en", "fr"):
        assert read_span(text, language, NOW) == TypedSpan(starts, ends, frozenset(assumed))


def test_times_alone_are_those_of_a_day_that_is_known():
    assert read_span("13h-16h", "fr", NOW, day=VALENTINE.date()) == TypedSpan(
        VALENTINE, wall(2027, 2, 14, 16, 0)
    )


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("13:00-13:00", DateFault("order")),
        ("16-14 Feb 2027", DateFault("order")),
        ("15 Feb 2027 13:00 to 14 Feb 2027 16:00", DateFault("order")),
        ("30-31 April 2027", DateFault("month-length", {"month": "April", "days": 30})),
        ("25:00-26:00", DateFault("no-time", {"time": "25:00"})),
        ("14 Feb 2027 13:00-16:00 CET", DateFault("zone")),
        ("14 Feb 2027 13:00 - 15 Feb 2027", NOT_UNDERSTOOD),
        ("14 Feb 2027", NOT_UNDERSTOOD),
        ("10-12-2027", NOT_UNDERSTOOD),
        ("banana to apple", NOT_UNDERSTOOD),
        ("", NOT_UNDERSTOOD),
    ],
)
def test_spans_that_are_none(text, fault):
    assert read_span(text, "en", NOW) == fault


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("3h", timedelta(hours=3)),
        ("90 min", timedelta(minutes=90)),
        ("1h30", timedelta(minutes=90)),
        ("1:30", timedelta(minutes=90)),
        ("3 h 15", timedelta(hours=3, minutes=15)),
        ("1,5 h", timedelta(minutes=90)),
        ("1.5 hours", timedelta(minutes=90)),
        ("2 jours", timedelta(days=2)),
        ("2 days and 3 hours", timedelta(days=2, hours=3)),
        ("trois heures", timedelta(hours=3)),
        ("a week", timedelta(days=7)),
        ("half an hour", timedelta(minutes=30)),
        ("une demi-heure", timedelta(minutes=30)),
        ("une heure et demie", timedelta(minutes=90)),
        ("pendant 2 heures", timedelta(hours=2)),
    ],
)
def test_lengths(text, length):
    assert read_duration(text) == length


@pytest.mark.parametrize(
    "text", ["", "90", "banana", "0 min", "-3h", "3h ago", "999 weeks", "1h75", "h", "and", "2 5 h"]
)
def test_lengths_that_are_none(text):
    assert read_duration(text) == DateFault("no-duration")


@settings(deadline=None)  # the first example builds tables
@given(st.text(max_size=120) | st.from_regex(r"[0-9/.: hmap\-]{1,20}", fullmatch=True))
def test_whatever_is_typed_has_an_outcome(text):
    assert isinstance(read_moment(text, "en", NOW), TypedMoment | DateFault)
    span = read_span(text, "fr", NOW)
    assert isinstance(span, DateFault) or span.starts < span.ends
    assert isinstance(read_duration(text), timedelta | DateFault)


@settings(deadline=None)  # the first example builds tables
@given(st.datetimes(min_value=wall(2000, 1, 1), max_value=wall(2099, 12, 31)))
def test_a_moment_written_out_is_read_again(local):
    local = local.replace(second=0, microsecond=0)
    for written in (
        f"{local:%Y-%m-%d %H:%M}",
        f"{local:%d.%m.%Y %Hh%M}",
        f"{local:%d %B %Y %H:%M}",
    ):
        assert read_moment(written, "en", NOW) == TypedMoment(local)


@pytest.mark.parametrize(
    ("language", "text", "sentence"),
    [
        ("en", "31/04", "There are only 30 days in April."),
        ("fr", "31/04", "Il n’y a que 30 jours en avril."),
        ("fr", "29/02/2027", "Il n’y a que 28 jours en février 2027."),
        ("en", "25:00", "There is no such time as 25:00. Write it like <code>13:00</code>."),
        (
            "fr",
            "mardi 14/02/2027",
            (
                "Le 14 février 2027 est un dimanche. Écrivez à nouveau la date, avec ou sans le "
                "jour de la semaine."
            ),
        ),
    ],
)  # fmt: skip
def test_a_fault_is_told_in_a_sentence(language, text, sentence):
    say = partial(Phrasebook(read_locales()).say, language)
    fault = read_moment(text, language, NOW)
    assert isinstance(fault, DateFault)
    assert word_date_fault(say, fault) == sentence


def test_every_fault_has_its_sentence():
    say = partial(Phrasebook(read_locales()).say, "fr")
    kinds = ("not-understood", "zone", "order", "no-duration")
    told = [word_date_fault(say, DateFault(kind)) for kind in kinds]
    assert len(set(told)) == len(kinds)
