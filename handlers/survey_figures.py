"""Figures of a survey in words: turnout, and what was answered to one question."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date
from babel.numbers import format_decimal, format_percent

from domain import surveys as kinds
from domain.formatting import LONGEST_MESSAGE, escape, utf16_length
from domain.survey_reading import OTHER
from domain.survey_tallies import Tally
from domain.surveys import Form, text_in
from handlers.desk import Desk
from handlers.survey_cards import word_line
from storage import survey_counting
from storage.survey_reports import Report
from storage.tables import Survey

_LONGEST_BAR = 10


async def word_turnout(desk: Desk, language: str, survey: Survey, report: Report) -> str:
    """Response rate, completion, the median time, and where people stopped."""
    turnout = await desk.database.run(survey_counting.turnout, survey.id)
    lines = [desk.say(language, "sr-turnout", **turnout)]
    if turnout["invited"]:
        rate = percent_in(language, turnout["done"] / turnout["invited"])
        lines.append(desk.say(language, "sr-rate", rate=rate))
    if turnout["started"]:
        rate = percent_in(language, turnout["done"] / turnout["started"])
        lines.append(desk.say(language, "sr-completion", rate=rate))
    seconds = report.results.median_seconds
    if seconds is not None:
        minutes, rest = divmod(round(seconds), 60)
        lines.append(desk.say(language, "sr-median", minutes=minutes, seconds=rest))
    stops = await desk.database.run(survey_counting.stops, survey.id)
    stops |= survey.dropped or {}
    stopped = [
        desk.say(
            language,
            "sr-stop",
            count=stops[one.name],
            text=escape(word_line(one, report.form, language)),
        )
        for one in report.form.questions
        if stops.get(one.name) and (not report.form.anonymous or not report.too_few)
    ]
    if stopped:
        lines += [desk.say(language, "sr-stops"), *stopped]
    return "\n".join(lines)


def word_tally(desk: Desk, language: str, form: Form, tally: Tally) -> str:
    """Counts and shares, mean and spread, first and last day, as the kind asks for."""
    question = tally.question
    lines = [
        desk.say(
            language,
            "sr-answered",
            count=tally.answered,
            skipped=tally.skipped,
            declined=tally.declined,
        )
    ]
    words = labels_of(desk, language)
    for name in tally.options:
        option = question.option(name)
        label = words.get(name, name)
        if option is not None:
            label = text_in(option.labels, language, form.languages)[1]
        share = tally.share(name)
        full = round(share * _LONGEST_BAR)
        bar = "▰" * full + "▱" * (_LONGEST_BAR - full)
        figures = f"{tally.counts[name]} · {percent_in(language, share)}"
        if question.kind == kinds.RANKING and (place := tally.mean_place(name)) is not None:
            figures = desk.say(
                language, "sr-place", count=tally.counts[name], place=number_in(language, place)
            )
        lines.append(f"{escape(label)}\n{bar} {figures}")
    if tally.mean is not None:
        lines.append(
            desk.say(
                language,
                "sr-mean",
                mean=number_in(language, tally.mean),
                spread=number_in(language, tally.spread) if tally.spread is not None else "–",
                middle=number_in(language, tally.middle or 0.0),
            )
        )
    if tally.days is not None:
        first, last = (
            format_date(date.fromisoformat(day), "long", locale=language) for day in tally.days
        )
        lines.append(desk.say(language, "sr-days", first=first, last=last))
    return "\n".join(lines)


def word_shared(desk: Desk, language: str, report: Report) -> list[str]:
    """What everybody may see: shares and means, no texts, a block a question."""
    if report.too_few:
        return [desk.say(language, "survey-results-few")]
    blocks = [desk.say(language, "survey-results", count=report.results.complete)]
    for column in report.columns:
        tally = report.results.tallies[column.name]
        if not column.removed and (tally.options or tally.numbers):
            text = escape(word_line(column.question, report.form, language))
            blocks.append(f"<b>{text}</b>\n{word_tally(desk, language, report.form, tally)}")
    return blocks


def split_html(blocks: list[str]) -> list[str]:
    """Blocks of HTML in as few messages as hold them, none cut in two."""
    pieces: list[str] = []
    for block in blocks:
        joined = f"{pieces[-1]}\n\n{block}" if pieces else block
        if pieces and utf16_length(joined) <= LONGEST_MESSAGE:
            pieces[-1] = joined
        else:
            pieces.append(block)
    return pieces


def labels_of(desk: Desk, language: str) -> dict[str, str]:
    """Words for the ids that have no label of their own."""
    return {
        kinds.YES: desk.say(language, "survey-yes"),
        kinds.NO: desk.say(language, "survey-no"),
        OTHER: desk.say(language, "sr-other"),
    }


def number_in(language: str, number: float) -> str:
    """A number with two decimals at most, as a language writes it."""
    return str(format_decimal(number, format="#,##0.##", locale=language))


def percent_in(language: str, share: float) -> str:
    """A share as a language writes percents."""
    return str(format_percent(share, locale=language))
