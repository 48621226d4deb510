"""The index over all phrasings: immutable, built once, asked many times."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from knowledge import everyday
from knowledge.calibration import calibrate
from knowledge.confidence import Doubles, Trust, read_signs
from knowledge.normalise import tokens
from knowledge.postings import Floats, Ints, Postings
from knowledge.training import FULL_LIMIT, Rehearsal, Scorer, train_full
from knowledge.training_large import MeanScorer, train_local
from knowledge.vocabulary import Vocabulary

LEARNING_LIMIT = 9_000  # phrasings, above which nothing is learnt


@dataclass(frozen=True, slots=True)
class CorpusEntry:
    """An entry's phrasings in one language; an id may come once per language."""

    id: str
    lang: str
    questions: Sequence[str]


@dataclass(frozen=True, slots=True)
class Match:
    """An entry and the probability that it answers, 0 to 1."""

    entry: str
    score: float


@dataclass(frozen=True, slots=True)
class Ranking:
    """Matches, best first, and what they mean: `sure` and `worth_showing` are this language's floors."""

    matches: tuple[Match, ...]
    sure: float = 1.0
    worth_showing: float = 1.0

    @property
    def is_sure(self) -> bool:
        """Whether the first match may be answered at once."""
        return bool(self.matches) and self.matches[0].score >= self.sure


Synonyms = Sequence[dict[str, Sequence[str]]]


class LanguageIndex:
    """All phrasings of one language."""

    def __init__(self, language: str, entries: Sequence[CorpusEntry], synonyms: Synonyms = ()) -> None:
        entries = [entry for entry in entries if entry.questions]
        self.language = language
        self.entries = [entry.id for entry in entries]
        owners = [number for number, entry in enumerate(entries) for _ in entry.questions]
        texts = [text for entry in entries for text in entry.questions]
        self.vocabulary = Vocabulary(language, texts, owners, _phrases(language, synonyms))
        rows = [self.vocabulary.vector(counts) for counts in self.vocabulary.counted]
        self.postings = Postings(rows, len(self.vocabulary.ids), np.array(owners, np.int32))
        self.scorer: Scorer
        self.scorer, gram, rehearsal = self._learn(rows)
        stems = [[f for f in counts if f[0] == "w"] for counts in self.vocabulary.counted]
        self.vocabulary.counted = []
        self.trust = self._calibrate(gram, rehearsal, stems)

    def _learn(
        self, rows: list[tuple[Ints, Floats]]
    ) -> tuple[Scorer, Floats | None, Rehearsal | None]:
        postings, entries = self.postings, len(self.entries)
        if postings.size > LEARNING_LIMIT:
            return MeanScorer(postings.owners, postings.starts), None, None
        gram = postings.gram(rows)
        if postings.size**2 * entries <= FULL_LIMIT:
            full, rehearsal = train_full(gram, postings.owners, entries)
            return full, gram, rehearsal
        local, rehearsal = train_local(gram, postings, entries)
        return local, gram, rehearsal

    def _calibrate(
        self, gram: Floats | None, rehearsal: Rehearsal | None, stems: list[list[str]]
    ) -> Trust:
        if gram is None or rehearsal is None:
            return Trust(np.array([1.0, 0.0, 1.0]), np.array([-3.5, 0.3, 0.3, 1, 1, -0.5, 0, 0]), 0.8, 0.2)
        return calibrate(self, gram, rehearsal, stems)

    def coverage(self, stems: Sequence[tuple[str, float]]) -> tuple[Floats, float]:
        """Per entry, the share of the words' rarity that it has; and the share nobody has."""
        covered = np.zeros(len(self.entries), np.float32)
        total = unknown = 1e-9
        vocabulary = self.vocabulary
        for stem, weight in stems:
            number = vocabulary.ids.get(stem)
            if number is None:
                total += vocabulary.unknown_rarity
                unknown += vocabulary.unknown_rarity
                continue
            rarity = vocabulary.rarity_of[stem]
            entries, _ = self.postings.entries_with(number)
            covered[entries] += rarity * weight
            total += rarity
        return covered / np.float32(total), unknown / total

    def rank(self, text: str, limit: int = 10) -> Ranking:
        """The likeliest entries for a text; none where not a word is known."""
        said, counts = self.vocabulary.read(text)
        ids, weights = self.vocabulary.vector(counts)
        if not len(ids):
            return Ranking((), self.trust.sure, self.trust.worth_showing)
        similarities = self.postings.similarities(ids, weights)
        stem = self.vocabulary.stemming.stem
        stems = {"w" + stem(word.text): word.weight for word in said}
        covered, unknown = self.coverage(list(stems.items()))
        evidence = np.stack(
            [
                self.scorer.scores(similarities),
                self.postings.best_of_entry(similarities),
                covered,
            ],
            axis=1,
        ).astype(np.float64)
        joined = self.trust.rank(evidence)
        signs = read_signs(
            joined[None], evidence[None], np.array([unknown]), np.array([len(stems)])
        )
        confidence = float(self.trust.confidence(signs)[0])
        return Ranking(
            self._matches(joined, confidence, limit), self.trust.sure, self.trust.worth_showing
        )

    def _matches(self, joined: Doubles, confidence: float, limit: int) -> tuple[Match, ...]:
        count = min(limit, len(joined))
        best = np.argpartition(-joined, count - 1)[:count]
        best = best[np.argsort(-joined[best], kind="stable")]
        shares = np.exp(joined[best] - joined[best[0]])
        return tuple(
            Match(self.entries[entry], confidence * float(share))
            for entry, share in zip(best, shares, strict=True)
        )


