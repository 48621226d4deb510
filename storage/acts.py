"""The audit trail: who did what when. Rows are only ever added."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.tables import Act

T = TypeVar("T")


def note(
    session: Session,
    actor_id: int | None,
    act: str,
    subject: str,
    subject_id: int | None,
    now: datetime,
    **detail: Any,
) -> None:
    """Adds an act to the trail, in the transaction of the act itself.

    `subject` is event, announcement, person, rule (of the house) or messages (without an event or
    an announcement); `detail` holds plain values without names.
    """
    session.add(
        Act(
            at=now,
            actor_id=actor_id,
            act=act,
            subject=subject,
            subject_id=subject_id,
            detail=detail,
        )
    )


def trail(
    session: Session, subject: str | None = None, subject_id: int | None = None, limit: int = 20
) -> list[Act]:
    """The newest acts first, of everything or of one subject."""
    chosen = select(Act).order_by(Act.at.desc(), Act.id.desc()).limit(limit)
    if subject is not None:
        chosen = chosen.where(Act.subject == subject)
    if subject_id is not None:
        chosen = chosen.where(Act.subject_id == subject_id)
    return list(session.scalars(chosen))


def noted(
    session: Session,
    verb: Callable[..., T],
    actor_id: int | None,
    act: str,
    subject: str,
    subject_id: int,
    now: datetime,
    *arguments: Any,
) -> T:
    """Runs `verb(session, subject_id, ...)` and notes it if it did anything; gives what it gave."""
    result = verb(session, subject_id, *arguments)
    if result not in (None, False, 0):
        note(session, actor_id, act, subject, subject_id, now)
    return result
