"""The results of a survey in the chat: turnout, one question at a time, charts, texts, files."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

from domain import surveys as kinds
from domain.event_fields import language_name
from domain.formatting import escape, shorten, split_plain
from domain.survey_charts import Bar, draw_bars
from domain.survey_tables import Layout
from domain.surveys import text_in
from handlers.answers import Page
from handlers.buttons import MANAGE, Rows, button, keyboard
from handlers.desk import Desk
from handlers.sending import send
from handlers.survey_access import Tap, noted, title_of
from handlers.survey_cards import word_line
from handlers.survey_figures import labels_of, number_in, word_tally, word_turnout
from storage import survey_reports
from storage.survey_reports import Report

_PER_PAGE = 5
_LONGEST_TEXT = 600


async def show_results(desk: Desk, tap: Tap) -> Page:
    """How many took part, and the ways into the rest."""
    language = tap.visitor.language
    if not tap.survey.version:
        return Page(desk.say(language, "survey-gone"), None)
    report = await survey_reports.run(desk.database, survey_reports.tally, tap.survey.id)
    parts = [
        f"<b>{escape(title_of(tap.survey, language))}</b>",
        await word_turnout(desk, language, tap.survey, report),
    ]
    rows: Rows = []
    if report.too_few:
        parts.append(desk.say(language, "sr-too-few"))
    else:
        rows.append(
            [button(desk.say(language, "sr-button-questions"), MANAGE, "rq", tap.survey.id, 0)]
        )
        rows.append(
            [button(desk.say(language, "sr-button-charts"), MANAGE, "charts", tap.survey.id)]
        )
        rows.append(
            [button(desk.say(language, "sr-button-languages"), MANAGE, "bylang", tap.survey.id)]
        )
        files = [
            button(
                desk.say(language, f"sr-button-file-{what}"),
                MANAGE, "export", tap.survey.id, *what.split("-"),
            )
            for what in ("xlsx-labels", "xlsx-ids", "csv-labels", "csv-ids")
        ]  # fmt: skip
        rows += [files[:2], files[2:]]
    if report.waiting:
        parts.append(desk.say(language, "sr-waiting", count=report.waiting))
    rows.append([button(desk.say(language, "button-back"), MANAGE, "show", tap.survey.id)])
    return Page("\n\n".join(parts), keyboard(rows))


async def show_question(desk: Desk, tap: Tap) -> Page:
    """One question's figures, with a way to the next and the one before."""
    language = tap.visitor.language
    report = await survey_reports.run(desk.database, survey_reports.tally, tap.survey.id)
    at = min(tap.payload.number(2) or 0, len(report.columns) - 1)
    if report.too_few or at < 0:
        return await show_results(desk, tap)
    column = report.columns[at]
    tally = report.results.tallies[column.name]
    text = escape(word_line(column.question, report.form, language))
    parts = [
        f"<i>{at + 1}/{len(report.columns)}</i>\n<b>{text}</b>",
        desk.say(language, "sr-removed") if column.removed else "",
        word_tally(desk, language, report.form, tally),
    ]
    rows: Rows = []
    if tally.options:
        rows.append(
            [button(desk.say(language, "sr-button-chart"), MANAGE, "chart", tap.survey.id, at)]
        )
    written = column.question.kind in (kinds.SHORT, kinds.LONG) or column.question.other
    if written and tally.answered:
        rows.append(
            [button(desk.say(language, "sr-button-texts"), MANAGE, "wrote", tap.survey.id, at, 0)]
        )
    turn = []
    if at > 0:
        turn.append(button("‹", MANAGE, "rq", tap.survey.id, at - 1))
    if at + 1 < len(report.columns):
        turn.append(button("›", MANAGE, "rq", tap.survey.id, at + 1))
    back = button(desk.say(language, "button-back"), MANAGE, "results", tap.survey.id)
    return Page("\n\n".join(part for part in parts if part), keyboard([*rows, turn, [back]]))


async def send_chart(desk: Desk, tap: Tap) -> None:
    """The bar chart of one question as a picture."""
    report = await survey_reports.run(desk.database, survey_reports.tally, tap.survey.id)
    at = tap.payload.number(2) or 0
    if not report.too_few and at < len(report.columns):
        await _send_chart(desk, tap, report, at)


async def send_charts(desk: Desk, tap: Tap) -> None:
    """The charts of all questions that have options, one picture each."""
    report = await survey_reports.run(desk.database, survey_reports.tally, tap.survey.id)
    if report.too_few:
        return
    for at, column in enumerate(report.columns):
        if report.results.tallies[column.name].options:
            await _send_chart(desk, tap, report, at)


