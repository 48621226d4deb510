"""The keyboards under messages: what each button says and carries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from domain import payloads
from domain.answers import Choice
from domain.formatting import shorten
from domain.payloads import pack
from handlers.desk import Desk
from knowledge.browsing import title_of

LONGEST_LABEL = 64
Rows = list[list[InlineKeyboardButton]]

VERDICT, CHOOSE, BACK, NONE, PASS_ON = "v", "c", "b", "n", "p"
ENTRY, TOPICS, LANGUAGE, FORGET = "e", "t", "l", "f"
EVENT = payloads.EVENT_CARD
ATTEND, ZONE, PLAN, CONSENT = "at", "tz", "rp", "co"
MAKE, RUN = "mk", "ru"
ANNOUNCE = payloads.ANNOUNCE
TEAM, OUTBOX = "tm", "ob"
SURVEY, PREVIEW, MANAGE, REFINE = payloads.SURVEY_CARD, "sp", "sm", "sq"


def button(label: str, verb: str, *arguments: str | int) -> InlineKeyboardButton:
    """One button; a label too long for a phone is shortened."""
    return InlineKeyboardButton(shorten(label, LONGEST_LABEL), callback_data=pack(verb, *arguments))


def keyboard(rows: Iterable[Sequence[InlineKeyboardButton]]) -> InlineKeyboardMarkup | None:
    """The rows that hold something, or None."""
    filled = [list(row) for row in rows if row]
    return InlineKeyboardMarkup(filled) if filled else None


def entry_rows(desk: Desk, language: str, entries: Iterable[str]) -> Rows:
    """A button for each entry that exists, with its title."""
    rows = []
    for identifier in entries:
        title = title_of(desk.library, identifier, language)
        if title is not None:
            rows.append([button(title, ENTRY, identifier)])
    return rows


def verdict_row(desk: Desk, language: str, question: int) -> list[InlineKeyboardButton]:
    """Useful, or not."""
    return [
        button(desk.say(language, "button-useful"), VERDICT, question, "y"),
        button(desk.say(language, "button-not-useful"), VERDICT, question, "n"),
    ]


def choice_rows(desk: Desk, language: str, question: int, choices: Sequence[Choice]) -> Rows:
    """The offered entries and "none of these"."""
    rows = [[button(choice.title, CHOOSE, question, at)] for at, choice in enumerate(choices)]
    return [*rows, [button(desk.say(language, "button-none"), NONE, question)]]


def pass_on_rows(desk: Desk, language: str, question: int) -> Rows:
    """The offer to ask the organisers, where there are any."""
    if not desk.organiser_chats:
        return []
    return [[button(desk.say(language, "button-pass-on"), PASS_ON, question)]]
