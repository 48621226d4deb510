"""Until when Telegram wants no message in a chat: kept as rows, so that no restart forgets it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, case, delete, select
from sqlalchemy.orm import Session

from storage.tables import ChatPause, rows_of
from storage.writing import insert_for

EVERY_CHAT = 0  # stands for all of them
_PAUSES = rows_of(ChatPause)
# Run for every message, so made once and below the ORM.
_OF_NOW = select(_PAUSES.c.chat_id, _PAUSES.c.until).where(_PAUSES.c.until > bindparam("now"))


def of_now(session: Session, now: datetime) -> dict[int, datetime]:
    """The chats that are to be left alone, each with the moment until when."""
    return {chat: until for chat, until in session.connection().execute(_OF_NOW, {"now": now})}  # noqa: C416 - typed rows, not pairs


def leave_alone(session: Session, chat_id: int, until: datetime) -> None:
    """Keeps, across restarts, that Telegram wants no message in a chat until then (or in any)."""
    # In one statement: two processes may be told so at the same moment.
    insert = insert_for(session)(_PAUSES).values(chat_id=chat_id, until=until)
    later = case((_PAUSES.c.until > insert.excluded.until, _PAUSES.c.until),
                 else_=insert.excluded.until)  # fmt: skip
    session.execute(insert.on_conflict_do_update(index_elements=["chat_id"], set_={"until": later}))


def forget_pauses(session: Session, before: datetime) -> None:
    """Lets go of what Telegram wanted once: a pause that is over."""
    session.execute(delete(ChatPause).where(ChatPause.until < before))
