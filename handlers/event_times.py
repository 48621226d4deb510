"""Reads when an event starts and ends as typed; what was assumed is asked back with buttons."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import partial

from domain.event_drafts import Draft, Plain
from domain.typed_dates import DateFault, TypedMoment, read_moment, word_date_fault
from domain.typed_spans import TypedSpan, read_duration, read_span
from domain.wall_clock import shown_in
from handlers.desk import Desk
from handlers.event_questions import Question, again, ask, in_words
from handlers.visitors import Visitor

_A_DAY = timedelta(days=1)
_HALF_A_DAY = timedelta(hours=12)


def read_when(desk: Desk, visitor: Visitor, draft: Draft, step: str, text: str) -> Plain | Question:
    """The start, and the end where both were typed."""
    now, language = _wall_clock(desk, visitor, draft), visitor.language
    day = date.fromisoformat(draft.day) if draft.day else None
    span = read_span(text, language, now, day=day)
    if isinstance(span, TypedSpan):
        return _settle_span(desk, visitor, draft, span)
    moment = read_moment(text, language, now)
    if isinstance(moment, DateFault):
        fault = word_date_fault(partial(desk.say, language), moment)
        return again(fault, ask(desk, visitor, draft, step))
    if day is not None and "day" in moment.assumed:
        # A time alone, after a day alone: together they are what was meant.
        local = datetime.combine(day, moment.local.time())
        moment = TypedMoment(local, moment.assumed - {"day"})
    return _settle_start(desk, visitor, draft, moment)


def read_length(desk: Desk, visitor: Visitor, draft: Draft, text: str) -> Plain | Question:
    """The end, typed as a length, as a time, or for whole days as the last of them."""
    starts = datetime.fromisoformat(draft.event["starts"])
    # "16:00" is when it ends, although it could be read as sixteen hours.
    length = None if ":" in text else read_duration(text)
    if isinstance(length, timedelta):
        return _settle_end(desk, visitor, draft, starts, starts + length)
    moment = read_moment(text, visitor.language, starts)
    if isinstance(moment, DateFault):
        fault = word_date_fault(partial(desk.say, visitor.language), moment)
        return again(fault, ask(desk, visitor, draft, "length"))
    ends = moment.local
    if draft.event.get("all_day"):
        return _settle_end(
            desk, visitor, draft, starts, datetime.combine(ends.date(), time()) + _A_DAY
        )
    if "day" in moment.assumed:
        ends = datetime.combine(starts.date(), ends.time())
    if "half_day" in moment.assumed and ends <= starts:
        afternoon = ends + _HALF_A_DAY
        ends = afternoon if afternoon.date() == starts.date() else ends
    return _settle_end(desk, visitor, draft, starts, ends)


def _settle_start(
    desk: Desk, visitor: Visitor, draft: Draft, moment: TypedMoment
) -> Question | Plain:
    starts, language = moment.local, visitor.language
    if "time" in moment.assumed:
        draft.day = starts.date().isoformat()
        day = in_words(starts, language, all_day=True)
        return Question(
            desk.say(language, "make-ask-time", day=day),
            ((desk.say(language, "make-all-day"), _values(starts, all_day=True)),),
        )
    draft.day = None
    if not moment.assumed:
        return _values(starts)
    offered = [starts]
    if "half_day" in moment.assumed:
        offered.append(starts + _HALF_A_DAY)
    return Question(
        desk.say(language, "make-confirm-moment", when=in_words(starts, language)),
        tuple(
            (desk.say(language, "make-confirm-yes", when=in_words(one, language)), _values(one))
            for one in offered
        ),
    )


def _settle_span(desk: Desk, visitor: Visitor, draft: Draft, span: TypedSpan) -> Question | Plain:
    draft.day = None
    all_day, language = "time" in span.assumed, visitor.language
    values = _values(span.starts, span.ends, all_day=all_day)
    if not span.assumed - {"time"}:
        return values
    last = span.ends - _A_DAY if all_day else span.ends
    first, end = (in_words(one, language, all_day=all_day) for one in (span.starts, last))
    when = f"{first} – {end}"
    return Question(
        desk.say(language, "make-confirm-moment", when=when),
        ((desk.say(language, "make-confirm-yes", when=when), values),),
    )


def _settle_end(
    desk: Desk, visitor: Visitor, draft: Draft, starts: datetime, ends: datetime
) -> Plain | Question:
    if ends <= starts:
        fault = desk.say(visitor.language, "make-ends-before")
        return again(fault, ask(desk, visitor, draft, "length"))
    return {"ends": ends.isoformat()}


def _values(starts: datetime, ends: datetime | None = None, *, all_day: bool = False) -> Plain:
    values: Plain = {"starts": starts.isoformat(), "all_day": all_day}
    return values if ends is None else {**values, "ends": ends.isoformat()}


def _wall_clock(desk: Desk, visitor: Visitor, draft: Draft) -> datetime:
    zone = draft.event.get("zone") or visitor.zone or "UTC"
    return shown_in(desk.clock(), zone).replace(tzinfo=None)
