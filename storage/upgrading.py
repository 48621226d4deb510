"""Runs the migrations that a database lacks, with Alembic."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, text

from storage.migrate import NewerDatabase

_LOCK = 7_251_946_302  # any number that nothing else in this database locks
_FOLDER = Path(__file__).parent / "migrations"


def newest() -> str | None:
    """The revision of the newest migration there is."""
    return ScriptDirectory(str(_FOLDER)).get_current_head()


def upgrade(engine: Engine) -> bool:
    """Applies what is missing, all or nothing. Gives whether anything was; raises NewerDatabase."""
    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    scripts = ScriptDirectory.from_config(config)
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            # Processes that start together wait for the one that migrates, and find it done.
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        current = MigrationContext.configure(connection).get_current_revision()
        if current == scripts.get_current_head():
            return False
        if current is not None and current not in {s.revision for s in scripts.walk_revisions()}:
            raise NewerDatabase(f"The database is at revision {current}, which this program lacks.")
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    return True
