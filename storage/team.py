"""What admins do with roles: each act with its note in the trail, in one transaction."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from domain.deliveries import NOTICE
from domain.roles import ROLES
from storage import acts, deliveries, roles, switches

_PERSON = "person"


def invite(
    session: Session, actor_id: int, token: str, role: str, now: datetime
) -> datetime | None:
    """Makes a link that gives a role once, and says until when it works.

    The same token gives the same link. None: that link was used, or is too old.
    """
    found = roles.invitation(session, token)
    if found is None:
        roles.invite(session, token, role, actor_id, now)
        acts.note(session, actor_id, "invite", _PERSON, None, now, role=role)
        session.flush()
        found = roles.invitation(session, token)
        assert found is not None
    ours = found.made_by == actor_id and found.role == role
    return found.expires_at if ours and found.used_by is None and found.expires_at > now else None


def join(session: Session, token: str, person_id: int, notice: str, now: datetime) -> str | None:
    """Takes an invitation up and tells who made it by `notice` (HTML). Gives the role.

    None: the link is unknown, used by somebody else or too old.
    """
    taken = roles.accept(session, token, person_id, now)
    if taken is None:
        return None
    acts.note(session, person_id, "join", _PERSON, person_id, now, role=taken.role)
    if taken.made_by is not None:
        content = {"html": notice}
        cause = f"joined:{person_id}:{token}"
        deliveries.add(session, cause, NOTICE, taken.made_by, content, now)
    return taken.role


def remove(session: Session, actor_id: int, person_id: int, now: datetime) -> bool:
    """Takes all roles of a person back. False: they had none."""
    had = sorted(roles.roles_of(session, person_id))
    if not roles.revoke(session, person_id, ROLES):
        return False
    acts.note(session, actor_id, "remove", _PERSON, person_id, now, roles=had)
    return True


def turn_approval(session: Session, actor_id: int, on: bool, now: datetime) -> bool:
    """Says whether a second person approves what goes to everyone. False: it was so already."""
    turned = switches.turn(session, switches.TWO_PERSONS, on)
    if turned:
        act = "approval_on" if on else "approval_off"
        acts.note(session, actor_id, act, "rule", None, now)
    return turned
