"""Forms as values: what is asked after which answers, what keeps one from being published."""

from datetime import date
from decimal import Decimal

import pytest

from domain.survey_checks import faults_of, missing_texts
from domain.survey_expressions import BadExpression, read_expression
from domain.survey_flow import after, before, counted, lacking, place_of, way
from domain.survey_plain import answer_as_plain, form_as_plain, read_answer, read_form
from domain.survey_values import Surroundings
from domain.surveys import (
    DATE,
    LONG,
    NOTE,
    NUMBER,
    ONE,
    SCALE,
    SEVERAL,
    SKIPPED,
    YES_NO,
    Answer,
    Form,
    Option,
    Question,
    Section,
)

TODAY = date(2026, 11, 26)


def options(*names):
    return tuple(Option(name, {"en": name.title()}) for name in names)


FORM = Form(
    {"en": "After the workshop", "fr": "Après l’atelier"},
    (
        Question("hello", NOTE, {"en": "Four questions."}),
        Question("came", YES_NO, {"en": "Did you come?", "fr": "Êtes-vous venu ?"}),
        Question("topics", SEVERAL, {"en": "Which?"}, options=options("mercury", "ewaste"),
                 relevant="${came} = 'yes'"),
        Question("tonnes", NUMBER, {"en": "How much?"}, low=Decimal(0), section="amounts"),
        Question("why", LONG, {"en": "Why not?"}, relevant="${came} = 'no'"),
    ),
    (Section("amounts", {"en": "Amounts"}, "selected(${topics}, 'mercury')"),),
    languages=("en", "fr"),
)  # fmt: skip


def names(answers):
    return [one.name for one in way(FORM, answers, TODAY)]


def test_branches_follow_the_answers():
    came, stayed = Answer(choices=("yes",)), Answer(choices=("no",))
    both = Answer(choices=("mercury", "ewaste"))
    assert names({}) == ["hello", "came"]
    assert names({"came": came}) == ["hello", "came", "topics"]
    assert names({"came": came, "topics": both}) == ["hello", "came", "topics", "tonnes"]
    assert names({"came": stayed, "topics": both}) == ["hello", "came", "why"]


def test_an_answer_of_a_branch_that_was_left_does_not_count():
    answers = {
        "came": Answer(choices=("no",)),
        "topics": Answer(choices=("mercury",)),
        "why": Answer(text="ill"),
    }
    assert counted(FORM, answers, TODAY) == {"came": answers["came"], "why": answers["why"]}


def test_going_on_and_back():
    answers = {"came": Answer(choices=("no",))}
    assert after(FORM, answers, None, TODAY) == "hello"
    assert after(FORM, answers, "came", TODAY) == "why"
    assert after(FORM, answers, "why", TODAY) is None
    assert before(FORM, answers, None, TODAY) == "why"
    assert before(FORM, answers, "why", TODAY) == "came"
    assert before(FORM, answers, "hello", TODAY) is None
    # A question that is asked no more still has its place in the order.
    assert after(FORM, answers, "topics", TODAY) == "why"


def test_progress_counts_what_wants_an_answer():
    answers = {"came": Answer(choices=("yes",))}
    place = place_of(FORM, answers, "topics", TODAY)
    assert place is not None
    assert (place.number, place.count) == (2, 2)
    assert place_of(FORM, answers, "why", TODAY) is None


def test_what_lacks_is_found_first_to_last():
    assert lacking(FORM, {}, TODAY) == "came"
    assert lacking(FORM, {"came": SKIPPED}, TODAY) is None


def test_forms_and_answers_survive_json():
    assert read_form(form_as_plain(FORM)) == FORM
    for answer in (
        Answer(choices=("a",), other="more"),
        Answer(number=Decimal("2.50")),
        Answer(day="2026-02-28"),
        SKIPPED,
    ):
        assert read_answer(answer_as_plain(answer)) == answer
    assert answer_as_plain(Answer(text="x")) == {"text": "x"}


