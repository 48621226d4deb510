"""Events, and who follows them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, DateTime, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.columns import BIG_ID, Table


class Event(Table):
    """An event, or with `parent_id` a session of one; domain.events.Details says what each means.

    `starts` and `ends` are wall-clock times in `zone`, `starts_at` and `ends_at` the same as
    moments. `sequence` counts changes for calendars, `revision` those of the time.
    """

    __tablename__ = "events"
    __table_args__ = (Index("ix_events_state_starts_at", "state", "starts_at"),)

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    uid: Mapped[str] = mapped_column(String(255), unique=True)
    owner_id: Mapped[int | None] = mapped_column(BigInteger, index=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("events.id"), index=True)
    state: Mapped[str] = mapped_column(String(16))
    titles: Mapped[dict[str, Any]]
    descriptions: Mapped[dict[str, Any]]
    starts: Mapped[datetime] = mapped_column(DateTime())
    ends: Mapped[datetime] = mapped_column(DateTime())
    zone: Mapped[str] = mapped_column(String(64))
    all_day: Mapped[bool]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime] = mapped_column(index=True)
    format: Mapped[str] = mapped_column(String(16))
    place: Mapped[str | None] = mapped_column(Text)
    link: Mapped[str | None] = mapped_column(Text)
    link_for_attendees: Mapped[bool]
    registration: Mapped[str | None] = mapped_column(Text)
    capacity: Mapped[int | None]
    languages: Mapped[list[str]]
    tags: Mapped[list[str]]
    plan: Mapped[list[str]]
    sequence: Mapped[int]
    revision: Mapped[int]
    moved_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    published_at: Mapped[datetime | None]


class Attendance(Table):
    """A person and an event: whether they follow it, whether they come, and what they were told.

    `answer` is coming, waiting (for a place), maybe or not; None before any. Reminders go to those
    who follow. `told_starts_at` and `told_link` are what the last message to them said;
    `plan_at` is when the planner has to look at them next, None for never.
    """

    __tablename__ = "attendances"
    __table_args__ = (
        Index("ix_attendances_event_id_answer", "event_id", "answer"),
        Index("ix_attendances_plan_at", "plan_at"),
    )

    event_id: Mapped[int] = mapped_column(
        ForeignKey("events.id"), primary_key=True, autoincrement=False
    )
    person_id: Mapped[int] = mapped_column(
        BigInteger, primary_key=True, autoincrement=False, index=True
    )
    following: Mapped[bool]
    answer: Mapped[str | None] = mapped_column(String(16))
    answered_at: Mapped[datetime | None]
    told_starts_at: Mapped[datetime | None]
    told_zone: Mapped[str | None] = mapped_column(String(64))
    told_link: Mapped[str | None] = mapped_column(Text)
    plan_at: Mapped[datetime | None]
