"""What the clock does for surveys: sends what was planned, reminds, closes."""

from __future__ import annotations

import logging
from datetime import datetime

from jobs.desk import JobDesk
from storage import survey_closing, survey_sending

log = logging.getLogger(__name__)


async def tend_surveys(desk: JobDesk, now: datetime) -> None:
    """Closes what is over, then sends and reminds. Does nothing where another process leads."""
    if not await desk.leadership.held():
        return
    closed = await desk.database.run(survey_closing.close_due, now)
    if closed:
        log.info("surveys.closed", extra={"count": closed})
    sent = await desk.database.run(survey_sending.send_due, now)
    reminded = await desk.database.run(survey_sending.remind_due, now)
    for survey, people in sent:
        log.info("survey.sent", extra={"survey": survey, "people": people})
    for survey, people in reminded:
        log.info("survey.reminded", extra={"survey": survey, "people": people})
    if sent or reminded:
        desk.wake_outbox()
