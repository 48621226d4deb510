"""Surveys, who takes them, and what they answered."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.columns import BIG_ID, Table


class Survey(Table):
    """A survey. `form` (domain.survey_plain) is what the next publishing freezes.

    `version` is the newest published one, 0 before any. `token` stands in its link. `sends_at` is
    when it is sent to `audience`, with `after_event` so many minutes after its event's end;
    `reminders` are moments (ISO 8601, UTC) still to come. `dropped` keeps where unfinished answers
    of an anonymous survey stopped, once they are erased.
    """

    __tablename__ = "surveys"

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    token: Mapped[str] = mapped_column(String(32), unique=True)
    owner_id: Mapped[int | None] = mapped_column(BigInteger, index=True)
    event_id: Mapped[int | None] = mapped_column(ForeignKey("events.id"), index=True)
    state: Mapped[str] = mapped_column(String(16), index=True)
    form: Mapped[dict[str, Any]]
    version: Mapped[int] = mapped_column(default=0)
    changed: Mapped[bool] = mapped_column(default=False)
    opens_at: Mapped[datetime | None]
    closes_at: Mapped[datetime | None]
    cap: Mapped[int | None]
    audience: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    sends_at: Mapped[datetime | None]
    after_event: Mapped[int | None]
    sent_at: Mapped[datetime | None]
    reminders: Mapped[list[str]]
    dropped: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    created_at: Mapped[datetime]
    published_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]


class SurveyVersion(Table):
    """A survey's form as it was published; never changed afterwards."""

    __tablename__ = "survey_versions"

    survey_id: Mapped[int] = mapped_column(
        ForeignKey("surveys.id"), primary_key=True, autoincrement=False
    )
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    form: Mapped[dict[str, Any]]
    published_at: Mapped[datetime]


class SurveyTaking(Table):
    """A person and a survey: invited, started, done or declined, and where they are.

    `at` is the question they are at, "" at the end; `picked` what is chosen there so far. `typed`
    keeps which message answered which question, `seen` the update that was handled last. Of an
    anonymous survey that is done, nothing here leads to the answers: the response, the language
    and the times of day are gone.
    """

    __tablename__ = "survey_takings"
    __table_args__ = (Index("ix_survey_takings_survey_id_state", "survey_id", "state"),)

    survey_id: Mapped[int] = mapped_column(
        ForeignKey("surveys.id"), primary_key=True, autoincrement=False
    )
    person_id: Mapped[int] = mapped_column(
        BigInteger, primary_key=True, autoincrement=False, index=True
    )
    state: Mapped[str] = mapped_column(String(16))
    invited: Mapped[bool]
    version: Mapped[int]
    at: Mapped[str | None] = mapped_column(String(64))
    picked: Mapped[list[str]]
    typed: Mapped[dict[str, Any]]
    seen: Mapped[int | None] = mapped_column(BigInteger)
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    response_id: Mapped[int | None] = mapped_column(BigInteger)
    created_at: Mapped[datetime]
    started_at: Mapped[datetime | None]
    changed_at: Mapped[datetime]


class SurveyResponse(Table):
    """The answers of one person by question id, as domain.survey_plain keeps them.

    Of an anonymous survey, once it is complete: a random id, no person, `finished_at` cut to the
    day, no start. `counted` says that results show it; anonymous ones wait until enough do.
    """

    __tablename__ = "survey_responses"
    __table_args__ = (
        UniqueConstraint("survey_id", "person_id"),
        Index("ix_survey_responses_survey_id_counted_id", "survey_id", "counted", "id"),
    )

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True, autoincrement=False)
    survey_id: Mapped[int] = mapped_column(ForeignKey("surveys.id"))
    person_id: Mapped[int | None] = mapped_column(BigInteger, index=True)
    version: Mapped[int]
    language: Mapped[str] = mapped_column(String(8))
    source: Mapped[str] = mapped_column(String(8))
    complete: Mapped[bool]
    counted: Mapped[bool] = mapped_column(server_default=text("true"))
    answers: Mapped[dict[str, Any]]
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    seconds: Mapped[int | None]


class SurveyPoll(Table):
    """A question that went to a group as Telegram's own poll. `counts` is what Telegram tells.

    The counts are by the ids of the options; of a poll that shows its voters they stay empty.
    """

    __tablename__ = "survey_polls"

    poll_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    survey_id: Mapped[int] = mapped_column(ForeignKey("surveys.id"), index=True)
    version: Mapped[int]
    question: Mapped[str] = mapped_column(String(64))
    chat_id: Mapped[int] = mapped_column(BigInteger)
    message_id: Mapped[int] = mapped_column(BigInteger)
    counts: Mapped[dict[str, Any]]
    closed: Mapped[bool]
    made_at: Mapped[datetime]
