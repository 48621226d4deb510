"""What an answer to a send means."""

from datetime import timedelta

import pytest

from domain.deliveries import Outcome, judge


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
    assert judge("slow_down", "Flood", seven) == Outcome("waiting", "Flood", seven)
    assert judge("not_sent", "no connection").again_in == timedelta(seconds=30)
