"""Whom an announcement is for, picked by buttons."""

from __future__ import annotations

from dataclasses import replace

from domain.audiences import ATTENDEES, BASES, EVERYONE, Audience, may_announce, read_audience
from domain.event_wording import title_in
from domain.payloads import Payload
from domain.roles import PARTNER, Standing
from handlers.announcement_view import word_audience, word_panel
from handlers.answers import Page
from handlers.buttons import ANNOUNCE, Rows, button, keyboard
from handlers.desk import Desk
from handlers.visitors import Visitor
from storage import announcements, audiences, event_lists, events
from storage.events import details_of
from storage.tables import Announcement, Event

ACTS = ("aud", "all", "evs", "ev", "fol", "att", "lng", "par", "exs", "ex", "tags", "tag")
_SHOWN = 8


async def press(
    desk: Desk, visitor: Visitor, standing: Standing, one: Announcement, payload: Payload
) -> Page:
    """One tap in the picker: a list, or a choice that is kept and shown."""
    act, audience = payload.text(0) or "", read_audience(one.audience)
    if one.state not in announcements.BEFORE:
        return await word_panel(desk, visitor, one)
    if act == "evs":
        return await _events(desk, visitor, standing, one, "ev")
    if act == "exs":
        return await _events(desk, visitor, standing, one, "ex")
    if act == "ev":
        return await _bases(desk, visitor, one, payload.number(2) or 0)
    if act == "tags":
        return await _tags(desk, visitor, one)
    chosen = await _chosen(desk, standing, audience, act, payload)
    if chosen is not None and chosen != audience:
        await desk.database.run(announcements.set_audience, one.id, chosen)
        audience = chosen
    return await _picker(desk, visitor, standing, one.id, audience)


async def _chosen(
    desk: Desk, standing: Standing, audience: Audience, act: str, payload: Payload
) -> Audience | None:
    """The audience after a choice, or None where it is not theirs or makes no sense."""
    if act == "all":
        wanted = replace(audience, base=EVERYONE, event_id=None)
        return wanted if standing.is_admin else None
    if act in ("fol", "att"):
        event = await desk.database.run(events.find, payload.number(2) or 0)
        base = ATTENDEES if act == "att" else BASES[1]
        wanted = replace(audience, base=base, event_id=event.id if event is not None else None)
        owns = event is not None and standing.may_change(event.owner_id)
        return wanted if may_announce(standing, wanted, owns_event=owns) else None
    return await _narrowed(desk, audience, act, payload)


async def _narrowed(desk: Desk, audience: Audience, act: str, payload: Payload) -> Audience:
    """The audience with a condition more, or without it where it had it."""
    if act == "lng" and (code := desk.phrasebook.supported(payload.text(2))):
        return replace(audience, languages=_toggled(audience.languages, code))
    if act == "par":
        return replace(audience, roles=_toggled(audience.roles, PARTNER))
    if act == "ex":
        number = payload.number(2) or 0
        same = audience.without_attendees_of == number
        return replace(audience, without_attendees_of=None if same else number)
    if act == "tag":
        found, at = await desk.database.run(audiences.tags), payload.number(2)
        tag = found[at] if at is not None and at < len(found) else None
        return replace(audience, tag=None if tag == audience.tag else tag)
    return audience


async def _picker(
    desk: Desk, visitor: Visitor, standing: Standing, number: int, audience: Audience
) -> Page:
    language = visitor.language
    rows: Rows = []
    if standing.is_admin:
        rows.append(
            [button(desk.say(language, "audience-button-everyone"), ANNOUNCE, "all", number)]
        )
    rows.append([button(desk.say(language, "audience-button-event"), ANNOUNCE, "evs", number)])
    rows.append(
        [
            button(
                _ticked(desk.say(language, f"language-{code}"), code in audience.languages),
                ANNOUNCE, "lng", number, code,
            )
            for code in desk.phrasebook.languages
        ]
    )  # fmt: skip
    partners = _ticked(desk.say(language, "audience-button-partners"), PARTNER in audience.roles)
    rows.append([button(partners, ANNOUNCE, "par", number)])
    tag = _ticked(desk.say(language, "audience-button-tag"), audience.tag is not None)
    without = audience.without_attendees_of is not None
    rows.append(
        [
            button(tag, ANNOUNCE, "tags", number),
            button(
                _ticked(desk.say(language, "audience-button-without"), without),
                ANNOUNCE, "exs", number,
            ),
        ]
    )  # fmt: skip
    rows.append([button(desk.say(language, "audience-button-done"), ANNOUNCE, "open", number)])
    words = await word_audience(desk, language, audience)
    return Page(desk.say(language, "announce-audience", audience=words), keyboard(rows))


async def _events(
    desk: Desk, visitor: Visitor, standing: Standing, one: Announcement, act: str
) -> Page:
    owner = None if standing.is_admin else visitor.id
    coming = await desk.database.run(event_lists.of_owner, owner, desk.clock())
    over = await desk.database.run(event_lists.of_owner, owner, desk.clock(), past=True)
    rows: Rows = [
        [button(_title(event, visitor.language), ANNOUNCE, act, one.id, event.id)]
        for event in [*coming, *over][:_SHOWN]
    ]
    back = desk.say(visitor.language, "button-back")
    rows.append([button(back, ANNOUNCE, "aud", one.id)])
    key = "audience-which-event" if act == "ev" else "audience-which-exception"
    return Page(desk.say(visitor.language, key), keyboard(rows))


async def _bases(desk: Desk, visitor: Visitor, one: Announcement, event_id: int) -> Page:
    language = visitor.language
    rows = [
        [
            button(
                desk.say(language, "audience-button-attendees"), ANNOUNCE, "att", one.id, event_id
            )
        ],
        [
            button(
                desk.say(language, "audience-button-followers"), ANNOUNCE, "fol", one.id, event_id
            )
        ],
        [button(desk.say(language, "button-back"), ANNOUNCE, "evs", one.id)],
    ]
    return Page(desk.say(language, "audience-which-people"), keyboard(rows))


async def _tags(desk: Desk, visitor: Visitor, one: Announcement) -> Page:
    found = await desk.database.run(audiences.tags)
    rows: Rows = [
        [button(tag, ANNOUNCE, "tag", one.id, at)] for at, tag in enumerate(found[:_SHOWN])
    ]
    rows.append([button(desk.say(visitor.language, "button-back"), ANNOUNCE, "aud", one.id)])
    return Page(desk.say(visitor.language, "audience-which-tag"), keyboard(rows))


def _toggled(chosen: tuple[str, ...], value: str) -> tuple[str, ...]:
    left = tuple(one for one in chosen if one != value)
    return left if value in chosen else (*chosen, value)


def _ticked(label: str, on: bool) -> str:
    return f"✓ {label}" if on else label


def _title(event: Event, language: str) -> str:
    return f"{event.starts:%d.%m.%Y} {title_in(details_of(event), language)}"
