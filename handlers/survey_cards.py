"""A survey as its organiser sees it: what it is, how it stands, and what can be done with it."""

from __future__ import annotations

from datetime import datetime

from domain.event_fields import language_name
from domain.formatting import escape, shorten
from domain.survey_checks import Fault, faults_of, missing_texts, shown_name
from domain.survey_plain import read_form
from domain.surveys import CLOSED, DRAFT, OPEN, Form, Question, minutes_of, text_in
from domain.wall_clock import shown_in
from handlers.answers import Page
from handlers.buttons import MANAGE, Rows, button, keyboard
from handlers.desk import Desk
from handlers.event_questions import in_words
from handlers.survey_access import title_of
from handlers.visitors import Visitor
from storage import survey_counting, surveys
from storage.tables import Survey

_LONGEST_LINE = 80
_MOST_FAULTS = 8


async def word_card(desk: Desk, visitor: Visitor, survey: Survey, note: str = "") -> Page:
    """The card with everything that can be done as it is now; `note` (HTML): what just happened."""
    language, form = visitor.language, read_form(survey.form)
    parts = [
        note,
        f"<b>{escape(title_of(survey, language))}</b>",
        desk.say(
            language,
            f"sm-state-{survey.state}",
            version=survey.version,
            count=len(form.asked),
            minutes=minutes_of(form),
        ),
        _word_settings(desk, visitor, survey, form),
    ]
    if survey.version:
        turnout = await desk.database.run(survey_counting.turnout, survey.id)
        parts.append(desk.say(language, "sm-turnout", **turnout))
    faults = faults_of(form)
    if faults and (survey.changed or not survey.version):
        parts.append(word_faults(desk, language, form, faults))
    elif survey.changed and survey.version:
        answered = await desk.database.run(surveys.answered, survey.id)
        parts.append(word_answered(desk, language, answered))
    missing = {code for code, _ in missing_texts(form)}
    if missing:
        names = ", ".join(_language(desk, language, code) for code in sorted(missing))
        parts.append(desk.say(language, "sm-missing", languages=names))
    return Page("\n\n".join(part for part in parts if part), keyboard(_rows(desk, visitor, survey)))


def word_answered(desk: Desk, language: str, answered: dict[int, int]) -> str:
    """How many answered which version, said before a change goes out."""
    lines = [
        desk.say(language, "sm-answered", count=count, version=version)
        for version, count in sorted(answered.items())
    ]
    return "\n".join([desk.say(language, "sm-unpublished"), *lines])


def word_faults(desk: Desk, language: str, form: Form, faults: list[Fault]) -> str:
    """What keeps it from being published, a line each."""
    lines = [f"⚠️ {word_fault(desk, language, form, one)}" for one in faults[:_MOST_FAULTS]]
    if len(faults) > _MOST_FAULTS:
        lines.append(desk.say(language, "sm-more-faults", count=len(faults) - _MOST_FAULTS))
    return "\n".join(lines)


def word_fault(desk: Desk, language: str, form: Form, fault: Fault) -> str:
    """One fault with its place, as HTML."""
    values = {
        name: escape(value) if isinstance(value, str) else value
        for name, value in fault.values.items()
        if name != "key"
    }
    if fault.key == "bad-expression":
        said = desk.say(language, f"expression-fault-{fault.values['key']}", **values)
    else:
        said = desk.say(language, f"survey-fault-{fault.key}", **values)
    if fault.question is None:
        return said
    where = escape(shorten(shown_name(form, fault.question), _LONGEST_LINE))
    return f"{where}: {said}"


def word_line(question: Question, form: Form, language: str) -> str:
    """A question in one line, for buttons and lists; not escaped."""
    text = text_in(question.labels, language, form.languages)[1]
    return shorten(" ".join(text.split()), _LONGEST_LINE) or question.name


def word_moment(visitor: Visitor, moment: datetime) -> str:
    """A moment on an organiser's clock."""
    return in_words(shown_in(moment, visitor.zone or "UTC").replace(tzinfo=None), visitor.language)


def _word_settings(desk: Desk, visitor: Visitor, survey: Survey, form: Form) -> str:
    language = visitor.language
    lines = [desk.say(language, "sm-anonymous" if form.anonymous else "sm-named")]
    if not form.anonymous:
        lines.append(desk.say(language, "sm-editable" if form.editable else "sm-final"))
    if form.shares_results:
        lines.append(desk.say(language, "sm-shares"))
    names = ", ".join(_language(desk, language, code) for code in form.languages)
    lines.append(desk.say(language, "sm-languages", languages=names))
    if survey.opens_at is not None and survey.state != CLOSED:
        lines.append(desk.say(language, "sm-opens", moment=word_moment(visitor, survey.opens_at)))
    if survey.closes_at is not None:
        lines.append(desk.say(language, "sm-closes", moment=word_moment(visitor, survey.closes_at)))
    if survey.cap is not None:
        lines.append(desk.say(language, "sm-cap", count=survey.cap))
    if survey.sends_at is not None:
        lines.append(desk.say(language, "sm-sends", moment=word_moment(visitor, survey.sends_at)))
    for reminder in survey.reminders:
        moment = word_moment(visitor, datetime.fromisoformat(reminder))
        lines.append(desk.say(language, "sm-reminds", moment=moment))
    return "\n".join(f"• {line}" for line in lines)


def _language(desk: Desk, language: str, code: str) -> str:
    if desk.phrasebook.supported(code):
        return desk.say(language, f"language-{code}")
    return language_name(code, language)


def _rows(desk: Desk, visitor: Visitor, survey: Survey) -> Rows:
    def act(name: str) -> Rows:
        label = desk.say(visitor.language, f"sm-button-{name}")
        return [[button(label, MANAGE, name, survey.id)]]

    def row(*names: str) -> Rows:
        return [[act(name)[0][0] for name in names]]

    publish = row("publish") if survey.changed and survey.version == 0 else []
    if survey.changed and survey.version:
        publish = row("publish-changes", "undo")
    if survey.state == DRAFT:
        rows = [*publish, *row("questions", "settings"), *row("texts", "preview")]
        rows += [*row("file", "copy"), *row("delete")]
    elif survey.state == OPEN:
        rows = [*row("results", "send"), *publish, *row("questions", "settings")]
        rows += [*row("texts", "preview"), *row("link", "poll"), *row("file", "copy")]
        rows += row("close", "delete")
    else:
        rows = [*row("results"), *row("file", "copy"), *row("reopen", "delete")]
    return [*rows, [button(desk.say(visitor.language, "button-back"), MANAGE, "list", 0)]]
