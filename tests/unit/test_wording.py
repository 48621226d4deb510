"""Sentences come from the locale files, whatever they are given to say."""

import pytest

from domain.wording import Phrasebook, UnknownSentence

BOOK = Phrasebook({"en": "told = <b>{ $who }</b>: { $what }\nbare = Hello", "fr": "bare = Salut"})


def test_a_value_may_be_longer_than_fluent_allows():
    long = "&lt;" * 900
    assert BOOK.say("en", "told", who="Tom", what=long) == f"<b>Tom</b>: {long}"
    assert BOOK.say("en", "told", who=long, what=long) == f"<b>{long}</b>: {long}"


def test_english_stands_in_for_what_a_language_lacks():
    assert BOOK.say("fr", "bare") == "Salut"
    assert BOOK.say("fr", "told", who="Tom", what="so") == "<b>Tom</b>: so"
    assert BOOK.say(None, "bare") == "Hello"
    with pytest.raises(UnknownSentence):
        BOOK.say("en", "untold")
    with pytest.raises(UnknownSentence):
        BOOK.say("en", "told", who="Tom")
