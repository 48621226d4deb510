"""Moments in words: the reader's time and the event's, as Telegram's HTML."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Protocol

from babel.dates import format_date, format_timedelta

from domain.wall_clock import shown_in
from domain.zone_names import locale_of, zone_label

# "13:00 IST" is India's, Ireland's or Israel's: such a zone is told by its city.
_AMBIGUOUS = {"IST", "CST", "CDT", "BST", "AST", "ADT", "MST", "PST", "PDT", "SST", "WST"}
# Telegram draws a tagged moment by the reader's own clock: w weekday, D date with year, t hours.
_DATE_AND_TIME, _TIME = "wDt", "t"
_FULL, _NO_YEAR, _NO_MONTH = "EEE d MMMM y", "EEE d MMMM", "EEE d"
_FRENCH_ARTICLES = (("Le ", "le", ""), ("Îles ", "les", "îles "))
_MINUTES_BELOW, _HOURS_BELOW = timedelta(hours=2), timedelta(days=2)


class Say(Protocol):
    """Gives a sentence of the locale files in the reader's language."""

    def __call__(self, key: str, /, **values: Any) -> str:
        """A sentence by its key, with values put in."""
        ...


def word_moment(
    say: Say,
    moment: datetime,
    language: str | None,
    zone: str | None,
    event_zone: str,
    *,
    with_date: bool = True,
) -> str:
    """A moment (UTC) by the reader's clock and the event's: "… 15:00 in Nairobi (13:00 CET)".

    `zone` is the reader's, None where it is not known. One time is told where both clocks show the
    same. Gives HTML with a `<tg-time>` tag. Raises UnknownZone.
    """
    own, event = _clocks(say, language, zone, event_zone, (moment,))
    words = own.named(moment)
    if with_date:
        words = own.dated(moment, words, _FULL)
    tagged = _tagged(moment, words, _DATE_AND_TIME if with_date else _TIME)
    if event is None:
        return tagged
    other = event.named(moment)
    if event.day(moment) != own.day(moment):
        other = event.dated(moment, other, _NO_YEAR)
    return say("moment-beside", own=tagged, other=other)


def word_span(
    say: Say,
    starts_at: datetime,
    ends_at: datetime,
    all_day: bool,
    language: str | None,
    zone: str | None,
    event_zone: str,
) -> str:
    """From a moment to another (UTC), as word_moment words them: "… 13:00–16:00 CET".

    An all-day event (its end is the midnight after) is told in the event's dates alone: days are
    not converted. Raises UnknownZone.
    """
    if all_day:
        first = shown_in(starts_at, event_zone).date()
        last = shown_in(ends_at - timedelta(microseconds=1), event_zone).date()
        return word_days(say, first, last, language)
    own, event = _clocks(say, language, zone, event_zone, (starts_at, ends_at))
    one_day = own.day(starts_at) == own.day(ends_at)
    end = own.named(ends_at)
    told = own.together(
        starts_at,
        ends_at,
        _tagged(starts_at, own.dated(starts_at, own.start(starts_at, ends_at), _FULL)),
        _tagged(ends_at, end, _TIME)
        if one_day
        else _tagged(ends_at, own.dated(ends_at, end, _FULL)),
    )
    if event is None:
        return told
    begin, end = event.start(starts_at, ends_at), event.named(ends_at)
    if any(event.day(moment) != own.day(moment) for moment in (starts_at, ends_at)) or not one_day:
        begin = event.dated(starts_at, begin, _NO_YEAR)
        if event.day(starts_at) != event.day(ends_at):
            end = event.dated(ends_at, end, _NO_YEAR)
    return say("moment-beside", own=told, other=event.together(starts_at, ends_at, begin, end))


def word_days(say: Say, first: date, last: date, language: str | None) -> str:
    """A day, or from a day to another: "Sun 14 – Tue 16 February 2027"."""
    end = _date(last, language, _FULL)
    if first >= last:
        return end
    same_month = (first.year, first.month) == (last.year, last.month)
    pattern = _NO_MONTH if same_month else _NO_YEAR if first.year == last.year else _FULL
    return say("moment-from-to", first=_date(first, language, pattern), last=end)


