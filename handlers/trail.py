"""/trail: who did what when, for admins."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from babel.dates import format_datetime
from telegram import Update

from domain.event_wording import title_in
from domain.formatting import escape, shorten
from domain.wall_clock import shown_in
from domain.wording import FALLBACK
from domain.zones import zone_label
from handlers.desk import Context, Desk
from handlers.sending import reply
from handlers.survey_access import title_of
from handlers.team import is_admin, mention
from handlers.visitors import Visitor, meet
from storage import acts, announcements, events, surveys
from storage.tables import Act

_SHOWN = 20
_LONGEST = 60
_OF_A_PERSON = ("invite", "join", "remove")


async def receive_trail(desk: Desk, update: Update, context: Context) -> None:
    """Lists the newest acts of organisers."""
    message = update.effective_message
    assert message is not None
    visitor = await meet(desk, update)
    if not await is_admin(desk, update, context, visitor):
        return
    language = visitor.language
    found = await desk.database.run(acts.trail, limit=_SHOWN)
    place = zone_label(visitor.zone, language) if visitor.zone is not None else "UTC"
    head = desk.say(language, "trail-head" if found else "trail-empty", clock=place)
    lines = [await _word(desk, visitor, act) for act in found]
    await reply(context.bot, message, "\n\n".join([head, *lines]))


async def _word(desk: Desk, visitor: Visitor, act: Act) -> str:
    language = visitor.language
    at = shown_in(act.at, visitor.zone or "UTC")
    did = desk.say(
        language,
        f"trail-{_key(desk, act)}",
        what=await _subject(desk, language, act),
        role=_roles(desk, language, act),
        people=_number(act),
    )
    who = mention(act.actor_id) if act.actor_id is not None else desk.say(language, "trail-nobody")
    return desk.say(
        language,
        "trail-line",
        date=format_datetime(at, "d MMM, HH:mm", locale=language),
        who=who,
        did=did,
    )


def _key(desk: Desk, act: Act) -> str:
    # A newer program may have noted what this one has no words for.
    known = f"trail-did-{act.act}" in desk.phrasebook.keys(FALLBACK)
    return f"did-{act.act}" if known else "other"


async def _subject(desk: Desk, language: str, act: Act) -> str:
    if act.subject == "person":
        return mention(act.subject_id) if act.subject_id else desk.say(language, "trail-somebody")
    word = _SUBJECTS.get(act.subject)
    if word is None or act.subject_id is None:
        return desk.say(language, "trail-messages")
    return await word(desk, language, act.subject_id)


async def _event(desk: Desk, language: str, number: int) -> str:
    event = await desk.database.run(events.find, number)
    if event is None:
        return desk.say(language, "trail-event-gone")
    title = shorten(title_in(events.details_of(event), language), _LONGEST)
    return desk.say(language, "trail-event", title=escape(title))


async def _announcement(desk: Desk, language: str, number: int) -> str:
    variants = await desk.database.run(announcements.variants, number)
    if not variants:
        return desk.say(language, "trail-announcement-gone")
    beginning = next(
        (one.beginning for one in variants if one.language == language), variants[0].beginning
    )
    return desk.say(language, "trail-announcement", beginning=escape(shorten(beginning, _LONGEST)))


async def _survey(desk: Desk, language: str, number: int) -> str:
    survey = await desk.database.run(surveys.find, number)
    if survey is None:
        return desk.say(language, "trail-survey-gone")
    title = shorten(title_of(survey, language), _LONGEST)
    return desk.say(language, "trail-survey", title=escape(title))


_SUBJECTS: dict[str, Callable[[Desk, str, int], Awaitable[str]]] = {
    "event": _event,
    "announcement": _announcement,
    "survey": _survey,
}


def _roles(desk: Desk, language: str, act: Act) -> str:
    given = act.detail.get("roles") or [act.detail.get("role")]
    return ", ".join(desk.say(language, f"team-role-{role}") for role in given if role)


def _number(act: Act) -> int:
    number = act.detail.get("people", act.detail.get("told"))
    return number if isinstance(number, int) else 0
