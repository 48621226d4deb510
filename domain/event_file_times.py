"""Days, times and lengths as an event file writes them: 2027-02-14 13:00, 16:00, 1h30."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from domain.event_file_nodes import Branch, Reading
from domain.wall_clock import resolve

_DAY = timedelta(days=1)
_MOMENT = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})(?:[T ]+(?P<time>\d{1,2}:\d{2})(?::00)?)?", re.ASCII
)
_TIME = re.compile(r"\d{1,2}:\d{2}", re.ASCII)
_LENGTH = re.compile(
    r"(?:(?P<days>\d{1,2})\s*d)?\s*(?:(?P<hours>\d{1,3})\s*h)?\s*(?:(?P<minutes>\d{1,3})\s*m?)?",
    re.ASCII,
)
_FORM = "a day and a time such as 2027-02-14 13:00"


def read_times(
    reading: Reading, fields: dict[str, Branch], line: int, zone: str, day: datetime | None
) -> tuple[datetime, datetime, bool] | None:
    """Start, end and whether it is all day, from `starts` with `ends` or `duration`; or None.

    A time alone is on `day`, where one is given, and as an end on the day of the start. Days
    alone are whole days, the last one included.
    """
    starts = _start(reading, fields.get("starts"), line, day)
    if starts is None:
        return None
    start, all_day = starts
    end = _end(reading, fields, line, start, all_day=all_day)
    if end is None:
        return None
    if resolve(end, zone) <= resolve(start, zone):
        field = "ends" if "ends" in fields else "duration"
        reading.fault(field, fields[field].line, "It ends before it starts.")
        return None
    return start, end, all_day


def _start(
    reading: Reading, branch: Branch | None, line: int, day: datetime | None
) -> tuple[datetime, bool] | None:
    if branch is None or branch.value is None:
        reading.fault("starts", line, f"The start is missing: {_FORM}.")
        return None
    moment = _moment(branch, day)
    if moment is None:
        reading.fault("starts", branch.line, f"{_quoted(branch)} is not {_FORM}.")
    return moment


def _end(
    reading: Reading, fields: dict[str, Branch], line: int, start: datetime, *, all_day: bool
) -> datetime | None:
    ends, duration = fields.get("ends"), fields.get("duration")
    if ends is not None and duration is not None:
        reading.fault("duration", duration.line, "Give 'ends' or 'duration', not both.")
    elif duration is not None:
        length = _length(duration)
        if length is not None and not (all_day and length % _DAY):
            return start + length
        reading.fault("duration", duration.line, f"{_quoted(duration)} is no length such as 1h30.")
    elif ends is not None:
        moment = _moment(ends, None if all_day else start)
        if moment is not None and moment[1] == all_day:
            return moment[0] + _DAY if all_day else moment[0]
        wanted = "a day such as 2027-02-14" if all_day else f"{_FORM}, or a time"
        reading.fault("ends", ends.line, f"{_quoted(ends)} is not {wanted}.")
    elif all_day:
        return start + _DAY
    else:
        reading.fault("ends", line, "The end is missing: give 'ends' or 'duration'.")
    return None


def _moment(branch: Branch, day: datetime | None) -> tuple[datetime, bool] | None:
    """The wall-clock time, and whether it is a day alone."""
    text = branch.value if isinstance(branch.value, str) else ""
    if day is not None and _TIME.fullmatch(text):
        text = f"{day:%Y-%m-%d} {text}"
    match = _MOMENT.fullmatch(text)
    if match is None:
        return None
    try:
        moment = datetime.strptime(f"{match['day']} {match['time'] or '0:00'}", "%Y-%m-%d %H:%M")  # noqa: DTZ007 - a wall clock has no zone
    except ValueError:
        return None
    # Clocks of far-off years have no moment that a computer could name.
    return (moment, match["time"] is None) if 1970 <= moment.year < 2200 else None


def _length(branch: Branch) -> timedelta | None:
    match = _LENGTH.fullmatch(branch.value) if isinstance(branch.value, str) else None
    if match is None or not any(match.groups()):
        return None
    return timedelta(**{name: int(text) for name, text in match.groupdict().items() if text})


def _quoted(branch: Branch) -> str:
    return f"'{branch.value[:60]}'" if isinstance(branch.value, str) else "This"
