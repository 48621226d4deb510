"""Which language a short text is in, by small words, the corpus's words, letters and scripts."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping

from knowledge.function_words import FUNCTION_WORDS
from knowledge.normalise import tokens

_SCRIPTS = (
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("zh", re.compile(r"[\u3400-\u9fff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
)
_FRENCH_MARKS = re.compile(r"[àâçéèêëîïôûùœ]|\b[cdjlmnst]['’]|qu['’]", re.IGNORECASE)
_OTHER_SCRIPT = re.compile(r"[\u0370-\uffff]")
_REMEMBERED = 20_000  # words whose signs are kept at hand
_CLEAR = 1.2  # log odds by which the best language must lead
_FUNCTION_WEIGHT = 2.0
_WORD_LIMIT = 2.5
_GUESS_WEIGHT = 0.2  # for a word known by its letters only


class Languages:
    """Immutable. Knows the languages of the corpus and, by function words, a few more."""

    def __init__(self, phrasings: Mapping[str, Iterable[str]]) -> None:
        """`phrasings` are texts by ISO 639-1 language code."""
        self._functions = FUNCTION_WORDS
        self._signs: dict[str, tuple[tuple[str, float], ...]] = {}
        self._words: dict[str, Counter[str]] = {}
        self._letters: dict[str, Counter[str]] = {}
        for code, texts in phrasings.items():
            words = Counter(word for text in texts for word in tokens(text))
            letters: Counter[str] = Counter()
            for word, count in words.items():
                for group in _groups(word):
                    letters[group] += count
            self._words[code], self._letters[code] = words, letters
        self._totals = {code: sum(c.values()) + 1 for code, c in self._words.items()}
        self._letter_totals = {code: sum(c.values()) + 1 for code, c in self._letters.items()}

    def of(self, text: str, fallback: str = "en") -> str:
        """The language's ISO 639-1 code; the fallback where the text does not tell."""
        said = tokens(text)
        if not said:
            return fallback
        by_script = _by_script(text)
        if by_script is not None:
            return by_script
        scores = dict.fromkeys([*self._functions, *self._words], 0.0)
        for word in said:
            self._score(word, scores)
        if "fr" in scores:
            scores["fr"] += 1.5 * min(3, len(_FRENCH_MARKS.findall(text)))
        if fallback in scores:
            scores[fallback] += 0.3
        ranked = sorted(scores, key=lambda code: -scores[code])
        if len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < _CLEAR:
            near = [code for code in ranked if scores[ranked[0]] - scores[code] < _CLEAR]
            return fallback if fallback in near or fallback not in scores else ranked[0]
        return ranked[0]

    def _score(self, word: str, scores: dict[str, float]) -> None:
        if word.isdigit():
            return
        signs = self._signs.get(word)
        if signs is None:
            signs = self._weigh(word)
            if len(self._signs) < _REMEMBERED:
                self._signs[word] = signs
        for code, amount in signs:
            scores[code] += amount

    def _weigh(self, word: str) -> tuple[tuple[str, float], ...]:
        signs = [
            (code, _FUNCTION_WEIGHT)
            for code, functions in self._functions.items()
            if word in functions
        ]
        if not self._words:
            return tuple(signs)
        seen = any(word in words for words in self._words.values())
        chances = {code: self._chance(code, word, seen) for code in self._words}
        middle = sum(chances.values()) / len(chances)
        weight = 0.5 if seen else _GUESS_WEIGHT
        for code, chance in chances.items():
            lead = (chance - middle) * weight
            signs.append((code, max(-_WORD_LIMIT, min(_WORD_LIMIT, lead))))
        return tuple(signs)

    def _chance(self, code: str, word: str, seen: bool) -> float:
        if seen:
            return float(math.log((self._words[code][word] + 0.3) / self._totals[code]))
        groups = _groups(word)
        letters, total = self._letters[code], self._letter_totals[code]
        whole = sum(math.log((letters[group] + 0.5) / total) for group in groups)
        return float(whole / math.sqrt(len(groups)))


def _groups(word: str) -> list[str]:
    marked = f"^{word}$"
    return [marked[at : at + 3] for at in range(max(1, len(marked) - 2))]


def _by_script(text: str) -> str | None:
    if not _OTHER_SCRIPT.search(text):
        return None
    letters = [character for character in text[:600] if character.isalpha()]
    for code, pattern in _SCRIPTS:
        share = sum(1 for character in letters if pattern.match(character))
        if share > len(letters) / (4 if code == "ja" else 2):
            return code
    return None
