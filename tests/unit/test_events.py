"""What an event is told to be, and what keeps it from being published."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from domain.events import Details, faults_of, state_of, text_in


def wall(*parts):
    return datetime(*parts)


NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
WORKSHOP = Details(
    titles={"en": "E-waste workshop", "fr": "Atelier sur les déchets électroniques"},
    starts=wall(2027, 2, 14, 13, 0),
    ends=wall(2027, 2, 14, 16, 0),
    zone="Europe/Zurich",
)


def test_start_and_end_are_moments_of_the_events_zone():
    assert WORKSHOP.starts_at == datetime(2027, 2, 14, 12, 0, tzinfo=UTC)
    assert WORKSHOP.ends_at == datetime(2027, 2, 14, 15, 0, tzinfo=UTC)
    there = replace(WORKSHOP, zone="Asia/Tokyo")
    assert there.starts_at == datetime(2027, 2, 14, 4, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("texts", "language", "expected"),
    [
        ({"en": "one", "fr": "un"}, "fr", ("fr", "un")),
        ({"en": "one", "fr": "un"}, "es", ("en", "one")),
        ({"en": "one", "fr": "un"}, None, ("en", "one")),
        ({"fr": "un"}, "en", ("fr", "un")),
        ({"en": "", "fr": "un"}, "en", ("fr", "un")),
        ({}, "en", (None, "")),
    ],
)
def test_a_text_comes_in_the_language_or_in_one_there_is(texts, language, expected):
    assert text_in(texts, language) == expected


@pytest.mark.parametrize(
    ("state", "moved", "ends_in", "expected"),
    [
        ("draft", False, timedelta(days=1), "draft"),
        ("draft", False, -timedelta(days=1), "draft"),
        ("published", False, timedelta(seconds=1), "published"),
        ("published", True, timedelta(seconds=1), "moved"),
        ("published", False, timedelta(0), "past"),
        ("published", True, -timedelta(days=1), "past"),
        ("cancelled", True, -timedelta(days=1), "cancelled"),
    ],
)
def test_the_state_people_are_told(state, moved, ends_in, expected):
    assert state_of(state, moved, NOW + ends_in, NOW) == expected


@pytest.mark.parametrize(
    ("change", "faults"),
    [
        ({}, []),
        ({"titles": {}}, ["event-fault-title"]),
        ({"titles": {"en": "  "}}, ["event-fault-title"]),
        ({"ends": wall(2027, 2, 14, 13, 0)}, ["event-fault-order"]),
        ({"ends": wall(2027, 2, 14, 12, 0)}, ["event-fault-order"]),
        (
            {"starts": wall(2026, 11, 22, 8, 0), "ends": wall(2026, 11, 22, 10, 0)},
            ["event-fault-past"],
        ),
        ({"ends": wall(2027, 5, 1, 12, 0)}, ["event-fault-long"]),
        (
            {"starts": wall(2035, 2, 14, 13, 0), "ends": wall(2035, 2, 14, 16, 0)},
            ["event-fault-far"],
        ),
        (
            {"titles": {}, "ends": wall(2027, 2, 14, 12, 0)},
            ["event-fault-title", "event-fault-order"],
        ),
    ],
)
def test_what_keeps_an_event_from_being_published(change, faults):
    assert faults_of(replace(WORKSHOP, **change), NOW) == faults


def test_an_event_under_way_may_be_published():
    running = replace(WORKSHOP, starts=wall(2026, 11, 22, 9, 30), ends=wall(2026, 11, 22, 12, 0))
    assert faults_of(running, NOW) == []


def test_the_order_is_judged_by_moments_not_by_clocks():
    """When summer time ends, 02:10 comes again: it is the earlier of the two, after 01:50."""
    night = replace(WORKSHOP, starts=wall(2027, 10, 31, 1, 50), ends=wall(2027, 10, 31, 2, 10))
    assert faults_of(night, NOW) == []
    assert night.ends_at - night.starts_at == timedelta(minutes=20)
    spring = replace(WORKSHOP, starts=wall(2027, 3, 28, 2, 30), ends=wall(2027, 3, 28, 3, 30))
    assert faults_of(spring, NOW) == ["event-fault-order"]
