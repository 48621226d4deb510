"""What is sent unasked for, in which order, and what the answer to a send means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Literal

CARD, REPLY, FOLLOW_UP, NOTICE = "card", "reply", "follow_up", "notice"
MOVED, LINK, CANCELLED, PROMOTED = "moved", "link", "cancelled", "promoted"
REMINDER = "reminder"
ANNOUNCEMENT, EDIT, DELETE = "announcement", "edit", "delete"
SURVEY, SURVEY_REMINDER = "survey", "survey_reminder"
ABOUT_SURVEYS = (SURVEY, SURVEY_REMINDER)
ABOUT_EVENTS = (MOVED, LINK, CANCELLED, PROMOTED, REMINDER)

# The lower goes first. 0 is a lane of its own, for conversations; the others share the bulk rate.
PRIORITIES: Mapping[str, int] = MappingProxyType(
    {
        **dict.fromkeys((CARD, REPLY, FOLLOW_UP, NOTICE), 0),
        **dict.fromkeys((MOVED, LINK, CANCELLED, PROMOTED), 1),
        REMINDER: 2,
        **dict.fromkeys((ANNOUNCEMENT, EDIT, DELETE, SURVEY, SURVEY_REMINDER), 3),
    }
)
CONVERSATION = (0,)
BULK = (1, 2, 3)

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

    `broken` (a time-out, a connection that broke after it opened, a fault of Telegram's own) may
    have been delivered: it is uncertain, and never repeated by itself.
    """
    if answer in ("slow_down", "not_sent"):
        return Outcome("postponed", description, wait)
    if answer == "broken":
        return Outcome("uncertain", description)
    for words, reason in _REFUSALS:
        if words in description.lower():
            return Outcome("refused", reason)
    return Outcome("failed", description)


@dataclass(frozen=True, slots=True)
class Addressee:
    """What is known of a reader at the moment of sending. `wants` is their word on this kind."""

    wants: bool = True
    unreachable: str | None = None


@dataclass(frozen=True, slots=True)
class Occasion:
    """The event that a message is about, as it is at the moment of sending."""

    state: str
    following: bool
    answer: str | None
    told_otherwise: bool


@dataclass(frozen=True, slots=True)
class Request:
    """The survey that a message asks for, at the moment of sending.

    `answered` says that its reader has answered it or wants not to.
    """

    over: bool
    answered: bool


def objection(
    kind: str,
    addressee: Addressee,
    occasion: Occasion | None,
    useful_until: datetime | None,
    now: datetime,
    request: Request | None = None,
) -> Outcome | None:
    """Why a message must not leave now although it is due, or None.

    Asked at the last moment, so that a wish or a change counts for the very next message.
    """
    late = useful_until is not None and useful_until <= now
    about_event = kind in ABOUT_EVENTS
    checks = [
        (late, Outcome("missed", "late")),
        (not addressee.wants, Outcome("withdrawn", "opted_out")),
        (bool(addressee.unreachable), Outcome("refused", addressee.unreachable)),
        (about_event and occasion is None, Outcome("withdrawn", "event_gone")),
    ]
    if kind in ABOUT_SURVEYS:
        checks += [
            (request is None or request.over, Outcome("withdrawn", "survey_over")),
            (request is not None and request.answered, Outcome("withdrawn", "answered")),
        ]
    if occasion is not None and kind != CANCELLED:
        true_again = kind in (MOVED, LINK) and not occasion.told_otherwise
        checks += [
            (occasion.state != "published", Outcome("withdrawn", "cancelled")),
            (kind == REMINDER and not occasion.following, Outcome("withdrawn", "unfollowed")),
            (true_again, Outcome("withdrawn", "true_again")),
        ]
    return next((outcome for applies, outcome in checks if applies), None)


@dataclass(frozen=True, slots=True)
class Told:
    """What a message about an event says: the start in UTC, the event's zone, the joining link."""

    starts_at: datetime
    zone: str
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """The number that Telegram gave a message, and those of an album's other pictures."""

    message_id: int | None = None
    more_ids: tuple[int, ...] = ()
