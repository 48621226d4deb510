"""What the answer to a send means for its delivery."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

Answer = Literal["slow_down", "forbidden", "bad_request", "not_sent", "broken"]

_TRY_AGAIN = timedelta(seconds=30)
_REFUSALS = (
    ("blocked by the user", "blocked"),
    ("user is deactivated", "deactivated"),
    ("kicked", "kicked"),
    ("initiate conversation", "never_started"),
    ("chat not found", "never_started"),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The state a delivery ends in, or `again_in`: it surely was not sent and waits that long."""

    state: str
    reason: str | None = None
    again_in: timedelta | None = None


def judge(answer: Answer, description: str, wait: timedelta = _TRY_AGAIN) -> Outcome:
    """Turns a refused or broken call into an outcome.

    `broken` (a time-out or a connection that broke after it opened) may have been delivered: it
    is uncertain, and never repeated by itself.
    """
    if answer in ("slow_down", "not_sent"):
        return Outcome("waiting", description, wait)
    if answer == "broken":
        return Outcome("uncertain", description)
    for words, reason in _REFUSALS:
        if words in description.lower():
            return Outcome("refused", reason)
    return Outcome("failed", description)
