"""What calendar programs write around an event in words: HTML, links in odd places, categories."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass

from domain.calendar_lines import Block, Property
from domain.event_fields import LONGEST_TAG, MOST_TAGS, read_link
from domain.events import LONGEST_PLACE, Format

_LINK_NAMES = (
    "CONFERENCE",
    "X-GOOGLE-CONFERENCE",
    "X-MICROSOFT-SKYPETEAMSMEETINGURL",
    "X-MICROSOFT-ONLINEMEETINGCONFLINK",
)
_LANGUAGE = re.compile(r"([a-z]{2})(?![a-z])", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s<>\"]{3,1000}")
_MEETING = re.compile(
    r"https://(?:[\w-]+\.){0,5}"
    r"(?:zoom\.us|teams\.microsoft\.com|teams\.live\.com|meet\.google\.com|webex\.com"
    r"|meet\.jit\.si|gotomeeting\.com|whereby\.com)/[^\s<>\"]{1,1000}"
)
_NO_PLACE = re.compile(
    r"(?:microsoft teams|zoom|webex|google meet)(?: meeting)?|réunion microsoft teams"
    r"|online|virtual|remote|en ligne|virtuel|à distance",
    re.IGNORECASE,
)
# Each pattern looks at most a few hundred characters ahead, so that no text takes long.
_IS_HTML = re.compile(
    r"</?(?:a|b|br|div|em|html|i|li|p|span|strong|u|ul)\b[^<>]{0,500}>", re.IGNORECASE
)
_ANCHOR = re.compile(
    r"<a\b[^<>]{0,300}?href=\"([^\"<>]{1,500})\"[^<>]{0,300}>([^<>]{0,500})</a>", re.IGNORECASE
)
_BREAK = re.compile(r"<br\b[^<>]{0,300}>|</(?:div|h\d|li|p|tr|ul)>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z!][^<>]{0,2000}>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Places:
    """Where an event is: the format is a guess from what else is known."""

    format: Format
    place: str | None
    link: str | None
    registration: str | None
    link_lost: bool


def titles_of(event: Block, language: str) -> dict[str, str]:
    """The titles of an event by language; those that name none are in `language`."""
    found: dict[str, str] = {}
    for line in event.all("SUMMARY"):
        text = " ".join(line.text.split())
        if text:
            found.setdefault(_language_of(line, language), text)
    return found


def descriptions_of(event: Block, language: str) -> dict[str, str]:
    """The descriptions of an event by language, as plain text."""
    found: dict[str, str] = {}
    for line in event.all("DESCRIPTION"):
        text = as_plain_text(line.text)
        if text:
            found.setdefault(_language_of(line, language), text)
    return found


def places_of(event: Block, descriptions: Sequence[str]) -> Places:
    """Where an event is, from its place, its addresses and the meeting links in its text."""
    written = as_plain_text(event.text("LOCATION"))
    in_place = _ADDRESS.search(written)
    place = written.replace(in_place[0], "") if in_place else written
    place = " ".join(place.split()).strip(" ,;|()-")
    if _NO_PLACE.fullmatch(place):
        place = ""
    named = [line.text for name in _LINK_NAMES for line in event.all(name)]
    meetings = [found[0] for text in descriptions if (found := _MEETING.search(text))]
    page = event.text("URL")
    sure = [*named, *([in_place[0]] if in_place else []), *_MEETING.findall(page), *meetings]
    # A page of an event that has a place is where people read on, not where they join.
    offered = [*sure, *([] if place else [page])]
    links = [read for text in offered if (read := read_link(text)) is not None]
    link = links[0] if links else None
    registration = read_link(page) if page and page not in (link, *sure) else None
    return Places(
        format="hybrid" if place and link else "in_person" if place else "virtual",
        place=shorten(place, LONGEST_PLACE) or None,
        link=link,
        registration=registration,
        link_lost=any(offered) and link is None,
    )


def tags_of(event: Block) -> tuple[str, ...]:
    """The categories of an event as tags: in small letters, without addresses and long ones."""
    listed = [text for line in event.all("CATEGORIES") for text in line.listed]
    tags = (" ".join(text.replace("#", " ").replace(",", " ").split()).lower() for text in listed)
    kept = [tag for tag in tags if tag and len(tag) <= LONGEST_TAG and "://" not in tag]
    return tuple(dict.fromkeys(kept))[:MOST_TAGS]


def as_plain_text(text: str) -> str:
    """A text without HTML, where it has any; addresses behind words stand after them."""
    if _IS_HTML.search(text):
        text = _ANCHOR.sub(_anchor, re.sub(r"\s*\n\s*", " ", text))
        text = html.unescape(_TAG.sub("", _BREAK.sub("\n", text)))
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def shorten(text: str, longest: int) -> str:
    """The text, or its beginning with "…" where it has more characters than `longest`."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def _anchor(match: re.Match[str]) -> str:
    address, words = match[1].strip(), match[2].strip()
    return address if not words or words == address else f"{words} ({address})"


def _language_of(line: Property, language: str) -> str:
    match = _LANGUAGE.match(line.parameters.get("LANGUAGE", ""))
    return match[1].lower() if match else language
