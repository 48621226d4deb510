"""Makes text safe for Telegram's HTML and cuts what is too long for one message."""

from __future__ import annotations

import re
import unicodedata
from html import escape as _escape

LONGEST_MESSAGE = 4096
LONGEST_CAPTION = 1024
_LONGEST_CLUSTER = 40
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_TURNING = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
# The space before ; : ! ? % and », and the one after «;
_FRENCH_MARK = re.compile(r"(?<=\S)[ \u00a0](?=[;:!?%»](?:\s|$|[.,)]))|(?<=«)[ \u00a0]")
_GRAPHEME_GLUE = re.compile(r"[\u200d\ufe0e\ufe0f\u0300-\u036f\U0001f3fb-\U0001f3ff]")


def escape(text: str) -> str:
    """Text as Telegram's HTML shows it: `<3` stays `<3`. Control characters go."""
    return _escape(_UNSEEN.sub("", text), quote=False)


def escape_name(name: str) -> str:
    """A person's name as HTML, unable to turn the line around it; a dash where it shows nothing."""
    shown = escape(_TURNING.sub("", name)).strip() or "–"
    runs_left = any(unicodedata.bidirectional(character) in ("R", "AL") for character in shown)
    return isolate(shown) if runs_left else shown


def escape_link(link: str) -> str:
    """An address as it stands between the quotes of an HTML attribute."""
    return _escape(_UNSEEN.sub("", link))


def set_in_type(text: str, language: str) -> str:
    """Text as printers set it in a language: French marks keep to their word."""
    return _FRENCH_MARK.sub("\u202f", text) if language == "fr" else text


def isolate(text: str) -> str:
    """Wraps a foreign-direction piece, so that it cannot turn the line around it."""
    return f"\u2068{text}\u2069"


def utf16_length(text: str) -> int:
    """Length as Telegram counts it, in UTF-16 units."""
    return len(text) + sum(character > "\uffff" for character in text)


def shorten(text: str, limit: int) -> str:
    """The text, or its beginning with an ellipsis, in at most `limit` UTF-16 units."""
    if utf16_length(text) <= limit:
        return text
    return _cut(text, limit - 1)[0].rstrip() + "…"


def split_plain(text: str, limit: int = LONGEST_MESSAGE) -> list[str]:
    """Cuts plain text into pieces of at most `limit` UTF-16 units, between paragraphs if it can be.

    Escape the pieces after cutting, so that no tag or entity can be cut. Nothing but white space
    at a cut is lost.
    """
    pieces = []
    rest = text.strip()
    while utf16_length(rest) > limit:
        piece, rest = _cut(rest, limit)
        pieces.append(piece.rstrip())
        rest = rest.lstrip()
    return [*pieces, rest] if rest or not pieces else pieces


def _cut(text: str, limit: int) -> tuple[str, str]:
    end, units = 0, 0
    while end < len(text) and units + (2 if text[end] > "\uffff" else 1) <= limit:
        units += 2 if text[end] > "\uffff" else 1
        end += 1
    window = text[:end]
    for mark in ("\n\n", "\n", ". ", " "):
        at = window.rfind(mark)
        if at > end // 2:
            return text[: at + len(mark)], text[at + len(mark) :]
    # No space to cut at: at least keep joined emoji and accents with their letter.
    keep = end
    while keep > max(1, end - _LONGEST_CLUSTER) and (
        _GRAPHEME_GLUE.match(text[keep : keep + 1]) or text[keep - 1] == "\u200d"
    ):
        keep -= 1
    if keep > end - _LONGEST_CLUSTER:
        end = keep  # else it is no letter that anybody reads
    return text[:end], text[end:]
