"""What of a text is compared: word stems, pairs of stems, meanings, and letter groups inside words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import Stemmer

from knowledge.normalise import UNSPACED_CHARACTER

# A feature is a string whose first character says which block it belongs to.
STEM, PAIR, SKIP, LETTERS, MEANING = "w", "p", "k", "c", "m"
BLOCKS = (STEM, PAIR, SKIP, LETTERS, MEANING)

_STEMMERS = {
    "ar": "arabic",
    "ca": "catalan",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "eu": "basque",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "ne": "nepali",
    "nl": "dutch",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}

Meanings = Mapping[str, Sequence[tuple[tuple[str, ...], str]]]


@dataclass(frozen=True, slots=True)
class Word:
    """One word as it counts: `weight` is below 1 for a guess at what was meant."""

    text: str
    weight: float = 1.0


class Stemming:
    """Cuts words of one language to their stems; languages without a stemmer keep their words."""

    def __init__(self, language: str) -> None:
        algorithm = _STEMMERS.get(language)
        self._stemmer = Stemmer.Stemmer(algorithm, 0) if algorithm else None
        self.stem = lru_cache(maxsize=20_000)(self._stem)

    def _stem(self, word: str) -> str:
        return str(self._stemmer.stemWord(word)) if self._stemmer else word

    def stems(self, phrase: Sequence[str]) -> tuple[str, ...]:
        """The stems of several words."""
        return tuple(self.stem(word) for word in phrase)


@lru_cache(maxsize=20_000)
def letter_groups(word: str) -> tuple[str, ...]:
    """Groups of two to four neighbouring letters, ends marked; none for unspaced scripts."""
    if UNSPACED_CHARACTER.match(word):
        return ()
    marked = f"^{word[:24]}$"
    return tuple(
        LETTERS + marked[at : at + size]
        for size in (2, 3, 4)
        for at in range(len(marked) - size + 1)
    )


def count_features(
    said: Sequence[Word], asides: Sequence[Word], stemming: Stemming, meanings: Meanings
) -> dict[str, float]:
    """Counts every feature of the words in order; `asides` are other spellings without a place."""
    counts: dict[str, float] = {}
    stems = [stemming.stem(word.text) for word in said]
    for word, stem in zip(said, stems, strict=True):
        _add(counts, STEM + stem, word.weight)
        for group in letter_groups(word.text):
            _add(counts, group, word.weight)
    for word in asides:
        _add(counts, STEM + stemming.stem(word.text), word.weight)
        for group in letter_groups(word.text):
            _add(counts, group, word.weight)
    _count_neighbours(counts, stems)
    _count_meanings(counts, stems, meanings)
    return counts


def _add(counts: dict[str, float], feature: str, weight: float) -> None:
    counts[feature] = counts.get(feature, 0.0) + weight


def _count_neighbours(counts: dict[str, float], stems: list[str]) -> None:
    marked = ["^", *stems, "$"]
    for first, second in zip(marked, marked[1:], strict=False):
        _add(counts, f"{PAIR}{first} {second}", 1.0)
    for first, second in zip(stems, stems[2:], strict=False):
        _add(counts, f"{SKIP}{first} {second}", 1.0)


def _count_meanings(counts: dict[str, float], stems: list[str], meanings: Meanings) -> None:
    for at, stem in enumerate(stems):
        found = [
            meaning
            for phrase, meaning in meanings.get(stem, ())
            if tuple(stems[at : at + len(phrase)]) == phrase
        ]
        for meaning in found:
            _add(counts, MEANING + meaning, 1.0 / len(found) ** 0.5)


def gather_meanings(
    stemming: Stemming, phrases: Sequence[tuple[Sequence[str], str]]
) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """From (words, meaning) to a table by first stem, as `count_features` reads it."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for words, meaning in phrases:
        stems = stemming.stems(words)
        if stems and (stems, meaning) not in table.setdefault(stems[0], []):
            table[stems[0]].append((stems, meaning))
    return table
