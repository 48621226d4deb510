"""What a person may do here: asked anew for every act, from the settings and from the rows."""

from __future__ import annotations

from domain.roles import ADMIN, Standing
from handlers.desk import Desk
from storage import roles


async def standing_of(desk: Desk, person_id: int | None) -> Standing:
    """A person's standing as of now; those whom the settings name are admins for good."""
    if person_id is None:
        return Standing(None)
    given = await desk.database.run(roles.roles_of, person_id)
    if person_id in desk.organisers:
        given |= {ADMIN}
    return Standing(person_id, given)


async def organiser_chats(desk: Desk) -> tuple[int, ...]:
    """Where cards and notices go: the organisers' group, or each organiser there is now."""
    if desk.organisers_chat is not None:
        return (desk.organisers_chat,)
    return tuple(sorted({*desk.organisers, *await desk.database.run(roles.organisers)}))
