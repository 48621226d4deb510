"""Terms and acronyms: meanings for when they are asked alone, and synonyms for matching."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from knowledge.entries import Entry, Fault, Source, Wording
from knowledge.normalise import tokens, words

PREFIX = "glossary:"
_LONGEST_ASKED = 16  # words; a longer text asks for more than a term
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# What may stand around a term that is asked alone, as words after chat spellings are written out.
_AROUND = {
    "en": """
what is, what are, what is a, what is an, what is the, what does, what do, what, define,
definition of, definition, meaning of, meaning, the meaning of, means, mean, stand for, stands
for, is, is what, in full, full form, full form of, acronym, abbreviation, explain, short for,
a, an, the, what means, what mean, full name, what is meant by
""",
    "fr": """
c est quoi, c est quoi le, c est quoi la, c est quoi l, c est quoi les, c est quoi un, c est
quoi une, quoi, qu est, que veut dire, veut dire, ca veut dire quoi, que signifie, signifie,
signifie quoi, signification de, sens de, signification, definition, definition de, definition
du, definition de la, que sont les, que sont, sigle, acronyme, le sigle, l acronyme,
abreviation, est quoi, un, une, le, la, les, l, des, du, de, quoi un, quoi une, quoi le, quoi
la, quoi les, que veulent dire, expliquer, explique, definir, definis, ca veut dire, en
entier, que designe
""",
}


@dataclass(frozen=True, slots=True)
class Term:
    """One line of the glossary. `terms` and `meaning` are by language; `entry` answers instead."""

    id: str
    terms: Mapping[str, tuple[str, ...]]
    meaning: Mapping[str, str]
    entry: str | None = None
    facts: tuple[str, ...] = ()

    def as_entry(self) -> Entry:
        """The term in the form of an entry, so that it is shown like any other answer."""
        wordings = {
            language: Wording(self.terms.get(language, (self.id,))[0], meaning, (), 0, ())
            for language, meaning in self.meaning.items()
        }
        source = Source(document={"en": "Talaria glossary", "fr": "Glossaire de Talaria"})
        return Entry(
            PREFIX + self.id, "", self.facts, (source,), date.max, wordings, "glossary.yaml"
        )


class Glossary:
    """Immutable; finds the term that a text asks for and nothing else."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self.terms = {term.id: term for term in terms}
        self._forms: dict[tuple[str, ...], Term] = {}
        for term in terms:
            for forms in term.terms.values():
                for form in forms:
                    self._forms.setdefault(tuple(tokens(form)), term)
                    for language in _AROUND:
                        self._forms.setdefault(tuple(words(form, language)), term)
        self._forms.pop((), None)

    def synonyms(self) -> list[dict[str, Sequence[str]]]:
        """Groups of terms that mean the same, by language."""
        return [dict(term.terms) for term in self.terms.values()]

    def asked(self, text: str, language: str) -> Term | None:
        """The term, if the text is a term or asks only what one means."""
        typed = tuple(tokens(text))
        if len(typed) > _LONGEST_ASKED:
            return None
        said = tuple(words(text, language))
        for form in (typed, said):
            if form in self._forms:
                return self._forms[form]
        around = _wrappings(language)
        for start in range(min(len(said), 8)):
            for end in range(len(said), max(start, len(said) - 4), -1):
                if (
                    said[:start] in around
                    and said[end:] in around
                    and said[start:end] in self._forms
                ):
                    return self._forms[said[start:end]]
        return None


@cache
def _wrappings(language: str) -> set[tuple[str, ...]]:
    forms = _AROUND.get(language, "").replace("\n", " ").split(",")
    return {(), *(tuple(form.split()) for form in forms if form.strip())}


def read_glossary(path: Path) -> tuple[Glossary, list[Fault]]:
    """Gives what can be read, and a fault for each term that cannot; no file gives no terms."""
    if not path.exists():
        return Glossary(()), []
    try:
        items = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - a safe loader
    except (yaml.YAMLError, UnicodeDecodeError, OSError, ValueError) as error:
        return Glossary(()), [Fault(path.name, 1, f"The glossary cannot be read: {error}.")]
    terms, faults = [], []
    for number, item in enumerate(items if isinstance(items, list) else [], start=1):
        term = _read_term(item)
        if term is None:
            faults.append(
                Fault(path.name, number, f"Term {number} needs 'id', 'terms' and 'meaning'.")
            )
        else:
            terms.append(term)
    return Glossary(terms), faults


def _read_term(item: Any) -> Term | None:
    try:
        terms = {
            str(language): tuple(
                str(form) for form in ([forms] if isinstance(forms, str) else forms)
            )
            for language, forms in item["terms"].items()
            if forms
        }
        meaning = {str(language): str(text).strip() for language, text in item["meaning"].items()}
        entry = item.get("entry")
        facts = tuple(str(fact) for fact in item.get("facts") or ())
        return Term(str(item["id"]), terms, meaning, str(entry) if entry else None, facts)
    except (KeyError, TypeError, AttributeError):
        return None
