"""An organiser's tap on a button of an announcement, and what every such tap needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from telegram import CallbackQuery

from domain.audiences import may_announce, read_audience
from domain.payloads import Payload
from domain.roles import Standing
from handlers.announcement_view import word_panel
from handlers.answers import Page
from handlers.desk import Bot, Desk
from handlers.visitors import Visitor
from storage import acts, announcements, events
from storage.tables import Announcement

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Tap:
    """An organiser's tap on a button of an announcement."""

    bot: Bot
    query: CallbackQuery
    visitor: Visitor
    standing: Standing
    one: Announcement
    payload: Payload

    @property
    def chat_id(self) -> int:
        """Where the button stands."""
        return self.query.message.chat.id if self.query.message else self.query.from_user.id


async def panel(desk: Desk, tap: Tap, head: str = "") -> Page:
    """The control message as the announcement is now."""
    one = await desk.database.run(announcements.find, tap.one.id)
    return await word_panel(desk, tap.visitor, one or tap.one, head)


async def may(desk: Desk, tap: Tap) -> bool:
    """Whether its audience is theirs to write to, asked as of now."""
    audience = read_audience(tap.one.audience)
    event = await desk.database.run(events.find, audience.event_id or 0)
    owns = event is not None and tap.standing.may_change(event.owner_id)
    return may_announce(tap.standing, audience, owns_event=owns)


async def noted(desk: Desk, tap: Tap, verb: Callable[..., T], act: str, *arguments: Any) -> T:
    """Runs a verb on the announcement and notes the act; gives what the verb gave."""
    return await desk.database.run(
        acts.noted, verb, tap.visitor.id, act, "announcement", tap.one.id, desk.clock(), *arguments
    )
