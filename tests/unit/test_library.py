"""From content files to an answer, a choice, or an honest "not known"."""

import io
import json

import pytest

from domain.answers import Answered, NotKnown
from knowledge.library import Library
from knowledge.lines import ask_lines
from knowledge.questions import split_questions

ENTRY = """---
id: {id}
topic: minamata/convention
facts: [{fact}]
review_by: 2027-05-31
sources:
  - document: {{en: The convention, fr: La convention}}
---

# en: {title}

{answer}

## Phrasings

{phrasings}
"""
FRENCH = """
# fr: {title}

{answer}

## Phrasings

{phrasings}
"""
GLOSSARY = """
- id: pic
  terms: {en: [PIC, prior informed consent], fr: [PIC, consentement préalable]}
  meaning: {en: Agreement before a shipment., fr: Accord avant un envoi.}
  facts: [B1]
- id: cop
  terms: {en: [COP], fr: [CdP]}
  meaning: {en: Conference., fr: Conférence.}
  entry: cop-what-is
"""


def bullets(*phrasings):
    return "\n".join(f"- {phrasing}" for phrasing in phrasings)


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    content = tmp_path_factory.mktemp("content")
    parties = ENTRY.format(
        id="parties-count",
        fact="M1",
        title="How many Parties are there?",
        answer="There are 152.",
        phrasings=bullets("how many countries ratified", "number of parties", "who has joined"),
    ) + FRENCH.format(
        title="Combien de Parties ?",
        answer="Il y en a 152.",
        phrasings=bullets("cb de pays ont ratifié", "nombre de parties", "qui a adhéré"),
    )
    cop = ENTRY.format(
        id="cop-what-is",
        fact="M2",
        title="What is the COP?",
        answer="The meeting of the Parties.",
        phrasings=bullets("conference of the parties meaning", "when do delegates meet"),
    )
    (content / "parties-count.md").write_text(parties, encoding="utf-8")
    (content / "cop-what-is.md").write_text(cop, encoding="utf-8")
    (content / "broken.md").write_text("no card", encoding="utf-8")
    (content / "README.md").write_text("not an entry", encoding="utf-8")
    (content / "glossary.yaml").write_text(GLOSSARY, encoding="utf-8")
    return Library.load(content)


def test_broken_files_are_left_out_and_named(library):
    assert sorted(library.entries) == ["cop-what-is", "parties-count"]
    assert [fault.file for fault in library.faults] == ["broken.md"]


def test_a_known_phrasing_is_answered_in_its_language(library):
    assert library.ask("how many countries ratified?", "fr") == (
        Answered("how many countries ratified?", "en", "parties-count", "en", 1.0),
    )
    assert library.ask("Cb de pays ont ratifie", "en") == (
        Answered("Cb de pays ont ratifie", "fr", "parties-count", "fr", 1.0),
    )


def test_an_answer_in_another_language_says_so_by_its_language(library):
    (outcome,) = library.ask("c quoi la CdP", "fr")
    assert (outcome.asked_in, outcome.entry, outcome.language) == ("fr", "cop-what-is", "en")


@pytest.mark.parametrize("text", ["PIC = ?", "what is PIC", "prior informed consent?", "PIC"])
def test_a_term_asked_alone_is_answered_from_the_glossary(library, text):
    (outcome,) = library.ask(text, "en")
    assert outcome == Answered(text, "en", "glossary:pic", "en", 1.0)
    entry = library.entry(outcome.entry)
    assert (entry.wordings["en"].answer, entry.facts) == ("Agreement before a shipment.", ("B1",))


def test_a_term_of_an_entry_is_answered_by_the_entry(library):
    (outcome,) = library.ask("what does COP mean", "en")
    assert outcome.entry == "cop-what-is"


@pytest.mark.parametrize("text", ["", "🙂", "quantum chromodynamics", "\x00"])
def test_what_nobody_curated_is_not_known(library, text):
    (outcome,) = library.ask(text, "en")
    assert isinstance(outcome, NotKnown)


def test_two_questions_are_answered_as_two(library):
    outcomes = library.ask("how many countries ratified? what is the COP?", "en")
    assert [outcome.entry for outcome in outcomes] == ["parties-count", "cop-what-is"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("what is it? who pays?", ["what is it?", "who pays?"]),
        ("c koi la COP et combien ça coûte", ["c koi la COP", "combien ça coûte"]),
        ("health and safety of workers", ["health and safety of workers"]),
        ("one? two things? three things?", ["two things?", "three things?"]),
        ("", [""]),
    ],
)
def test_a_message_is_split_where_a_second_question_begins(text, parts):
    assert split_questions(text) == parts


def test_unknown_ids_have_no_entry(library):
    assert library.entry("nothing") is None
    assert library.entry("glossary:nothing") is None


def test_search_offers_titles(library):
    found = library.search("parties", "en", 1)
    assert [(choice.entry, choice.title) for choice in found] == [
        ("parties-count", "How many Parties are there?")
    ]


def test_ask_speaks_json_lines(library):
    asked = [{"id": "a", "text": "number of parties"}, {"id": "b", "text": "🙂", "lang": "fr"}]
    answers = io.StringIO()
    ask_lines(library, io.StringIO("".join(json.dumps(q) + "\n" for q in asked)), answers)
    first, second = map(json.loads, answers.getvalue().splitlines())
    assert first == {
        "id": "a",
        "outcome": "answered",
        "lang": "en",
        "entry": "parties-count",
        "known": True,
        "confidence": 1.0,
        "choices": [],
        "answer": "There are 152.",
        "facts": ["M1"],
        "sources": [{"document": "The convention"}],
    }
    assert (second["outcome"], second["lang"], second["choices"]) == ("unknown", "fr", [])


def test_what_is_remembered_answers_alike_and_keeps_no_words(library):
    text = "a question about nobody's secret zebra"
    first = library.ask(text, "en")
    assert library.ask(text, "en") == first
    assert first[0].question == text
    assert "zebra" not in repr(library._asked)
