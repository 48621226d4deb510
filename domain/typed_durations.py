"""Reading how long something takes or how far away it is: 3h, 90 min, 1h30, 2 jours."""

from __future__ import annotations

import re
from datetime import timedelta

from domain.typed_words import COUNT, DateFault, any_of, count, tidied

_MINUTES = {
    **dict.fromkeys(("m", "mn", "min", "mins", "minute", "minutes"), 1),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours", "heure", "heures"), 60),
    **dict.fromkeys(("d", "j", "day", "days", "jour", "jours"), 24 * 60),
    **dict.fromkeys(("week", "weeks", "semaine", "semaines"), 7 * 24 * 60),
}
_IN_WORDS = {
    **dict.fromkeys(("half an hour", "half hour", "demi heure", "une demi heure"), 30),
    **dict.fromkeys(("une heure et demie", "1 heure et demie", "an hour and a half"), 90),
}
_JOINT = r"(?: |, | and | et )?"
_PART = rf"(?<![a-z])(\d+(?:\.\d+)?(?= ?[a-z])|(?:{COUNT})(?= )) ?({any_of(_MINUTES)})(?![a-z])"
_PARTS = re.compile(rf"{_PART}(?:{_JOINT}{_PART})*")
_HOURS_AND_MINUTES = re.compile(r"(\d{1,2}) ?(?:h|hr|heures?|:) ?([0-5]\d)(?: ?(?:m|mn|min))?")
_HENCE = re.compile(r"(?:in|dans) (.+)")
_WITH_DAYS = re.compile(rf"\b(?:{COUNT}) ?(?:d|j|day|jour|week|semaine)")
_FILLER = re.compile(r"^(?:for|pendant|lasts|dure|duree|about) ")
_LONGEST = 366 * 24 * 60


def read_duration(text: str) -> timedelta | DateFault:
    """Reads "3h", "90 min", "1h30", "1,5 h", "2 jours", "2 days and 3 hours"."""
    minutes = _minutes(_FILLER.sub("", tidied(text)).replace("-", " "))
    return DateFault("no-duration") if minutes is None else timedelta(minutes=minutes)


def read_hence(words: str) -> timedelta | None:
    """The hours and minutes of tidied words such as "in 2 hours", None for anything else.

    Days and weeks are none: they keep no time of day.
    """
    found = _HENCE.fullmatch(words)
    minutes = _minutes(found[1]) if found and not _WITH_DAYS.search(words) else None
    return None if minutes is None else timedelta(minutes=minutes)


def _minutes(words: str) -> int | None:
    """Whole minutes, at least one and at most a year's, or None for anything else."""
    if found := _HOURS_AND_MINUTES.fullmatch(words):
        minutes = float(int(found[1]) * 60 + int(found[2]))
    elif words in _IN_WORDS:
        minutes = _IN_WORDS[words]
    elif _PARTS.fullmatch(words):
        parts = re.findall(_PART, words)
        minutes = sum(_number(number) * _MINUTES[unit] for number, unit in parts)
    else:
        return None
    return round(minutes) if 1 <= minutes <= _LONGEST else None


def _number(word: str) -> float:
    return float(word) if word[0].isdigit() else count(word)
