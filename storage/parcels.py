"""What is due, claimed with all that is needed to word it; what must not leave is settled."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from domain.deliveries import (
    ABOUT_EVENTS,
    ABOUT_SURVEYS,
    ANNOUNCEMENT,
    EDIT,
    Addressee,
    Occasion,
    Outcome,
    Receipt,
    Request,
    Told,
    objection,
)
from domain.survey_sittings import DECLINED_IT, DONE
from storage import chat_pauses, deliveries, event_news, people
from storage.surveys import over
from storage.tables import (
    Attendance,
    Delivery,
    Event,
    Person,
    Survey,
    SurveyTaking,
    Table,
    Variant,
)
from storage.variants import variant_for

Row = TypeVar("Row", bound=Table)


@dataclass(frozen=True, slots=True)
class Parcel:
    """A claimed delivery with its reader, event and message, as they are at this moment."""

    delivery: Delivery
    person: Person | None
    event: Event | None
    attendance: Attendance | None
    variant: Variant | None
    survey: Survey | None = None
    taking: SurveyTaking | None = None


def claim(
    session: Session,
    now: datetime,
    lanes: Sequence[tuple[Collection[int], int]],
    resting: Collection[int] = (),
) -> tuple[list[Parcel], list[Delivery]]:
    """Claims what is due in each lane, given by its priorities and how many rows it has room for.

    Gives what is to be sent now, and what was settled instead: too late, not wanted any more, or
    to somebody who cannot be reached.
    """
    claimed: list[Delivery] = []
    for priorities, limit in lanes:
        taken = [*resting, *(one.chat_id for one in claimed)]
        claimed += deliveries.claim_due(session, now, limit, priorities, taken)
    if not claimed:
        return [], []
    people = _by_id(session, Person, {one.chat_id for one in claimed if one.chat_id > 0})
    events = _by_id(session, Event, {one.event_id for one in claimed if one.event_id})
    attending = _attendances(session, people, events)
    surveys = _by_id(session, Survey, {one.survey_id for one in claimed if one.survey_id})
    takings = _takings(session, people, surveys)
    parcels, settled = [], []
    for delivery in claimed:
        person, event = people.get(delivery.chat_id), events.get(delivery.event_id or 0)
        attendance = attending.get((delivery.event_id or 0, delivery.chat_id))
        survey = surveys.get(delivery.survey_id or 0)
        taking = takings.get((delivery.survey_id or 0, delivery.chat_id))
        outcome = objection(
            delivery.kind,
            _addressee(person, delivery),
            _occasion(delivery, event, attendance),
            delivery.useful_until,
            now,
            _request(survey, taking, now),
        )
        if outcome is not None:
            delivery.state, delivery.reason = outcome.state, outcome.reason
            settled.append(delivery)
            continue
        variant = _variant(session, delivery, person)
        parcels.append(Parcel(delivery, person, event, attendance, variant, survey, taking))
    return parcels, settled


def _by_id(session: Session, kind: type[Row], ids: Collection[int]) -> dict[int, Row]:
    if not ids:
        return {}
    key = kind.__mapper__.primary_key[0]
    rows = session.scalars(
        select(kind).where(key.in_(list(ids))).execution_options(populate_existing=True)
    )
    return {row.id: row for row in rows}  # type: ignore[attr-defined]  # both kinds have an id


def _attendances(
    session: Session, people: Collection[int], events: Collection[int]
) -> dict[tuple[int, int], Attendance]:
    if not events:
        return {}
    chosen = select(Attendance).where(
        Attendance.event_id.in_(list(events)), Attendance.person_id.in_(list(people))
    )
    rows = session.scalars(chosen.execution_options(populate_existing=True))
    return {(row.event_id, row.person_id): row for row in rows}


def _takings(
    session: Session, people: Collection[int], surveys: Collection[int]
) -> dict[tuple[int, int], SurveyTaking]:
    if not surveys:
        return {}
    chosen = select(SurveyTaking).where(
        SurveyTaking.survey_id.in_(list(surveys)), SurveyTaking.person_id.in_(list(people))
    )
    rows = session.scalars(chosen.execution_options(populate_existing=True))
    return {(row.survey_id, row.person_id): row for row in rows}


def _request(survey: Survey | None, taking: SurveyTaking | None, now: datetime) -> Request | None:
    if survey is None:
        return None
    answered = taking is not None and taking.state in (DONE, DECLINED_IT)
    return Request(over=over(survey, now), answered=answered)


def _addressee(person: Person | None, delivery: Delivery) -> Addressee:
    if person is None:
        return Addressee()
    wants = True
    if delivery.kind in ABOUT_EVENTS:
        wants = person.wants_reminders
    elif delivery.kind == ANNOUNCEMENT:
        wants = person.wants_announcements
    elif delivery.kind in ABOUT_SURVEYS:
        wants = person.wants_surveys
    return Addressee(wants=wants, unreachable=person.unreachable)


def _occasion(
    delivery: Delivery, event: Event | None, attendance: Attendance | None
) -> Occasion | None:
    if event is None:
        return None
    again = bool(delivery.content.get("again"))  # somebody decided that it may not have arrived
    told_otherwise = attendance is not None and (
        (attendance.told_starts_at is not None and attendance.told_starts_at != event.starts_at)
        or (attendance.told_link is not None and attendance.told_link != event.link)
    )
    return Occasion(
        state=event.state,
        following=attendance is not None and attendance.following,
        answer=attendance.answer if attendance is not None else None,
        told_otherwise=again or told_otherwise,
    )


def _variant(session: Session, delivery: Delivery, person: Person | None) -> Variant | None:
    if delivery.kind not in (ANNOUNCEMENT, EDIT) or delivery.announcement_id is None:
        return None
    language = person.language if person is not None else None
    found = variant_for(session, delivery.announcement_id, language)
    return found[0] if found is not None else None


def settle(
    session: Session,
    parcel: Parcel,
    outcome: Outcome,
    receipt: Receipt,
    told: Told | None,
    now: datetime,
    paused: Collection[int] = (),
) -> None:
    """Keeps what became of a parcel, who cannot be reached, and what its reader was told.

    `paused` are the chats that Telegram wants left alone as long as the parcel itself.
    """
    delivery = parcel.delivery
    if outcome.again_in is not None:
        until = now + outcome.again_in
        for chat in paused:
            chat_pauses.leave_alone(session, chat, until)
        deliveries.postpone(session, delivery.id, until, now, outcome.reason or "")
        return
    deliveries.record(
        session,
        delivery.id,
        outcome.state,
        now,
        message_id=receipt.message_id,
        reason=outcome.reason,
        more_ids=list(receipt.more_ids) or None,
    )
    if outcome.state == deliveries.REFUSED and delivery.chat_id > 0:
        people.mark_unreachable(session, delivery.chat_id, outcome.reason or "blocked")
    arrived = outcome.state in (deliveries.SENT, deliveries.UNCERTAIN)
    if arrived and told is not None and delivery.event_id is not None:
        event_news.note_told(session, delivery.event_id, delivery.chat_id, told, now)
