"""The index over all phrasings: immutable, built once, asked many times."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from knowledge import everyday
from knowledge.calibration import Rehearser, calibrate
from knowledge.confidence import DEFAULT_MIX, Doubles, Trust, confidence
from knowledge.memory import settle_memory
from knowledge.normalise import tokens
from knowledge.postings import Floats, Postings, Rows
from knowledge.training import FULL_LIMIT, Scorer, train_full
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
    """Matches, best first; whether the first answers, or else whether they are worth a choice."""

    matches: tuple[Match, ...]
    is_sure: bool = False
    is_worth_showing: bool = False


Synonyms = Sequence[dict[str, Sequence[str]]]


class LanguageIndex:
    """All phrasings of one language."""

    def __init__(
        self, language: str, entries: Sequence[CorpusEntry], synonyms: Synonyms = ()
    ) -> None:
        entries = [entry for entry in entries if entry.questions]
        self.language = language
        self.entries = [entry.id for entry in entries]
        owners = [number for number, entry in enumerate(entries) for _ in entry.questions]
        texts = [text for entry in entries for text in entry.questions]
        self.vocabulary = Vocabulary(language, texts, owners, _phrases(language, synonyms))
        rows = self.vocabulary.give_rows()
        self.postings = Postings(rows, len(self.vocabulary.ids), np.array(owners, np.int32))
        shares = self.vocabulary.word_shares(rows)
        self.words = Postings(shares, len(self.vocabulary.ids), self.postings.owners)
        self.scorer: Scorer
        self.scorer, self.trust = self._learn(rows)

    def _learn(self, rows: Rows) -> tuple[Scorer, Trust]:
        postings, entries = self.postings, len(self.entries)
        if postings.size > LEARNING_LIMIT:
            return MeanScorer(postings.owners, postings.starts), Trust(DEFAULT_MIX)
        gram = postings.gram(rows)
        scorer: Scorer
        if postings.size**2 * entries <= FULL_LIMIT:
            scorer, rehearsal = train_full(gram, postings.owners, entries)
        else:
            scorer, rehearsal = train_local(gram, postings, entries)
        rehearser = Rehearser(self.vocabulary, postings, self.words, rows, gram)
        return scorer, calibrate(rehearser, postings.owners, rehearsal)

    def _compare_words(self, stems: dict[str, float]) -> tuple[Floats, Floats, Floats, float]:
        """How far words agree, by their weight.

        Per entry, the share of the question's words that it has, the greatest share of one of its
        phrasings' words that the question has, and the share of the question's who, when, how many
        that it has; and the share of the question's words that nobody has.
        """
        covered = np.zeros(len(self.entries), np.float32)
        asked = np.zeros(len(self.entries), np.float32)
        decisive = 0
        total = unknown = 1e-9
        vocabulary = self.vocabulary
        known = {}
        for stem, weight in stems.items():
            number = vocabulary.ids.get(stem)
            telling = vocabulary.stem_weight(stem)
            total += telling
            decisive += stem in vocabulary.decisive
            if number is None:
                unknown += telling
            else:
                known[number] = weight
                entries = self.postings.entries_with(number)
                covered[entries] += telling * weight
                if stem in vocabulary.decisive:
                    asked[entries] += 1
        numbers = np.fromiter(known, np.int32, len(known))
        shares = self.words.similarities(
            numbers, np.fromiter(known.values(), np.float32, len(known))
        )
        asked = asked / np.float32(decisive) if decisive else asked + 1
        best = self.words.best_of_entry(shares)
        return covered / np.float32(total), best, asked, unknown / total

    def rank(self, text: str, limit: int = 10) -> Ranking:
        """The likeliest entries for a text; none where not a word is known."""
        reading = self.vocabulary.read(text)
        if not reading.words:
            return Ranking(())
        ids, weights = self.vocabulary.vector(reading)
        if not len(ids):
            return Ranking(())
        stems = reading.stems
        similarities = self.postings.similarities(ids, weights)
        covered, shared, asked, unknown = self._compare_words(stems)
        evidence = np.stack(
            [
                self.scorer.scores(similarities),
                self.postings.best_of_entry(similarities),
                covered,
                shared,
                asked,
            ],
            axis=1,
        ).astype(np.float64)
        joined = evidence @ self.trust.mix
        scope, lead = self.trust.judge_one(joined, evidence, unknown, len(stems))
        figure = confidence(scope, lead)
        is_sure = scope >= self.trust.floor and lead >= self.trust.lead
        is_sure = is_sure and bool(asked[joined.argmax()] == 1)
        return Ranking(
            self._matches(joined, figure, limit), is_sure, figure >= self.trust.worth_showing
        )

    def _matches(self, joined: Doubles, figure: float, limit: int) -> tuple[Match, ...]:
        count = min(limit, len(joined))
        best = np.argpartition(-joined, count - 1)[:count]
        best = best[np.argsort(-joined[best], kind="stable")]
        shares = np.exp(joined[best] - joined[best[0]])
        return tuple(
            Match(self.entries[entry], figure * float(share))
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
        languages = {
            language: LanguageIndex(language, group, synonyms)
            for language, group in by_language.items()
        }
        settle_memory()
        return cls(languages)

    def rank(self, text: str, language: str | None = None, limit: int = 10) -> list[Match]:
        """The likeliest entries over all languages, best first; each once."""
        return list(self.consult(text, language, limit).matches)

    def consult(self, text: str, language: str | None = None, limit: int = 10) -> Ranking:
        """As `rank`, with the floors of the language asked in.

        Other languages are asked where that one does not know; what they are sure of counts.
        """
        own = self.languages.get(language or "")
        rankings = [own.rank(text, limit)] if own else []
        if not own or not (rankings[0].is_sure or rankings[0].is_worth_showing):
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
        return Ranking(
            tuple(Match(entry, score) for entry, score in ranked),
            any(ranking.is_sure for ranking in rankings),
            any(ranking.is_worth_showing for ranking in rankings),
        )
