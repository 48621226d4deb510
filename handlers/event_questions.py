"""What an organiser is asked about an event: the sentence of each step, and what can be picked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from babel.dates import format_date, format_datetime
from babel.units import format_unit

from domain import event_drafts as drafts
from domain.event_drafts import Draft, Plain
from domain.event_fields import WORKING_LANGUAGES, language_name
from domain.events import FORMATS
from domain.formatting import escape
from domain.zones import zone_label
from handlers.answers import Page
from handlers.buttons import MAKE, Rows, button, keyboard
from handlers.desk import Desk
from handlers.visitors import Visitor

_MINUTES = (60, 90, 120, 180)
_DAYS = (1, 2, 3)
_SHORT_LABEL = 14


@dataclass(frozen=True, slots=True)
class Question:
    """A sentence as HTML, and labels to pick instead of typing, with the values they stand for."""

    html: str
    options: tuple[tuple[str, Plain], ...] = ()


def ask(desk: Desk, visitor: Visitor, draft: Draft, step: str) -> Question:
    """The question of a step; what was understood before it is said back."""
    act = _ASKED_WITH_CARE.get(step)
    if act is not None:
        return act(desk, visitor, draft)
    language = visitor.language
    what, _, code = step.partition("-")
    if not code:
        return Question(desk.say(language, f"make-ask-{step}"))
    key = "make-ask-title-in" if what == drafts.TITLE else "make-ask-description-in"
    return Question(desk.say(language, key, name=escape(language_name(code, language))))


def again(fault: str, question: Question) -> Question:
    """The same question, after a sentence on why an answer was not taken."""
    return Question(f"⚠️ {fault}\n\n{question.html}", question.options)


def in_words(starts: datetime, language: str, *, all_day: bool = False) -> str:
    """A wall-clock time in words, so that a wrong reading is seen."""
    if all_day:
        return format_date(starts, "EEEE d MMMM y", locale=language)
    return format_datetime(starts, "EEEE d MMMM y, HH:mm", locale=language)


def lay_out(desk: Desk, language: str, draft: Draft, step: str, question: Question) -> Page:
    """A question as a message; its buttons work for this turn of the dialogue."""
    turn = draft.turn
    labels = [
        button(label, MAKE, "pick", turn, at) for at, (label, _) in enumerate(question.options)
    ]
    short = all(len(label) <= _SHORT_LABEL for label, _ in question.options)
    rows: Rows = [labels[at : at + 2] for at in range(0, len(labels), 2)] if short else []
    rows = rows or [[one] for one in labels]
    last = []
    if step != drafts.TITLE or draft.picked:
        last.append(button(desk.say(language, "button-back"), MAKE, "back", turn))
    if drafts.can_be_skipped(step):
        label = desk.say(language, "make-next" if step == drafts.LANGUAGES else "make-skip")
        last.append(button(label, MAKE, "skip", turn))
    rows.append(last)
    if drafts.can_be_skipped(step) and not draft.picked and draft.event.get("format"):
        rows.append([button(desk.say(language, "make-to-preview"), MAKE, "preview", turn)])
    return Page(question.html, keyboard(rows))


def _ask_length(desk: Desk, visitor: Visitor, draft: Draft) -> Question:
    language = visitor.language
    starts = datetime.fromisoformat(draft.event["starts"])
    all_day = bool(draft.event.get("all_day"))
    when = in_words(starts, language, all_day=all_day)
    head = desk.say(language, "make-understood", when=when)
    if all_day:
        return Question(
            head + "\n\n" + desk.say(language, "make-ask-days"),
            tuple(
                (
                    format_unit(days, "day", "long", locale=language),
                    {"ends": (starts + timedelta(days=days)).isoformat()},
                )
                for days in _DAYS
            ),
        )
    return Question(
        head + "\n\n" + desk.say(language, "make-ask-length"),
        tuple(
            (
                format_unit(minutes, "minute", "long", locale=language)
                if minutes % 60
                else format_unit(minutes // 60, "hour", "long", locale=language),
                {"ends": (starts + timedelta(minutes=minutes)).isoformat()},
            )
            for minutes in _MINUTES
        ),
    )


def _ask_zone(desk: Desk, visitor: Visitor, _: Draft) -> Question:
    html = desk.say(visitor.language, "make-ask-zone")
    if visitor.zone is None:
        return Question(html)
    label = zone_label(visitor.zone, visitor.language)
    return Question(html, ((label, {"zone": visitor.zone}),))


def _ask_format(desk: Desk, visitor: Visitor, draft: Draft) -> Question:
    language = visitor.language
    place = escape(zone_label(draft.event["zone"], language))
    head = desk.say(language, "make-zone-taken", place=place)
    return Question(
        head + "\n\n" + desk.say(language, "make-ask-format"),
        tuple((desk.say(language, f"make-format-{one}"), {"format": one}) for one in FORMATS),
    )


def _ask_rule(desk: Desk, visitor: Visitor, _: Draft) -> Question:
    language = visitor.language
    return Question(
        desk.say(language, "make-ask-rule"),
        (
            (desk.say(language, "make-link-everyone"), {"link_for_attendees": False}),
            (desk.say(language, "make-link-attendees"), {"link_for_attendees": True}),
        ),
    )


def _ask_languages(desk: Desk, visitor: Visitor, draft: Draft) -> Question:
    language = visitor.language
    chosen = list(draft.event.get("languages", ()))
    offered = list(dict.fromkeys([*WORKING_LANGUAGES, *chosen]))
    options = []
    for code in offered:
        mark = "✓ " if code in chosen else ""
        others = [one for one in chosen if one != code]
        toggled = others if code in chosen else [*chosen, code]
        options.append((mark + language_name(code, language), {"languages": toggled}))
    return Question(desk.say(language, "make-ask-languages"), tuple(options))


_ASKED_WITH_CARE: dict[str, Callable[[Desk, Visitor, Draft], Question]] = {
    drafts.LENGTH: _ask_length,
    drafts.ZONE: _ask_zone,
    drafts.FORMAT: _ask_format,
    drafts.RULE: _ask_rule,
    drafts.LANGUAGES: _ask_languages,
}
