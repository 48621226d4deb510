"""`talaria backup` and `talaria restore`."""

from __future__ import annotations

import sys
from pathlib import Path

from bot.settings import Settings
from storage import backups
from storage.backups import BackupFailed
from storage.database import Database, DatabaseUnavailable
from storage.migrate import NewerDatabase, migrate

_RISK = """\
This copy is marked: the service refuses to run with a real token until you confirm it.
Before that, make sure that no other service runs with this token, and know that what happened
after the backup is forgotten here: questions may come again, and what waited for many when the
copy was made is not sent. Then: talaria restore --confirm"""


def back_up(settings: Settings, file: Path) -> int:
    """Writes a backup; gives the exit status."""
    try:
        backups.back_up(settings.database_url, file)
    except BackupFailed as fault:
        print(fault, file=sys.stderr)
        return 1
    print(f"{file}: {file.stat().st_size:,} bytes, checked. It holds personal data: keep it safe.")
    return 0


def restore(settings: Settings, file: Path, *, replace: bool) -> int:
    """Puts a backup in place and marks it; gives the exit status."""
    try:
        if not settings.database_url.startswith("sqlite") and not replace:
            _refuse_if_in_use(settings.database_url)
        kept = backups.restore(settings.database_url, file, replace=replace)
        database = Database(settings.database_url)
        try:
            migrate(database.engine)
            database.run_now(backups.mark_restored)
        finally:
            database.close()
    except NewerDatabase as fault:
        print(f"{fault} Install the newer program, then restore again.", file=sys.stderr)
        return 1
    except (BackupFailed, DatabaseUnavailable, OSError) as fault:
        print(fault, file=sys.stderr)
        return 1
    print("Restored." + (f" The database that was there is kept at {kept}." if kept else ""))
    print(_RISK)
    return 0


def confirm(settings: Settings) -> int:
    """Lets a restored copy run; gives the exit status."""
    database = Database(settings.database_url)
    try:
        held = database.run_now(backups.confirm)
    finally:
        database.close()
    print(f"Confirmed. {held} messages to many that waited in it are not sent.")
    return 0


def _refuse_if_in_use(address: str) -> None:
    database = Database(address)
    try:
        migrate(database.engine)
        if database.run_now(backups.in_use):
            raise BackupFailed(
                "People are in this database already. Stop the service, make a backup of it, then "
                "say --replace."
            )
    finally:
        database.close()
