"""Brings a database's tables to what this program expects."""

from __future__ import annotations

from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import DBAPIError

from storage.database import DatabaseUnavailable, is_unavailable, reason_of

HEAD = "0005"  # the newest migration; a test holds it to the files


class NewerDatabase(Exception):
    """The database was migrated by a newer program than this one."""


def migrate(engine: Engine) -> bool:
    """Applies what is missing, all or nothing. Gives whether anything was.

    Raises NewerDatabase, or DatabaseUnavailable where it is locked, broken or out of reach.
    """
    try:
        if _revision(engine) == HEAD:
            return False
        # Alembic takes longer to import than all the rest of the start, and is rarely needed.
        from storage.upgrading import upgrade  # noqa: PLC0415 - see above

        return upgrade(engine)
    except DBAPIError as error:
        if is_unavailable(error):
            raise DatabaseUnavailable(reason_of(error)) from error
        raise


def revision_of(engine: Engine) -> str | None:
    """The migration that a database is at; None where it has no tables yet.

    Raises DatabaseUnavailable where it is locked, broken or out of reach.
    """
    try:
        return _revision(engine)
    except DBAPIError as error:
        if is_unavailable(error):
            raise DatabaseUnavailable(reason_of(error)) from error
        raise


def _revision(engine: Engine) -> str | None:
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        found = connection.scalar(text("SELECT version_num FROM alembic_version"))
        return None if found is None else str(found)
