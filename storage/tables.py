"""The tables. Moments are UTC; ids of people, chats and messages are Telegram's."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, ClassVar, cast

from sqlalchemy import (
    JSON,
    BigInteger,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy import Table as RowTable
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Moment(TypeDecorator[datetime]):
    """A moment in UTC. SQLite forgets zones, so they are taken off on the way in and put back."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy passes it
        """Refuses a moment without a zone."""
        if value is not None and value.tzinfo is None:
            raise ValueError("a moment needs its zone")
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy passes it
        """Gives a moment in UTC."""
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


class Table(DeclarativeBase):
    """What every table shares: constraint names that migrations can rely on."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar = {datetime: Moment, dict[str, Any]: JSON, list[str]: JSON}


def rows_of(kind: type[Table]) -> RowTable:
    """The table behind a class, for statements that run below the ORM."""
    return cast(RowTable, kind.__table__)


_BIG_ID = BigInteger().with_variant(Integer, "sqlite")


class Person(Table):
    """Somebody who wrote to the bot. No name is kept."""

    __tablename__ = "people"

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    language: Mapped[str | None] = mapped_column(String(8))
    language_chosen: Mapped[bool] = mapped_column(default=False)
    first_seen: Mapped[datetime]
    last_seen: Mapped[datetime]
    unreachable: Mapped[str | None] = mapped_column(String(32))


class StoredUpdate(Table):
    """An update of Telegram's, stored before it is acknowledged and kept until it is surely old."""

    __tablename__ = "updates"
    __table_args__ = (Index("ix_updates_state_update_id", "state", "update_id"),)

    update_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    lane: Mapped[int] = mapped_column(BigInteger)
    content: Mapped[str | None] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(16))
    attempts: Mapped[int] = mapped_column(default=0)
    stored_at: Mapped[datetime] = mapped_column(index=True)
    fault: Mapped[str | None] = mapped_column(Text)


class Question(Table):
    """A question, what it led to and what the person said of it: the curators' reading."""

    __tablename__ = "questions"
    __table_args__ = (UniqueConstraint("update_id", "part"),)

    id: Mapped[int] = mapped_column(_BIG_ID, primary_key=True)
    update_id: Mapped[int] = mapped_column(BigInteger)
    part: Mapped[int]
    person_id: Mapped[int | None] = mapped_column(BigInteger, index=True)
    chat_id: Mapped[int | None] = mapped_column(BigInteger)
    text: Mapped[str | None] = mapped_column(Text)
    language: Mapped[str] = mapped_column(String(8))
    outcome: Mapped[str] = mapped_column(String(16))
    entry: Mapped[str | None] = mapped_column(String(64))
    confidence: Mapped[float | None] = mapped_column(Float)
    offered: Mapped[list[str]]
    verdict: Mapped[str | None] = mapped_column(String(16))
    asked_at: Mapped[datetime] = mapped_column(index=True)


class Card(Table):
    """A question that a person agreed to pass on to the organisers."""

    __tablename__ = "cards"

    id: Mapped[int] = mapped_column(_BIG_ID, primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("questions.id"), unique=True)
    person_id: Mapped[int | None] = mapped_column(BigInteger, index=True)
    state: Mapped[str] = mapped_column(String(16))
    created_at: Mapped[datetime]
    answered_by: Mapped[int | None] = mapped_column(BigInteger)


class Delivery(Table):
    """A message that nobody is waiting for at this moment, on its way to one chat."""

    __tablename__ = "deliveries"
    __table_args__ = (
        UniqueConstraint("cause", "chat_id"),
        Index("ix_deliveries_state_due_at", "state", "due_at"),
        Index("ix_deliveries_chat_id_message_id", "chat_id", "message_id"),
    )

    id: Mapped[int] = mapped_column(_BIG_ID, primary_key=True)
    cause: Mapped[str] = mapped_column(String(96))
    kind: Mapped[str] = mapped_column(String(16))
    card_id: Mapped[int | None] = mapped_column(ForeignKey("cards.id"), index=True)
    chat_id: Mapped[int] = mapped_column(BigInteger)
    content: Mapped[dict[str, Any]]
    state: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str | None] = mapped_column(Text)
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    created_at: Mapped[datetime]
    due_at: Mapped[datetime]
    changed_at: Mapped[datetime]
