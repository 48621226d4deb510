"""Both sides of a search go through the same preparation."""

import pytest

from knowledge.normalise import filler_rules, fold, tokens, words


@pytest.mark.parametrize(
    ("typed", "language", "meant"),
    [
        ("c koi la REP ?", "fr", "c est quoi la rep"),
        ("kesako l’EMAPE", "fr", "c est quoi emape"),
        ("pk ya du mercure ds les piles", "fr", "pourquoi il y a du mercure dans les piles"),
        ("cb de pays svp", "fr", "combien de pays"),
        ("Y a-t-il des usines à Dakar", "fr", "il y a des usines a dakar"),
        ("whats the deadline w/o exemption pls", "en", "what is the deadline without exemption"),
        ("Hi, could you tell me abt COP6", "en", "about cop 6"),
        ("I can’t find it", "en", "i can not find it"),
        ("L.1061", "en", "l 1061"),
    ],
)
def test_chat_spelling_is_written_out(typed, language, meant):
    assert words(typed, language) == meant.split()


def test_filler_alone_is_kept():
    assert words("hello", "en") == ["hello"]
    assert words("merci", "fr") == ["merci"]


def test_filler_that_the_phrasings_use_has_a_meaning():
    rules = filler_rules("en", ["thank you", "what is mercury"])
    assert words("ok thank you", "en", rules) == ["thank", "you"]
    assert words("please tell me", "en", rules) == ["please", "tell", "me"]


def test_accents_fold_by_script():
    assert fold("Éléments œuvre STRASSE straße") == "elements oeuvre strasse strasse"
    assert fold("ёлка й") == "елка й"
    assert fold("مُؤسَّسَة أحمد إلى") == "موسسه احمد الي"
    assert fold("ﬁn ２０２５ ٢٠٢٥") == "fin 2025 2025"


def test_words_are_found_in_every_script():
    assert tokens("汞公约 COP-6") == ["汞", "公", "约", "cop", "6"]
    assert tokens("हिन्दी भाषा") == ["हिन्दी", "भाषा"]
    assert tokens("🙂 ?! \x00") == []


def test_a_very_long_text_is_cut():
    assert len(tokens("mercury " * 1000)) == 75
