"""The database of a service that ran for years, filled by the database itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine, text

from storage.tables import Attendance, Delivery, Person, Question, Table, rows_of

_DAY = 86_400
_YEAR = 365 * _DAY
_AHEAD = 30 * _DAY
Seconds = Callable[[str], str]  # an expression for seconds from now as one for the moment


@dataclass(frozen=True, slots=True)
class Years:
    """So many rows. Three in five deliveries are announcements, the others reminders.

    The newest announcement is being sent, and a fifth of it waits. A year's events lie behind, a
    month's ahead, whose followers have to be looked at.
    """

    people: int = 100_000
    deliveries: int = 2_000_000
    questions: int = 500_000
    events: int = 300

    @property
    def copies(self) -> int:
        """How many deliveries are of announcements: each goes to everybody."""
        return self.announcements * self.people

    @property
    def announcements(self) -> int:
        """How many announcements there were."""
        return self.deliveries * 3 // 5 // self.people

    @property
    def followers(self) -> int:
        """How many people follow an event; each is reminded twice."""
        return (self.deliveries - self.copies) // self.events // 2


def fill(engine: Engine, years: Years, now: datetime) -> None:
    """Fills an empty database. Indexes are made at the end, which takes less time."""
    with engine.begin() as connection:
        on_sqlite = engine.dialect.name == "sqlite"
        seconds = _on_sqlite(now) if on_sqlite else _on_postgres(now)
        _without_indexes(connection, True)
        _people(connection, years, seconds)
        _announcements(connection, years, seconds)
        _events(connection, years, seconds)
        _reminders(connection, years, seconds)
        _questions(connection, years, seconds)
        _without_indexes(connection, False)
        if not on_sqlite:  # what was given by hand must not be given again
            for table in ("deliveries", "questions", "events", "announcements"):
                connection.execute(
                    text(f"SELECT setval('{table}_id_seq', (SELECT max(id) FROM {table}))")
                )
    if not on_sqlite:  # as its autovacuum does by itself
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM ANALYZE"))


def _on_sqlite(now: datetime) -> Seconds:
    base = f"{now:%Y-%m-%d %H:%M:%S}"
    return lambda number: (
        f"strftime('%Y-%m-%d %H:%M:%S.000000', '{base}', ({number}) || ' seconds')"
    )


def _on_postgres(now: datetime) -> Seconds:
    return lambda number: f"(timestamptz '{now.isoformat()}' + ({number}) * interval '1 second')"


def _without_indexes(connection: Connection, drop: bool) -> None:
    kinds: tuple[type[Table], ...] = (Person, Attendance, Delivery, Question)
    for kind in kinds:
        for index in rows_of(kind).indexes:
            if drop:
                index.drop(connection)
            else:
                index.create(connection)


def _insert(
    connection: Connection, table: str, count: int, values: dict[str, str], working: str = "n"
) -> None:
    """`values` by column, as expressions of n (1 to count) and what `working` derives from it."""
    columns, chosen = ", ".join(values), ", ".join(values.values())
    connection.execute(
        text(
            f"INSERT INTO {table} ({columns}) WITH RECURSIVE series(n) AS (SELECT 1 UNION ALL"
            f" SELECT n + 1 FROM series WHERE n < {count}) SELECT {chosen}"
            f" FROM (SELECT {working} FROM series) AS made".replace(":", "\\:")
        )
    )


def _people(connection: Connection, years: Years, seconds: Seconds) -> None:
    values = {
        "id": "n", "language": "CASE n % 3 WHEN 0 THEN 'fr' ELSE 'en' END",
        "language_chosen": "false", "first_seen": seconds(f"-{_YEAR}"),
        "last_seen": seconds(f"-n % {_YEAR}"), "started": "true", "wants_reminders": "true",
        "wants_announcements": "true", "wants_surveys": "true",
    }  # fmt: skip
    _insert(connection, "people", years.people, values)


def _announcements(connection: Connection, years: Years, seconds: Seconds) -> None:
    last, step = years.announcements, _YEAR // years.announcements
    values = {
        "id": "n", "owner_id": "1", "state": f"CASE n WHEN {last} THEN 'sending' ELSE 'done' END",
        "audience": "'{}'", "created_at": seconds(f"(n - {last}) * {step}"), "edition": "1",
        "ended_at": f"CASE WHEN n < {last} THEN {seconds(f'(n - {last}) * {step}')} END",
        "shown_at": f"CASE WHEN n < {last} THEN {seconds(f'(n - {last}) * {step}')} END",
    }  # fmt: skip
    _insert(connection, "announcements", last, values)
    variant = {
        "announcement_id": "n", "language": "'en'", "chat_id": "1", "message_ids": "'[1]'",
        "form": "'text'", "content": "'{}'", "beginning": "'News'",
    }  # fmt: skip
    _insert(connection, "announcement_variants", last, variant)
    waits = f"(a = {last} AND n % 5 = 0)"
    at = seconds(f"(a - {last}) * {step} - 3600 + k % 3600")
    values = {
        "id": "n", "cause": "'announcement:' || a", "kind": "'announcement'", "priority": "3",
        "announcement_id": "a", "chat_id": "k + 1", "content": "'{}'",
        "state": f"CASE WHEN {waits} THEN 'waiting' WHEN n % 50 = 1 THEN 'refused'"
        " WHEN n % 997 = 1 THEN 'uncertain' WHEN n % 499 = 1 THEN 'failed' ELSE 'sent' END",
        "reason": "CASE WHEN n % 50 = 1 THEN 'blocked' END", "message_id": "n",
        "created_at": at, "changed_at": at,
        "due_at": f"CASE WHEN {waits} THEN {seconds('-3600')} END",
    }  # fmt: skip
    working = f"n, (n - 1) / {years.people} + 1 AS a, (n - 1) % {years.people} AS k"
    _insert(connection, "deliveries", years.copies, values, working)


def _events(connection: Connection, years: Years, seconds: Seconds) -> None:
    starts = f"n * {(_YEAR + _AHEAD) // years.events} - {_YEAR}"
    begin, end = seconds(starts), seconds(f"{starts} + 7200")
    empty = dict.fromkeys(("descriptions", "titles"), "'{}'") | {"tags": "'[]'"}
    values = {
        "id": "n", "uid": "'event' || n", "owner_id": "1", "state": "'published'", **empty,
        "starts": begin, "ends": end, "zone": "'UTC'", "all_day": "false", "starts_at": begin,
        "ends_at": end, "format": "'online'", "link_for_attendees": "false",
        "languages": "'[\"en\"]'", "plan": "'[\"1d\", \"1h\"]'", "sequence": "0", "revision": "0",
        "created_at": begin, "changed_at": begin, "published_at": begin,
    }  # fmt: skip
    _insert(connection, "events", years.events, values)
    future = f"e * {(_YEAR + _AHEAD) // years.events} > {_YEAR}"
    values = {
        "event_id": "e", "person_id": _person(years), "following": "true", "answer": "'coming'",
        "answered_at": seconds(f"-{_YEAR}"),
        "plan_at": f"CASE WHEN {future} THEN {seconds('-60')} END",
    }  # fmt: skip
    working = f"(n - 1) / {years.followers} + 1 AS e, (n - 1) % {years.followers} AS k"
    _insert(connection, "attendances", years.events * years.followers, values, working)


def _person(years: Years) -> str:
    return f"(e * 37 + k) * 7919 % {years.people} + 1"


def _reminders(connection: Connection, years: Years, seconds: Seconds) -> None:
    starts = f"(e * {(_YEAR + _AHEAD) // years.events} - {_YEAR})"
    due = f"{starts} - CASE half WHEN 0 THEN {_DAY} ELSE 3600 END"
    waits = f"{due} > 0"
    values = {
        "id": f"n + {years.copies}",
        "cause": "'reminder:' || e || ':0:' || CASE half WHEN 0 THEN '1d' ELSE '1h' END",
        "kind": "'reminder'", "priority": "2", "event_id": "e", "chat_id": _person(years),
        "content": "'{}'",
        "state": f"CASE WHEN {waits} THEN 'waiting' WHEN n % 400 = 0 THEN 'missed' ELSE 'sent' END",
        "reason": f"CASE WHEN NOT {waits} AND n % 400 = 0 THEN 'late' END", "message_id": "n",
        "created_at": seconds(f"-{_YEAR}"),
        "changed_at": f"CASE WHEN {waits} THEN {seconds('0')} ELSE {seconds(due)} END",
        "due_at": f"CASE WHEN {waits} THEN {seconds(due)} END",
        "due_by": seconds(due), "useful_until": seconds(starts),
    }  # fmt: skip
    each = years.followers
    working = (
        f"n, (n - 1) / {2 * each} + 1 AS e, (n - 1) % {each} AS k, (n - 1) / {each} % 2 AS half"
    )
    _insert(connection, "deliveries", years.events * 2 * each, values, working)


def _questions(connection: Connection, years: Years, seconds: Seconds) -> None:
    values = {
        "id": "n", "update_id": "n", "part": "0", "person_id": f"n % {years.people} + 1",
        "chat_id": f"n % {years.people} + 1", "text": "'What is mercury used for? ' || n",
        "language": "'en'", "outcome": "'answered'", "entry": "'entry-' || n % 300",
        "confidence": "0.9", "offered": "'[]'", "asked_at": seconds(f"-(n % {_YEAR})"),
    }  # fmt: skip
    _insert(connection, "questions", years.questions, values)
