"""The questions of all versions of a survey in one order, so that all answers make one table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from domain.surveys import Form, Question


@dataclass(frozen=True, slots=True)
class Column:
    """A question of any version.

    `question` is as its newest version has it, with every option that it ever had; `removed` says
    that the newest version of the survey asks it no more.
    """

    question: Question
    versions: tuple[int, ...]
    removed: bool = False

    @property
    def name(self) -> str:
        """The question's id."""
        return self.question.name


def columns_of(versions: Mapping[int, Form]) -> list[Column]:
    """The columns in the order of the newest version; what was removed stands at the end."""
    newest = max(versions, default=0)
    found: dict[str, Question] = {}
    where: dict[str, list[int]] = {}
    for version in sorted(versions, reverse=True):
        for question in versions[version].asked:
            where.setdefault(question.name, []).insert(0, version)
            known = found.get(question.name)
            found[question.name] = question if known is None else _joined(known, question)
    return [
        Column(question, tuple(where[name]), removed=newest not in where[name])
        for name, question in found.items()
    ]


def _joined(newer: Question, older: Question) -> Question:
    names = {one.name for one in newer.options}
    more = tuple(one for one in older.options if one.name not in names)
    return replace(newer, options=newer.options + more, other=newer.other or older.other)
