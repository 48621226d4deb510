"""The intake's memory."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.columns import Table


class StoredUpdate(Table):
    """An update of Telegram's, stored before it is acknowledged and kept until it is surely old."""

    __tablename__ = "updates"
    __table_args__ = (
        Index("ix_updates_state_update_id", "state", "update_id"),
        Index(
            "ix_updates_waiting_lane",
            "lane",
            postgresql_where=text("state = 'waiting'"),
            sqlite_where=text("state = 'waiting'"),
        ),
    )

    update_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    lane: Mapped[int] = mapped_column(BigInteger)
    content: Mapped[str | None] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(16))
    attempts: Mapped[int] = mapped_column(default=0)
    stored_at: Mapped[datetime] = mapped_column(index=True)
    fault: Mapped[str | None] = mapped_column(Text)
