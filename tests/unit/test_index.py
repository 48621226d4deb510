"""The engine that `talaria match` and the product share."""

import io
import json

import numpy as np
import pytest

from knowledge.confidence import DEFAULT_MIX, EVIDENCE, Trust
from knowledge.index import CorpusEntry, Index
from knowledge.lines import match_lines

CORPUS = [
    CorpusEntry(
        "parties", "en", ["how many countries joined", "number of parties", "who ratified"]
    ),
    CorpusEntry(
        "parties", "fr", ["combien de pays ont adhéré", "nombre de parties", "qui a ratifié"]
    ),
    CorpusEntry("lamps", "en", ["when are fluorescent lamps banned", "deadline for tube lighting"]),
    CorpusEntry("lamps", "fr", ["quand les lampes fluorescentes sont-elles interdites"]),
    CorpusEntry("gold", "en", ["mercury in small scale gold mining", "gold miners and mercury"]),
    CorpusEntry("archive", "fr", ["où sont les archives du secrétariat", "consulter les archives"]),
]


@pytest.fixture(scope="module")
def index():
    return Index.build(CORPUS, [{"en": ["artisanal mining", "gold mining"], "fr": ["orpaillage"]}])


@pytest.mark.parametrize(
    ("text", "language", "entry"),
    [
        ("how many countries joined", "en", "parties"),
        ("hw many contries joined??", "en", "parties"),
        ("flourescent lamp deadline", "en", "lamps"),
        ("cb de pays ont adhere", "fr", "parties"),
        ("lampe fluorescente interdite quand", "fr", "lamps"),
        ("orpaillage", "en", "gold"),
    ],
)
def test_the_likeliest_entry_comes_first(index, text, language, entry):
    assert index.rank(text, language)[0].entry == entry


def test_scores_fall_and_lie_between_nought_and_one(index):
    scores = [match.score for match in index.rank("gold miners lamps parties", "en")]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


def test_each_entry_comes_once_over_languages(index):
    entries = [match.entry for match in index.rank("archives parties", None)]
    assert sorted(entries) == ["archive", "gold", "lamps", "parties"]


@pytest.mark.parametrize("text", ["", " ", "🙂", "?!", "\x00", "汞", "\ud800"])
def test_a_text_without_a_known_word_matches_nothing(index, text):
    assert index.rank(text, "en") == []


def test_entries_without_phrasings_and_empty_corpora_are_no_fault():
    assert Index.build([]).rank("anything", "en") == []
    lonely = Index.build(
        [CorpusEntry("one", "en", ["what is mercury"]), CorpusEntry("two", "en", [])]
    )
    assert [match.entry for match in lonely.rank("mercury", "en")] == ["one"]


def test_unspaced_scripts_match_by_characters():
    index = Index.build(
        [CorpusEntry("a", "zh", ["什么是汞公约"]), CorpusEntry("b", "zh", ["电子废物有哪些危害"])]
    )
    assert index.rank("汞公约是什么", "zh")[0].entry == "a"
    assert index.rank("电子废物的危害", "zh")[0].entry == "b"


def test_match_speaks_json_lines(tmp_path):
    corpus = tmp_path / "corpus.json"
    entries = [{"id": e.id, "lang": e.lang, "questions": e.questions} for e in CORPUS]
    corpus.write_text(json.dumps({"entries": entries}), encoding="utf-8")
    asked = [
        {"id": "__warmup__", "lang": "en", "text": "gold"},
        {"id": "1", "lang": "xx", "text": ""},
    ]
    answers = io.StringIO()
    match_lines(corpus, io.StringIO("".join(json.dumps(q) + "\n" for q in asked)), answers)
    first, second = map(json.loads, answers.getvalue().splitlines())
    assert sorted(first) == ["build_s", "id", "matches", "rss_import_mb"]
    assert first["matches"][0]["entry"] == "gold"
    assert second == {"id": "1", "matches": []}


def test_one_question_is_judged_as_many_are():
    dice = np.random.default_rng(3)
    trust = Trust(DEFAULT_MIX)
    for entries in (1, 2, 9):
        evidence = dice.normal(size=(1, entries, EVIDENCE)) * 4
        joined = evidence @ trust.mix
        scope, lead = trust.judge(joined, evidence, np.array([[0.3, 5]]))
        assert trust.judge_one(joined[0], evidence[0], 0.3, 5) == pytest.approx((scope[0], lead[0]))