def word_distance(distance: timedelta, language: str | None) -> str:
    """How far away a moment is: "in 40 minutes", "dans 2 jours"; a negative distance has passed."""
    # A message that leaves a moment late still says "in 1 day", not "in 24 hours".
    length = timedelta(minutes=max(1, round(abs(distance) / timedelta(minutes=1))))
    distance = -length if distance < timedelta(0) else length
    unit = "minute" if length < _MINUTES_BELOW else "hour" if length < _HOURS_BELOW else "day"
    if length in (timedelta(hours=1), timedelta(days=1)):
        unit = "hour" if length == timedelta(hours=1) else "day"
    return format_timedelta(
        distance,
        granularity=unit,  # type: ignore[arg-type]  # one of Babel's literals
        threshold=length.total_seconds() + 60,  # no unit above: 13 days are no "2 weeks"
        add_direction=True,
        locale=locale_of(language),
    )


@dataclass(frozen=True, slots=True)
class _Clock:
    """The clock of a zone, as somebody is told of it: by its city or its usual abbreviation."""

    say: Say
    language: str | None
    zone: str
    by_city: bool = False

    def day(self, moment: datetime) -> date:
        return shown_in(moment, self.zone).date()

    def time(self, moment: datetime) -> str:
        return f"{shown_in(moment, self.zone):%H:%M}"

    def name(self, moment: datetime) -> str | None:
        """What stands behind a time without a city; None where only the city is clear."""
        if "/" not in self.zone or self.zone.startswith("Etc/"):
            return zone_label(self.zone, self.language)
        name = shown_in(moment, self.zone).tzname()
        clear = name is not None and name.isalpha() and name not in _AMBIGUOUS
        return name if clear and not self.by_city else None

    def named(self, moment: datetime) -> str:
        name = self.name(moment)
        if name is not None:
            return self.say("moment-zone", time=self.time(moment), zone=name)
        article, city = _article(zone_label(self.zone, self.language), self.language)
        return self.say("moment-city", time=self.time(moment), article=article, city=city)

    def dated(self, moment: datetime, time: str, pattern: str) -> str:
        day = _date(self.day(moment), self.language, pattern)
        return self.say("moment-date-time", date=day, time=time)

    def start(self, starts_at: datetime, ends_at: datetime) -> str:
        """The time a span starts, with its zone only where that is another one at the end."""
        same = self.name(starts_at) == self.name(ends_at)
        return self.time(starts_at) if same else self.named(starts_at)

    def together(self, starts_at: datetime, ends_at: datetime, first: str, last: str) -> str:
        if self.day(starts_at) == self.day(ends_at):
            return self.say("moment-times", first=first, last=last)
        return self.say("moment-from-to", first=first, last=last)


def _clocks(
    say: Say,
    language: str | None,
    zone: str | None,
    event_zone: str,
    moments: tuple[datetime, ...],
) -> tuple[_Clock, _Clock | None]:
    """The reader's clock, and the event's where it shows another time."""
    event = _Clock(say, language, event_zone)
    if zone is None or zone == event_zone:
        return event, None
    pairs = [(shown_in(one, zone), shown_in(one, event_zone)) for one in moments]
    if any(own.utcoffset() != other.utcoffset() for own, other in pairs):
        return _Clock(say, language, zone, by_city=True), event
    differs = any(own.tzname() != other.tzname() for own, other in pairs)
    return _Clock(say, language, zone, by_city=differs), None


def _tagged(moment: datetime, words: str, layout: str = _DATE_AND_TIME) -> str:
    return f'<tg-time unix="{int(moment.timestamp())}" format="{layout}">{words}</tg-time>'


def _date(day: date, language: str | None, pattern: str) -> str:
    return format_date(day, pattern, locale=locale_of(language))


def _article(city: str, language: str | None) -> tuple[str, str]:
    # "à Le Caire" is "au Caire"; the locale files cannot look into a city's name.
    for begins, article, instead in _FRENCH_ARTICLES if language == "fr" else ():
        if city.startswith(begins):
            return article, instead + city.removeprefix(begins)
    return "none", city
