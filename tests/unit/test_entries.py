"""A curated file is read whole, or every fault in it is named with its line."""

from datetime import date

import pytest

from knowledge.entries import Source
from knowledge.entry_files import read_entry

GOOD = """---
id: tea-time
topic: tea/basics
facts: [T1, T2]
as_of: 2025
review_by: 2027-05-31
related: [coffee]
sources:
  - document: {en: Tea, fr: Le thé}
    symbol: T/1
    year: 2024
    address: https://example.org/tea
---

# en: When is tea?

At four.

- with milk: always
- no sugar

## Phrasings

- when is tea
- tea time?

# fr: À quelle heure est le thé ?

À seize heures.

## Phrasings

- c koi l'heure du thé
"""


@pytest.fixture
def read(tmp_path):
    def write_and_read(text, name="tea-time.md"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_entry(path)

    return write_and_read


def test_a_good_file_is_read_whole(read):
    entry, faults = read(GOOD)
    assert faults == []
    assert (entry.id, entry.topic, entry.facts) == ("tea-time", "tea/basics", ("T1", "T2"))
    assert (entry.known, entry.as_of, entry.related) == (True, "2025", ("coffee",))
    assert entry.review_by == date(2027, 5, 31)
    assert entry.sources == (
        Source(
            {"en": "Tea", "fr": "Le thé"},
            symbol="T/1",
            year=2024,
            address="https://example.org/tea",
        ),
    )
    assert entry.wordings["en"].answer == "At four.\n\n- with milk: always\n- no sugar"
    assert entry.wordings["en"].phrasings == ("when is tea", "tea time?")
    assert entry.wordings["en"].phrasing_lines == (24, 25)
    assert entry.wordings["fr"].title == "À quelle heure est le thé\u202f?"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("id: tea-time", "id: Tea", "tea-time.md:1: The id must be small letters"),
        ("id: tea-time", "id: tea", "tea-time.md:1: The file must be called tea.md"),
        ("as_of", "asof", "tea-time.md:1: The card has a field 'asof' that nobody knows."),
        ("[T1, T2]", "T1", "tea-time.md:1: The field 'facts' must be a list such as [a, b]."),
        ("2027-05-31", "soon", "tea-time.md:1: The field 'review_by' must be a day"),
        ("2027-05-31", "2027-02-31", "tea-time.md:2: The card holds a value that does not exist"),
        ("year: 2024", "year: MMXXIV", "tea-time.md:1: The year of a source is a number"),
        ("symbol: T/1", "sybol: T/1", "tea-time.md:1: A source has a field 'sybol'"),
        ("related: [coffee]", "related: [coffee", "tea-time.md:8: The card cannot be read"),
        ("At four.", "At <b>four</b>.", "tea-time.md:15: The answer must be plain text"),
        ("At four.", "At **four**.", "tea-time.md:15: The answer must be plain text"),
        ("At four.", "x" * 901, "tea-time.md:15: The answer has 933 characters; at most 900 fit."),
        ("## Phrasings", "## Frasings", "tea-time.md:15: The heading '## Phrasings' is missing"),
        ("- tea time?", "tea time?", "tea-time.md:25: A phrasing is a line that begins with '- '."),
        ("# en: When", "# When", "tea-time.md:15: Expected a language heading"),
        ("# fr: À", "# en: À", "tea-time.md:27: The language 'en' stands here twice."),
        ("---\n\n# en", "\n# en", "tea-time.md:1: The file must begin with its card"),
    ],
)
def test_a_fault_names_its_line(read, old, new, expected):
    entry, faults = read(GOOD.replace(old, new, 1))
    assert entry is None
    assert str(faults[0]).startswith(expected)


def test_what_is_not_text_is_a_fault_too(read):
    entry, faults = read(b"\xff\xfe\x00")
    assert entry is None
    assert str(faults[0]) == "tea-time.md:1: The file is not UTF-8 text (byte 0)."


def test_a_file_that_is_gone_is_a_fault(tmp_path):
    entry, faults = read_entry(tmp_path / "gone.md")
    assert entry is None
    assert str(faults[0]) == "gone.md:1: The file cannot be read: No such file or directory."
