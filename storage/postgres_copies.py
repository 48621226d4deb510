"""Copies of a PostgreSQL database, made and put back by PostgreSQL's own programs."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, exists, func, inspect, literal, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.schema import CreateSchema, DropSchema

from storage.backup_faults import BackupFailed
from storage.database import reason_of
from storage.engines import open_engine
from storage.tables import Person, rows_of

_PROGRAMS = Path("/usr/lib/postgresql")
_ASIDE = "before_restore"  # the schema that keeps what a restore replaced
# Each process of the service holds an advisory lock as long as it runs.
_SERVICES = text(
    "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid <> pg_backend_pid() "
    "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)


def dump(url: URL, file: Path) -> None:
    """Writes a database to a file, without what a restore put aside. Raises BackupFailed."""
    options = ["--format=custom", "--no-owner", f"--exclude-schema={_ASIDE}", f"--file={file}"]
    _run("pg_dump", options, url)


def load(url: URL, file: Path, *, replace: bool) -> str | None:
    """Puts a dump in the place of a database; gives where the one that was there is kept.

    All tables are put aside first, also those that the dump does not know: a newer program may
    have made them. Raises BackupFailed where people are in the database and `replace` was not
    said, or where the dump cannot be read; then all is as it was.
    """
    with _connected(url) as connection:
        if _left_half_way(connection):
            _move(connection, _ASIDE, _here(connection))
        if connection.scalar(_SERVICES):
            raise BackupFailed("A service runs on this database. Stop it first.")
        if not replace and _is_used(connection):
            raise BackupFailed(
                "People are in this database already. Say --replace: what is there is kept beside "
                f"the copy, in the schema {_ASIDE}."
            )
        kept = bool(_tables(connection, _here(connection)))
        if kept:
            connection.execute(DropSchema(_ASIDE, cascade=True, if_exists=True))
            connection.execute(CreateSchema(_ASIDE))
            _move(connection, _here(connection), _ASIDE)
    options = ["--no-owner", "--exit-on-error", "--single-transaction", str(file)]
    try:
        _run("pg_restore", options, url)
    except BackupFailed:
        if kept:
            with _connected(url) as connection:
                _move(connection, _ASIDE, _here(connection))
        raise
    return f"the schema {_ASIDE}" if kept else None


def kept_aside(url: URL) -> str | None:
    """Where the tables are that a restore replaced; None where there are none."""
    with _connected(url) as connection:
        return f"the schema {_ASIDE}" if _tables(connection, _ASIDE) else None


def discard_aside(url: URL) -> None:
    """Deletes for good what a restore replaced."""
    with _connected(url) as connection:
        connection.execute(DropSchema(_ASIDE, cascade=True, if_exists=True))


@contextmanager
def _connected(url: URL) -> Iterator[Connection]:
    engine = open_engine(url.render_as_string(hide_password=False))
    try:
        with engine.begin() as connection:
            yield connection
    except DBAPIError as error:
        raise BackupFailed(
            f"The database cannot be used: {reason_of(error)}. Check the address, the user and the "
            "password in TALARIA_DATABASE_URL, and whether the server runs."
        ) from error
    finally:
        engine.dispose()


def _here(connection: Connection) -> str:
    return str(connection.scalar(select(func.current_schema())))


def _tables(connection: Connection, schema: str) -> list[str]:
    return inspect(connection).get_table_names(schema=schema)


def _left_half_way(connection: Connection) -> bool:
    """Whether a restore died after it had put the tables aside."""
    return bool(_tables(connection, _ASIDE)) and not _tables(connection, _here(connection))


def _is_used(connection: Connection) -> bool:
    people = rows_of(Person)
    if people.name not in _tables(connection, _here(connection)):
        return False
    return bool(connection.scalar(select(exists(select(literal(1)).select_from(people)))))


def _move(connection: Connection, source: str, target: str) -> None:
    quote = connection.dialect.identifier_preparer.quote
    for table in _tables(connection, source):
        connection.exec_driver_sql(
            f"ALTER TABLE {quote(source)}.{quote(table)} SET SCHEMA {quote(target)}"
        )


def _run(program: str, arguments: list[str], url: URL) -> None:
    """Runs one of PostgreSQL's own programs; the password goes by the environment."""
    with _connected(url) as connection:
        server = int((connection.dialect.server_version_info or (0,))[0])
    # URL.set takes a None for "as it was", and the password would go along as three stars.
    target = url.set(drivername="postgresql")._replace(password=None).render_as_string()
    done = subprocess.run(  # noqa: S603 - a program of PostgreSQL's, and no shell
        [_find(program, server), f"--dbname={target}", *arguments],
        env={**os.environ, "PGPASSWORD": url.password or ""},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise BackupFailed(f"{program} failed: {_reason(done.stderr, done.returncode, server)}")


def _find(program: str, server: int) -> str:
    # An older program refuses a newer server, and an older server may not take a newer one's dump.
    fitting = _PROGRAMS / str(server) / "bin" / program
    found = str(fitting) if fitting.exists() else shutil.which(program)
    if found is None:
        raise BackupFailed(
            f"{program} is missing. Install PostgreSQL's client programs of the server's version "
            f"(postgresql-client-{server})."
        )
    return found


def _reason(said: str, status: int, server: int) -> str:
    if "version mismatch" in said:
        return (
            f"the server is of version {server}, the program is older. Install the client "
            f"programs of the server's version (postgresql-client-{server})."
        )
    lines = [line for line in said.splitlines() if "error:" in line] or said.splitlines()
    return lines[0].partition("error: ")[2] or lines[0] if lines else f"it ended with {status}"
