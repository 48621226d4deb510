"""What commands begin with: the settings and the database, or a word on what is wrong with them."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from bot.settings import BadSettings, Settings, read_environment_file, read_settings
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
        print(f"The database cannot be used: {error}. Check TALARIA_DATABASE_URL.", file=sys.stderr)
        return None
    return database
