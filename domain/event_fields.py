"""Reads what organisers type about an event: addresses, numbers, tags, languages."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from urllib.parse import urlsplit

from babel import Locale, localedata

LONGEST_LINK = 1_000
MOST_PLACES = 1_000_000
MOST_TAGS = 10
LONGEST_TAG = 32
WORKING_LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
_HOST = re.compile(r"(?:[\w-]+\.)+[^\W\d_][\w-]+")
_BETWEEN = re.compile(r"[,;/\n]+|\s+(?:and|et)\s+")


def read_link(text: str) -> str | None:
    """An https address; one without its beginning gets it. None for all that is no such address."""
    typed = text.strip()
    if any(character.isspace() for character in typed) or len(typed) > LONGEST_LINK:
        return None
    if "://" not in typed:
        typed = f"https://{typed}"
    try:
        parts = urlsplit(typed)
        host = parts.hostname or ""
        _ = parts.port  # raises where it is no number
    except ValueError:
        return None
    fits = parts.scheme.lower() == "https" and _HOST.fullmatch(host) and "@" not in parts.netloc
    return typed if fits else None


def read_capacity(text: str) -> int | None:
    """How many places there are, a number from 1; None for all else."""
    digits = re.sub(r"[\s.,'’\u202f]", "", unicodedata.normalize("NFKC", text))
    if not digits.isdecimal() or len(digits) > 7:
        return None
    places = int(digits)
    return places if 1 <= places <= MOST_PLACES else None


def read_tags(text: str) -> list[str] | None:
    """Tags with commas between them, in small letters; None for too many or too long ones."""
    parts = [" ".join(part.replace("#", " ").split()).lower() for part in text.split(",")]
    tags = list(dict.fromkeys(part for part in parts if part))
    if not tags or len(tags) > MOST_TAGS or any(len(tag) > LONGEST_TAG for tag in tags):
        return None
    return tags


def read_languages(text: str) -> list[str] | None:
    """Languages by code, or by name in English or French, as codes; None where one is unknown."""
    names = _language_codes()
    parts = [part.strip().lower() for part in _BETWEEN.split(text)]
    codes = [names.get(part) for part in parts if part]
    known = [code for code in codes if code is not None]
    return list(dict.fromkeys(known)) if known and len(known) == len(codes) else None


def language_name(code: str, language: str) -> str:
    """A language's name in another: "French", "français"; the code where nobody knows it."""
    return str(Locale(language).languages.get(code, code))


@cache
def _language_codes() -> dict[str, str]:
    spoken = [code for code in localedata.locale_identifiers() if len(code) == 2]
    found = {code: code for code in spoken}
    for language in ("en", "fr"):
        for code in spoken:
            name = Locale(language).languages.get(code)
            if name:
                found.setdefault(name.lower(), code)
    for code in WORKING_LANGUAGES:
        found[Locale(code).languages[code].lower()] = code
    return found
