"""What became of an announcement, person by person, and trying those again who were not reached."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from domain.announcement_wording import Report
from storage import corrections, deliveries
from storage.announcements import DONE, PAUSED, SENDING, STOPPED, rows_of_list, turn
from storage.tables import Announcement, Delivery

_NOT_REACHED = (deliveries.REFUSED, deliveries.FAILED, deliveries.UNCERTAIN, deliveries.MISSED)


def report(session: Session, announcement_id: int) -> Report:
    """How many people got it, how many are still to get it, and why the others did not."""
    rows = session.execute(
        select(Delivery.state, Delivery.reason, func.count())
        .where(rows_of_list(announcement_id))
        .group_by(Delivery.state, Delivery.reason)
    )
    sent = waiting = 0
    by_reason: dict[str, int] = {}
    for state, reason, number in rows:
        if state == deliveries.SENT:
            sent += number
        elif state in (*deliveries.OPEN, deliveries.CLAIMED):
            waiting += number
        else:
            # A failure's and a doubt's own words are Telegram's, and stay with the row.
            own = state in (deliveries.FAILED, deliveries.UNCERTAIN) and reason != "not_worded"
            key = state if own else reason or state
            by_reason[key] = by_reason.get(key, 0) + number
    total = sent + waiting + sum(by_reason.values())
    deleted = corrections.taken_back(session, announcement_id) or None
    return Report(total, sent, waiting, by_reason, deleted)


def retry(session: Session, announcement_id: int, reasons: Collection[str], now: datetime) -> int:
    """Tries those alone who were not reached for these reasons, as `report` names them.

    What was taken back is not sent again.
    """
    if corrections.taken_back(session, announcement_id) is not None:
        return 0
    named = Delivery.reason.in_(list(reasons)) & Delivery.state.in_(_NOT_REACHED)
    for state in (deliveries.FAILED, deliveries.UNCERTAIN):
        if state in reasons:
            named = named | (Delivery.state == state)
    one = session.get(Announcement, announcement_id, with_for_update=True)
    held = one is not None and one.state == PAUSED  # they leave with the others
    again = session.execute(
        update(Delivery)
        .where(rows_of_list(announcement_id), named)
        .values(state=deliveries.WAITING, reason=None, due_at=None if held else now, changed_at=now)
    )
    number = int(again.rowcount)  # type: ignore[attr-defined]  # an UPDATE's result counts rows
    if number:
        turn(session, announcement_id, (DONE, STOPPED), SENDING)
    return number