def _phrases(language: str, synonyms: Synonyms) -> list[tuple[Sequence[str], str]]:
    found: list[tuple[Sequence[str], str]] = []
    for number, group in enumerate(everyday.groups()):
        found += [(phrase, f"e{number}") for phrase in group.get(language, ())]
    for number, terms in enumerate(synonyms):
        for all_terms in terms.values():
            found += [(tokens(term), f"g{number}") for term in all_terms]
    return found


class Index:
    """All languages. Build it with `Index.build`; it never changes afterwards."""

    def __init__(self, languages: dict[str, LanguageIndex]) -> None:
        self.languages = languages

    @classmethod
    def build(cls, entries: Sequence[CorpusEntry], synonyms: Synonyms = ()) -> Index:
        """One index a language; `synonyms` are groups of terms by language."""
        by_language: dict[str, list[CorpusEntry]] = {}
        for entry in entries:
            if entry.questions:
                by_language.setdefault(entry.lang, []).append(entry)
        return cls(
            {
                language: LanguageIndex(language, group, synonyms)
                for language, group in by_language.items()
            }
        )

    def rank(self, text: str, language: str | None = None, limit: int = 10) -> list[Match]:
        """The likeliest entries over all languages, best first; each once."""
        return list(self.consult(text, language, limit).matches)

    def consult(self, text: str, language: str | None = None, limit: int = 10) -> Ranking:
        """As `rank`, with the floors of the language asked in.

        Other languages are asked where that one does not know; what they are sure of counts.
        """
        own = self.languages.get(language or "")
        rankings = [own.rank(text, limit)] if own else []
        if not own or not rankings[0].is_sure:
            for code, other in self.languages.items():
                if code != language:
                    ranking = other.rank(text, limit)
                    if ranking.is_sure or not own:
                        rankings.append(ranking)
        if not rankings:
            return Ranking(())
        best: dict[str, float] = {}
        for ranking in rankings:
            for match in ranking.matches:
                best[match.entry] = max(match.score, best.get(match.entry, 0.0))
        ranked = sorted(best.items(), key=lambda pair: -pair[1])[:limit]
        chief = next((r for r in rankings if r.is_sure), rankings[0])
        return Ranking(
            tuple(Match(entry, score) for entry, score in ranked), chief.sure, chief.worth_showing
        )
