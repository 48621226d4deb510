"""Who writes to the bot, and in which language they are answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, bindparam, exists, select, update
from sqlalchemy.orm import Session

from storage.tables import Dialogue, Person, rows_of
from storage.writing import insert_new

_SEEN_AGAIN_AFTER = timedelta(hours=1)
_PEOPLE = rows_of(Person)
# Run for every update, so made once and below the ORM.
_FIND = select(
    _PEOPLE.c.id,
    _PEOPLE.c.language,
    _PEOPLE.c.language_chosen,
    _PEOPLE.c.last_seen,
    _PEOPLE.c.unreachable,
    _PEOPLE.c.started,
    _PEOPLE.c.zone,
    exists().where(Dialogue.person_id == _PEOPLE.c.id).label("busy"),
).where(_PEOPLE.c.id.in_(bindparam("ids", expanding=True)))
_SEE_AGAIN = update(_PEOPLE).where(_PEOPLE.c.id == bindparam("person"))


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """A person as the chat needs them. `language` and `zone` are None until they are known.

    `busy` says that they are in the middle of a dialogue.
    """

    id: int
    language: str | None
    language_chosen: bool
    new: bool
    zone: str | None = None
    busy: bool = False


@dataclass(frozen=True, slots=True)
class Visit:
    """A person who just wrote. Whoever writes in `private` may be written to from then on.

    `language_hint` is a supported language that Telegram's client suggests, or None; it holds
    until the person chooses one.
    """

    person_id: int
    language_hint: str | None
    now: datetime
    private: bool = False


def meet(session: Session, visits: Sequence[Visit]) -> list[Acquaintance]:
    """Finds or adds people who just wrote, in the order of their visits; they are reachable."""
    connection = session.connection()
    ids = {visit.person_id for visit in visits}
    known = {row.id: row for row in connection.execute(_FIND, {"ids": list(ids)})}
    rows = {
        visit.person_id: {
            "id": visit.person_id,
            "language": visit.language_hint,
            "language_chosen": False,
            "first_seen": visit.now,
            "last_seen": visit.now,
            "started": visit.private,
        }
        for visit in visits
        if visit.person_id not in known
    }
    new = insert_new(session, Person, list(rows.values()), Person.id)
    return [
        _see_again(connection, known[visit.person_id], visit)
        if visit.person_id in known
        else Acquaintance(visit.person_id, visit.language_hint, False, visit.person_id in new)
        for visit in visits
    ]


def _see_again(connection: Connection, known: Row[Any], visit: Visit) -> Acquaintance:
    hint, private = visit.language_hint, visit.private
    language = known.language if known.language_chosen or not hint else hint
    started = known.started or private
    again = visit.now - known.last_seen > _SEEN_AGAIN_AFTER or (private and known.unreachable)
    if again or language != known.language or started != known.started:
        seen = {
            "person": visit.person_id,
            "last_seen": visit.now,
            "language": language,
            "started": started,
        }
        if private:
            seen["unreachable"] = None
        connection.execute(_SEE_AGAIN, seen)
    return Acquaintance(
        visit.person_id, language, known.language_chosen, False, known.zone, bool(known.busy)
    )


def choose_language(session: Session, person_id: int, language: str) -> None:
    """Keeps the language that a person chose."""
    session.execute(
        update(Person).where(Person.id == person_id).values(language=language, language_chosen=True)
    )


def mark_unreachable(session: Session, person_id: int, reason: str) -> None:
    """Notes why nothing can be sent to a person: blocked, deactivated, never_started."""
    session.execute(update(Person).where(Person.id == person_id).values(unreachable=reason))


def language_of(session: Session, person_id: int) -> str | None:
    """The language a person is answered in, or None where they or it are unknown."""
    person = session.get(Person, person_id)
    return person.language if person else None


def assume_language(session: Session, person_id: int, language: str) -> None:
    """Keeps a language for a person who has none, without calling it their choice."""
    session.execute(
        update(Person)
        .where(Person.id == person_id, Person.language.is_(None))
        .values(language=language)
    )
