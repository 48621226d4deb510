"""Lets go of what has been kept long enough, as /privacy promises."""

from __future__ import annotations

import logging
from datetime import datetime

from domain.retention import CARDS, QUESTIONS, UPDATES
from jobs.desk import JobDesk
from storage import personal_data, questions, updates

log = logging.getLogger(__name__)


async def let_go(desk: JobDesk, now: datetime) -> None:
    """Applies every retention period as of `now`."""
    gone = await desk.database.run(updates.purge, now - UPDATES)
    await desk.database.run(questions.release_updates, now - UPDATES)
    await desk.database.run(personal_data.age_out, now - QUESTIONS, now - CARDS)
    log.info("retention.applied", extra={"updates": gone})
