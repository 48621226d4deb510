"""Who may do what: the one place that decides it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

ADMIN, ORGANISER, PARTNER = "admin", "organiser", "partner"
ROLES = (ADMIN, ORGANISER, PARTNER)
INVITATION_LIFE = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Standing:
    """What a person is here, as of this moment: ask again for every act."""

    person_id: int | None
    roles: frozenset[str] = frozenset()

    @property
    def is_admin(self) -> bool:
        """Whether everything is theirs to do."""
        return ADMIN in self.roles

    @property
    def is_organiser(self) -> bool:
        """Whether they make events and announcements; every admin does."""
        return self.is_admin or ORGANISER in self.roles

    def may_change(self, owner_id: int | None) -> bool:
        """Whether an event or an announcement of `owner_id` is theirs to change."""
        return self.is_admin or (
            ORGANISER in self.roles and owner_id is not None and owner_id == self.person_id
        )
