"""Copies of the database that can be trusted, and the mark of a copy that was restored."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from sqlalchemy import URL, exists, make_url, select, update
from sqlalchemy.orm import Session

from domain.deliveries import BULK
from storage import deliveries
from storage.tables import Delivery, Person, Switch

_RESTORED = "restored"
_PRIVATE = 0o600  # for nobody but the owner of the file
_SQLITE = b"SQLite format 3\x00"
_POSTGRES = b"PGDMP"
_PROGRAMS = Path("/usr/lib/postgresql")


class BackupFailed(Exception):
    """A copy could not be made or put back; the sentence says why and what to do."""


class RestoredCopy(Exception):
    """The database was restored and nobody has confirmed that it may run."""


def back_up(address: str, file: Path) -> None:
    """Copies the database into a file, also while the service runs. Raises BackupFailed.

    The file appears once it is whole and was checked, and only its owner can read it.
    """
    url = make_url(address)
    half = file.with_name(file.name + ".part")
    try:
        half.unlink(missing_ok=True)
        os.close(os.open(half, os.O_WRONLY | os.O_CREAT, _PRIVATE))
        if url.get_backend_name() == "sqlite":
            _copy_sqlite(Path(url.database or ""), half)
        else:
            _run("pg_dump", ["--format=custom", "--no-owner", f"--file={half}"], url)
        half.replace(file)
    except (OSError, sqlite3.Error) as error:
        raise BackupFailed(f"The backup could not be written: {error}.") from error
    finally:
        half.unlink(missing_ok=True)


def restore(address: str, file: Path, *, replace: bool) -> Path | None:
    """Puts a backup in the place of the database, and marks it; gives where the old one is kept.

    Raises BackupFailed where the file is no backup of this kind of database, or people are in the
    database and `replace` was not said.
    """
    url = make_url(address)
    sqlite = url.get_backend_name() == "sqlite"
    try:
        with file.open("rb") as opened:
            head = opened.read(16)
    except OSError as error:
        raise BackupFailed(f"{file} cannot be read: {error.strerror}.") from error
    if not head.startswith(_SQLITE if sqlite else _POSTGRES):
        kind = "SQLite" if sqlite else "PostgreSQL"
        raise BackupFailed(f"{file} is no backup of a {kind} database, which the settings name.")
    if sqlite:
        return _restore_sqlite(Path(url.database or ""), file, replace=replace)
    clean = ["--clean", "--if-exists"] if replace else []
    options = ["--no-owner", "--exit-on-error", "--single-transaction", *clean]
    _run("pg_restore", [*options, f"--dbname={url.database}", str(file)], url)
    return None


def file_of(address: str) -> Path | None:
    """The file of a SQLite database; None for another one."""
    url = make_url(address)
    is_file = url.get_backend_name() == "sqlite" and url.database
    return Path(url.database) if is_file and url.database else None


def in_use(session: Session) -> bool:
    """Whether people are in the database."""
    return bool(session.scalar(select(exists().where(Person.id.is_not(None)))))


def mark_restored(session: Session) -> None:
    """Keeps that this is a copy, until somebody confirms that it may run."""
    session.merge(Switch(name=_RESTORED, on=True))


def confirm(session: Session) -> int:
    """Lets a restored copy run; what waited for many in it is held back. Gives how many that are.

    An announcement that was half sent when the copy was made may have been sent whole since.
    """
    session.execute(update(Switch).where(Switch.name == _RESTORED).values(on=False))
    waiting = Delivery.priority.in_(BULK) & Delivery.state.in_(deliveries.OPEN)
    held = session.execute(
        update(Delivery)
        .where(waiting)
        .values(state=deliveries.WITHDRAWN, reason="restored", due_at=None)
    )
    return int(held.rowcount)  # type: ignore[attr-defined]  # an UPDATE's result counts rows


def check_confirmed(session: Session) -> None:
    """Raises RestoredCopy where the database is a copy that nobody has confirmed."""
    mark = session.get(Switch, _RESTORED)
    if mark is not None and mark.on:
        raise RestoredCopy("This database was restored from a backup.")


def _copy_sqlite(database: Path, file: Path) -> None:
    if not database.is_file():
        raise BackupFailed(f"There is no database at {database}; check TALARIA_DATABASE_URL.")
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(file)) as copy:
        source.backup(copy, pages=2_000)
        copy.execute("PRAGMA journal_mode=DELETE")
        _check(copy, file)


def _check(connection: sqlite3.Connection, file: Path) -> None:
    found = connection.execute("PRAGMA integrity_check").fetchone()[0]
    if found != "ok":
        raise BackupFailed(f"{file} is damaged: {found}.")


def _restore_sqlite(database: Path, file: Path, *, replace: bool) -> Path | None:
    try:
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as copy:
            _check(copy, file)
    except sqlite3.Error as error:
        raise BackupFailed(f"{file} is damaged: {error}.") from error
    kept = None
    if database.exists():
        if not replace:
            raise BackupFailed(
                f"There is a database at {database} already. Stop the service, then say --replace: "
                "it is kept beside the new one."
            )
        kept = database.with_name(database.name + ".before-restore")
        kept.touch(mode=_PRIVATE)
        _copy_sqlite(database, kept)
    database.parent.mkdir(parents=True, exist_ok=True)
    half = database.with_name(database.name + ".part")
    half.touch(mode=_PRIVATE)
    shutil.copyfile(file, half)
    for ending in ("-wal", "-shm"):
        database.with_name(database.name + ending).unlink(missing_ok=True)
    half.replace(database)
    return kept


def _run(program: str, arguments: list[str], url: URL) -> None:
    """Runs one of PostgreSQL's own programs; the password goes by the environment."""
    found = shutil.which(program) or _newest(program)
    if found is None:
        raise BackupFailed(
            f"{program} is missing. Install PostgreSQL's client programs (postgresql-client)."
        )
    environment = {**os.environ, "PGPASSWORD": url.password or ""}
    target = url.set(drivername="postgresql", password=None).render_as_string()
    connection = [] if program == "pg_restore" else [f"--dbname={target}"]
    if program == "pg_restore":
        arguments = [
            f"--dbname={target}" if one.startswith("--dbname=") else one for one in arguments
        ]
    done = subprocess.run(  # noqa: S603 - a program of PostgreSQL's, and no shell
        [found, *connection, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        last = done.stderr.strip().rpartition("\n")[2] or f"it ended with {done.returncode}"
        raise BackupFailed(f"{program} failed: {last}")


def _newest(program: str) -> str | None:
    found = sorted(_PROGRAMS.glob(f"*/bin/{program}"))
    return str(found[-1]) if found else None
