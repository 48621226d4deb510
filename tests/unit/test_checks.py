"""What a curator is told of the files as a whole."""

from datetime import date

import pytest

from knowledge.checks import check
from knowledge.facts import Fact, read_register

TODAY = date(2026, 11, 22)
REGISTER = {
    name: Fact(name, "Tea", "Tea is hot.", "Cup", confidence, as_of)
    for name, confidence, as_of in (
        ("T1", "high", None),
        ("T2", "medium", "2025"),
        ("T3", "low", None),
        ("T4", "high", None),
    )
}
TOPICS = """
- domain: tea
  title: {en: Tea, fr: Thé}
  topics:
    - {topic: basics, title: {en: Basics, fr: Bases}}
"""


def entry(name, facts="[T1]", more="", phrasings="ask about {name} {n}", answer="About {name}."):
    def asked(language):
        return "\n".join(f"- {phrasings.format(name=name, n=f'{language}{n}')}" for n in range(6))

    return f"""---
id: {name}
topic: tea/basics
facts: {facts}
review_by: 2027-05-31
{more}sources:
  - document: Cup
---

# en: {name}?

{answer.format(name=name)}

## Phrasings

{asked("en")}

# fr: {name} ?

{answer.format(name=name)}

## Phrasings

{asked("fr")}
"""


@pytest.fixture
def report(tmp_path):
    (tmp_path / "topics.yaml").write_text(TOPICS)

    def of(**files):
        for name, text in files.items():
            (tmp_path / f"{name}.md").write_text(text)
        found = check(tmp_path, REGISTER, TODAY)
        return [str(f) for f in found.faults], [str(n) for n in found.notices]

    return of


def test_a_good_entry_has_no_fault_and_unused_facts_are_told(report):
    faults, notices = report(green=entry("green"))
    assert faults == []
    assert notices == [
        "register:1: No entry uses the fact T2.",
        "register:1: No entry uses the fact T4.",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (entry("green", "[T9]"), "green.md:1: The register has no fact T9."),
        (entry("green", "[T3]"), "green.md:1: The fact T3 is of low confidence: do not state it."),
        (entry("green", "[T2]"), "green.md:1: The fact T2 ages: say 'as_of' (2025)."),
        (entry("green", "[]"), "green.md:1: An answer must rest on at least one fact."),
        (
            entry("green", more="related: [black]\n"),
            "green.md:1: The related entry 'black' does not exist.",
        ),
        (
            entry("green").replace("tea/basics", "tea/cups"),
            "green.md:1: The topic 'tea/cups' is not in topics.yaml.",
        ),
        (
            entry("green").split("# fr:")[0],
            "green.md:1: The language 'fr' is missing.",
        ),
    ],
)
def test_each_fault_is_told(report, text, expected):
    faults, _ = report(green=text)
    assert faults == [expected]


def test_too_few_phrasings(report):
    faults, _ = report(green=entry("green").replace("- ask about green en5\n", ""))
    assert faults == ["green.md:10: Only 5 phrasings; at least 6 are needed."]


def test_a_phrasing_of_two_entries_is_told_whatever_its_accents(report):
    other = entry("black").replace("- ask about black en3", "- Ásk about GREEN en2!")
    faults, _ = report(green=entry("green"), black=other)
    assert faults == ["green.md:18: The phrasing 'ask about green en2' stands in black.md:19 too."]


def test_overdue_reviews_and_twins_are_notices(report):
    old = entry("green", answer="Tea is hot and good.").replace("2027-05-31", "2026-01-01")
    _, notices = report(green=old, black=entry("black", answer="Tea is hot and good."))
    assert "green.md:1: To be read again since 2026-01-01." in notices
    assert "black.md:1: Nearly the same words as green.md: merge them?" in notices


def test_the_register_that_comes_along_has_490_facts():
    register = read_register()
    assert len(register) == 490
    assert register["P1"].confidence == "high"
    assert {fact.confidence for fact in register.values()} == {"high", "medium", "low"}
