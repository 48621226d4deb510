"""`talaria backup` and `talaria restore`."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.settings import Settings
from storage import backups
from storage.backup_faults import BackupFailed
from storage.database import Database, DatabaseUnavailable
from storage.migrate import NewerDatabase, migrate

_STREAM = Path("-")
_RISK = """\
This copy is marked: the service refuses to run with a real token until you confirm it.
Before that, make sure that no other service runs with this token, and know that what happened
after the backup is forgotten here: questions may come again, and what waited for many when the
copy was made is not sent. Then: talaria restore --confirm"""


def back_up(settings: Settings, file: Path) -> int:
    """Writes a backup, `-` to standard output; gives the exit status."""
    try:
        if file == _STREAM:
            return _back_up_to_output(settings)
        backups.back_up(settings.database_url, file)
    except BackupFailed as fault:
        print(fault, file=sys.stderr)
        return 1
    print(f"{file}: {_size(file)}, checked. It holds personal data: keep it safe.")
    return 0


def _back_up_to_output(settings: Settings) -> int:
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "backup"
        backups.back_up(settings.database_url, copy)
        try:
            with copy.open("rb") as content:
                shutil.copyfileobj(content, sys.stdout.buffer)
            sys.stdout.flush()
        except OSError as error:
            raise BackupFailed(f"The backup could not be written: {error.strerror}.") from error
        print(f"{_size(copy)}, checked. It holds personal data: keep it safe.", file=sys.stderr)
    return 0


def restore(settings: Settings, file: Path, *, replace: bool) -> int:
    """Puts a backup in place, `-` from standard input, and marks it; gives the exit status."""
    try:
        with TemporaryDirectory() as folder:
            if file == _STREAM:
                file = Path(folder) / "backup"
                with file.open("wb") as content:
                    shutil.copyfileobj(sys.stdin.buffer, content)
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
    print("Restored.")
    if kept:
        print(f"What was there is kept: {kept}. Once you do not need it: talaria restore --discard")
    print(_RISK)
    return 0


def discard(settings: Settings) -> int:
    """Deletes what the last restore replaced; gives the exit status."""
    try:
        kept = backups.discard_aside(settings.database_url)
    except (BackupFailed, OSError) as fault:
        print(fault, file=sys.stderr)
        return 1
    print(f"Deleted: {kept}." if kept else "There is nothing from before a restore.")
    return 0


def _size(file: Path) -> str:
    return f"{file.stat().st_size:,} bytes"


def confirm(database: Database) -> int:
    """Lets a restored copy run; gives the exit status."""
    held = database.run_now(backups.confirm)
    print(f"Confirmed. {held} messages to many that waited in it are not sent.")
    return 0
