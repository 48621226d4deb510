"""The people of an audience, as one statement, and how many they are."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, cast, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session
from sqlalchemy.types import String

from domain.audiences import ATTENDEES, EVERYONE, Audience
from domain.events import PUBLISHED
from domain.survey_sittings import DECLINED_IT, DONE
from storage.tables import Attendance, Event, Person, Role, SurveyTaking

_COMES = ("coming",)
_CARES = Attendance.following | Attendance.answer.in_(("coming", "waiting", "maybe"))


@dataclass(frozen=True, slots=True)
class Headcount:
    """How many people an audience has, and how many who belong to it are left alone, and why.

    `without_variant` counts those who would get another language than theirs.
    """

    people: int
    unreachable: dict[str, int]
    opted_out: int
    without_variant: int
    by_language: dict[str, int]


def people_of(
    audience: Audience, wants: InstrumentedAttribute[bool] = Person.wants_announcements
) -> Select[int]:
    """The ids of those who are written to, in order; `wants` is their word on the kind."""
    return (
        select(Person.id)
        .where(*_belongs(audience), wants, Person.unreachable.is_(None))
        .order_by(Person.id)
    )


def count(session: Session, audience: Audience, spoken: Collection[str]) -> Headcount:
    """Counts an audience; `spoken` are the languages that the announcement has."""
    rows = session.execute(
        select(Person.language, Person.wants_announcements, Person.unreachable, func.count())
        .where(*_belongs(audience))
        .group_by(Person.language, Person.wants_announcements, Person.unreachable)
    )
    by_language: dict[str, int] = {}
    unreachable: dict[str, int] = {}
    opted_out = 0
    for language, wants, reason, number in rows:
        if not wants:
            opted_out += number
        elif reason is not None:
            unreachable[reason] = unreachable.get(reason, 0) + number
        else:
            code = language or ""
            by_language[code] = by_language.get(code, 0) + number
    return Headcount(
        people=sum(by_language.values()),
        unreachable=unreachable,
        opted_out=opted_out,
        without_variant=sum(n for code, n in by_language.items() if code not in spoken),
        by_language=by_language,
    )


def tags(session: Session) -> list[str]:
    """The tags of all events that were published, in order."""
    found = session.scalars(select(Event.tags).where(Event.state == PUBLISHED))
    return sorted({tag for of_one in found for tag in of_one})


def _belongs(audience: Audience) -> list[ColumnElement[bool]]:
    chosen: list[ColumnElement[bool]] = [Person.started.is_(True)]
    if audience.base != EVERYONE:
        chosen.append(Person.id.in_(_with_event(audience.base, audience.event_id)))
    if audience.roles:
        chosen.append(Person.id.in_(_with_roles(audience.roles)))
    if audience.languages:
        chosen.append(Person.language.in_(audience.languages))
    if audience.tag is not None:
        chosen.append(Person.id.in_(_with_tag(audience.tag)))
    if audience.without_attendees_of is not None:
        chosen.append(Person.id.not_in(_with_event(ATTENDEES, audience.without_attendees_of)))
    if audience.without_answers_to is not None:
        answered = select(SurveyTaking.person_id).where(
            SurveyTaking.survey_id == audience.without_answers_to,
            SurveyTaking.state.in_((DONE, DECLINED_IT)),
        )
        chosen.append(Person.id.not_in(answered))
    if audience.without_roles:
        chosen.append(Person.id.not_in(_with_roles(audience.without_roles)))
    if audience.without_languages:
        chosen.append(
            Person.language.is_(None) | Person.language.not_in(audience.without_languages)
        )
    return chosen


def _with_event(base: str, event_id: int | None) -> Select[int]:
    answered = Attendance.answer.in_(_COMES) if base == ATTENDEES else _CARES
    return select(Attendance.person_id).where(Attendance.event_id == event_id, answered)


def _with_roles(roles: Collection[str]) -> Select[int]:
    return select(Role.person_id).where(Role.role.in_(list(roles)))


def _with_tag(tag: str) -> Select[int]:
    # Tags are a JSON list; as text a whole one stands between quotation marks in both databases.
    carries = cast(Event.tags, String).contains(f'"{tag}"', autoescape=True)
    return (
        select(Attendance.person_id)
        .join(Event, Event.id == Attendance.event_id)
        .where(_CARES, carries)
    )
