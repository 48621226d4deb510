"""Who writes to the bot, what they may do here, and what they are in the middle of."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.columns import BIG_ID, Table


class Person(Table):
    """Somebody who wrote to the bot. No name is kept.

    `started` says that they wrote in private, so that they may be written to. `plan` holds their
    own reminder offsets, None for each event's; `quiet` their quiet hours as "21:00-07:00", "" for
    none, None for the usual ones.
    """

    __tablename__ = "people"

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    language: Mapped[str | None] = mapped_column(String(8))
    language_chosen: Mapped[bool] = mapped_column(default=False)
    first_seen: Mapped[datetime]
    last_seen: Mapped[datetime]
    unreachable: Mapped[str | None] = mapped_column(String(32))
    started: Mapped[bool] = mapped_column(default=False, server_default=text("false"))
    zone: Mapped[str | None] = mapped_column(String(64))
    wants_reminders: Mapped[bool] = mapped_column(default=True, server_default=text("true"))
    wants_announcements: Mapped[bool] = mapped_column(default=True, server_default=text("true"))
    wants_surveys: Mapped[bool] = mapped_column(default=True, server_default=text("true"))
    plan: Mapped[list[str] | None]
    quiet: Mapped[str | None] = mapped_column(String(16))


class Role(Table):
    """What a person may do beyond asking: admin, organiser or partner. Settings name the first."""

    __tablename__ = "roles"

    person_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    role: Mapped[str] = mapped_column(String(16), primary_key=True)
    granted_by: Mapped[int | None] = mapped_column(BigInteger)
    granted_at: Mapped[datetime]


class Invitation(Table):
    """A link that gives a role to the first person who opens it in time."""

    __tablename__ = "invitations"

    token: Mapped[str] = mapped_column(String(32), primary_key=True)
    role: Mapped[str] = mapped_column(String(16))
    made_by: Mapped[int | None] = mapped_column(BigInteger)
    expires_at: Mapped[datetime]
    used_by: Mapped[int | None] = mapped_column(BigInteger)


class Dialogue(Table):
    """What a person is in the middle of: the next thing they write belongs to it."""

    __tablename__ = "dialogues"

    person_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(String(24))
    step: Mapped[str] = mapped_column(String(24))
    content: Mapped[dict[str, Any]]
    changed_at: Mapped[datetime]


class Act(Table):
    """Who did what when: an organiser's act, never changed afterwards. `detail` has no names."""

    __tablename__ = "acts"
    __table_args__ = (Index("ix_acts_subject_subject_id", "subject", "subject_id"),)

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    actor_id: Mapped[int | None] = mapped_column(BigInteger, index=True)
    act: Mapped[str] = mapped_column(String(32))
    subject: Mapped[str] = mapped_column(String(16))
    subject_id: Mapped[int | None] = mapped_column(BigInteger)
    detail: Mapped[dict[str, Any]]


class Switch(Table):
    """A rule of the house that admins turn on and off in the chat."""

    __tablename__ = "switches"

    name: Mapped[str] = mapped_column(String(32), primary_key=True)
    on: Mapped[bool]
