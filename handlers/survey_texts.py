"""The texts of a survey by language: introduction, thanks, and translations one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from domain import surveys
from domain.event_fields import language_name
from domain.formatting import escape, shorten
from domain.survey_checks import shown_name
from domain.survey_editing import put, with_text
from domain.survey_plain import read_form
from domain.surveys import Form, Option, Texts, text_in
from handlers.answers import Page
from handlers.buttons import MANAGE, Rows, button, keyboard
from handlers.desk import Desk
from handlers.survey_access import KEPT, Tap, fresh, listen
from handlers.survey_cards import word_card
from handlers.visitors import Visitor
from storage import surveys as rows_of_surveys
from storage.tables import Survey

TEXT = "text"
_OFFERED = ("en", "fr", "es", "ar", "ru", "zh", "pt")
_GENERAL = {"titles": surveys.LONGEST_TITLE, "introductions": surveys.LONGEST_INTRODUCTION,
            "thanks": surveys.LONGEST_INTRODUCTION}  # fmt: skip
_LISTED = 6


@dataclass(frozen=True, slots=True)
class Slot:
    """One text of a form that is there in a language and lacks in another.

    `path` leads to it: the name of the form's texts, or a question, what of it, and an option.
    """

    path: tuple[str, ...]
    text: str
    longest: int


async def show_texts(desk: Desk, tap: Tap) -> Page:
    """The survey's own texts and its languages."""
    language, form = tap.visitor.language, tap.form
    rows: Rows = [
        [button(desk.say(language, f"sm-button-{name}"), MANAGE, "text", tap.survey.id, name)]
        for name in _GENERAL
    ]
    for code in form.languages:
        lacking = len(list(slots(form, code)))
        name = language_name(code, language)
        key = "sm-button-translate" if lacking else "sm-button-translated"
        label = desk.say(language, key, name=name, count=lacking)
        rows.append([button(label, MANAGE, "translate", tap.survey.id, code)])
    others = [code for code in _OFFERED if code not in form.languages]
    rows.append(
        [button(f"+ {language_name(code, language)}", MANAGE, "addlang", tap.survey.id, code)
         for code in others[:3]]
    )  # fmt: skip
    rows.append(
        [button(f"+ {language_name(code, language)}", MANAGE, "addlang", tap.survey.id, code)
         for code in others[3:]]
    )  # fmt: skip
    rows.append([button(desk.say(language, "button-back"), MANAGE, "show", tap.survey.id)])
    return Page(desk.say(language, "sm-texts"), keyboard(rows))


async def ask_text(desk: Desk, tap: Tap) -> Page:
    """Asks for the title, the introduction or the thanks in the organiser's language."""
    name = tap.payload.text(2) or ""
    if name not in _GENERAL:
        return await show_texts(desk, tap)
    language = tap.visitor.language
    path = [name]
    await listen(desk, tap.visitor, tap.survey, TEXT, path=path, language=language, all=False)
    back = button(desk.say(language, "button-back"), MANAGE, "texts", tap.survey.id)
    return Page(desk.say(language, f"sm-ask-{name}"), keyboard([[back]]))


async def add_language(desk: Desk, tap: Tap) -> Page:
    """Adds a language and asks for its texts one after the other."""
    code, form = tap.payload.text(2) or "", tap.form
    if code in _OFFERED and code not in form.languages:
        form = replace(form, languages=(*form.languages, code))
        await desk.database.run(rows_of_surveys.save_form, tap.survey.id, form)
    return await _next(desk, tap.visitor, tap.survey, form, code)


async def translate(desk: Desk, tap: Tap) -> Page:
    """Goes on with what lacks in a language."""
    code = tap.payload.text(2) or ""
    if code not in tap.form.languages:
        return await show_texts(desk, tap)
    return await _next(desk, tap.visitor, tap.survey, tap.form, code)


