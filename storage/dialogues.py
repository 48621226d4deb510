"""What a person is in the middle of, so that it survives a restart and is seen by every process."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import Session

from storage.tables import Dialogue


def current(session: Session, person_id: int) -> Dialogue | None:
    """What a person is in the middle of, if anything."""
    return session.get(Dialogue, person_id)


def put(
    session: Session,
    person_id: int,
    kind: str,
    step: str,
    content: dict[str, Any],
    now: datetime,
) -> None:
    """Begins a dialogue or takes it a step further; a person has one at a time."""
    found = session.get(Dialogue, person_id)
    if found is None:
        found = Dialogue(person_id=person_id)
        session.add(found)
    found.kind, found.step, found.content, found.changed_at = kind, step, content, now
    session.flush()


def end(session: Session, person_id: int, kind: str | None = None) -> bool:
    """Ends a person's dialogue, or only one of a kind. False: there was none."""
    ending = delete(Dialogue).where(Dialogue.person_id == person_id)
    if kind is not None:
        ending = ending.where(Dialogue.kind == kind)
    return bool(session.execute(ending).rowcount)  # type: ignore[attr-defined]  # counts rows
