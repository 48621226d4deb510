"""An announcement as it is being written: its wording and the dialogue, in one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from domain.audiences import Audience
from storage import announcements, dialogues


@dataclass(frozen=True, slots=True)
class Wording:
    """A message in a language, where it stands; see storage.tables.Variant."""

    language: str
    chat_id: int
    message_ids: tuple[int, ...]
    form: str
    content: dict[str, Any]
    beginning: str


def keep(
    session: Session,
    person_id: int,
    announcement_id: int | None,
    audience: Audience,
    wording: Wording,
    kind: str,
    album: str | None,
    now: datetime,
) -> int:
    """Keeps a wording, of a new draft where there is none yet, and gives the announcement's id.

    The organiser's dialogue of `kind` ends with it, or waits for the other parts of an `album`.
    """
    number = announcement_id or announcements.create(session, person_id, audience, None, now)
    announcements.put_variant(
        session,
        number,
        wording.language,
        wording.chat_id,
        wording.message_ids,
        wording.form,
        wording.content,
        wording.beginning,
    )
    if album is None:
        dialogues.end(session, person_id, kind)
    else:
        content = {"id": number, "language": wording.language, "album": album}
        dialogues.put(session, person_id, kind, "album", content, now)
    return number
