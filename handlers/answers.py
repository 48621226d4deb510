"""Words an outcome: the answer with its source, the short choice, the honest "I don't know"."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import InlineKeyboardMarkup

from domain.answers import Answered, NotKnown, Outcome, Suggested
from domain.formatting import escape, shorten
from handlers import buttons
from handlers.buttons import keyboard
from handlers.desk import Desk
from handlers.pages import Worded
from knowledge.entries import Entry, Source, Text, Wording
from storage.questions import Asked

_SHORT = 320


@dataclass(frozen=True, slots=True)
class Page:
    """A message ready to be sent: Telegram HTML and its buttons."""

    html: str
    markup: InlineKeyboardMarkup | None


def as_asked(outcome: Outcome) -> Asked:
    """An outcome as it is kept for the curators."""
    match outcome:
        case Answered():
            return Asked(
                outcome.question, outcome.asked_in, "answered", outcome.entry, outcome.confidence
            )
        case Suggested():
            offered = tuple(choice.entry for choice in outcome.choices)
            confidence = outcome.choices[0].confidence
            return Asked(outcome.question, outcome.asked_in, "choices", None, confidence, offered)
        case NotKnown():
            offered = tuple(choice.entry for choice in outcome.nearest)
            return Asked(outcome.question, outcome.asked_in, "unknown", None, None, offered)


def word_outcome(
    desk: Desk, outcome: Outcome, language: str, question: int, *, quoted: bool = False
) -> Page:
    """A page for one outcome. `quoted` repeats the question, where a message held several."""
    head = f"<blockquote>{escape(shorten(outcome.question, 200))}</blockquote>\n" if quoted else ""
    match outcome:
        case Answered():
            page = word_entry(desk, outcome.entry, language, question=question)
            return Page(head + page.html, page.markup)
        case Suggested():
            rows = buttons.choice_rows(desk, language, question, outcome.choices)
            return Page(head + desk.say(language, "choices"), keyboard(rows))
        case NotKnown():
            return Page(
                head + unknown_text(desk, language),
                unknown_buttons(desk, language, question, [c.entry for c in outcome.nearest]),
            )


def unknown_text(desk: Desk, language: str) -> str:
    """The honest sentence, with the offer to ask people where there are organisers."""
    text = desk.say(language, "unknown")
    if desk.organiser_chats:
        text += "\n\n" + desk.say(language, "unknown-offer")
    return text


def unknown_buttons(
    desk: Desk, language: str, question: int, nearest: list[str]
) -> InlineKeyboardMarkup | None:
    """The nearest entries, and the way to the organisers."""
    return keyboard(
        [
            *buttons.entry_rows(desk, language, nearest[:3]),
            *buttons.pass_on_rows(desk, language, question),
        ]
    )


def word_entry(
    desk: Desk,
    identifier: str,
    language: str,
    *,
    question: int | None = None,
    back_to: tuple[str, int] | None = None,
) -> Page:
    """An entry's answer in full; with `question`, it asks whether it was useful.

    `back_to` names a topic and its page, for those who came from there. An entry that is no
    longer there is said to be gone.
    """
    entry = desk.library.entry(identifier)
    if entry is None:
        return Page(desk.say(language, "entry-gone"), None)
    html, related = desk.pages.of(
        desk.library, identifier, language, lambda: _word(desk, entry, language)
    )
    rows = [] if question is None else [buttons.verdict_row(desk, language, question)]
    rows += related
    if back_to is not None:
        label = desk.say(language, "button-back")
        rows.append(
            [buttons.button(label, buttons.TOPICS, back_to[0].replace("/", "_"), back_to[1])]
        )
    return Page(html, keyboard(rows))


def _word(desk: Desk, entry: Entry, language: str) -> Worded:
    spoken, wording = in_language(entry, language)
    paragraphs = [f"<b>{escape(wording.title)}</b>", _bullets(escape(wording.answer))]
    if spoken != language:
        name = desk.say(language, f"language-{spoken}")
        paragraphs.insert(0, f"<i>{desk.say(language, 'other-language', name=name)}</i>")
    paragraphs.append(_source_lines(desk, entry, language))
    return "\n\n".join(paragraphs), buttons.entry_rows(desk, language, entry.related[:3])


def word_entry_briefly(desk: Desk, identifier: str, language: str, link: str) -> str:
    """An entry's beginning for a group, with the way to the whole of it in private."""
    entry = desk.library.entry(identifier)
    if entry is None:
        return desk.say(language, "entry-gone")
    _, wording = in_language(entry, language)
    beginning = shorten(wording.answer.split("\n\n")[0], _SHORT)
    more = desk.say(language, "group-more", link=link)
    return f"<b>{escape(wording.title)}</b>\n{escape(beginning)}\n\n{more}"


def in_language(entry: Entry, language: str) -> tuple[str, Wording]:
    """The entry's wording in a language, or in the first that it has, with that language's code."""
    if language in entry.wordings:
        return language, entry.wordings[language]
    first = next(iter(entry.wordings))
    return first, entry.wordings[first]


def _bullets(text: str) -> str:
    return "\n".join(
        f"• {line[2:]}" if line.startswith("- ") else line for line in text.split("\n")
    )


def _source_lines(desk: Desk, entry: Entry, language: str) -> str:
    lines = [_source_line(source, language) for source in entry.sources]
    label = desk.say(language, "source" if len(lines) == 1 else "sources")
    text = (
        f"{label} {lines[0]}"
        if len(lines) == 1
        else "\n".join([label, *(f"• {line}" for line in lines)])
    )
    if entry.as_of:
        text += "\n" + desk.say(language, "as-of", date=entry.as_of)
    return f"<i>{text}</i>"


def _source_line(source: Source, language: str) -> str:
    document = escape(_text(source.document, language))
    if source.address:
        address = escape(source.address).replace('"', "%22")
        document = f'<a href="{address}">{document}</a>'
    rest = [
        escape(part)
        for part in (
            _text(source.publisher, language),
            source.symbol or "",
            _text(source.place, language),
            str(source.year or ""),
        )
        if part
    ]
    return ", ".join([document, *rest])


def _text(text: Text | None, language: str) -> str:
    if text is None or isinstance(text, str):
        return text or ""
    return text.get(language) or next(iter(text.values()))
