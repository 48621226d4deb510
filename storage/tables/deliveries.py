"""The outbox, and what is sent through it to many."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.columns import BIG_ID, Table


class Delivery(Table):
    """A message that nobody is waiting for at this moment, on its way to one chat.

    `due_at` is when it may leave, and None for all that may not: what has reached its final state,
    and what is held back. `due_by` is when it should be there, `useful_until` when it is too late.
    """

    __tablename__ = "deliveries"
    __table_args__ = (
        UniqueConstraint("cause", "chat_id"),
        Index("ix_deliveries_priority_due_at_id", "priority", "due_at", "id"),
        Index("ix_deliveries_chat_id_message_id", "chat_id", "message_id"),
        Index("ix_deliveries_event_id_state", "event_id", "state"),
        Index("ix_deliveries_announcement_id_state", "announcement_id", "state"),
        Index("ix_deliveries_state_changed_at", "state", "changed_at"),
        Index("ix_deliveries_due_by", "due_by"),
    )

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    cause: Mapped[str] = mapped_column(String(96))
    kind: Mapped[str] = mapped_column(String(16))
    priority: Mapped[int] = mapped_column(default=0, server_default="0")
    card_id: Mapped[int | None] = mapped_column(ForeignKey("cards.id"), index=True)
    event_id: Mapped[int | None] = mapped_column(ForeignKey("events.id"))
    announcement_id: Mapped[int | None] = mapped_column(ForeignKey("announcements.id"))
    survey_id: Mapped[int | None] = mapped_column(ForeignKey("surveys.id"), index=True)
    chat_id: Mapped[int] = mapped_column(BigInteger)
    content: Mapped[dict[str, Any]]
    state: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str | None] = mapped_column(Text)
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    more_ids: Mapped[list[int] | None] = mapped_column(JSON(none_as_null=True))
    created_at: Mapped[datetime]
    due_at: Mapped[datetime | None]
    due_by: Mapped[datetime | None]
    useful_until: Mapped[datetime | None]
    changed_at: Mapped[datetime]


class ChatPause(Table):
    """Until when Telegram wants no message in a chat; chat 0 stands for all of them."""

    __tablename__ = "chat_pauses"

    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    until: Mapped[datetime]


class Announcement(Table):
    """A message that an organiser wrote for many. `audience` is domain.audiences' plain form.

    `taken_back_at` is when its owner wanted it back; copies that are confirmed later follow.
    `shown_at` is when its final report was shown.
    """

    __tablename__ = "announcements"

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    owner_id: Mapped[int | None] = mapped_column(BigInteger, index=True)
    event_id: Mapped[int | None] = mapped_column(ForeignKey("events.id"), index=True)
    state: Mapped[str] = mapped_column(String(16), index=True)
    audience: Mapped[dict[str, Any]]
    created_at: Mapped[datetime]
    scheduled_at: Mapped[datetime | None]
    approved_by: Mapped[int | None] = mapped_column(BigInteger)
    started_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    progress: Mapped[list[int] | None] = mapped_column(JSON(none_as_null=True))
    edition: Mapped[int] = mapped_column(default=1)
    taken_back_at: Mapped[datetime | None]
    shown_at: Mapped[datetime | None]


class Variant(Table):
    """An announcement's message in one language, where the organiser wrote it; copied from there.

    `message_ids` holds one number, or those of an album. `form` says how it can be corrected:
    text, caption, or none. `beginning` is shown in lists.
    """

    __tablename__ = "announcement_variants"

    announcement_id: Mapped[int] = mapped_column(
        ForeignKey("announcements.id"), primary_key=True, autoincrement=False
    )
    language: Mapped[str] = mapped_column(String(8), primary_key=True)
    chat_id: Mapped[int] = mapped_column(BigInteger)
    message_ids: Mapped[list[int]] = mapped_column(JSON(none_as_null=True))
    form: Mapped[str] = mapped_column(String(16))
    content: Mapped[dict[str, Any]]
    beginning: Mapped[str] = mapped_column(String(120))