@pytest.mark.parametrize(
    ("text", "truth"),
    [
        ("${n} >= 2 and ${n} < 3", True),
        ("${n} = 2.5 or ${nothing} = 1", True),
        ("${nothing} > 3", False),
        ("${nothing} = ''", True),
        ("not(selected(${many}, 'a'))", False),
        ("selected(${many}, 'ab')", False),
        ("count-selected(${many}) * 2 - 1 = 3", True),
        ("${when} > date('2026-01-31')", True),
        ("${when} - today() = 1", True),
        (". mod 2 = 1", True),
        ("if(. > 3, 'big', 'small') = 'big'", True),
        ("- 1 + 2 = 1", True),
        ("1 div 0 = 1 div 0", False),
        ("string-length('it''s') > 1", None),
    ],
)
def test_expressions(text, truth):
    answers = {"n": "2.5", "many": "a b", "when": "2026-11-27"}
    around = Surroundings(answers, TODAY, own="7")
    if truth is None:
        with pytest.raises(BadExpression):
            read_expression(text)
    else:
        assert read_expression(text).holds(around) is truth


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "ends-early"),
        ("1 +", "ends-early"),
        ("${a", "unexpected"),
        ("1 2", "unexpected"),
        ("(1", "expected"),
        ("pulldata('x')", "unknown-function"),
        ("regex(., '(a+)+$')", "unknown-function"),
        ("selected(${a})", "wrong-arguments"),
        ("(" * 100 + "1" + ")" * 100, "too-deep"),
        ("1 + " * 400 + "1", "too-long"),
    ],
)
def test_bad_expressions_say_why(text, key):
    with pytest.raises(BadExpression) as fault:
        read_expression(text)
    assert fault.value.key == key


def broken(*questions, **more):
    return [(one.key, one.question) for one in faults_of(Form({"en": "T"}, questions, **more))]


def test_a_form_without_faults_is_ready():
    assert faults_of(FORM) == []


def test_faults_name_their_place():
    label = {"en": "?"}
    assert broken() == [("no-questions", None)]
    assert broken(Question("1st", DATE, label)) == [("bad-name", "1st")]
    assert broken(Question("a", DATE, label), Question("A", DATE, label)) == [
        ("name-twice", "a"), ("name-twice", "A"),
    ]  # fmt: skip
    assert broken(Question("a", DATE, {"en": "x" * 1501})) == [("too-long", "a")]
    assert broken(Question("a", ONE, label, options=options("b", "b"))) == [("option-twice", "a")]
    assert broken(Question("a", ONE, label, options=options("b"))) == [("too-few-options", "a")]
    many = options(*(f"o{n}" for n in range(300)))
    assert broken(Question("a", ONE, label, options=many)) == [("too-many-options", "a")]
    assert broken(Question("a", SCALE, label)) == [("bad-scale", "a")]
    wide = Question("a", SCALE, label, low=Decimal(0), high=Decimal(100))
    assert broken(wide) == [("wide-scale", "a")]


def test_conditions_may_only_look_back():
    def ask(name, relevant):
        return Question(name, DATE, {"en": "?"}, relevant=relevant)

    assert broken(ask("a", "${b} = 1"), ask("b", "${a} = 1")) == [("circular", "a")]
    assert broken(ask("a", "${a} = 1")) == [("circular", "a")]
    assert broken(ask("a", "${b} = 1"), ask("b", "")) == [("looks-ahead", "a")]
    assert broken(ask("a", "${c} = 1")) == [("unknown-name", "a")]
    assert broken(ask("a", "1 +")) == [("bad-expression", "a")]


def test_missing_translations_are_listed():
    assert missing_texts(FORM) == [
        ("fr", "hello"), ("fr", "topics"), ("fr", "tonnes"), ("fr", "why"),
    ]  # fmt: skip
