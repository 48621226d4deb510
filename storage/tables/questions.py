"""What was asked, and the cards that some of it became."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, Float, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.columns import BIG_ID, Table


class Question(Table):
    """A question, what it led to and what the person said of it: the curators' reading."""

    __tablename__ = "questions"
    __table_args__ = (UniqueConstraint("update_id", "part"),)

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
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

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("questions.id"), unique=True)
    person_id: Mapped[int | None] = mapped_column(BigInteger, index=True)
    state: Mapped[str] = mapped_column(String(16))
    created_at: Mapped[datetime]
    answered_by: Mapped[int | None] = mapped_column(BigInteger)
