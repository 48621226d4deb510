"""Rules of the house that admins turn on and off in the chat."""

from __future__ import annotations

from sqlalchemy import update
from sqlalchemy.orm import Session

from storage.tables import Switch
from storage.writing import insert_new

TWO_PERSONS = "two_persons"  # a second person approves what goes to everyone


def is_on(session: Session, name: str) -> bool:
    """Whether a rule holds; one that nobody touched does not."""
    found = session.get(Switch, name, populate_existing=True)
    return found is not None and found.on


def turn(session: Session, name: str, on: bool) -> bool:
    """Turns a rule on or off. False: it was so already."""
    if insert_new(session, Switch, [{"name": name, "on": on}], Switch.name):
        return on
    turned = session.execute(
        update(Switch).where(Switch.name == name, Switch.on != on).values(on=on)
    )
    return bool(turned.rowcount)  # type: ignore[attr-defined]  # an UPDATE's result counts rows
