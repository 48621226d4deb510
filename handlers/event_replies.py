"""Reads what an organiser typed at a step: values for the event, or the question once more."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from domain import event_drafts as drafts
from domain.event_drafts import Draft, Plain
from domain.event_fields import read_capacity, read_languages, read_link, read_tags
from domain.events import LONGEST_DESCRIPTION, LONGEST_PLACE, LONGEST_TITLE
from domain.formatting import escape, utf16_length
from domain.zones import find_zones
from handlers.desk import Desk
from handlers.event_questions import Question, again, ask
from handlers.event_times import read_length, read_when
from handlers.visitors import Visitor

Read = Callable[[Desk, Visitor, Draft, str], Plain | str]


def read(desk: Desk, visitor: Visitor, draft: Draft, step: str, text: str) -> Plain | Question:
    """The values that a typed answer gives; a question where it has to be asked (again)."""
    what, _, code = step.partition("-")
    if what in (drafts.WHEN, drafts.COPY):
        return read_when(desk, visitor, draft, step, text)
    if what == drafts.LENGTH:
        return read_length(desk, visitor, draft, text)
    if what == drafts.ZONE:
        return _read_zone(desk, visitor, draft, text)
    if what in (drafts.TITLE, drafts.DESCRIPTION):
        answer = _read_text(desk, visitor, what, code or visitor.language, text)
    else:
        answer = _READERS.get(what, _unreadable)(desk, visitor, draft, text)
    if isinstance(answer, str):
        return again(answer, ask(desk, visitor, draft, step))
    return answer


def _read_text(desk: Desk, visitor: Visitor, what: str, code: str, text: str) -> Plain | str:
    title = what == drafts.TITLE
    shown = " ".join(text.split()) if title else text.strip()
    longest = LONGEST_TITLE if title else LONGEST_DESCRIPTION
    if utf16_length(shown) > longest:
        return desk.say(visitor.language, "make-too-long", longest=longest)
    return {"titles" if title else "descriptions": {code: shown}}


def _read_zone(desk: Desk, visitor: Visitor, draft: Draft, text: str) -> Plain | Question:
    match = find_zones(text, visitor.language)
    if match.sure is not None:
        return {"zone": match.sure.zone}
    if match.choices:
        options = tuple((choice.label, {"zone": choice.zone}) for choice in match.choices)
        return Question(desk.say(visitor.language, "make-which-zone"), options)
    fault = desk.say(visitor.language, "make-zone-unknown", typed=escape(text[:60]))
    return again(fault, ask(desk, visitor, draft, drafts.ZONE))


def _read_place(desk: Desk, visitor: Visitor, _: Draft, text: str) -> Plain | str:
    if utf16_length(text) > LONGEST_PLACE:
        return desk.say(visitor.language, "make-too-long", longest=LONGEST_PLACE)
    return {"place": text.strip()}


def _read_address(desk: Desk, visitor: Visitor, _: Draft, text: str, *, name: str) -> Plain | str:
    link = read_link(text)
    return {name: link} if link else desk.say(visitor.language, "make-no-link")


def _read_capacity(desk: Desk, visitor: Visitor, _: Draft, text: str) -> Plain | str:
    places = read_capacity(text)
    return {"capacity": places} if places else desk.say(visitor.language, "make-no-number")


def _read_languages(desk: Desk, visitor: Visitor, _: Draft, text: str) -> Plain | str:
    codes = read_languages(text)
    return {"languages": codes} if codes else desk.say(visitor.language, "make-no-language")


def _read_tags(desk: Desk, visitor: Visitor, _: Draft, text: str) -> Plain | str:
    tags = read_tags(text)
    return {"tags": tags} if tags else desk.say(visitor.language, "make-no-tags")


def _unreadable(desk: Desk, visitor: Visitor, _: Draft, __: str) -> Plain | str:
    return desk.say(visitor.language, "make-use-buttons")


_READERS: dict[str, Read] = {
    drafts.PLACE: _read_place,
    drafts.LINK: partial(_read_address, name="link"),
    drafts.REGISTRATION: partial(_read_address, name="registration"),
    drafts.CAPACITY: _read_capacity,
    drafts.LANGUAGES: _read_languages,
    drafts.TAGS: _read_tags,
}
