"""A survey that begins in a chat: the draft, and the dialogue that asks for its questions."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from domain.surveys import Form
from storage import dialogues, surveys


def begin(
    session: Session,
    owner_id: int,
    form: Form,
    kind: str,
    step: str,
    update_id: int,
    now: datetime,
) -> int:
    """Adds a draft and lets what its owner types next belong to it; gives its id.

    The same update handled again finds the draft that it made.
    """
    current = dialogues.current(session, owner_id)
    if current is not None and current.kind == kind and current.content.get("seen") == update_id:
        return int(current.content["survey"])
    number = surveys.create(session, owner_id, form, now)
    content = {"survey": number, "seen": update_id}
    dialogues.put(session, owner_id, kind, step, content, now)
    return number
