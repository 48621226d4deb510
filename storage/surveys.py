"""Surveys: from a draft over frozen versions to the end."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from domain.survey_plain import form_as_plain, read_form
from domain.surveys import CLOSED, DELETED, DRAFT, OPEN, Form
from storage import acts
from storage.tables import Survey, SurveyResponse, SurveyVersion

SUBJECT = "survey"


def create(
    session: Session,
    owner_id: int | None,
    form: Form,
    now: datetime,
    token: str | None = None,
    event_id: int | None = None,
) -> int:
    """Adds a draft and gives its id; with a `token` that is known already, that survey's."""
    token = token or secrets.token_hex(8)
    known = session.scalar(select(Survey.id).where(Survey.token == token))
    if known is not None:
        return known
    made = Survey(
        token=token,
        owner_id=owner_id,
        event_id=event_id,
        state=DRAFT,
        form=form_as_plain(form),
        version=0,
        changed=True,
        reminders=[],
        created_at=now,
    )
    session.add(made)
    session.flush()
    acts.note(session, owner_id, "write", SUBJECT, made.id, now)
    return made.id


def find(session: Session, survey_id: int) -> Survey | None:
    """A survey by id, deleted ones too."""
    return session.get(Survey, survey_id)


def by_token(session: Session, token: str) -> Survey | None:
    """A survey by the token of its link, if it is still there."""
    chosen = select(Survey).where(Survey.token == token, Survey.state != DELETED)
    return session.scalar(chosen)


def of_owner(session: Session, owner_id: int | None) -> list[Survey]:
    """The surveys of an organiser, or of all of them for None; the newest first."""
    chosen = select(Survey).where(Survey.state != DELETED).order_by(Survey.id.desc())
    if owner_id is not None:
        chosen = chosen.where(Survey.owner_id == owner_id)
    return list(session.scalars(chosen))


def save_form(session: Session, survey_id: int, form: Form) -> bool:
    """Keeps what the next publishing freezes. False: it is gone."""
    found = locked(session, survey_id)
    if found is None:
        return False
    found.form, found.changed = form_as_plain(form), True
    return True


def publish(session: Session, survey_id: int, now: datetime) -> int | None:
    """Freezes the form as the next version and opens the survey; gives the version.

    None: it is gone, or nothing changed since the last one.
    """
    found = locked(session, survey_id)
    if found is None or not found.changed:
        return None
    found.version += 1
    session.add(
        SurveyVersion(survey_id=survey_id, version=found.version, form=found.form, published_at=now)
    )
    found.changed = False
    if found.state == DRAFT:
        found.state, found.published_at = OPEN, now
    session.flush()
    return found.version


def undo_changes(session: Session, survey_id: int) -> bool:
    """Takes the form back to the version that is out. False: there is none."""
    found = locked(session, survey_id)
    frozen = session.get(SurveyVersion, (survey_id, found.version)) if found is not None else None
    if found is None or frozen is None:
        return False
    found.form, found.changed = frozen.form, False
    return True


def close(session: Session, survey_id: int, now: datetime) -> bool:
    """Ends it: nobody can answer any more. False: it is not open."""
    found = locked(session, survey_id)
    if found is None or found.state != OPEN:
        return False
    found.state, found.ended_at = CLOSED, now
    found.reminders, found.sends_at = [], None
    return True


def open_again(session: Session, survey_id: int, now: datetime) -> bool:
    """Opens one that was closed; an end that is over no longer holds. False: it is not closed."""
    found = locked(session, survey_id)
    if found is None or found.state != CLOSED:
        return False
    found.state, found.ended_at = OPEN, None
    if found.closes_at is not None and found.closes_at <= now:
        found.closes_at = None
    return True


def delete_it(session: Session, survey_id: int, now: datetime) -> bool:
    """Takes it from every list. Its answers stay for `domain.retention.DELETED_SURVEYS`.

    False: it is gone already.
    """
    found = locked(session, survey_id)
    if found is None:
        return False
    found.state, found.ended_at = DELETED, now
    found.reminders, found.sends_at = [], None
    return True


def set_values(session: Session, survey_id: int, /, **values: Any) -> bool:
    """Changes columns: opens_at, closes_at, cap, reminders, event_id and the like."""
    found = locked(session, survey_id)
    if found is None:
        return False
    for name, value in values.items():
        setattr(found, name, value)
    return True


def form_of(session: Session, survey_id: int, version: int) -> Form | None:
    """A published version's form."""
    found = session.get(SurveyVersion, (survey_id, version))
    return read_form(found.form) if found is not None else None


def versions(session: Session, survey_id: int) -> dict[int, Form]:
    """Every published version, the first one first."""
    chosen = select(SurveyVersion).where(SurveyVersion.survey_id == survey_id)
    found = session.scalars(chosen.order_by(SurveyVersion.version))
    return {one.version: read_form(one.form) for one in found}


def answered(session: Session, survey_id: int) -> dict[int, int]:
    """How many began to answer which version."""
    rows = session.execute(
        select(SurveyResponse.version, func.count())
        .where(SurveyResponse.survey_id == survey_id)
        .group_by(SurveyResponse.version)
    )
    return {version: count for version, count in rows}  # noqa: C416 - rows are no pairs to mypy


def to_close(session: Session, now: datetime) -> list[int]:
    """Those whose time is over."""
    chosen = select(Survey.id).where(Survey.state == OPEN, Survey.closes_at <= now)
    return list(session.scalars(chosen.order_by(Survey.id)))


def discard_versions(session: Session, survey_ids: Collection[int]) -> None:
    """Deletes the forms of surveys that are erased."""
    session.execute(delete(SurveyVersion).where(SurveyVersion.survey_id.in_(survey_ids)))
    session.execute(update(Survey).where(Survey.id.in_(survey_ids)).values(form={}))


def locked(session: Session, survey_id: int) -> Survey | None:
    """A survey that is still there, locked against other writers until the commit."""
    found = session.get(Survey, survey_id, with_for_update=True, populate_existing=True)
    return found if found is not None and found.state != DELETED else None


def over(survey: Survey, now: datetime) -> bool:
    """Whether nobody can answer any more."""
    ended = survey.closes_at is not None and survey.closes_at <= now
    return survey.state != OPEN or ended