async def show_texts(desk: Desk, tap: Tap) -> Page:
    """What people wrote, a few at a time."""
    language = tap.visitor.language
    report = await survey_reports.run(desk.database, survey_reports.tally, tap.survey.id)
    at, page = tap.payload.number(2) or 0, tap.payload.number(3) or 0
    if report.too_few or at >= len(report.columns):
        return await show_results(desk, tap)
    column = report.columns[at]
    found, count = await desk.database.run(
        survey_reports.texts, tap.survey.id, column.name, page, _PER_PAGE
    )
    head = f"<b>{escape(word_line(column.question, report.form, language))}</b>"
    wrote = [f"<blockquote>{escape(shorten(text, _LONGEST_TEXT))}</blockquote>" for text in found]
    turn = []
    if page > 0:
        turn.append(button("‹", MANAGE, "wrote", tap.survey.id, at, page - 1))
    if (page + 1) * _PER_PAGE < count:
        turn.append(button("›", MANAGE, "wrote", tap.survey.id, at, page + 1))
    back = button(desk.say(language, "button-back"), MANAGE, "rq", tap.survey.id, at)
    where = desk.say(language, "sr-texts", count=count)
    return Page("\n".join([head, where, *wrote]), keyboard([turn, [back]]))


async def show_languages(desk: Desk, tap: Tap) -> Page:
    """How many answered in which language, and the first questions' figures in each."""
    language = tap.visitor.language
    found = await survey_reports.run(desk.database, survey_reports.break_down, tap.survey.id)
    parts = [desk.say(language, "sr-languages" if found else "sr-languages-none")]
    for code, results in sorted(found.items()):
        name = language_name(code, language)
        parts.append(desk.say(language, "sr-language", name=name, count=results.responses))
    back = button(desk.say(language, "button-back"), MANAGE, "results", tap.survey.id)
    return Page("\n".join(parts), keyboard([[back]]))


async def send_export(desk: Desk, tap: Tap) -> None:
    """A file with one row a respondent."""
    language = tap.visitor.language
    kind = "csv" if tap.payload.text(2) == "csv" else "xlsx"
    report = await survey_reports.run(desk.database, survey_reports.tally, tap.survey.id)
    if report.too_few:
        return
    layout = Layout(
        columns=(),
        language=language,
        languages=report.form.languages,
        labels=tap.payload.text(3) == "labels",
        declined=desk.say(language, "survey-button-decline"),
        words=labels_of(desk, language)
        | {
            name: desk.say(language, f"sr-sheet-{name}")
            for name in ("question", "option", "count", "share", "mean")
        },
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"answers.{kind}"
        await survey_reports.run(
            desk.database, survey_reports.export, tap.survey.id, kind, path, layout
        )
        content = await asyncio.to_thread(path.read_bytes)
    await noted(desk, tap.visitor, tap.survey, "export", _was_there)
    name = f"survey-{tap.survey.id}-{desk.clock():%Y-%m-%d}.{kind}"
    await tap.bot.send_document(tap.chat_id, content, filename=name)


def _was_there(session: object, survey_id: int) -> bool:
    del session, survey_id
    return True


async def _send_chart(desk: Desk, tap: Tap, report: Report, at: int) -> None:
    language = tap.visitor.language
    column = report.columns[at]
    tally = report.results.tallies[column.name]
    if not tally.options:
        return
    words = labels_of(desk, language)
    bars = []
    for name in tally.options:
        option = column.question.option(name)
        label = words.get(name, name)
        if option is not None:
            label = text_in(option.labels, language, report.form.languages)[1]
        bars.append(Bar(label, tally.counts[name], tally.share(name)))
    title = text_in(column.question.labels, language, report.form.languages)[1]
    key = "sr-chart-ranking" if column.question.kind == kinds.RANKING else "sr-chart"
    subtitle = desk.say(language, key, count=tally.answered)
    if tally.mean is not None:
        mean = number_in(language, tally.mean)
        subtitle += " · " + desk.say(language, "sr-mean-short", mean=mean)
    chart = await asyncio.to_thread(draw_bars, title, subtitle, bars)
    caption = shorten(f"{title}\n{subtitle}", 900)
    await tap.bot.send_photo(tap.chat_id, chart.png, caption=caption, filename="chart.png")
    for piece in split_plain("\n".join(chart.legend)) if chart.legend else []:
        await send(tap.bot, tap.chat_id, escape(piece))
