"""Where a survey is over for a person: thanks, results so far, and why nothing can be answered."""

from __future__ import annotations

from domain.formatting import escape
from domain.survey_sittings import STARTED
from domain.surveys import DELETED, text_in
from handlers.answers import Page
from handlers.buttons import SURVEY, Rows, button, keyboard
from handlers.desk import Desk
from handlers.visitors import Visitor
from storage.takings import Seat


async def word_done(desk: Desk, visitor: Visitor, seat: Seat, note: str = "") -> Page:
    """Thanks, in the organiser's words where there are some, and what can be done still."""
    form, language = seat.sitting.form, visitor.language
    own = text_in(form.thanks, language, form.languages)[1]
    parts = [note, escape(own) if own else desk.say(language, "survey-thanks")]
    rows: Rows = []
    if form.anonymous:
        parts.append(desk.say(language, "survey-thanks-anonymous"))
    elif form.editable and not seat.over:
        parts.append(desk.say(language, "survey-thanks-editable"))
        label = desk.say(language, "survey-button-change")
        rows.append([button(label, SURVEY, seat.survey.id, "redo")])
    if form.shares_results:
        label = desk.say(language, "survey-button-results")
        rows.append([button(label, SURVEY, seat.survey.id, "res")])
    return Page("\n\n".join(part for part in parts if part), keyboard(rows))


def why_ended(seat: Seat) -> str | None:
    """Why a survey cannot be answered now, the end of a `survey-ended-…` key; None where it can."""
    if seat.survey.state == DELETED:
        return "deleted"
    if seat.over:
        begun = seat.sitting.answers and seat.sitting.state == STARTED
        kept = "anonymous" if seat.sitting.form.anonymous else "named"
        return kept if begun else "plain"
    if seat.early:
        return "early"
    return "full" if seat.full else None
