"""The language of a short text, and the person's where the text does not tell."""

import pytest

from knowledge.languages import Languages

KNOWN = Languages(
    {
        "en": ["how many countries signed the mercury treaty", "what is e-waste", "old batteries"],
        "fr": ["combien de pays ont signé le traité sur le mercure", "piles usagées", "déchets"],
    }
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("how many countries", "en"),
        ("cb de pays ont signé", "fr"),
        ("c koi les dechets", "fr"),
        ("wats the deadline pls", "en"),
        ("ما هي الاتفاقية", "ar"),
        ("Что такое ртуть", "ru"),
        ("汞公约是什么", "zh"),
        ("水俣条約とは何ですか", "ja"),
        ("cuántos países hay y por qué", "es"),
    ],
)
def test_the_text_tells(text, language):
    assert KNOWN.of(text, "en") == language
    assert KNOWN.of(text, "fr") == language


@pytest.mark.parametrize("text", ["minamata", "COP-6", "", "🙂", "2025"])
def test_a_text_that_does_not_tell_is_in_the_persons_language(text):
    assert KNOWN.of(text, "fr") == "fr"
    assert KNOWN.of(text, "en") == "en"