async def take_text(
    desk: Desk, visitor: Visitor, survey: Survey, content: dict[str, Any], text: str
) -> Page:
    """Keeps a text that was typed; with a translation under way it asks for the next one."""
    form = read_form((await fresh(desk, survey)).form)
    code, path = content["language"], tuple(content["path"])
    longest = _longest(path)
    if len(text) > longest:
        return Page(
            desk.say(visitor.language, "sm-too-long", longest=longest, length=len(text)), None
        )
    taken_away = text in ("-", "–") and path[0] in ("introductions", "thanks")
    form = _with(form, path, code, "" if taken_away else text)
    await desk.database.run(rows_of_surveys.save_form, survey.id, form)
    if content["all"]:
        return await _next(desk, visitor, survey, form, code, seen=content["seen"])
    await listen(desk, visitor, survey, KEPT, seen=content["seen"])
    return await word_card(
        desk, visitor, await fresh(desk, survey), desk.say(visitor.language, "sm-kept")
    )


def slots(form: Form, code: str) -> Iterator[Slot]:
    """The texts that lack in a language, in the order in which people read them."""
    for name, longest in _GENERAL.items():
        yield from _lacks((name,), getattr(form, name), code, form, longest)
    for question in form.questions:
        own = (
            ("labels", surveys.LONGEST_QUESTION), ("hints", surveys.LONGEST_HINT),
            ("units", surveys.LONGEST_OPTION), ("low_labels", surveys.LONGEST_OPTION),
            ("high_labels", surveys.LONGEST_OPTION), ("constraint_messages", surveys.LONGEST_HINT),
        )  # fmt: skip
        for what, longest in own:
            path = (question.name, what)
            yield from _lacks(path, getattr(question, what), code, form, longest)
        for option in question.options:
            at = (question.name, "options", option.name)
            yield from _lacks(at, option.labels, code, form, surveys.LONGEST_OPTION)


def word_missing(
    desk: Desk, language: str, form: Form, missing: Sequence[tuple[str, str | None]]
) -> str:
    """Which translations lack, by language, before it is published."""
    lines = [desk.say(language, "sm-missing-head")]
    for code in dict.fromkeys(code for code, _ in missing):
        where = [name for one, name in missing if one == code]
        named = [
            shorten(escape(shown_name(form, name)), 50)
            if name
            else desk.say(language, "sm-texts-own")
            for name in where[:_LISTED]
        ]
        more = f" +{len(where) - _LISTED}" if len(where) > _LISTED else ""
        lines.append(f"• {language_name(code, language)}: {' · '.join(named)}{more}")
    return "\n".join(lines)


async def _next(
    desk: Desk, visitor: Visitor, survey: Survey, form: Form, code: str, seen: int | None = None
) -> Page:
    slot = next(slots(form, code), None)
    language = visitor.language
    name = language_name(code, language)
    if slot is None:
        await listen(desk, visitor, survey, KEPT, seen=seen)
        said = desk.say(language, "sm-translated", name=name)
        return await word_card(desk, visitor, await fresh(desk, survey), said)
    await listen(
        desk, visitor, survey, TEXT, path=list(slot.path), language=code, all=True, seen=seen
    )
    left = len(list(slots(form, code)))
    html = desk.say(language, "sm-ask-translation", name=name, left=left)
    later = button(desk.say(language, "survey-button-later"), MANAGE, "texts", survey.id)
    return Page(f"{html}\n\n<blockquote>{escape(slot.text)}</blockquote>", keyboard([[later]]))


def _lacks(
    path: tuple[str, ...], texts: Texts, code: str, form: Form, longest: int
) -> Iterator[Slot]:
    if any(texts.values()) and not texts.get(code):
        yield Slot(path, text_in(texts, form.languages[0], form.languages)[1], longest)


def _longest(path: tuple[str, ...]) -> int:
    if path[0] in _GENERAL and len(path) == 1:
        return _GENERAL[path[0]]
    longest = {"labels": surveys.LONGEST_QUESTION, "hints": surveys.LONGEST_HINT}
    return longest.get(path[1], surveys.LONGEST_OPTION)


def _with(form: Form, path: tuple[str, ...], code: str, text: str) -> Form:
    if len(path) == 1:
        texts: dict[str, Any] = {path[0]: with_text(getattr(form, path[0]), code, text)}
        return replace(form, **texts)
    question = form.question(path[0])
    if question is None:
        return form
    if path[1] == "options":
        options = tuple(
            Option(one.name, with_text(one.labels, code, text)) if one.name == path[2] else one
            for one in question.options
        )
        return put(form, replace(question, options=options))
    texts = {path[1]: with_text(getattr(question, path[1]), code, text)}
    return put(form, replace(question, **texts))
