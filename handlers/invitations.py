"""Links that give a role once: made for an admin, taken up by whoever opens them."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from telegram import Message

from domain.moments import word_moment
from domain.payloads import invitation_link
from domain.roles import INVITATION_LIFE
from handlers.answers import Page
from handlers.buttons import TEAM, button, keyboard
from handlers.desk import Bot, Desk
from handlers.sending import reply
from handlers.standing import standing_of
from handlers.visitors import Visitor
from storage import people, roles, team


async def invite(
    desk: Desk, bot: Bot, visitor: Visitor, actor_id: int, role: str, token: str
) -> Page | None:
    """The message with a link that gives a role; None where that link was used or is too old."""
    until = await desk.database.run(team.invite, actor_id, token, role, desk.clock())
    if until is None:
        return None
    language = visitor.language
    html = desk.say(
        language,
        f"team-link-{role}",
        link=f"https://t.me/{bot.username}?start={invitation_link(token)}",
        days=INVITATION_LIFE.days,
        until=_word(desk, visitor, until),
    )
    back = button(desk.say(language, "button-back"), TEAM, "show")
    return Page(html, keyboard([[back]]))


async def accept(desk: Desk, bot: Bot, message: Message, visitor: Visitor, token: str) -> None:
    """Gives the role behind a link to who opened it, and says what they may do now."""
    language = visitor.language
    found = await desk.database.run(roles.invitation, token)
    if found is None or visitor.id is None:
        await reply(bot, message, desk.say(language, "team-link-closed"))
        return
    standing = await standing_of(desk, visitor.id)
    if standing.is_admin or found.role in standing.roles:
        await reply(bot, message, desk.say(language, "team-joined-already"))
        return
    notice = await _notice(desk, visitor.id, found.role, found.made_by)
    role = await desk.database.run(team.join, token, visitor.id, notice, desk.clock())
    if role is None:
        await reply(bot, message, desk.say(language, "team-link-closed"))
        return
    desk.wake_outbox()
    await reply(bot, message, desk.say(language, f"team-welcome-{role}"))


async def _notice(desk: Desk, person_id: int, role: str, made_by: int | None) -> str:
    """What the admin who made the link is told, in their language."""
    language = None if made_by is None else await desk.database.run(people.language_of, made_by)
    person = f'<a href="tg://user?id={person_id}">{person_id}</a>'
    return desk.say(
        language, "team-joined", person=person, role=desk.say(language, f"team-role-{role}")
    )


def _word(desk: Desk, visitor: Visitor, moment: datetime) -> str:
    say = partial(desk.say, visitor.language)
    return word_moment(say, moment, visitor.language, None, visitor.zone or "UTC")
