"""Results and exports of a survey: small ones at once, large ones in a process of their own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from domain.disclosure import LEAST, hidden_in
from domain.survey_columns import Column, columns_of
from domain.survey_exports import write_csv, write_workbook
from domain.survey_responses import Response
from domain.survey_tables import Layout, summary
from domain.survey_tallies import Results, add, begin, counting
from domain.surveys import Form
from storage import survey_counting, survey_polls, surveys
from storage.apart import run_apart
from storage.database import Database
from storage.tables import SurveyResponse

_SMALL = 2_000  # responses that are counted in a moment

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Report:
    """What results say: the form that is out, its columns, and the tallies.

    `too_few` says that the survey is anonymous and fewer than five answers may be shown: the
    tallies are empty then. `waiting` are answers that are held back until more have come.
    """

    form: Form
    columns: list[Column]
    results: Results
    too_few: bool
    waiting: int


async def run(database: Database, work: Callable[..., T], survey_id: int, *arguments: Any) -> T:
    """Runs `tally`, `export` or `break_down` where it costs the service least."""
    if await database.run(_count, survey_id) <= _SMALL:
        return await asyncio.to_thread(_beside, database, work, survey_id, *arguments)
    return await run_apart(database, work, survey_id, *arguments)


def _beside(database: Database, work: Callable[..., T], *arguments: Any) -> T:
    """Over a connection of its own, which holds no writer up."""
    beside = Database(database.address, reading=True)
    try:
        return work(beside, *arguments)
    finally:
        beside.close()


def tally(database: Database, survey_id: int) -> Report:
    """Counts all answers that may be shown."""
    versions = database.run_now(surveys.versions, survey_id)
    columns = columns_of(versions)
    form = versions[max(versions)]
    results = add(begin(columns), _stream(database, survey_id))
    if not form.anonymous:
        database.run_now(survey_polls.add_counts, survey_id, results)
        return Report(form, columns, results, too_few=False, waiting=0)
    waiting = database.run_now(survey_counting.waiting, survey_id)
    too_few = results.complete < LEAST
    if too_few:
        results = begin(columns)
    else:
        database.run_now(survey_polls.add_counts, survey_id, results)
    return Report(form, columns, results, too_few=too_few, waiting=waiting)


def export(database: Database, survey_id: int, kind: str, path: Path, layout: Layout) -> int:
    """Writes a file (`kind` csv or xlsx) and gives how many responses it holds, 0 for none.

    `layout` comes without columns; small groups of an anonymous survey are left blank in it.
    """
    versions = database.run_now(surveys.versions, survey_id)
    columns = columns_of(versions)
    form = versions[max(versions)]
    hidden: dict[str, set[Any]] = {}
    if form.anonymous:
        groups = database.run_now(survey_counting.groups, survey_id)
        if sum(groups["version"].values()) < LEAST:
            return 0
        hidden = {name: hidden_in(counts) for name, counts in groups.items()}
    layout = replace(layout, columns=columns, anonymous=form.anonymous, hidden=hidden)
    results = begin(columns)
    stream = counting(results, _stream(database, survey_id))
    if kind == "csv":
        write_csv(path, layout, stream)
    else:
        write_workbook(path, layout, stream, lambda: summary(layout, results))
    return results.responses


def break_down(database: Database, survey_id: int) -> dict[str, Results]:
    """The results by language; of an anonymous survey without small groups."""
    versions = database.run_now(surveys.versions, survey_id)
    columns = columns_of(versions)
    found: dict[str, Results] = {}
    for response in _stream(database, survey_id):
        results = found.setdefault(response.language, begin(columns))
        add(results, [response])
    if versions[max(versions)].anonymous:
        hidden = hidden_in({code: one.responses for code, one in found.items()})
        found = {code: one for code, one in found.items() if code not in hidden}
    return found


def texts(
    session: Session, survey_id: int, question: str, at: int, count: int
) -> tuple[list[str], int]:
    """A page of what people wrote to a question, and how many there are in all."""
    found: list[str] = []
    for response in survey_counting.stream(session, survey_id):
        answer = response.answers.get(question)
        text = (answer.text or answer.other) if answer is not None else None
        if text:
            found.append(text)
    return found[at * count : (at + 1) * count], len(found)


def _stream(database: Database, survey_id: int) -> Iterator[Response]:
    """All responses that may be shown, as they are at one moment, read as they are used."""
    with database.transaction() as session:
        yield from survey_counting.stream(session, survey_id)


def _count(session: Session, survey_id: int) -> int:
    chosen = select(func.count()).where(SurveyResponse.survey_id == survey_id)
    return session.scalar(chosen) or 0
