"""What an answer to a send means."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from domain.deliveries import (
    ABOUT_EVENTS,
    ABOUT_SURVEYS,
    PRIORITIES,
    Addressee,
    Occasion,
    Outcome,
    Request,
    judge,
    objection,
)


@pytest.mark.parametrize(
    ("answer", "description", "expected"),
    [
        ("forbidden", "Forbidden: bot was blocked by the user", Outcome("refused", "blocked")),
        ("forbidden", "Forbidden: user is deactivated", Outcome("refused", "deactivated")),
        (
            "forbidden",
            "Forbidden: bot was kicked from the supergroup chat",
            Outcome("refused", "kicked"),
        ),
        (
            "forbidden",
            "Forbidden: bot can't initiate conversation with a user",
            Outcome("refused", "never_started"),
        ),
        ("bad_request", "Bad Request: chat not found", Outcome("refused", "never_started")),
        ("bad_request", "Bad Request: odd", Outcome("failed", "Bad Request: odd")),
        ("broken", "Timed out", Outcome("uncertain", "Timed out")),
    ],
)
def test_what_is_final(answer, description, expected):
    assert judge(answer, description) == expected


def test_what_surely_was_not_sent_waits():
    seven = timedelta(seconds=7)
    assert judge("slow_down", "Flood", seven) == Outcome("postponed", "Flood", seven)
    assert judge("not_sent", "no connection").again_in == timedelta(seconds=30)


NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
FOLLOWED = Occasion("published", following=True, answer="coming", told_otherwise=True)

ASKED = Request(over=False, answered=False)


def why(kind, occasion=FOLLOWED, until=None, **reader):
    request = ASKED if kind in ABOUT_SURVEYS else None
    return objection(kind, Addressee(**reader), occasion, until, NOW, request)


@pytest.mark.parametrize("kind", sorted(PRIORITIES))
def test_what_is_wanted_and_still_true_may_leave(kind):
    assert why(kind, FOLLOWED if kind in ABOUT_EVENTS else None) is None


@pytest.mark.parametrize("kind", sorted(PRIORITIES))
def test_what_comes_too_late_is_missed_and_nobody_unreachable_is_tried(kind):
    assert why(kind, until=NOW) == Outcome("missed", "late")
    assert why(kind, until=NOW + timedelta(seconds=1)) is None
    assert why(kind, unreachable="blocked") == Outcome("refused", "blocked")


@pytest.mark.parametrize("kind", sorted(PRIORITIES))
def test_a_wish_counts_for_the_very_next_message(kind):
    assert why(kind, wants=False) == Outcome("withdrawn", "opted_out")


@pytest.mark.parametrize("kind", sorted(ABOUT_EVENTS))
def test_nothing_is_said_of_an_event_that_is_gone(kind):
    assert why(kind, None) == Outcome("withdrawn", "event_gone")


def test_an_event_is_asked_for_as_it_is_now():
    cancelled = replace(FOLLOWED, state="cancelled")
    assert why("reminder", cancelled) == Outcome("withdrawn", "cancelled")
    assert why("moved", cancelled) == Outcome("withdrawn", "cancelled")
    assert why("cancelled", cancelled) is None
    left = replace(FOLLOWED, following=False)
    assert why("reminder", left) == Outcome("withdrawn", "unfollowed")
    assert why("moved", left) is None
    back = replace(FOLLOWED, told_otherwise=False)
    assert why("moved", back) == Outcome("withdrawn", "true_again")
    assert why("link", back) == Outcome("withdrawn", "true_again")
    assert why("reminder", back) is None


@pytest.mark.parametrize("kind", ABOUT_SURVEYS)
@pytest.mark.parametrize(
    ("request_now", "expected"),
    [
        (None, Outcome("withdrawn", "survey_over")),
        (Request(over=True, answered=False), Outcome("withdrawn", "survey_over")),
        (Request(over=False, answered=True), Outcome("withdrawn", "answered")),
    ],
)
def test_nobody_is_asked_in_vain(kind, request_now, expected):
    assert objection(kind, Addressee(), None, None, NOW, request_now) == expected
