"""Keeps rehearsals and the real service out of each other's databases."""

from __future__ import annotations

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from storage.tables import Person, Switch

_REHEARSAL = "rehearsal"


class WrongDatabase(Exception):
    """A rehearsal met real people's rows, or the service those of a rehearsal."""


def check(session: Session, *, rehearsing: bool) -> None:
    """Marks an empty database as a rehearsal's when rehearsing. Raises WrongDatabase."""
    marked = session.get(Switch, _REHEARSAL) is not None
    if not rehearsing:
        if marked:
            raise WrongDatabase("This database belongs to a rehearsal.")
        return
    if marked:
        return
    if session.scalar(select(exists().where(Person.id.is_not(None)))):
        raise WrongDatabase("A rehearsal must not use a database that real people are in.")
    session.add(Switch(name=_REHEARSAL, on=True))
