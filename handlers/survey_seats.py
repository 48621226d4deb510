"""Where a person is in a survey, as a page; and whether what they type belongs to it."""

from __future__ import annotations

from functools import partial

from domain.moments import word_moment
from domain.survey_sittings import DONE, STARTED, Sitting, Step, begin
from handlers.answers import Page
from handlers.buttons import SURVEY, button
from handlers.desk import Desk
from handlers.survey_ends import why_ended, word_done
from handlers.survey_pages import word_beginning, word_question
from handlers.survey_sheets import Sheet
from handlers.visitors import Visitor
from storage import dialogues, takings
from storage.takings import Seat

KIND = "survey"  # of the dialogue: what is typed belongs to the survey
ANSWER = "answer"


async def sit(desk: Desk, visitor: Visitor, number: int) -> Seat | None:
    """A person in front of a survey; None where it is gone."""
    assert visitor.id is not None
    return await desk.database.run(takings.sit, number, visitor.id, desk.clock())


async def word_seat(desk: Desk, visitor: Visitor, seat: Seat, note: str = "") -> Page:
    """What a person is shown of a survey as they stand to it now."""
    sitting, language = seat.sitting, visitor.language
    if sitting.state == DONE:
        return await word_done(desk, visitor, seat, note)
    ended = why_ended(seat)
    if ended is not None:
        return Page(desk.say(language, f"survey-ended-{ended}"), None)
    if sitting.state == STARTED and sitting.at is not None:
        return word_question(desk, sheet_of(seat, visitor, begin(sitting)), note)
    rows = [
        [button(desk.say(language, "survey-button-start"), SURVEY, seat.survey.id, "go")],
        [button(desk.say(language, "survey-button-refuse"), SURVEY, seat.survey.id, "no")],
    ]
    closes = None
    if seat.survey.closes_at is not None:
        say = partial(desk.say, language)
        closes = word_moment(say, seat.survey.closes_at, language, visitor.zone, "UTC")
    return word_beginning(desk, sitting.form, language, rows, closes)


def sheet_of(seat: Seat, visitor: Visitor, sitting: Sitting) -> Sheet:
    """A person's place in a survey with what its buttons carry."""
    head = (seat.survey.id, seat.version)
    return Sheet(SURVEY, head, sitting, visitor.language, seed=visitor.id or 0)


async def word_step(desk: Desk, visitor: Visitor, seat: Seat, step: Step, note: str = "") -> Page:
    """What a person sees after a step; whoever is through is let go."""
    sitting = step.sitting or seat.sitting
    if sitting.state == STARTED and not seat.over and not seat.full:
        return word_question(desk, sheet_of(seat, visitor, begin(sitting)), note)
    assert visitor.id is not None
    await desk.database.run(dialogues.end, visitor.id, KIND)
    if step.sitting is None:
        return await word_seat(desk, visitor, seat, note)
    fresh = await sit(desk, visitor, seat.survey.id)
    return await word_seat(desk, visitor, fresh or seat, note)


async def listen(desk: Desk, visitor: Visitor, number: int) -> bool:
    """Lets what the person types belong to a survey. False: they are writing something else."""
    assert visitor.id is not None
    current = await desk.database.run(dialogues.current, visitor.id)
    if current is not None and current.kind not in (KIND, "zone"):
        return False
    content = {"survey": number}
    await desk.database.run(dialogues.put, visitor.id, KIND, ANSWER, content, desk.clock())
    return True
