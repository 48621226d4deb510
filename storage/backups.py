"""Copies of the database that can be trusted, and the mark of a copy that was restored."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import make_url, update
from sqlalchemy.orm import Session

from domain.deliveries import BULK
from storage import deliveries, postgres_copies
from storage.backup_faults import BackupFailed
from storage.tables import Delivery, Switch

_RESTORED = "restored"
_PRIVATE = 0o600  # for nobody but the owner of the file
_SQLITE = b"SQLite format 3\x00"
_POSTGRES = b"PGDMP"
_PARTS = ("", "-wal", "-shm")  # of a SQLite database


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
            postgres_copies.dump(url, half)
        half.replace(file)
    except (OSError, sqlite3.Error) as error:
        said = getattr(error, "strerror", None) or error
        raise BackupFailed(
            f"The backup could not be written to {file}: {said}. Name a file in a folder that can "
            "be written and has room."
        ) from error
    finally:
        half.unlink(missing_ok=True)


def restore(address: str, file: Path, *, replace: bool) -> str | None:
    """Puts a backup in the place of the database; gives where the one that was there is kept.

    Raises BackupFailed where the file is no backup of this kind of database, or people are in the
    database and `replace` was not said; then all is as it was.
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
    return postgres_copies.load(url, file, replace=replace)


def kept_aside(address: str) -> str | None:
    """Where the database is kept that a restore replaced; None where there is none."""
    file = file_of(address)
    if file is None:
        return postgres_copies.kept_aside(make_url(address))
    return str(_aside(file)) if _aside(file).exists() else None


def discard_aside(address: str) -> str | None:
    """Deletes for good what a restore replaced; gives where it was, None where there was none."""
    kept, file = kept_aside(address), file_of(address)
    if kept is None:
        return None
    if file is None:
        postgres_copies.discard_aside(make_url(address))
    else:
        for ending in _PARTS:
            _aside(file).with_name(_aside(file).name + ending).unlink(missing_ok=True)
    return kept


def file_of(address: str) -> Path | None:
    """The file of a SQLite database; None for another one."""
    url = make_url(address)
    is_file = url.get_backend_name() == "sqlite" and url.database
    return Path(url.database) if is_file and url.database else None


def check_sound(address: str) -> None:
    """Raises BackupFailed where the file of a SQLite database is damaged. It may be in use."""
    file = file_of(address)
    if file is not None and file.exists():
        _check_file(file, "quick_check")


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


def _check(connection: sqlite3.Connection, file: Path, how: str = "integrity_check") -> None:
    found = str(connection.execute(f"PRAGMA {how}").fetchone()[0])
    if found != "ok":
        raise BackupFailed(f"{file} is damaged: {found.splitlines()[0]}.")


def _check_file(file: Path, how: str = "integrity_check") -> None:
    try:
        address = f"{file.absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, uri=True)) as connection:
            _check(connection, file, how)
    except sqlite3.Error as error:
        raise BackupFailed(f"{file} is damaged: {error}.") from error


def _restore_sqlite(database: Path, file: Path, *, replace: bool) -> str | None:
    _check_file(file)
    kept = None
    if database.exists() and database.stat().st_size:
        if not replace:
            raise BackupFailed(
                f"There is a database at {database} already. Stop the service, then say --replace: "
                "it is kept beside the copy."
            )
        _check_unused(database)
        kept = _aside(database)
        for ending in _PARTS:
            part, beside = (one.with_name(one.name + ending) for one in (database, kept))
            if part.exists():
                beside.touch(mode=_PRIVATE)
                shutil.copyfile(part, beside)
    database.parent.mkdir(parents=True, exist_ok=True)
    half = database.with_name(database.name + ".part")
    half.touch(mode=_PRIVATE)
    shutil.copyfile(file, half)
    for ending in _PARTS[1:]:
        database.with_name(database.name + ending).unlink(missing_ok=True)
    half.replace(database)
    return str(kept) if kept else None


def _check_unused(database: Path) -> None:
    """Raises BackupFailed while somebody has a database open; otherwise it is one file then."""
    try:
        with closing(sqlite3.connect(database, timeout=1)) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.OperationalError as error:
        raise BackupFailed(f"A service runs on {database}. Stop it first ({error}).") from error
    except sqlite3.DatabaseError:
        return  # damaged: all the more reason to put a copy in its place


def _aside(database: Path) -> Path:
    return database.with_name(database.name + ".before-restore")
