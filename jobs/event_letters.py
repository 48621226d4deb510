"""Words what the outbox says of an event, from the event as it is at that moment."""

from __future__ import annotations

from datetime import datetime

from jobs.desk import JobDesk
from jobs.envelopes import Letter
from storage.parcels import Parcel


def write(desk: JobDesk, parcel: Parcel, now: datetime) -> Letter:
    """The letter for a reminder, a correction or a cancellation."""
    raise NotImplementedError
