"""Whom an announcement is for, and who may write to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from domain.roles import Standing

EVERYONE, FOLLOWERS, ATTENDEES = "everyone", "followers", "attendees"
BASES = (EVERYONE, FOLLOWERS, ATTENDEES)


@dataclass(frozen=True, slots=True)
class Audience:
    """The people of `base`, narrowed by all that is given, without those that are left out.

    Followers and attendees are those of `event_id`. `languages` are ISO 639-1 codes; `tag` takes
    those who follow or answered any event that carries it; `without_answers_to` leaves out who
    answered or declined that survey. Whoever wants no announcements, or
    cannot be reached, is never in it.
    """

    base: str = EVERYONE
    event_id: int | None = None
    roles: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    tag: str | None = None
    without_attendees_of: int | None = None
    without_roles: tuple[str, ...] = ()
    without_languages: tuple[str, ...] = ()
    without_answers_to: int | None = None


def as_plain(audience: Audience) -> dict[str, Any]:
    """An audience as JSON keeps it."""
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in asdict(audience).items()
    }


def read_audience(plain: Mapping[str, Any]) -> Audience:
    """An audience from what `as_plain` gave; what a newer program added is left out."""
    known = {one.name for one in fields(Audience)}
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in plain.items()
        if name in known
    }
    return Audience(**values)


def may_announce(standing: Standing, audience: Audience, *, owns_event: bool) -> bool:
    """Admins may write to everyone, organisers to the people of their own events."""
    if standing.is_admin:
        return True
    return standing.is_organiser and audience.base != EVERYONE and owns_event
