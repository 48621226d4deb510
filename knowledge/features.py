"""What of a text is compared: stems, pairs of stems, meanings, and letter groups inside words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

import Stemmer

from knowledge.normalise import UNSPACED_CHARACTER

# A feature is a string whose first character says which block it belongs to.
STEM, PAIR, SKIP, LETTERS, MEANING = BLOCKS = "wpkcm"

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


class Stemming:
    """Cuts words of one language to their stems; languages without a stemmer keep their words."""

    def __init__(self, language: str) -> None:
        self._language = language
        algorithm = _STEMMERS.get(language)
        self._stemmer = Stemmer.Stemmer(algorithm, 0) if algorithm else None
        self.stem = lru_cache(maxsize=20_000)(self._stem)

    def __reduce__(self) -> tuple[type[Stemming], tuple[str]]:
        return type(self), (self._language,)  # neither a stemmer nor a memory can be written down

    def _stem(self, word: str) -> str:
        return str(self._stemmer.stemWord(word)) if self._stemmer else word

    def stems(self, phrase: Sequence[str]) -> tuple[str, ...]:
        """The stems of several words."""
        return tuple(self.stem(word) for word in phrase)


@lru_cache(maxsize=4_096)
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


def neighbours(stems: Sequence[str]) -> Iterator[str]:
    """Neighbouring stems, with the text's ends marked, and stems with one between them."""
    marked = ["^", *stems, "$"]
    for first, second in pairwise(marked):
        yield f"{PAIR}{first} {second}"
    for first, second in zip(stems, stems[2:], strict=False):
        yield f"{SKIP}{first} {second}"


def meanings_of(stems: Sequence[str], meanings: Meanings) -> Iterator[tuple[str, float]]:
    """The everyday meanings and glossary terms found in order; an ambiguous word counts less."""
    for at, stem in enumerate(stems):
        known = meanings.get(stem)
        if not known:
            continue
        found = [
            meaning for phrase, meaning in known if tuple(stems[at : at + len(phrase)]) == phrase
        ]
        for meaning in found:
            yield MEANING + meaning, 1.0 / len(found) ** 0.5


def gather_meanings(
    stemming: Stemming, phrases: Sequence[tuple[Sequence[str], str]]
) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """From (words, meaning) to a table by first stem, as `meanings_of` reads it."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for words, meaning in phrases:
        stems = stemming.stems(words)
        if stems and (stems, meaning) not in table.setdefault(stems[0], []):
            table[stems[0]].append((stems, meaning))
    return table
