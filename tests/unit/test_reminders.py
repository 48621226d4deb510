"""When reminders are due: over summer time, in quiet hours, and after the service was down."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.events import Details
from domain.quiet_hours import USUAL, Quiet, read_quiet
from domain.reminders import (
    DEFAULT_PLAN,
    Due,
    Offset,
    UnknownOffset,
    due_times,
    latest_starts,
    read_offset,
)
from domain.wall_clock import resolve, shown_in


def wall(*parts):
    return datetime(*parts)


LONG_BEFORE = datetime(2020, 1, 1, tzinfo=UTC)
WORKSHOP = Details(
    titles={"en": "Workshop"},
    starts=wall(2027, 2, 14, 13, 0),
    ends=wall(2027, 2, 14, 16, 0),
    zone="Europe/Zurich",
)


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


def at(zone, starts, hours=3):
    return replace(WORKSHOP, zone=zone, starts=starts, ends=starts + timedelta(hours=hours))


def when(details, plan, quiet=None, zone=None, now=LONG_BEFORE):
    return {due.offset: due.due_at for due in due_times(details, plan, quiet, zone, now)}


@pytest.mark.parametrize(
    ("written", "offset", "kept"),
    [
        ("7d", Offset("days", days=7), "7d"),
        ("1h", Offset("elapsed", elapsed=timedelta(hours=1)), "1h"),
        ("60m", Offset("elapsed", elapsed=timedelta(hours=1)), "1h"),
        ("90m", Offset("elapsed", elapsed=timedelta(minutes=90)), "90m"),
        ("24h", Offset("elapsed", elapsed=timedelta(hours=24)), "24h"),
        ("0", Offset("start"), "0"),
        ("thanks", Offset("thanks"), "thanks"),
    ],
)
def test_an_offset_is_read_and_kept(written, offset, kept):
    assert read_offset(written) == offset
    assert str(offset) == kept


@pytest.mark.parametrize(
    "written", ["", "d", "0d", "-1d", "7", "61d", "1w", "7D", "1.5h", "99999m"]
)
def test_an_unknown_offset_is_a_fault(written):
    with pytest.raises(UnknownOffset):
        read_offset(written)


def test_the_usual_plan():
    start, end = utc(2027, 2, 14, 12, 0), utc(2027, 2, 14, 15, 0)
    assert due_times(WORKSHOP, DEFAULT_PLAN, None, None, LONG_BEFORE) == [
        Due("7d", utc(2027, 2, 7, 12, 0), utc(2027, 2, 13, 12, 0)),
        Due("1d", utc(2027, 2, 13, 12, 0), utc(2027, 2, 14, 11, 0)),
        Due("1h", utc(2027, 2, 14, 11, 0), start),
        Due("0", start, start + timedelta(minutes=15)),
        Due(
            "thanks",
            end + timedelta(minutes=30),
            end + timedelta(minutes=30) + timedelta(hours=48),
        ),
    ]


@pytest.mark.parametrize(
    ("details", "a_day_before", "a_day_of_hours_before"),
    [
        (
            at("Europe/Zurich", wall(2027, 3, 28, 14, 0)),
            utc(2027, 3, 27, 13, 0),
            utc(2027, 3, 27, 12, 0),
        ),
        (
            at("Europe/Zurich", wall(2027, 10, 31, 14, 0)),
            utc(2027, 10, 30, 12, 0),
            utc(2027, 10, 30, 13, 0),
        ),
        (
            at("America/New_York", wall(2027, 3, 14, 9, 0)),
            utc(2027, 3, 13, 14, 0),
            utc(2027, 3, 13, 13, 0),
        ),
        (
            at("America/New_York", wall(2027, 11, 7, 9, 0)),
            utc(2027, 11, 6, 13, 0),
            utc(2027, 11, 6, 14, 0),
        ),
        (
            at("Australia/Lord_Howe", wall(2026, 10, 4, 9, 0)),
            utc(2026, 10, 2, 22, 30),
            utc(2026, 10, 2, 22, 0),
        ),
        (
            at("Australia/Lord_Howe", wall(2027, 4, 4, 9, 0)),
            utc(2027, 4, 2, 22, 0),
            utc(2027, 4, 2, 22, 30),
        ),
    ],
)
def test_a_day_before_is_the_same_time_of_day_and_hours_are_elapsed(
    details, a_day_before, a_day_of_hours_before
):
    assert when(details, ["1d"]) == {"1d": a_day_before}
    assert when(details, ["24h"]) == {"24h": a_day_of_hours_before}


def test_casablanca_sets_its_clocks_back_for_a_month_of_fasting():
    """Morocco left its summer hour on 15 February 2026, so a week before is 169 hours before."""
    details = at("Africa/Casablanca", wall(2026, 2, 16, 10, 0))
    assert details.starts_at == utc(2026, 2, 16, 10, 0)
    assert when(details, ["7d", "1h"]) == {
        "7d": utc(2026, 2, 9, 9, 0),
        "1h": utc(2026, 2, 16, 9, 0),
    }


def test_the_day_before_may_have_no_such_hour():
    details = at("Europe/Zurich", wall(2027, 3, 29, 2, 30))
    shown = shown_in(when(details, ["1d"])["1d"], "Europe/Zurich")
    assert (shown.day, shown.hour, shown.minute) == (28, 3, 30)


def test_the_two_hours_of_autumn_are_both_elapsed():
    """02:30 comes twice; the event is at the first, and an hour before is 01:30."""
    details = at("Europe/Zurich", wall(2027, 10, 31, 2, 30))
    assert when(details, ["1h", "0"]) == {
        "1h": utc(2027, 10, 30, 23, 30),
        "0": utc(2027, 10, 31, 0, 30),
    }


@pytest.mark.parametrize(
    ("starts", "offset", "zone", "due"),
    [
        # 12:00 UTC is no quiet hour in Nairobi.
        (wall(2027, 2, 14, 13, 0), "1d", "Africa/Nairobi", utc(2027, 2, 13, 12, 0)),
        # It is 04:00 in Los Angeles: the evening before, at nine.
        (wall(2027, 2, 14, 13, 0), "1d", "America/Los_Angeles", utc(2027, 2, 13, 5, 0)),
        # Quiet in the evening already: back to nine of the same evening.
        (wall(2027, 2, 14, 22, 0), "1d", "Europe/Zurich", utc(2027, 2, 13, 20, 0)),
        (wall(2027, 2, 14, 9, 0), "3h", "Europe/Zurich", utc(2027, 2, 13, 20, 0)),
        # The moments at which they begin and end are not quiet.
        (wall(2027, 2, 14, 21, 0), "1d", "Europe/Zurich", utc(2027, 2, 13, 20, 0)),
        (wall(2027, 2, 14, 7, 0), "1d", "Europe/Zurich", utc(2027, 2, 13, 6, 0)),
        # Within the hour before the start, regardless.
        (wall(2027, 2, 14, 7, 0), "1h", "Europe/Zurich", utc(2027, 2, 14, 5, 0)),
        (wall(2027, 2, 14, 3, 0), "0", "Europe/Zurich", utc(2027, 2, 14, 2, 0)),
        # A minute more than an hour before is moved.
        (wall(2027, 2, 14, 7, 0), "61m", "Europe/Zurich", utc(2027, 2, 13, 20, 0)),
        # No zone known: the event's.
        (wall(2027, 2, 14, 9, 0), "3h", None, utc(2027, 2, 13, 20, 0)),
    ],
)
def test_quiet_hours_move_a_reminder_earlier(starts, offset, zone, due):
    details = at("Europe/Zurich", starts)
    assert when(details, [offset], USUAL, zone) == {offset: due}


def test_thanks_wait_until_quiet_hours_are_over():
    details = at("Europe/Zurich", wall(2027, 2, 14, 19, 0))
    assert when(details, ["thanks"], USUAL) == {"thanks": utc(2027, 2, 15, 6, 0)}
    assert when(details, ["thanks"], None) == {"thanks": utc(2027, 2, 14, 21, 30)}


def test_two_that_quiet_hours_move_to_one_moment_become_one():
    details = at("Europe/Zurich", wall(2027, 2, 14, 8, 0))
    assert due_times(details, ["5h", "3h", "0"], USUAL, None, LONG_BEFORE) == [
        Due("3h", utc(2027, 2, 13, 20, 0), details.starts_at),
        Due("0", details.starts_at, details.starts_at + timedelta(minutes=15)),
    ]


def test_the_same_offset_twice_is_one_reminder():
    assert list(when(WORKSHOP, ["1h", "60m", "1h"])) == ["1h"]
    assert list(when(WORKSHOP, ["1d", "24h"])) == ["1d"]


def test_quiet_hours_of_daytime_and_over_midnight():
    siesta = Quiet(time(13), time(15))
    assert siesta.stretch(utc(2027, 2, 14, 13, 0), "Europe/Zurich") == (
        utc(2027, 2, 14, 12, 0),
        utc(2027, 2, 14, 14, 0),
    )
    assert siesta.stretch(utc(2027, 2, 14, 14, 0), "Europe/Zurich") is None
    assert USUAL.stretch(utc(2027, 2, 14, 2, 0), "Europe/Zurich") == (
        utc(2027, 2, 13, 20, 0),
        utc(2027, 2, 14, 6, 0),
    )


def test_a_quiet_night_is_an_hour_shorter_in_spring():
    begin, end = USUAL.stretch(utc(2027, 3, 28, 0, 0), "Europe/Zurich")
    assert end - begin == timedelta(hours=9)


def test_quiet_hours_are_read_as_they_are_kept():
    assert read_quiet(None) == Quiet(time(21), time(7))
    assert read_quiet("") is None
    assert read_quiet("22:30-06:15") == Quiet(time(22, 30), time(6, 15))
    assert read_quiet("08:00-08:00") is None
    for junk in ("21-7", "25:00-07:00", "21:00", "off"):
        with pytest.raises(ValueError, match="no quiet hours"):
            read_quiet(junk)


def test_all_day_events_have_days_at_nine_and_thanks():
    details = Details(
        titles={"en": "Week"},
        starts=wall(2027, 3, 29),
        ends=wall(2027, 3, 31),
        zone="Europe/Zurich",
        all_day=True,
    )
    midnight = utc(2027, 3, 28, 22, 0)
    assert details.starts_at == midnight
    assert due_times(details, DEFAULT_PLAN, USUAL, None, LONG_BEFORE) == [
        Due("7d", utc(2027, 3, 22, 8, 0), utc(2027, 3, 28, 7, 0)),
        Due("1d", utc(2027, 3, 28, 7, 0), midnight),
        Due("thanks", utc(2027, 3, 31, 5, 0), utc(2027, 4, 2, 5, 0)),
    ]


@pytest.mark.parametrize(
    ("now", "left"),
    [
        (utc(2027, 2, 13, 11, 59), ["7d", "1d", "1h", "0", "thanks"]),
        (utc(2027, 2, 13, 12, 0), ["1d", "1h", "0", "thanks"]),
        (utc(2027, 2, 14, 11, 20), ["1h", "0", "thanks"]),
        (utc(2027, 2, 14, 12, 0), ["0", "thanks"]),
        (utc(2027, 2, 14, 12, 15), ["thanks"]),
        (utc(2027, 2, 16, 15, 29), ["thanks"]),
        (utc(2027, 2, 16, 15, 30), []),
    ],
)
def test_what_is_late_goes_while_it_is_of_use(now, left):
    assert list(when(WORKSHOP, DEFAULT_PLAN, now=now)) == left


def test_a_short_event_has_started_only_until_it_ends():
    short = replace(WORKSHOP, ends=WORKSHOP.starts + timedelta(minutes=10))
    (start,) = due_times(short, ["0"], None, None, LONG_BEFORE)
    assert start.useful_until == short.ends_at


def test_an_empty_plan_has_no_reminders():
    assert due_times(WORKSHOP, [], USUAL, None, LONG_BEFORE) == []


@settings(deadline=None)  # the first example builds tables
@given(
    st.datetimes(min_value=wall(2026, 1, 1), max_value=wall(2030, 1, 1)),
    st.sampled_from(["Europe/Zurich", "America/New_York", "Australia/Lord_Howe", "Asia/Tokyo"]),
    st.sampled_from([None, "Africa/Nairobi", "America/Los_Angeles", "Australia/Lord_Howe"]),
    st.sets(
        st.sampled_from(["60d", "7d", "2d", "1d", "24h", "5h", "61m", "1h", "5m", "0", "thanks"])
    ),
    st.sampled_from([None, USUAL, Quiet(time(2, 15), time(2, 45)), Quiet(time(9), time(8))]),
)
def test_whatever_the_plan_the_rules_hold(starts, event_zone, zone, plan, quiet):
    details = at(event_zone, starts)
    dues = due_times(details, plan, quiet, zone, LONG_BEFORE)
    before = [due for due in dues if due.offset not in ("0", "thanks")]
    assert [due.due_at for due in dues] == sorted(due.due_at for due in dues)
    assert all(due.due_at < due.useful_until for due in dues)
    for one, following in pairwise(before):
        assert one.useful_until == following.due_at
    assert all(due.due_at < details.starts_at for due in before)
    for due in dues:
        if quiet and due.due_at < details.starts_at - timedelta(hours=1):
            assert quiet.stretch(due.due_at, zone or event_zone) is None


def test_a_group_begins_early_enough_for_all_to_be_there():
    noon = utc(2027, 2, 14, 12, 0)
    assert latest_starts([(noon, 290)], 29.0) == [noon - timedelta(seconds=10)]


def test_groups_that_would_overlap_begin_earlier():
    noon = utc(2027, 2, 14, 12, 0)
    groups = [(noon, 100), (noon + timedelta(seconds=5), 100), (noon + timedelta(hours=1), 50)]
    assert latest_starts(groups, 10.0) == [
        noon - timedelta(seconds=15),
        noon - timedelta(seconds=5),
        noon + timedelta(hours=1) - timedelta(seconds=5),
    ]
    assert latest_starts([], 29.0) == []


@settings(deadline=None)  # the first example builds tables
@given(
    st.lists(st.tuples(st.integers(0, 500), st.integers(0, 1_000)), max_size=20),
    st.floats(1, 50),
)
def test_all_groups_are_there_in_time_one_after_the_other(groups, rate):
    noon = utc(2027, 2, 14, 12, 0)
    due = sorted((noon + timedelta(seconds=seconds), messages) for seconds, messages in groups)
    starts = latest_starts(due, rate)
    slack = timedelta(milliseconds=1)
    ends = [s + timedelta(seconds=n / rate) for s, (_, n) in zip(starts, due, strict=True)]
    assert all(end <= by + slack for end, (by, _) in zip(ends, due, strict=True))
    assert all(end <= later + slack for end, later in zip(ends, starts[1:], strict=False))


def test_a_quiet_night_is_half_an_hour_longer_when_lord_howe_sets_its_clocks_back():
    begin, end = USUAL.stretch(
        resolve(wall(2027, 4, 4, 1, 0), "Australia/Lord_Howe"), "Australia/Lord_Howe"
    )
    assert end - begin == timedelta(hours=10, minutes=30)
