"""The columns of an XLSForm: which mean something here, in which language, and which do not."""

from __future__ import annotations

import re
from dataclasses import dataclass

from babel import Locale, UnknownLocaleError

from domain.event_fields import read_languages

TRANSLATED = (
    "label", "hint", "constraint_message", "unit", "low_label", "high_label",
    "introduction", "thanks", "survey_title",
)  # fmt: skip
KNOWN = {
    "survey": {
        "type", "name", "label", "hint", "required", "relevant", "constraint",
        "constraint_message", "appearance", "parameters", "choice_filter", "unit", "low_label",
        "high_label", "may_decline",
    },
    "choices": {"list_name", "name", "label"},
    "settings": {
        "form_title", "survey_title", "form_id", "version", "default_language", "languages",
        "introduction", "thanks", "anonymous", "editable", "shares_results",
    },
}  # fmt: skip
_OTHER_NAMES = {
    "relevance": "relevant", "skippable": "required", "list name": "list_name",
    "constraint message": "constraint_message", "title": "form_title", "value": "name",
    "caption": "label",
}  # fmt: skip
_CODE = re.compile(r".*\(\s*([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*)\s*\)\s*")


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's meaning.

    `language` is a code, None where the heading names none, "?" where it names one that nobody
    knows.
    """

    name: str
    language: str | None
    written: str


def read_heading(written: str) -> Heading:
    """What a heading such as `label::French (fr)` means."""
    base, mark, rest = written.partition("::")
    if not mark and written.lower().startswith(tuple(f"{one}:" for one in TRANSLATED)):
        base, mark, rest = written.partition(":")
    name = " ".join(base.lower().split())
    name = _OTHER_NAMES.get(name, name.replace(" ", "_"))
    if not mark or name not in TRANSLATED:
        return Heading(name if not mark else written, None, written)
    return Heading(name, read_language(rest) or "?", written)


def read_language(written: str) -> str | None:
    """The code of `French (fr)`, `fr` or `French`; None for what nobody knows."""
    text = written.strip()
    match = _CODE.fullmatch(text)
    code = (match.group(1) if match else text).lower().replace("_", "-").split("-")[0]
    if len(code) in (2, 3) and _is_language(code):
        return code
    named = read_languages(text) or []
    return named[0] if len(named) == 1 else None


def write_language(code: str) -> str:
    """A code as XLSForm's headings name it: `French (fr)`."""
    name = Locale("en").languages.get(code, code)
    return f"{name} ({code})"


def _is_language(code: str) -> bool:
    try:
        Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return False
    return True
