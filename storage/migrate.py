"""Brings a database's tables to what this program expects."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from storage.database import DatabaseUnavailable, is_unavailable

_FOLDER = Path(__file__).parent / "migrations"


class NewerDatabase(Exception):
    """The database was migrated by a newer program than this one."""


def migrate(engine: Engine) -> bool:
    """Applies what is missing, all or nothing. Gives whether anything was.

    Raises NewerDatabase, or DatabaseUnavailable where it is locked, broken or out of reach.
    """
    try:
        return _migrate(engine)
    except DBAPIError as error:
        if is_unavailable(error):
            raise DatabaseUnavailable(str(error.orig)) from error
        raise


def _migrate(engine: Engine) -> bool:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    scripts = ScriptDirectory.from_config(config)
    with engine.begin() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
        if current == scripts.get_current_head():
            return False
        if current is not None and current not in {s.revision for s in scripts.walk_revisions()}:
            raise NewerDatabase(f"The database is at revision {current}, which this program lacks.")
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    return True
