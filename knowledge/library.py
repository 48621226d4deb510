"""The curated answers: reads the content, and finds what answers a question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path

from domain.answers import Answered, Choice, NotKnown, Outcome, Suggested
from knowledge.entries import Entry, Fault
from knowledge.entry_files import read_entry
from knowledge.glossary import PREFIX, Glossary, Term, read_glossary
from knowledge.index import CorpusEntry, Index, Ranking
from knowledge.languages import Languages
from knowledge.normalise import tokens
from knowledge.questions import split_questions
from knowledge.topics import Domain, read_topics

MOST_CHOICES = 4
MOST_NEAREST = 3
_CHOICE_SHARE = 0.12  # of the best one's confidence, below which a further choice is not offered
DEFAULT_LANGUAGE = "en"
_REMEMBERED, _LONGEST_REMEMBERED = 2_000, 120  # questions, and characters of one


class Library:
    """Immutable: to read changed content, load another and swap it whole."""

    def __init__(
        self,
        entries: Sequence[Entry],
        glossary: Glossary | None = None,
        topics: tuple[Domain, ...] = (),
        faults: Sequence[Fault] = (),
    ) -> None:
        self.entries: Mapping[str, Entry] = {entry.id: entry for entry in entries}
        self.topics = topics
        self.faults = tuple(faults)
        self.glossary = glossary or Glossary(())
        self._index = Index.build(
            [
                CorpusEntry(entry.id, language, _questions(wording.title, wording.phrasings))
                for entry in entries
                for language, wording in entry.wordings.items()
            ],
            self.glossary.synonyms(),
        )
        texts: dict[str, list[str]] = {}
        self._exact: dict[tuple[str, ...], str] = {}
        for entry in entries:
            for language, wording in entry.wordings.items():
                texts.setdefault(language, []).extend(wording.phrasings)
                for phrasing in wording.phrasings:
                    self._exact.setdefault(tuple(tokens(phrasing)), entry.id)
        self._languages = Languages(texts)
        # What many people ask alike is found once; it goes with the library.
        self._asked: dict[bytes, Outcome] = {}

    @classmethod
    def load(cls, content: Path) -> Library:
        """Reads a content folder; files with faults are left out and named in `faults`."""
        entries: dict[str, Entry] = {}
        faults: list[Fault] = []
        for path in sorted(content.rglob("*.md")):
            if path.name == "README.md":
                continue
            entry, found = read_entry(path, str(path.relative_to(content)))
            faults += found
            if entry is not None and entry.id in entries:
                faults.append(Fault(entry.file, 1, f"The id {entry.id} is taken by another file."))
            elif entry is not None:
                entries[entry.id] = entry
        glossary, glossary_faults = read_glossary(content / "glossary.yaml")
        topics, topic_faults = read_topics(content / "topics.yaml")
        return cls(
            list(entries.values()), glossary, topics, [*faults, *glossary_faults, *topic_faults]
        )

    def entry(self, identifier: str) -> Entry | None:
        """The entry of this id, a glossary term in the form of one, or None."""
        if identifier.startswith(PREFIX):
            term = self.glossary.terms.get(identifier.removeprefix(PREFIX))
            return term.as_entry() if term else None
        return self.entries.get(identifier)

    def ask(self, text: str, language: str | None = None) -> tuple[Outcome, ...]:
        """One outcome, or two for a message with two questions.

        `language` is the person's (ISO 639-1); the text's own language goes before it.
        """
        if len(text) > _LONGEST_REMEMBERED:
            return self._find(text, language)
        # Remembered without the words: who asks to be forgotten leaves none behind.
        asked = blake2b(f"{language}\n{text}".encode(errors="replace"), digest_size=16).digest()
        known = self._asked.get(asked)
        if known is not None:
            return (replace(known, question=text),)
        outcomes = self._find(text, language)
        if len(outcomes) == 1:
            if len(self._asked) >= _REMEMBERED:
                self._asked.pop(next(iter(self._asked)))
            self._asked[asked] = replace(outcomes[0], question="")
        return outcomes

    def _find(self, text: str, language: str | None) -> tuple[Outcome, ...]:
        parts = split_questions(text)
        if len(parts) == 2:
            both = self._ask_both(parts, language)
            if both is not None:
                return both
        return (self._ask_one(text, language),)

    def _ask_both(
        self, parts: Sequence[str], language: str | None
    ) -> tuple[Outcome, Outcome] | None:
        """Two outcomes where two different entries answer; else the whole is one question."""
        # A question mark after each says that two things were asked, even if one is not known.
        both_marked = all("?" in part for part in parts)
        first = self._ask_one(parts[0], language)
        if not isinstance(first, Answered) and not both_marked:
            return None
        second = self._ask_one(parts[1], language)
        found = {one.entry for one in (first, second) if isinstance(one, Answered)}
        if len(found) == 2:
            return first, second
        if (
            not found
            or not both_marked
            or isinstance(first, Answered) is isinstance(second, Answered)
        ):
            return None
        whole = self._ask_one(" ".join(parts), language)
        return None if isinstance(whole, Answered) else (first, second)

    def search(self, text: str, language: str | None = None, limit: int = 10) -> list[Choice]:
        """Entries near a text that is still being typed, best first."""
        asked_in = self._languages.of(text, language or DEFAULT_LANGUAGE)
        ranking = self._index.consult(text, asked_in, limit)
        return self._choices(ranking, asked_in, language, limit)

    def _ask_one(self, text: str, language: str | None) -> Outcome:
        asked_in = self._languages.of(text, language or DEFAULT_LANGUAGE)
        exact = self._exact.get(tuple(tokens(text)))
        if exact is None:
            term = self._term(text, asked_in)
            if term is not None:
                return self._answered(text, asked_in, term.entry or PREFIX + term.id, language, 1.0)
        else:
            return self._answered(text, asked_in, exact, language, 1.0)
        ranking = self._index.consult(text, asked_in)
        if ranking.is_sure:
            best = ranking.matches[0]
            return self._answered(text, asked_in, best.entry, language, best.score)
        if ranking.is_worth_showing:
            floor = ranking.matches[0].score * _CHOICE_SHARE
            choices = self._choices(ranking, asked_in, language, MOST_CHOICES)
            kept = [choice for choice in choices if choice.confidence >= floor]
            shown = kept if len(kept) > 1 else choices[:2]
            if len(shown) > 1:
                return Suggested(text, asked_in, tuple(shown))
        nearest = self._choices(ranking, asked_in, language, MOST_NEAREST)
        return NotKnown(text, asked_in, tuple(nearest))

    def _term(self, text: str, asked_in: str) -> Term | None:
        codes = dict.fromkeys((asked_in, "en", "fr"))
        found = next((term for code in codes if (term := self.glossary.asked(text, code))), None)
        if found and found.entry and found.entry not in self.entries:
            return Term(found.id, found.terms, found.meaning, None, found.facts)
        return found

    def _answered(
        self, text: str, asked_in: str, entry: str, language: str | None, confidence: float
    ) -> Answered:
        shown_in = self._shown_in(entry, asked_in, language)
        return Answered(text, asked_in, entry, shown_in, confidence)

    def _shown_in(self, identifier: str, asked_in: str, language: str | None) -> str:
        entry = self.entry(identifier)
        wordings = entry.wordings if entry else {}
        wanted = (asked_in, language, DEFAULT_LANGUAGE, *wordings)
        return next((code for code in wanted if code and code in wordings), DEFAULT_LANGUAGE)

    def _choices(
        self, ranking: Ranking, asked_in: str, language: str | None, limit: int
    ) -> list[Choice]:
        found = []
        for match in ranking.matches[:limit]:
            shown_in = self._shown_in(match.entry, asked_in, language)
            title = self.entries[match.entry].wordings[shown_in].title
            found.append(Choice(match.entry, shown_in, title, match.score))
        return found


def _questions(title: str, phrasings: Sequence[str]) -> list[str]:
    seen = {tuple(tokens(phrasing)) for phrasing in phrasings}
    return [*phrasings, *([] if tuple(tokens(title)) in seen else [title])]
