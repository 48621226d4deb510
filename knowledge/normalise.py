"""Turns a text into comparable words: one preparation for both sides of a search."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from knowledge import spellings

LONGEST_TEXT = 600  # characters that are read; a longer message is no longer one question
_MEANT_SHARE = 0.005  # filler in more phrasings than this is no filler in that corpus

Rules = dict[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]
FillerRules = Rules

_FOLDED = {
    **dict.fromkeys("’‘ʼ`´ʹ′", "'"),
    **dict(zip("øđłıħŧ", "odliht", strict=True)),
    "œ": "oe",
    "æ": "ae",
    "ё": "е",
    **dict.fromkeys("أإآٱ", "ا"),
    **dict.fromkeys("ىیئ", "ي"),
    "ة": "ه",
    "ؤ": "و",
    "ک": "ك",
    "ـ": "",
}
# Marks that writers leave out at will: Latin and Greek accents, Hebrew points, Arabic vowels.
_LOOSE_MARK = re.compile(r"[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]")
_LATIN_OR_GREEK = re.compile(r"[\u00c0-\u024f\u0370-\u03ff\u1e00-\u1fff]")
# Scripts written without spaces: Thai, Lao, Burmese, Khmer, kana, Han.
_UNSPACED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
# Python's \w leaves out the vowel signs of the Indic scripts.
_LETTER = rf"[^\W\d_{_UNSPACED}]|[\u0900-\u0dff\u0f00-\u0fff]"
_TOKEN = re.compile(rf"(?:{_LETTER})+|\d+|[{_UNSPACED}]")
UNSPACED_CHARACTER = re.compile(rf"[{_UNSPACED}]")


class _Folding(dict[int, str]):
    """Per character, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        folded = _FOLDED.get(character)
        if folded is None:
            folded = _fold_character(character)
        self[code] = folded
        return folded


def _fold_character(character: str) -> str:
    if _LOOSE_MARK.match(character):
        return ""
    if _LATIN_OR_GREEK.match(character):
        parts = unicodedata.normalize("NFKD", character)
        return "".join(part for part in parts if not unicodedata.combining(part))
    digit = unicodedata.decimal(character, None)
    return character if digit is None else str(digit)


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Small letters without accents; compatibility forms and digits of any script made plain."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKC", text).casefold().translate(_FOLDING)


def tokens(text: str) -> list[str]:
    """The bare words of a text; letters and digits part, unspaced scripts give one a character."""
    return _TOKEN.findall(fold(text[:LONGEST_TEXT]))


def words(text: str, language: str, filler: FillerRules | None = None) -> list[str]:
    """The words as meant: chat spellings written out, greetings and filler left out."""
    meant = _rewrite(tokens(text), _rules(language))
    kept = _rewrite(meant, _filler(language) if filler is None else filler)
    return kept or meant


def filler_rules(language: str, phrasings: Sequence[str]) -> FillerRules:
    """The language's filler, but for what these phrasings use: there it has a meaning."""
    all_rules = _filler(language)
    uses: Counter[tuple[str, ...]] = Counter()
    for text in phrasings:
        meant = _rewrite(tokens(text), _rules(language))
        found = _matched(meant, all_rules)
        whole = sum(len(pattern) for pattern in found) == len(meant)
        uses.update({pattern: len(phrasings) if whole else 1 for pattern in found})
    meaningful = {form for form, count in uses.items() if count >= len(phrasings) * _MEANT_SHARE}
    kept = {
        first: tuple(rule for rule in rules if rule[0] not in meaningful)
        for first, rules in all_rules.items()
    }
    return {first: rules for first, rules in kept.items() if rules}


def _matched(said: list[str], rules: Rules) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    at = 0
    while at < len(said):
        patterns = (pattern for pattern, _ in rules.get(said[at], ()))
        pattern = next((p for p in patterns if tuple(said[at : at + len(p)]) == p), None)
        if pattern:
            found.append(pattern)
        at += len(pattern or "1")
    return found


def _rewrite(said: list[str], rules: Rules) -> list[str]:
    if not rules:
        return said
    meant: list[str] = []
    at = 0
    while at < len(said):
        for pattern, words_meant in rules.get(said[at], ()):
            if len(pattern) == 1 or tuple(said[at : at + len(pattern)]) == pattern:
                meant.extend(words_meant)
                at += len(pattern)
                break
        else:
            meant.append(said[at])
            at += 1
    return meant


@lru_cache(maxsize=16)
def _rules(language: str) -> Rules:
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for line in spellings.RULES.get(language, "").strip().splitlines():
        typed, meant = line.split("=")
        for form in typed.split(","):
            found[tuple(form.split())] = tuple(meant.split())
    return _by_first_word(found)


@lru_cache(maxsize=16)
def _filler(language: str) -> Rules:
    lists = spellings.FILLER.get(language, "").replace("\n", ",").split(",")
    return _by_first_word({tuple(form.split()): () for form in lists if form.strip()})


def _by_first_word(found: dict[tuple[str, ...], tuple[str, ...]]) -> Rules:
    rules: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for pattern, meant in sorted(found.items(), key=lambda pair: -len(pair[0])):
        rules.setdefault(pattern[0], []).append((pattern, meant))
    return {first: tuple(group) for first, group in rules.items()}
