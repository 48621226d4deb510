"""Lets go of what has been kept long enough, as /privacy promises."""

from __future__ import annotations

import logging
from datetime import datetime

from domain.retention import (
    CARDS,
    DELETED_SURVEYS,
    DIALOGUES,
    EVENTS,
    QUESTIONS,
    SURVEYS,
    UPDATES,
)
from jobs.desk import JobDesk
from storage import chat_pauses, forgetting, questions, survey_closing, updates

log = logging.getLogger(__name__)


async def let_go(desk: JobDesk, now: datetime) -> None:
    """Applies every retention period as of `now`."""
    gone = await desk.database.run(updates.purge, now - UPDATES)
    await desk.database.run(questions.release_updates, now - UPDATES)
    await desk.database.run(chat_pauses.forget_pauses, now)
    await desk.database.run(
        forgetting.age_out, now - QUESTIONS, now - CARDS, now - EVENTS, now - DIALOGUES
    )
    await desk.database.run(survey_closing.age_out, now - SURVEYS)
    await desk.database.run(survey_closing.erase, now - DELETED_SURVEYS)
    log.info("retention.applied", extra={"updates": gone})
