"""Counts what people answered, question by question, in one pass over all answers."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from statistics import fmean, median, stdev

from domain import surveys
from domain.survey_columns import Column
from domain.survey_reading import OTHER
from domain.survey_responses import Response
from domain.surveys import Answer, Question

DECLINED = "declined"


@dataclass(slots=True)
class Tally:
    """What was answered to one question.

    `counts` are by option id, of a ranking the first places; `numbers` those of scales and
    numbers, `places` the sums of the places in a ranking. A person counts once in `answered`.
    """

    question: Question
    answered: int = 0
    skipped: int = 0
    declined: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    numbers: array[float] = field(default_factory=lambda: array("d"))
    places: Counter[str] = field(default_factory=Counter)
    days: tuple[str, str] | None = None

    @property
    def options(self) -> list[str]:
        """The ids that are counted, in the order of the question."""
        question = self.question
        if question.kind == surveys.SCALE:
            return [str(step) for step in question.steps]
        if question.kind == surveys.YES_NO:
            return [surveys.YES, surveys.NO]
        names = [one.name for one in question.options]
        return [*names, OTHER] if question.other else names

    @property
    def mean(self) -> float | None:
        """The mean of the numbers, where there are any."""
        return fmean(self.numbers) if self.numbers else None

    @property
    def spread(self) -> float | None:
        """The sample standard deviation, from two numbers on."""
        return stdev(self.numbers) if len(self.numbers) > 1 else None

    @property
    def middle(self) -> float | None:
        """The median."""
        return median(self.numbers) if self.numbers else None

    def mean_place(self, name: str) -> float | None:
        """The mean place of an option in a ranking; 1 is the first."""
        return self.places[name] / self.answered if self.answered else None

    def share(self, name: str) -> float:
        """The part of those who answered that chose an option, from 0 to 1."""
        return self.counts[name] / self.answered if self.answered else 0.0

    def add(self, answer: Answer) -> None:
        """Counts one answer."""
        if answer.declined:
            self.declined += 1
        elif answer.skipped:
            self.skipped += 1
        else:
            self.answered += 1
            self._add_content(answer)

    def _add_content(self, answer: Answer) -> None:
        kind = self.question.kind
        if kind == surveys.RANKING:
            self.counts[answer.choices[0]] += 1
            for place, name in enumerate(answer.choices, 1):
                self.places[name] += place
            return
        for name in answer.choices:
            self.counts[name] += 1
        if answer.other:
            self.counts[OTHER] += 1
        if kind == surveys.SCALE and answer.choices:
            self.numbers.append(float(answer.choices[0]))
        elif answer.number is not None:
            self.numbers.append(float(answer.number))
        elif answer.day is not None:
            first, last = self.days or (answer.day, answer.day)
            self.days = (min(first, answer.day), max(last, answer.day))


@dataclass(slots=True)
class Results:
    """All tallies, by question id, and what is counted over whole responses."""

    tallies: dict[str, Tally]
    responses: int = 0
    complete: int = 0
    languages: Counter[str] = field(default_factory=Counter)
    versions: Counter[int] = field(default_factory=Counter)
    days: Counter[str] = field(default_factory=Counter)
    seconds: array[int] = field(default_factory=lambda: array("l"))

    @property
    def median_seconds(self) -> float | None:
        """How long the middle one of those who finished took."""
        return median(self.seconds) if self.seconds else None


def begin(columns: Sequence[Column]) -> Results:
    """Empty results for some questions."""
    return Results({one.name: Tally(one.question) for one in columns})


def add(results: Results, responses: Iterable[Response]) -> Results:
    """Counts more responses; gives the same results."""
    for _ in counting(results, responses):
        pass
    return results


def counting(results: Results, responses: Iterable[Response]) -> Iterator[Response]:
    """Hands responses on one by one, counted."""
    for response in responses:
        results.responses += 1
        results.languages[response.language] += 1
        results.versions[response.version] += 1
        if response.complete:
            results.complete += 1
            if response.finished is not None:
                results.days[response.finished.date().isoformat()] += 1
            if response.seconds is not None:
                results.seconds.append(response.seconds)
        for name, answer in response.answers.items():
            tally = results.tallies.get(name)
            if tally is not None:
                tally.add(answer)
        yield response
