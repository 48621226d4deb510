"""From the clock on the wall to a moment and back, when summer time begins and ends."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.wall_clock import UnknownZone, days_before, resolve, shown_in, zone_of

ZONES = (
    "Europe/Zurich", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca",
    "Asia/Kathmandu", "Pacific/Chatham", "Africa/Nairobi",
)  # fmt: skip


def wall(*parts):
    return datetime(*parts)


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


@pytest.mark.parametrize(
    ("local", "zone", "moment"),
    [
        ((2027, 2, 14, 13, 0), "Europe/Zurich", (2027, 2, 14, 12, 0)),
        # Skipped in spring: moved on by what the clocks skip.
        ((2027, 3, 28, 2, 30), "Europe/Zurich", (2027, 3, 28, 1, 30)),
        ((2027, 3, 14, 2, 30), "America/New_York", (2027, 3, 14, 7, 30)),
        ((2026, 10, 4, 2, 10), "Australia/Lord_Howe", (2026, 10, 3, 15, 40)),
        # Shown twice in autumn: the first of the two.
        ((2027, 10, 31, 2, 30), "Europe/Zurich", (2027, 10, 31, 0, 30)),
        ((2027, 11, 7, 1, 30), "America/New_York", (2027, 11, 7, 5, 30)),
        ((2027, 4, 4, 1, 45), "Australia/Lord_Howe", (2027, 4, 3, 14, 45)),
    ],
)
def test_a_wall_clock_time_is_one_moment(local, zone, moment):
    assert resolve(wall(*local), zone) == utc(*moment)


@pytest.mark.parametrize(
    ("local", "zone", "shown"),
    [
        ((2027, 3, 28, 2, 30), "Europe/Zurich", (2027, 3, 28, 3, 30)),
        ((2027, 3, 14, 2, 30), "America/New_York", (2027, 3, 14, 3, 30)),
        ((2026, 10, 4, 2, 10), "Australia/Lord_Howe", (2026, 10, 4, 2, 40)),
    ],
)
def test_a_time_that_clocks_skip_is_shown_as_what_they_skip_to(local, zone, shown):
    assert shown_in(resolve(wall(*local), zone), zone).replace(tzinfo=None) == wall(*shown)


@pytest.mark.parametrize(
    ("local", "days", "zone", "moment"),
    [
        # 14:00 stays 14:00 over the change, which an elapsed day would not.
        ((2026, 3, 29, 14, 0), 1, "Europe/Zurich", (2026, 3, 28, 13, 0)),
        ((2026, 10, 25, 14, 0), 1, "Europe/Zurich", (2026, 10, 24, 12, 0)),
        ((2027, 3, 15, 9, 0), 7, "America/New_York", (2027, 3, 8, 14, 0)),
        ((2026, 10, 4, 9, 0), 1, "Australia/Lord_Howe", (2026, 10, 2, 22, 30)),
        ((2027, 4, 4, 9, 0), 1, "Australia/Lord_Howe", (2027, 4, 2, 22, 0)),
        # The day before has no 02:30.
        ((2027, 3, 29, 2, 30), 1, "Europe/Zurich", (2027, 3, 28, 1, 30)),
    ],
)
def test_days_before_keep_the_time_of_day(local, days, zone, moment):
    assert days_before(wall(*local), days, zone) == utc(*moment)


@settings(deadline=None)  # the first example builds tables
@given(
    st.datetimes(min_value=wall(2020, 1, 1), max_value=wall(2035, 1, 1)),
    st.sampled_from(ZONES),
)
def test_what_clocks_show_leads_to_the_moment_again(local, zone):
    moment = resolve(local, zone)
    shown = shown_in(moment, zone).replace(tzinfo=None)
    skipped = shown - local
    assert resolve(shown, zone) == moment
    assert skipped.total_seconds() in (0, 1800, 3600)


def test_a_zone_that_does_not_exist_is_a_fault():
    for name in ("Mars/Olympus", "", "../etc/passwd", "Europe", "\0"):
        with pytest.raises(UnknownZone):
            zone_of(name)


def test_a_wall_clock_time_has_no_zone_of_its_own():
    with pytest.raises(ValueError, match="no zone of its own"):
        resolve(utc(2027, 2, 14, 13, 0), "Europe/Zurich")
