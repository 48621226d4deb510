"""What operators do on the command line: look, back up, restore, and answer for personal data."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Callable

from bot import backup, doctor, people_commands
from bot.clock import now
from bot.opening import open_database, open_settings
from storage.database import Database


def doctor_command(options: argparse.Namespace) -> int:
    """Says what is right and what is not. Gives the exit status."""
    settings = open_settings()
    if settings is None:
        return 1
    found = asyncio.run(doctor.examine(settings))
    print(doctor.as_json(found) if options.json else doctor.as_text(found))
    return 1 if any(one.state == doctor.FAULT for one in found) else 0


def backup_command(options: argparse.Namespace) -> int:
    """Writes a backup. Gives the exit status."""
    settings = open_settings()
    return 1 if settings is None else backup.back_up(settings, options.file)


def restore_command(options: argparse.Namespace) -> int:
    """Puts a backup in place, confirms it, or deletes what it replaced. Gives the exit status."""
    if options.confirm:
        return _with_database(backup.confirm)
    settings = open_settings()
    if settings is None:
        return 1
    if options.discard:
        return backup.discard(settings)
    if options.file is None:
        print("Name the backup to restore, or say --confirm or --discard.", file=sys.stderr)
        return 2
    return backup.restore(settings, options.file, replace=options.replace)


def person_command(options: argparse.Namespace) -> int:
    """Exports or erases a person. Gives the exit status."""
    if options.forget:
        return _with_database(
            lambda database: people_commands.forget(
                database, options.person, now(), sure=options.yes
            )
        )
    return _with_database(
        lambda database: people_commands.export(database, options.person, options.out)
    )


def _with_database(act: Callable[[Database], int]) -> int:
    database = open_database()
    if database is None:
        return 1
    try:
        return act(database)
    finally:
        database.close()
