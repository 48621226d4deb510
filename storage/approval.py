"""When a second person has to agree before an announcement may go."""

from __future__ import annotations

from sqlalchemy.orm import Session

from domain.audiences import EVERYONE, read_audience
from storage import switches
from storage.tables import Announcement


def needs_approval(session: Session, one: Announcement) -> bool:
    """Whether it is for everyone, admins want a second person, and none has agreed to it as it is.

    Asked in the transaction that begins it, so that nothing can be changed in between.
    """
    if one.approved_by is not None or read_audience(one.audience).base != EVERYONE:
        return False
    return switches.is_on(session, switches.TWO_PERSONS)
