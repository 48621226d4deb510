"""Who writes to the bot, and in which language they are answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, exists, select, update
from sqlalchemy.orm import Session

from storage.tables import Dialogue, Person, rows_of
from storage.writing import insert_new

_SEEN_AGAIN_AFTER = timedelta(hours=1)
_PEOPLE = rows_of(Person)
# Run for every update, so made once and below the ORM.
_FIND = select(
    _PEOPLE.c.language,
    _PEOPLE.c.language_chosen,
    _PEOPLE.c.last_seen,
    _PEOPLE.c.unreachable,
    _PEOPLE.c.started,
    _PEOPLE.c.zone,
    exists().where(Dialogue.person_id == _PEOPLE.c.id).label("busy"),
).where(_PEOPLE.c.id == bindparam("id"))
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


def meet(
    session: Session,
    person_id: int,
    language_hint: str | None,
    now: datetime,
    *,
    private: bool = False,
) -> Acquaintance:
    """Finds or adds a person who just wrote, so that they count as reachable.

    Whoever writes in `private` may be written to from then on.

    `language_hint` is a supported language that Telegram's client suggests, or None; it holds
    until the person chooses one.
    """
    connection = session.connection()
    known = connection.execute(_FIND, {"id": person_id}).first()
    if known is None:
        row = {
            "id": person_id,
            "language": language_hint,
            "language_chosen": False,
            "first_seen": now,
            "last_seen": now,
            "started": private,
        }
        new = bool(insert_new(session, Person, [row], Person.id))
        return Acquaintance(person_id, language_hint, False, new)
    language = known.language if known.language_chosen or not language_hint else language_hint
    started = known.started or private
    here_again = now - known.last_seen > _SEEN_AGAIN_AFTER or (private and known.unreachable)
    if here_again or language != known.language or started != known.started:
        seen = {"person": person_id, "last_seen": now, "language": language, "started": started}
        if private:
            seen["unreachable"] = None
        connection.execute(_SEE_AGAIN, seen)
    return Acquaintance(
        person_id, language, known.language_chosen, False, known.zone, bool(known.busy)
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
