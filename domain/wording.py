"""Every sentence the service says, from the locale files, in the language of the person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax.ast import Junk, Message, Resource

FALLBACK = "en"
_LONGEST_VALUE = 2000


class UnknownSentence(KeyError):
    """A key that no locale file has: a fault of the program."""


class Phrasebook:
    """The locale files, read. Languages are ISO 639-1 codes; English stands in for what lacks."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        """`texts` maps a language to its .ftl file's text. Raises ValueError for a broken one."""
        resources = {language: _read(language, text) for language, text in texts.items()}
        self._bundles = {code: _bundle(code, resource) for code, resource in resources.items()}
        self._keys = {
            code: tuple(entry.id.name for entry in resource.body if isinstance(entry, Message))
            for code, resource in resources.items()
        }
        # Sentences without values, worded once: there are a few of them in every answer.
        self._fixed: dict[tuple[str | None, str], str] = {}
        if FALLBACK not in self._bundles:
            raise ValueError(f"the locale '{FALLBACK}' is missing")

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages there are, the fallback first."""
        return (FALLBACK, *sorted(set(self._bundles) - {FALLBACK}))

    def supported(self, code: str | None) -> str | None:
        """The language behind a code such as `fr-CA`, or None where it is not spoken here."""
        language = (code or "").lower().replace("_", "-").split("-")[0]
        return language if language in self._bundles else None

    def say(self, language: str | None, key: str, **values: Any) -> str:
        """A sentence. Values are put in as they are: escape what people wrote before."""
        if values:
            return self._word(language, key, values)
        known = self._fixed.get((language, key))
        if known is None:
            known = self._fixed[language, key] = self._word(language, key, values)
        return known

    def _word(self, language: str | None, key: str, values: dict[str, Any]) -> str:
        for code in (language, FALLBACK):
            bundle = self._bundles.get(code or "")
            if bundle is not None and bundle.has_message(key):
                pattern = bundle.get_message(key).value
                if pattern is None:
                    break
                long = {name: value for name, value in values.items() if _is_long(value)}
                marks = {name: f"\ue000{name}\ue001" for name in long}
                worded, errors = bundle.format_pattern(pattern, values | marks)
                if errors:
                    raise UnknownSentence(f"{key} in {code}: {errors}")
                text = str(worded)
                for name, mark in marks.items():
                    text = text.replace(mark, long[name])
                return text
        raise UnknownSentence(key)

    def keys(self, language: str) -> tuple[str, ...]:
        """The keys that a language has."""
        return self._keys[language]


def _is_long(value: Any) -> bool:
    # Fluent refuses a value over 2,500 characters; a question, once escaped, may be longer.
    return isinstance(value, str) and len(value) > _LONGEST_VALUE


def _read(language: str, text: str) -> Resource:
    resource = FluentResource(text)
    junk = [str(entry.content) for entry in resource.body if isinstance(entry, Junk)]
    if junk:
        raise ValueError(f"the locale '{language}' has lines nobody can read: {junk[0]!r}")
    return resource


def _bundle(language: str, resource: Resource) -> FluentBundle:
    # Isolation marks would stand in HTML attributes too; foreign pieces get theirs by hand.
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(resource)
    return bundle
