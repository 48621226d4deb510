"""Reads the text file that operators bring surveys in with, or says line by line what is wrong."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches

from domain import surveys
from domain.event_file_nodes import Branch, Unreadable, parse_file
from domain.survey_checks import Fault, faults_of
from domain.survey_editing import new_question, slug
from domain.surveys import Form, Option, Question, Texts

_SURVEY = (
    "title", "introduction", "thanks", "languages", "anonymous", "editable", "shares_results",
    "questions",
)  # fmt: skip
_QUESTION = (
    "ask", "kind", "name", "hint", "options", "other", "decline", "shuffle", "required", "from",
    "to", "ends", "unit", "whole", "only_if", "check", "check_message",
)  # fmt: skip
_YES, _NO = ("yes", "true"), ("no", "false")


@dataclass(frozen=True, slots=True)
class TextFault:
    """What has to be mended: a `sentence` at a line, or a `fault` of the form itself."""

    line: int | None
    sentence: str = ""
    fault: Fault | None = None


@dataclass(slots=True)
class _Reading:
    language: str = "en"
    faults: list[TextFault] = field(default_factory=list)

    def fault(self, line: int | None, sentence: str) -> None:
        self.faults.append(TextFault(line, sentence))


def read_survey_file(text: str) -> tuple[list[Form], list[TextFault]]:
    """The surveys of a YAML file, and the faults of those that are left out. No text raises.

        title: {en: After the workshop, fr: Après l’atelier}
        anonymous: yes
        questions:
          - ask: {en: Did you come?, fr: Êtes-vous venu ?}
            name: came
            kind: yes_no          # one, several, scale, number, date, short, long, note, ranking
            required: yes
          - ask: Which topics were useful?
            kind: several
            options: [Mercury, E-waste]
            other: yes
            only_if: ${came} = 'yes'
          - ask: How was it?
            kind: scale
            from: 1
            to: 5
            ends: [poor, very good]

    Several surveys stand in a list. A text without a language is in the first of `languages`.
    """
    try:
        root = parse_file(text)
    except Unreadable as unreadable:
        return [], [TextFault(unreadable.fault.line, unreadable.fault.sentence)]
    branches = root.value if isinstance(root.value, list) else [root]
    forms, faults = [], []
    for branch in branches:
        reading = _Reading()
        form, lines = _form(reading, branch)
        reading.faults += [
            TextFault(lines.get(one.question or "", branch.line), fault=one)
            for one in (faults_of(form) if not reading.faults else ())
        ]
        faults += reading.faults
        if not reading.faults:
            forms.append(form)
    return forms, faults


def _form(reading: _Reading, branch: Branch) -> tuple[Form, dict[str, int]]:
    fields = _mapping(reading, branch, _SURVEY)
    languages = tuple(_words(fields.get("languages"))) or ("en",)
    reading.language = languages[0]
    form = Form(_texts(reading, fields.get("title")), languages=languages)
    lines: dict[str, int] = {}
    listed = fields.get("questions")
    for one in listed.value if listed is not None and isinstance(listed.value, list) else []:
        question = _question(reading, one, form)
        if question is not None:
            lines.setdefault(question.name, one.line)
            form = replace(form, questions=(*form.questions, question))
    spoken = {code for one in form.questions for code in one.labels} | set(form.titles)
    return replace(
        form,
        introductions=_texts(reading, fields.get("introduction")),
        thanks=_texts(reading, fields.get("thanks")),
        languages=tuple(dict.fromkeys((*languages, *sorted(spoken)))),
        anonymous=_truth(reading, fields.get("anonymous")),
        editable=_truth(reading, fields.get("editable"), usual=True),
        shares_results=_truth(reading, fields.get("shares_results")),
    ), lines


def _question(reading: _Reading, branch: Branch, form: Form) -> Question | None:
    fields = _mapping(reading, branch, _QUESTION)
    kind = _text(fields.get("kind")) or surveys.SHORT
    if kind not in surveys.KINDS:
        near = _nearest(kind, surveys.KINDS)
        reading.fault(branch.line, f"“{kind[:40]}” is no kind of question.{near}")
        return None
    labels = _texts(reading, fields.get("ask"))
    first = next(iter(labels.values()), "")
    question = new_question(form, first, kind, reading.language)
    ends = _ends(reading, fields.get("ends"))
    return replace(
        question,
        name=_text(fields.get("name")) or question.name,
        labels=labels,
        hints=_texts(reading, fields.get("hint")),
        required=_truth(reading, fields.get("required")),
        options=_options(reading, fields.get("options")),
        other=_truth(reading, fields.get("other")),
        may_decline=_truth(reading, fields.get("decline")),
        shuffled=_truth(reading, fields.get("shuffle")),
        low=_number(reading, fields.get("from")),
        high=_number(reading, fields.get("to")),
        whole=_truth(reading, fields.get("whole")),
        units=_texts(reading, fields.get("unit")),
        low_labels=ends[0],
        high_labels=ends[1],
        relevant=_text(fields.get("only_if")),
        constraint=_text(fields.get("check")),
        constraint_messages=_texts(reading, fields.get("check_message")),
    )


def _options(reading: _Reading, branch: Branch | None) -> tuple[Option, ...]:
    """Texts, texts by language, or `name: text`; a name is made where there is none."""
    options = []
    listed = branch.value if branch is not None and isinstance(branch.value, list) else []
    for number, one in enumerate(listed, 1):
        name = ""
        texts = one
        if isinstance(one.value, dict) and len(one.value) == 1:
            key, inner = next(iter(one.value.items()))
            if len(key) > 2 or isinstance(inner.value, dict):
                name, texts = key, inner
        labels = _texts(reading, texts)
        name = name or slug(next(iter(labels.values()), "")) or f"o{number}"
        options.append(Option(name, labels))
    return tuple(options)


def _ends(reading: _Reading, branch: Branch | None) -> tuple[Texts, Texts]:
    if branch is None:
        return {}, {}
    if not isinstance(branch.value, list) or len(branch.value) != 2:
        reading.fault(branch.line, "The ends are two texts, the lower one first.")
        return {}, {}
    low, high = (_texts(reading, one) for one in branch.value)
    return low, high


def _mapping(reading: _Reading, branch: Branch, known: Collection[str]) -> Mapping[str, Branch]:
    if not isinstance(branch.value, dict):
        reading.fault(branch.line, "Here stand lines of 'field: value'.")
        return {}
    for name, value in branch.value.items():
        if name not in known:
            near = _nearest(name, known)
            reading.fault(value.line, f"Nobody knows the field “{name[:40]}”.{near}")
    return branch.value


def _texts(reading: _Reading, branch: Branch | None) -> dict[str, str]:
    if branch is None or branch.value is None:
        return {}
    if isinstance(branch.value, str):
        return {reading.language: branch.value}
    if isinstance(branch.value, dict) and all(
        len(code) in (2, 3) and isinstance(one.value, str) for code, one in branch.value.items()
    ):
        return {code: str(one.value) for code, one in branch.value.items()}
    reading.fault(branch.line, "Here stands a text, or texts by language as in {en: Yes, fr: Oui}.")
    return {}


def _text(branch: Branch | None) -> str:
    return branch.value if branch is not None and isinstance(branch.value, str) else ""


def _words(branch: Branch | None) -> list[str]:
    listed = branch.value if branch is not None and isinstance(branch.value, list) else []
    return [one.value for one in listed if isinstance(one.value, str)]


def _truth(reading: _Reading, branch: Branch | None, *, usual: bool = False) -> bool:
    if branch is None:
        return usual
    text = _text(branch).lower()
    if text not in (*_YES, *_NO):
        reading.fault(branch.line, "This is yes or no.")
    return text in _YES


def _number(reading: _Reading, branch: Branch | None) -> Decimal | None:
    if branch is None:
        return None
    try:
        number = Decimal(_text(branch))
    except InvalidOperation:
        reading.fault(branch.line, "This is a number, such as 0 or 2.5.")
        return None
    return number if number.is_finite() else None


def _nearest(name: str, known: Collection[str]) -> str:
    near = get_close_matches(name, known, 1)
    return f" Did you mean “{near[0]}”?" if near else f" There are: {', '.join(known)}."
