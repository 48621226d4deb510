"""What the clock does for surveys: sends what was planned, reminds, closes."""

from __future__ import annotations

import logging
from datetime import datetime

from domain.deliveries import NOTICE
from domain.formatting import escape
from domain.survey_plain import read_form
from domain.surveys import text_in
from domain.wording import FALLBACK
from jobs.desk import JobDesk
from jobs.notices import organiser_chats
from storage import deliveries, people, roles, survey_closing, survey_sending
from storage.tables import Survey

log = logging.getLogger(__name__)


async def tend_surveys(desk: JobDesk, now: datetime) -> None:
    """Closes what is over, then sends and reminds. Does nothing where another process leads."""
    if not await desk.leadership.held():
        return
    closed = await desk.database.run(survey_closing.close_due, now)
    if closed:
        log.info("surveys.closed", extra={"count": closed})
    organisers = {*desk.organisers, *await desk.database.run(roles.organisers)}
    sent, held = await desk.database.run(survey_sending.send_due, now, organisers)
    for survey in held:
        await _tell_held(desk, survey, now)
    reminded = await desk.database.run(survey_sending.remind_due, now)
    for number, count in sent:
        log.info("survey.sent", extra={"survey": number, "people": count})
    for number, count in reminded:
        log.info("survey.reminded", extra={"survey": number, "people": count})
    if sent or held or reminded:
        desk.wake_outbox()


async def _tell_held(desk: JobDesk, survey: Survey, now: datetime) -> None:
    """Nothing goes out in the name of one who left; the others decide what becomes of it."""
    log.info("survey.held", extra={"survey": survey.id})
    form = read_form(survey.form)
    for chat in await organiser_chats(desk):
        language = await desk.database.run(people.language_of, chat) or FALLBACK
        title = escape(text_in(form.titles, language, form.languages)[1])
        content = {"html": desk.say(language, "survey-unowned", title=title)}
        cause = f"unowned-survey:{survey.id}:{now}"
        await desk.database.run(deliveries.add, cause, NOTICE, chat, content, now)
