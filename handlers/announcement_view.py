"""An announcement's control message: whom it reaches, what it still needs, how it gets on."""

from __future__ import annotations

from functools import partial

from domain.announcement_wording import (
    Row,
    progress_rows,
    report_rows,
    seconds_for,
    word_progress,
    word_report,
)
from domain.audiences import ATTENDEES, EVERYONE, Audience, read_audience
from domain.event_wording import title_in
from domain.formatting import escape
from domain.moments import word_moment
from handlers.answers import Page
from handlers.buttons import ANNOUNCE, Rows, button, keyboard
from handlers.desk import Desk
from handlers.visitors import Visitor
from storage import announcement_reports, announcements, audiences, events
from storage.audiences import Headcount
from storage.events import details_of
from storage.tables import Announcement, Variant


async def word_panel(desk: Desk, visitor: Visitor, one: Announcement, head: str = "") -> Page:
    """The control message as it is now; `head` stands above it."""
    if one.state in announcements.BEFORE:
        page = await _word_before(desk, visitor, one)
    else:
        page = await _word_after(desk, visitor, one)
    return Page(f"{head}\n\n{page.html}", page.markup) if head else page


async def word_audience(desk: Desk, language: str, audience: Audience) -> str:
    """Whom an announcement is for, in words."""
    if audience.base == EVERYONE:
        parts = [desk.say(language, "audience-everyone")]
    else:
        title = await _title(desk, language, audience.event_id)
        key = "audience-attendees" if audience.base == ATTENDEES else "audience-followers"
        parts = [desk.say(language, key, title=title)]
    if audience.roles:
        parts.append(desk.say(language, "audience-partners"))
    if audience.languages:
        names = ", ".join(desk.say(language, f"language-{code}") for code in audience.languages)
        parts.append(desk.say(language, "audience-languages", languages=names))
    if audience.tag is not None:
        parts.append(desk.say(language, "audience-tag", tag=escape(audience.tag)))
    if audience.without_attendees_of is not None:
        title = await _title(desk, language, audience.without_attendees_of)
        parts.append(desk.say(language, "audience-without", title=title))
    return ", ".join(parts)


async def count(desk: Desk, one: Announcement) -> tuple[Headcount, list[Variant]]:
    """How many people an announcement would reach now, and its variants."""
    found = await desk.database.run(announcements.variants, one.id)
    spoken = [variant.language for variant in found]
    people = await desk.database.run(audiences.count, read_audience(one.audience), spoken)
    return people, found


async def _word_before(desk: Desk, visitor: Visitor, one: Announcement) -> Page:
    language = visitor.language
    people, found = await count(desk, one)
    audience = await word_audience(desk, language, read_audience(one.audience))
    lines = [
        desk.say(language, "announce-panel"),
        *(
            f"<i>{desk.say(language, f'language-{variant.language}')}:</i>"
            f" {escape(variant.beginning)}"
            for variant in found
        ),
        "",
        desk.say(language, "announce-audience", audience=audience),
        *_word_count(desk, language, people),
    ]
    if one.scheduled_at is not None and one.state == announcements.SCHEDULED:
        when = word_moment(
            partial(desk.say, language), one.scheduled_at, language, None, visitor.zone or "UTC"
        )
        lines.append(desk.say(language, "announce-scheduled", when=when))
    if one.state == announcements.ASKING:
        lines.append(desk.say(language, "announce-asking"))
    if one.approved_by is not None:
        lines.append(desk.say(language, "announce-approved"))
    return Page("\n".join(lines), keyboard(_rows_before(desk, language, one, people, found)))


def _word_count(desk: Desk, language: str, people: Headcount) -> list[str]:
    lines = [
        desk.say(
            language,
            "announce-count",
            people=people.people,
            seconds=seconds_for(people.people, desk.bulk_a_second),
        )
        if people.people
        else desk.say(language, "announce-nobody")
    ]
    blocked = sum(people.unreachable.values())
    if blocked:
        lines.append("• " + desk.say(language, "announce-unreachable", count=blocked))
    if people.opted_out:
        lines.append("• " + desk.say(language, "announce-opted-out", count=people.opted_out))
    if people.without_variant:
        lines.append("• " + desk.say(language, "announce-foreign", count=people.without_variant))
    return lines


def _rows_before(
    desk: Desk, language: str, one: Announcement, people: Headcount, found: list[Variant]
) -> Rows:
    drop = button(desk.say(language, "announce-button-drop"), ANNOUNCE, "drop", one.id)
    if one.state == announcements.ASKING:
        return [[drop]]
    have = {variant.language for variant in found}
    rows: Rows = [
        [
            button(desk.say(language, "announce-button-audience"), ANNOUNCE, "aud", one.id),
            button(desk.say(language, "announce-button-preview"), ANNOUNCE, "see", one.id),
        ]
    ]
    for code in desk.phrasebook.languages:
        key = "announce-button-reword" if code in have else "announce-button-add"
        label = desk.say(language, key, name=desk.say(language, f"language-{code}"))
        rows.append([button(label, ANNOUNCE, "lang", one.id, code)])
    if people.people and found:
        rows.append(
            [
                button(desk.say(language, "announce-button-send"), ANNOUNCE, "send", one.id),
                button(desk.say(language, "announce-button-when"), ANNOUNCE, "when", one.id),
            ]
        )
    save = button(desk.say(language, "announce-button-save"), ANNOUNCE, "save", one.id)
    return [*rows, [save, drop]]


async def _word_after(desk: Desk, visitor: Visitor, one: Announcement) -> Page:
    say = partial(desk.say, visitor.language)
    report = await desk.database.run(announcement_reports.report, one.id)
    if one.state in announcements.UNDER_WAY:
        html = word_progress(say, one.state, report, desk.bulk_a_second)
        return Page(html, keyboard(as_buttons(progress_rows(say, one.id, one.state))))
    return Page(word_report(say, report), keyboard(as_buttons(report_rows(say, one.id, report))))


def as_buttons(rows: list[Row]) -> Rows:
    """Buttons of labels and the data that they carry."""
    return [[button(label, *data.split(":")) for label, data in row] for row in rows]


async def _title(desk: Desk, language: str, event_id: int | None) -> str:
    event = await desk.database.run(events.find, event_id or 0)
    return escape(title_in(details_of(event), language)) if event is not None else "…"
