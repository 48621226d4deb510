"""What operators read when they call a command: a plain sentence, and what to do."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage import backups, people
from storage.database import Database

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
TOKEN = "123456789:AAbbccddeeffgghhiijjkkllmmnnooppqqr"


def talaria(*arguments, **environment):
    ours = {key: value for key, value in os.environ.items() if not key.startswith("TALARIA_")}
    return subprocess.run(
        [str(Path(sys.executable).with_name("talaria")), *arguments],
        env={**ours, **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def filled(address):
    database = Database(address)
    database.run_now(people.meet, [people.Visit(7, "en", NOW, private=True)])
    return database


def test_a_command_whose_database_cannot_be_used_says_so():
    for command in (("restore", "--confirm"), ("export-person", "7"), ("backup", "x")):
        done = talaria(*command, TALARIA_DATABASE_URL="postgresql://a:wrong@127.0.0.1:9/x")
        assert done.returncode == 1
        assert done.stderr.startswith("The database cannot be used: ")
        assert done.stderr.endswith(
            ". Check the address, the user and the password in TALARIA_DATABASE_URL, and whether "
            "the server runs.\n"
        )
        assert len(done.stderr.splitlines()) == 1
        assert "wrong" not in done.stderr


def test_a_restored_copy_does_not_run_until_it_is_confirmed(sqlite_address):
    database = filled(sqlite_address)
    database.run_now(backups.mark_restored)
    database.close()
    done = talaria(
        "run", TALARIA_TELEGRAM_TOKEN=TOKEN, TALARIA_DATABASE_URL=sqlite_address,
        TALARIA_TELEGRAM_API="http://127.0.0.1:9",
    )  # fmt: skip
    assert done.returncode == 1
    assert "talaria restore --confirm" in done.stderr
    assert TOKEN not in done.stderr


def test_people_on_the_command_line(sqlite_address, tmp_path):
    filled(sqlite_address).close()
    given = {"TALARIA_DATABASE_URL": sqlite_address}
    out = tmp_path / "person.json"
    assert talaria("export-person", "7", "--out", str(out), **given).returncode == 0
    assert json.loads(out.read_text())["person"]["telegram_id"] == 7
    assert talaria("export-person", "99", **given).returncode == 1
    assert talaria("forget-person", "7", **given).returncode == 2
    done = talaria("forget-person", "7", "--yes", **given)
    assert (done.returncode, done.stdout.split("\n")[0]) == (0, "questions: 0")
    assert talaria("export-person", "7", **given).returncode == 1
    nowhere = tmp_path / "nosuch" / "person.json"
    done = talaria("export-person", "7", "--out", str(nowhere), **given)
    assert (done.returncode, done.stderr) == (
        1,
        f"{nowhere} cannot be written: No such file or directory. Name a file in another folder.\n",
    )


def test_a_backup_that_cannot_be_written_says_where(sqlite_address, tmp_path):
    file = tmp_path / "nosuch" / "backup.db"
    done = talaria("backup", str(file), TALARIA_DATABASE_URL=sqlite_address)
    assert done.returncode == 1
    assert done.stderr == (
        f"The backup could not be written to {file}: No such file or directory. "
        "Name a file in a folder that can be written and has room.\n"
    )


def test_a_damaged_file_asks_for_its_backup(sqlite_address):
    file = Path(sqlite_address.removeprefix("sqlite:///"))
    file.write_bytes(b"no database at all" * 400)
    environment = {"TALARIA_TELEGRAM_TOKEN": TOKEN, "TALARIA_DATABASE_URL": sqlite_address}
    done = talaria("run", **environment)
    assert done.returncode == 1
    assert done.stderr == (
        "The database cannot be used: file is not a database. "
        "Restore a backup: talaria restore FILE --replace\n"
    )


@pytest.mark.parametrize(
    ("environment", "status", "said"),
    [
        ({"TALARIA_TELEGRAM_TOKEN": "no"}, 2, "this is not a bot token"),
        ({"TALARIA_WEBHOOK_URL": "http://x.org"}, 2, "Telegram needs an address with https"),
        ({"TALARIA_DATABASE_URL": "mysql://x"}, 2, "the database must be SQLite or PostgreSQL"),
        ({"TALARIA_WEBHOOK_URL": "https://x.org:y"}, 2, "only the ports 443, 80, 88 and 8443"),
        ({"TALARIA_WEBHOOK_URL": "https://x.org"}, 2, "a webhook needs a token. Set TALARIA_TELE"),
        (
            {"TALARIA_DATABASE_URL": "sqlite://"},
            2,
            "name a file, such as sqlite:///data/talaria.db",
        ),
        ({"TALARIA_DATABASE_URL": "postgresql://a:b@c:d@e/f"}, 2, "not a database address such as"),
        (
            {"TALARIA_TELEGRAM_TOKEN": TOKEN, "TALARIA_DATABASE_URL": "sqlite:////proc/x/t.db"},
            1,
            "Check who may write to /proc/x/t.db and its folder, and whether the disk is full.",
        ),
        (
            {
                "TALARIA_TELEGRAM_TOKEN": TOKEN,
                "TALARIA_DATABASE_URL": "postgresql+psycopg2://a:wrong@127.0.0.1:9/x",
            },
            1,
            "Check the address, the user and the password in TALARIA_DATABASE_URL",
        ),
    ],
)
def test_a_start_that_cannot_go_on_says_why(environment, status, said):
    done = talaria("run", **environment)
    assert done.returncode == status
    assert said in done.stderr
    assert "wrong" not in done.stderr.replace("wrong password", "")
