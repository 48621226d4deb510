"""A database that cannot be used says so, and what waited is done when it can."""

import asyncio
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import event, text

from storage import backups, people, questions, updates
from storage.database import Database, DatabaseUnavailable
from storage.migrate import migrate
from storage.updates import Arrival

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def locked(address):
    connection = sqlite3.connect(address.removeprefix("sqlite:///"), isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    return connection


@pytest.fixture
def hasty(sqlite_address, monkeypatch):
    monkeypatch.setattr("storage.engines.BUSY_SECONDS", 0.05)
    opened = Database(sqlite_address)
    yield opened
    opened.close()


def test_a_file_that_is_no_database_is_named_as_such(tmp_path):
    path = tmp_path / "letter.txt"
    path.write_text("Dear Sir or Madam, " * 50)
    broken = Database(f"sqlite:///{path}")
    with pytest.raises(DatabaseUnavailable, match="file is not a database"):
        migrate(broken.engine)
    with pytest.raises(DatabaseUnavailable, match="file is not a database"):
        broken.run_now(people.language_of, 7)
    broken.close()


def test_a_locked_database_is_not_migrated_but_named(hasty, sqlite_address):
    lock = locked(sqlite_address)
    with pytest.raises(DatabaseUnavailable, match="database is locked"):
        migrate(hasty.engine)
    lock.close()


async def test_what_waits_together_for_a_locked_database_is_refused_together(hasty, sqlite_address):
    lock = locked(sqlite_address)
    waiting = [hasty.run(people.language_of, number) for number in range(50)]
    found = await asyncio.gather(*waiting, return_exceptions=True)
    assert {type(one) for one in found} == {DatabaseUnavailable}
    lock.close()
    assert await hasty.run(people.language_of, 7) is None


async def test_one_wrong_verb_does_not_spoil_its_neighbours(hasty):
    def wrong(session):
        raise ValueError("mine alone")

    waiting = [hasty.run(people.language_of, 7), hasty.run(wrong), hasty.run(questions.find, 1)]
    found = await asyncio.gather(*waiting, return_exceptions=True)
    assert found[0] is None
    assert isinstance(found[1], ValueError)
    assert found[2] is None


async def test_a_full_disk_is_told_and_nothing_is_lost(sqlite_address):
    def small(connection, _):
        connection.execute("PRAGMA max_page_count = 1")  # what there is already, and no more

    database = Database(sqlite_address)
    arrivals = [Arrival(number, 7, "x" * 2_000) for number in range(200)]
    event.listen(database.engine, "connect", small)
    database.engine.dispose()
    with pytest.raises(DatabaseUnavailable, match="full"):
        await database.run(updates.store, arrivals, NOW)
    event.remove(database.engine, "connect", small)
    database.engine.dispose()
    assert len(await database.run(updates.store, arrivals, NOW)) == 200
    database.close()


@pytest.fixture
async def opened_here(request):
    """SQLite and PostgreSQL, opened in the loop of the test."""
    opened = Database(request.getfixturevalue(f"{request.param}_address"))
    yield opened
    await opened.leave()


both = pytest.mark.parametrize("opened_here", ["sqlite", "postgres"], indirect=True)


@both
async def test_what_is_asked_together_is_kept_together(opened_here):
    run = opened_here.run_together
    visits = [people.Visit(number, "en", NOW) for number in range(100)]
    met = await asyncio.gather(*(run(people.meet, visit) for visit in visits))
    assert [(one.id, one.new) for one in met] == [(number, True) for number in range(100)]
    assert await opened_here.run_at_once(people.language_of, 99) == "en"


@both
async def test_what_a_verb_did_before_it_failed_is_undone(opened_here):
    def wrong(session):
        people.meet(session, [people.Visit(7, "en", NOW)])
        raise ValueError("mine alone")

    with pytest.raises(ValueError, match="mine alone"):
        await opened_here.run_at_once(wrong)
    assert await opened_here.run_at_once(people.language_of, 7) is None


@pytest.mark.parametrize("opened_here", ["postgres"], indirect=True)
async def test_connections_that_were_cut_are_missed_once(opened_here):
    def cut(session):
        others = "datname = current_database() AND pid <> pg_backend_pid()"
        found = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}"
        session.execute(text(found))

    run = opened_here.run_at_once
    await asyncio.gather(*(run(people.language_of, number) for number in range(9)))
    await opened_here.run(cut)
    with pytest.raises(DatabaseUnavailable):
        await run(people.language_of, 7)
    assert await run(people.language_of, 7) is None


def test_nobody_else_on_the_machine_can_read_a_database_or_its_copies(tmp_path):
    address = f"sqlite:///{tmp_path / 'data' / 'talaria.db'}"
    opened = Database(address)
    migrate(opened.engine)
    opened.run_now(people.language_of, 7)
    assert modes(tmp_path / "data") == {
        "talaria.db": 0o600, "talaria.db-shm": 0o600, "talaria.db-wal": 0o600,
    }  # fmt: skip
    opened.close()
    backups.back_up(address, tmp_path / "copy")
    kept = backups.restore(address, tmp_path / "copy", replace=True)
    assert modes(tmp_path / "data") == {"talaria.db": 0o600, Path(kept).name: 0o600}
    assert modes(tmp_path)["data"] == 0o700


def modes(folder):
    return {file.name: file.stat().st_mode & 0o777 for file in folder.iterdir()}
