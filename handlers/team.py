"""/team: who has which role, and how admins give and take roles."""

from __future__ import annotations

import secrets

from telegram import CallbackQuery, Update

from domain.payloads import Payload
from domain.roles import ADMIN, ORGANISER, PARTNER, ROLES
from handlers import invitations
from handlers.answers import Page
from handlers.buttons import TEAM, Rows, button, keyboard
from handlers.desk import Bot, Context, Desk
from handlers.organisers import is_organiser, refuse
from handlers.sending import acknowledge, acknowledge_outdated, edit, reply
from handlers.standing import standing_of
from handlers.visitors import Visitor, is_private, meet
from storage import roles, switches, team

_TOKEN_BYTES = 12
_INVITED = (ORGANISER, PARTNER)
_MOST_BUTTONS = 40  # the newest members; Telegram has room for a hundred


async def receive_team(desk: Desk, update: Update, context: Context) -> None:
    """Shows admins the team; to anybody who is no organiser the command does not exist."""
    message = update.effective_message
    assert message is not None
    visitor = await meet(desk, update)
    if await is_admin(desk, update, context, visitor):
        page = await _team_page(desk, visitor)
        await reply(context.bot, message, page.html, page.markup)


async def is_admin(desk: Desk, update: Update, context: Context, visitor: Visitor) -> bool:
    """Whether an admin writes in private; an organiser is told that this is for admins."""
    message = update.effective_message
    assert message is not None
    if not await is_organiser(desk, update, context, visitor):
        return False
    if (await standing_of(desk, visitor.id)).is_admin:
        return True
    await reply(context.bot, message, desk.say(visitor.language, "team-only-admins"))
    return False


async def press_team(desk: Desk, update: Update, context: Context, payload: Payload) -> None:
    """Invites, removes after asking once, or turns the second person's approval on and off."""
    query = update.callback_query
    assert query is not None
    visitor = await meet(desk, update)
    if visitor.id is None or not is_private(update):
        await acknowledge_outdated(query, desk.say(visitor.language, "button-outdated"))
        return
    if not (await standing_of(desk, visitor.id)).is_admin:
        await refuse(desk, query, visitor)
        return
    page = await _press(desk, context.bot, visitor, visitor.id, payload)
    if page is None:
        await _outdated(desk, query, visitor)
        return
    await acknowledge(query)
    await edit(query, page.html, page.markup)


async def _press(
    desk: Desk, bot: Bot, visitor: Visitor, actor_id: int, payload: Payload
) -> Page | None:
    """What the message becomes, or None for a button that means nothing any more."""
    act, role, token = payload.text(0), payload.text(1), payload.text(2)
    person_id = payload.number(1)
    page = None
    if act == "show":
        page = await _team_page(desk, visitor)
    elif act == "invite" and role in _INVITED and token:
        page = await invitations.invite(desk, bot, visitor, actor_id, role, token)
    elif act == "members":
        page = await _members_page(desk, visitor)
    elif act == "ask" and person_id is not None:
        page = await _ask_page(desk, visitor, person_id)
    elif act == "remove" and person_id is not None:
        gone = await desk.database.run(team.remove, actor_id, person_id, desk.clock())
        key = "team-removed" if gone else "team-removed-already"
        note = desk.say(visitor.language, key, person=mention(person_id))
        page = await _team_page(desk, visitor, note)
    elif act == "approval" and role in ("on", "off"):
        await desk.database.run(team.turn_approval, actor_id, role == "on", desk.clock())
        page = await _team_page(desk, visitor)
    return page


async def _outdated(desk: Desk, query: CallbackQuery, visitor: Visitor) -> None:
    await acknowledge(query, desk.say(visitor.language, "button-outdated"))
    page = await _team_page(desk, visitor)
    await edit(query, page.html, page.markup)


def mention(person_id: int) -> str:
    """A person as HTML that opens their profile; no name is kept of them."""
    return f'<a href="tg://user?id={person_id}">{person_id}</a>'


async def _team_page(desk: Desk, visitor: Visitor, note: str = "") -> Page:
    language = visitor.language
    given = await _given(desk)
    fixed = [
        desk.say(language, "team-fixed", person=mention(person))
        for person in sorted(desk.organisers)
    ]
    parts = [note, desk.say(language, "team-head")]
    for role in ROLES:
        members = [mention(person) for person, its in given.items() if role in its]
        members = fixed + members if role == ADMIN else members
        listed = ", ".join(members) or "–"
        parts.append(desk.say(language, f"team-list-{role}", people=listed))
    approval = await desk.database.run(switches.is_on, switches.TWO_PERSONS)
    parts += [
        desk.say(language, "team-fixed-stay"),
        desk.say(language, "team-approval-on" if approval else "team-approval-off"),
    ]
    rows: Rows = [
        [
            button(desk.say(language, f"team-invite-{role}"), TEAM, "invite", role, _new_token())
            for role in _INVITED
        ]
    ]
    if given:
        rows.append([button(desk.say(language, "team-remove"), TEAM, "members")])
    turned = "off" if approval else "on"
    label = desk.say(language, "team-turn-off" if approval else "team-turn-on")
    rows.append([button(label, TEAM, "approval", turned)])
    return Page("\n\n".join(part for part in parts if part), keyboard(rows))


async def _members_page(desk: Desk, visitor: Visitor) -> Page:
    language = visitor.language
    given = await _given(desk)
    rows: Rows = [
        [button(f"{person} ({_in_words(desk, language, its)})", TEAM, "ask", person)]
        for person, its in list(given.items())[-_MOST_BUTTONS:]
    ]
    rows.append([button(desk.say(language, "button-back"), TEAM, "show")])
    key = "team-whom" if given else "team-nobody"
    return Page(desk.say(language, key), keyboard(rows))


async def _ask_page(desk: Desk, visitor: Visitor, person_id: int) -> Page:
    language = visitor.language
    its = (await _given(desk)).get(person_id)
    if its is None:
        note = desk.say(language, "team-removed-already", person=mention(person_id))
        return await _team_page(desk, visitor, note)
    rows: Rows = [
        [
            button(desk.say(language, "team-remove-yes"), TEAM, "remove", person_id),
            button(desk.say(language, "team-remove-no"), TEAM, "show"),
        ]
    ]
    asked = desk.say(
        language,
        "team-remove-ask",
        person=mention(person_id),
        roles=_in_words(desk, language, its),
    )
    return Page(asked, keyboard(rows))


async def _given(desk: Desk) -> dict[int, list[str]]:
    """The roles that rows give, by person; those whom the settings name stay admins anyway."""
    given: dict[int, list[str]] = {}
    for one in await desk.database.run(roles.team):
        if one.person_id not in desk.organisers:
            given.setdefault(one.person_id, []).append(one.role)
    return given


def _in_words(desk: Desk, language: str, its: list[str]) -> str:
    return ", ".join(desk.say(language, f"team-role-{role}") for role in ROLES if role in its)


def _new_token() -> str:
    # A button makes one link, however often it is tapped.
    return secrets.token_urlsafe(_TOKEN_BYTES)
