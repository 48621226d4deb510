"""Where organisers are told what they should know."""

from __future__ import annotations

from jobs.desk import JobDesk
from storage import roles


async def organiser_chats(desk: JobDesk) -> tuple[int, ...]:
    """The organisers' group, or each organiser there is now."""
    if desk.organisers_chat is not None:
        return (desk.organisers_chat,)
    return tuple(sorted({*desk.organisers, *await desk.database.run(roles.organisers)}))
