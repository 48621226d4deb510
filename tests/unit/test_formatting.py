"""Text that people wrote is shown as they wrote it, whole, in pieces Telegram takes."""

from hypothesis import given
from hypothesis import strategies as st

from domain.formatting import escape, escape_name, set_in_type, shorten, split_plain, utf16_length


def test_names_and_markup_are_shown_as_they_are():
    assert escape("<3 & <b>Tom</b>") == "&lt;3 &amp; &lt;b&gt;Tom&lt;/b&gt;"
    assert escape("a\x00b\x1bc\td\n") == "abc\td\n"


def test_length_is_counted_in_utf16_units():
    assert utf16_length("é") == 1
    assert utf16_length("👍") == 2


def test_a_short_text_is_left_alone_and_a_long_one_ends_in_an_ellipsis():
    assert shorten("abc", 3) == "abc"
    assert shorten("abcd", 3) == "ab…"
    assert utf16_length(shorten("👍" * 50, 21)) <= 21


def test_long_text_is_cut_between_paragraphs():
    text = "one " * 30 + "\n\n" + "two " * 20
    assert split_plain(text, 160) == [("one " * 30).strip(), ("two " * 20).strip()]


def test_a_joined_emoji_is_not_cut():
    family = "👩‍👩‍👧"
    pieces = split_plain(family * 30, 100)
    assert "".join(pieces) == family * 30
    assert not any(piece.startswith("\u200d") for piece in pieces)


def test_a_heap_of_accents_is_not_cut_into_crumbs():
    assert len(split_plain("e" + "\u0301" * 4000, 3000)) == 2


def test_a_name_cannot_turn_the_line_and_shows_something():
    assert escape_name("Tom <3") == "Tom &lt;3"
    assert escape_name("محمد") == "\u2068محمد\u2069"
    assert escape_name("\u202emoT") == "moT"
    assert escape_name("\u202e ") == "–"


@given(st.text(max_size=400), st.integers(20, 90))
def test_nothing_but_white_space_is_lost(text, limit):
    pieces = split_plain(text, limit)
    assert all(utf16_length(piece) <= limit for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())


def test_french_marks_keep_to_their_word():
    assert set_in_type("Qui ? « oui » : 5 %, bien !", "fr") == (
        "Qui\u202f? «\u202foui\u202f»\u202f: 5\u202f%, bien\u202f!"
    )
    assert set_in_type("Who ? 5 %", "en") == "Who ? 5 %"
    assert set_in_type("https://a.b/c?d", "fr") == "https://a.b/c?d"
