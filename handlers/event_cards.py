"""The card of one event: what a person is shown of it, and what they can do with it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from telegram import InlineKeyboardButton

from domain.deliveries import Told
from domain.event_wording import short_date, title_in, word_description, word_facts
from domain.events import CANCELLED, DRAFT, MOVED, PAST, Details, state_of
from domain.formatting import escape, escape_link
from domain.wall_clock import shown_in
from handlers.answers import Page
from handlers.buttons import ATTEND, EVENT, Rows, button, keyboard
from handlers.desk import Desk
from handlers.event_lists import COMING, TABS
from handlers.standing import standing_of
from handlers.visitors import Visitor
from storage import event_cards, event_news, events
from storage.event_cards import EventCard
from storage.tables import Event

_ANSWERS = ("coming", "maybe", "not")


@dataclass(frozen=True, slots=True)
class Origin:
    """The list that a card was opened from: its tab and page."""

    tab: str = COMING
    at: int = 0


@dataclass(frozen=True, slots=True)
class ShownEvent:
    """A card as a message, and what a person who keeps the event was told by it."""

    page: Page
    event_id: int
    told: Told | None


def origin_of(tab: str | None, at: int | None) -> Origin:
    """The origin that a button names, or the list of coming events."""
    return Origin(tab, at or 0) if tab in TABS else Origin()


async def show(
    desk: Desk, visitor: Visitor, event_id: int, origin: Origin, *, private: bool = True
) -> ShownEvent | None:
    """Words an event's card. None: there is none, or it is a draft of somebody else's.

    Where others read along, it has no buttons and nothing personal.
    """
    reader = visitor.id if private else None
    card = await desk.database.run(event_cards.read, event_id, reader)
    if card is None:
        return None
    if card.event.state == DRAFT:
        standing = await standing_of(desk, visitor.id)
        if not (private and standing.may_change(card.event.owner_id)):
            return None
    details = events.details_of(card.event)
    with_link = gets_link(card)
    html = _word(desk, visitor, card, details, with_link=with_link)
    rows = _rows(desk, visitor, card, origin) if private else []
    told = None
    if card.attendance is not None:
        link = details.link if with_link and card.event.state != CANCELLED else None
        told = Told(details.starts_at, details.zone, link)
    return ShownEvent(Page(html, keyboard(rows)), event_id, told)


async def remember(desk: Desk, visitor: Visitor, shown: ShownEvent) -> None:
    """Keeps what a card has told a person, so that they are told when it is true no longer."""
    if shown.told is None or visitor.id is None:
        return
    await desk.database.run(
        event_news.note_told, shown.event_id, visitor.id, shown.told, desk.clock()
    )
    desk.wake_outbox()


def gets_link(card: EventCard) -> bool:
    """Whether the joining link is for this reader: for all, or for those who said they come."""
    answer = card.attendance.answer if card.attendance is not None else None
    return not card.event.link_for_attendees or answer == "coming"


def _word(
    desk: Desk, visitor: Visitor, card: EventCard, details: Details, *, with_link: bool
) -> str:
    language = visitor.language
    state = _state(desk, card)
    facts = word_facts(
        partial(desk.say, language),
        details,
        language,
        visitor.zone,
        with_link=with_link,
        moved=state == MOVED,
        cancelled=state == CANCELLED,
    )
    lines = []
    if card.parent is not None:
        title = escape(title_in(events.details_of(card.parent), language))
        lines.append(desk.say(language, "event-part-of", title=title))
    if state == DRAFT:
        lines.append(desk.say(language, "event-draft"))
    if state == PAST:
        lines.append(desk.say(language, "event-over"))
    if state not in (PAST, CANCELLED):
        if details.registration:
            link = escape_link(details.registration)
            lines.append(desk.say(language, "event-registration", link=link))
        lines += _word_places(desk, language, card)
        lines += _word_own(desk, language, card)
    parts = [facts, word_description(details, language), "\n".join(lines)]
    return "\n\n".join(part for part in parts if part)


def _word_places(desk: Desk, language: str, card: EventCard) -> list[str]:
    capacity, taken, waiting = card.event.capacity, card.counts["coming"], card.counts["waiting"]
    if capacity is None:
        return []
    if taken < capacity:
        return [desk.say(language, "event-places", taken=taken, capacity=capacity)]
    return [desk.say(language, "event-full", capacity=capacity, waiting=waiting)]


def _word_own(desk: Desk, language: str, card: EventCard) -> list[str]:
    attendance = card.attendance
    if attendance is None:
        return []
    lines = []
    if attendance.answer == "waiting":
        lines.append(desk.say(language, "event-own-waiting", place=card.ahead + 1))
    elif attendance.answer is not None:
        lines.append(desk.say(language, f"event-own-{attendance.answer}"))
    if attendance.following and not card.reminded:
        lines.append(desk.say(language, "event-reminders-stopped"))
    elif attendance.following:
        lines.append(desk.say(language, "event-own-following"))
    return lines


def _rows(desk: Desk, visitor: Visitor, card: EventCard, origin: Origin) -> Rows:
    language, event, place = visitor.language, card.event, (origin.tab, origin.at)
    state = _state(desk, card)
    file = button(desk.say(language, "event-button-file"), ATTEND, event.id, "file", *place)
    rows: Rows = []
    if state == CANCELLED:
        rows = [[file]] if card.attendance is not None else []
    elif state not in (PAST, DRAFT):
        rows = [_answers(desk, language, card, origin)]
        following = card.attendance is not None and card.attendance.following
        label = desk.say(language, "event-button-unfollow" if following else "event-button-follow")
        act = "unfollow" if following else "follow"
        rows.append([button(label, ATTEND, event.id, act, *place), file])
    for part in card.sessions:
        if part.state != DRAFT or state == DRAFT:
            rows.append([_session(desk, visitor, part, origin)])
    label = desk.say(language, "button-back")
    back = "list" if event.parent_id is None else event.parent_id
    return [*rows, [button(label, EVENT, back, *place)]]


def _answers(
    desk: Desk, language: str, card: EventCard, origin: Origin
) -> list[InlineKeyboardButton]:
    given = card.attendance.answer if card.attendance is not None else None
    chosen = "coming" if given == "waiting" else given
    row = []
    for answer in _ANSWERS:
        label = desk.say(language, f"event-button-{answer}")
        mark = "✓ " if answer == chosen else ""
        row.append(button(mark + label, ATTEND, card.event.id, answer, origin.tab, origin.at))
    return row


def _session(desk: Desk, visitor: Visitor, part: Event, origin: Origin) -> InlineKeyboardButton:
    details = events.details_of(part)
    # A session's day says little in a list of one event's sessions; its time does.
    time = f"{shown_in(details.starts_at, visitor.zone or details.zone):%H:%M}"
    day = short_date(details, visitor.language, visitor.zone, desk.clock())
    when = day if details.all_day else f"{day}, {time}"
    mark = "❌ " if part.state == CANCELLED else ""
    label = f"{mark}{when} · {title_in(details, visitor.language)}"
    return button(label, EVENT, part.id, origin.tab, origin.at)


def _state(desk: Desk, card: EventCard) -> str:
    event = card.event
    return state_of(event.state, event.moved_at is not None, event.ends_at, desk.clock())
