"""Who was given which role, and the links that give one."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from domain.roles import ADMIN, INVITATION_LIFE, ORGANISER
from storage.tables import Invitation, Role
from storage.writing import insert_new

NOBODY = 0  # stands for whoever used a link that must not work again


def roles_of(session: Session, person_id: int) -> frozenset[str]:
    """The roles that a person was given."""
    return frozenset(session.scalars(select(Role.role).where(Role.person_id == person_id)))


def team(session: Session) -> list[Role]:
    """Everybody's roles, the first given first."""
    return list(session.scalars(select(Role).order_by(Role.granted_at, Role.person_id)))


def organisers(session: Session) -> list[int]:
    """The ids of those who were made organisers or admins, in order."""
    chosen = select(Role.person_id).where(Role.role.in_([ADMIN, ORGANISER]))
    return sorted(set(session.scalars(chosen)))


def grant(
    session: Session, person_id: int, role: str, granted_by: int | None, now: datetime
) -> bool:
    """Gives a role. False: they have it."""
    row = {"person_id": person_id, "role": role, "granted_by": granted_by, "granted_at": now}
    return bool(insert_new(session, Role, [row], Role.person_id))


def revoke(session: Session, person_id: int, roles: Collection[str]) -> bool:
    """Takes roles back; what the person does next is refused. False: they had none of them.

    The links that gave them a role, and those that they made and nobody used, work no more.
    """
    session.execute(
        update(Invitation)
        .where(
            (Invitation.used_by == person_id)
            | ((Invitation.made_by == person_id) & Invitation.used_by.is_(None))
        )
        .values(used_by=NOBODY)
    )
    gone = session.execute(
        delete(Role).where(Role.person_id == person_id, Role.role.in_(list(roles)))
    )
    return bool(gone.rowcount)  # type: ignore[attr-defined]  # a DELETE's result counts rows


def invite(session: Session, token: str, role: str, made_by: int, now: datetime) -> None:
    """Keeps a link that gives a role once."""
    session.add(
        Invitation(token=token, role=role, made_by=made_by, expires_at=now + INVITATION_LIFE)
    )


def invitation(session: Session, token: str) -> Invitation | None:
    """The link with this token, whether it still works or not."""
    return session.get(Invitation, token, populate_existing=True)


def accept(session: Session, token: str, person_id: int, now: datetime) -> Invitation | None:
    """Takes an invitation up; None where it is unknown, used by somebody else or too old."""
    taken = session.execute(
        update(Invitation)
        .where(
            Invitation.token == token,
            Invitation.expires_at > now,
            Invitation.used_by.is_(None) | (Invitation.used_by == person_id),
        )
        .values(used_by=person_id)
    )
    if not taken.rowcount:  # type: ignore[attr-defined]  # an UPDATE's result counts rows
        return None
    found = invitation(session, token)
    assert found is not None
    grant(session, person_id, found.role, found.made_by, now)
    return found
