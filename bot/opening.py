"""What commands begin with: the settings and the database, or a word on what is wrong with them."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from bot.settings import BadSettings, Settings, read_environment_file, read_settings
from storage.backups import file_of
from storage.database import Database, DatabaseUnavailable
from storage.migrate import NewerDatabase, migrate

ENVIRONMENT_FILE = Path(".env")


def open_settings() -> Settings | None:
    """The settings; None after a word on what is wrong with them."""
    try:
        return read_settings({**read_environment_file(ENVIRONMENT_FILE), **os.environ})
    except BadSettings as faults:
        print(faults, file=sys.stderr)
        return None


def open_database() -> Database | None:
    """The database of the settings, migrated; None after a word on why it cannot be used."""
    settings = open_settings()
    if settings is None:
        return None
    try:
        database = Database(settings.database_url)
        migrate(database.engine)
    except NewerDatabase as error:
        print(f"{error} Install the newer program again.", file=sys.stderr)
        return None
    except (DatabaseUnavailable, OSError) as error:
        print(f"The database {unusable(settings.database_url, error)}", file=sys.stderr)
        return None
    return database


def unusable(address: str, error: Exception) -> str:
    """What follows "the database", or "it": that it cannot be used, why, and what to do."""
    said = getattr(error, "strerror", None) or error
    file = file_of(address)
    if file is None:
        return (
            f"cannot be used: {said}. Check the address, the user and the password in "
            "TALARIA_DATABASE_URL, and whether the server runs."
        )
    if any(word in str(error) for word in ("malformed", "not a database")):
        return f"cannot be used: {said}. Restore a backup: talaria restore FILE --replace"
    return (
        f"cannot be used: {said}. Check who may write to {file} and its folder, and whether the "
        "disk is full."
    )
