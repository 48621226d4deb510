"""The `talaria` command. Each part imports what it needs, so that a small one starts fast."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storage.database import Database

ENVIRONMENT_FILE = Path(".env")


def main() -> int:
    """Reads the command line and does what it says; gives the exit status."""
    # PTB tells durations as timedelta only when asked to, and warns otherwise.
    os.environ.setdefault("PTB_TIMEDELTA", "1")
    options = _parser().parse_args()
    status: int = options.act(options)
    return status


def _run(_: argparse.Namespace) -> int:
    from bot.logs import set_up_logging
    from bot.settings import BadSettings, read_environment_file, read_settings

    from_file = read_environment_file(ENVIRONMENT_FILE)
    try:
        settings = read_settings({**from_file, **os.environ})
    except BadSettings as faults:
        print(faults, file=sys.stderr)
        return 2
    set_up_logging(settings.log_level)
    from bot.run import serve

    return asyncio.run(serve(settings))


def _match(options: argparse.Namespace) -> int:
    from knowledge.lines import match_lines

    match_lines(options.corpus, sys.stdin, sys.stdout)
    return 0


def _ask(options: argparse.Namespace) -> int:
    from knowledge.lines import as_text, ask_lines, describe
    from knowledge.shelf import Shelf

    library = Shelf(options.content).library
    if options.text == "-":
        ask_lines(library, sys.stdin, sys.stdout)
        return 0
    outcomes = library.ask(options.text, options.lang)
    if options.json:
        print(json.dumps(describe(library, outcomes), ensure_ascii=False))
    else:
        print(as_text(library, outcomes))
    return 0


def _check(options: argparse.Namespace) -> int:
    from bot.clock import now
    from knowledge.checks import check
    from knowledge.facts import read_register
    from knowledge.shelf import CONTENT

    report = check(options.content or CONTENT, read_register(), now().date())
    for fault in report.faults:
        print(fault)
    for notice in report.notices:
        print(f"notice: {notice}")
    print(f"{report.entries} entries, {len(report.faults)} faults, {len(report.notices)} notices")
    return 1 if report.faults else 0


def _coverage(options: argparse.Namespace) -> int:
    from knowledge.checks import read_all
    from knowledge.coverage import as_table, coverage
    from knowledge.facts import read_register
    from knowledge.shelf import CONTENT

    entries = {entry.id: entry for entry in read_all(options.content or CONTENT)[0]}
    print(as_table(coverage(entries), entries, read_register()))
    return 0


def _import(options: argparse.Namespace) -> int:
    from bot import importing
    from bot.clock import now
    from domain.wall_clock import UnknownZone, zone_of
    from domain.wording import Phrasebook
    from locales import read_locales

    try:
        zone_of(options.zone)
    except UnknownZone:
        print(f"{options.zone} is no time zone; write one such as Europe/Zurich.", file=sys.stderr)
        return 2
    found = importing.read(options.file, options.zone, Phrasebook(read_locales()))
    for fault in found.faults:
        print(fault, file=sys.stderr)
    if found.faults:
        print("Nothing was taken in.", file=sys.stderr)
        return 1
    database = _open_database()
    if database is None:
        return 1
    try:
        for lot, one in importing.preview(database, found):
            title = next(iter(one.details.titles.values()), "")
            print(f"{lot}: {title}, {one.details.starts:%Y-%m-%d %H:%M} {one.details.zone}")
        if not options.dry_run:
            done = importing.take_in(database, found, options.owner, now(), publish=options.publish)
            print(
                f"{len(done.made)} made, {len(done.changed)} changed, "
                f"{len(done.cancelled)} cancelled; {done.told} people are told."
            )
    finally:
        database.close()
    return 0


def _import_surveys(options: argparse.Namespace) -> int:
    from bot import survey_importing
    from bot.clock import now
    from domain.wording import Phrasebook
    from locales import read_locales

    found = survey_importing.read(options.file, Phrasebook(read_locales()))
    for fault in found.faults:
        print(fault, file=sys.stderr)
    for one in found.left_out:
        print(f"left out: {one}")
    if found.faults:
        print("Nothing was taken in.", file=sys.stderr)
        return 1
    if options.dry_run:
        for form in found.forms:
            print(f"{survey_importing.title_of(form)}: {len(form.asked)} questions")
        return 0
    database = _open_database()
    if database is None:
        return 1
    try:
        for title in survey_importing.take_in(database, found.forms, options.owner, now()):
            print(f"draft made: {title}")
    finally:
        database.close()
    return 0


def _open_database() -> Database | None:
    """The database of the settings, migrated; None after a word on why it cannot be used."""
    from bot.settings import BadSettings, read_environment_file, read_settings
    from storage.database import Database, DatabaseUnavailable
    from storage.migrate import NewerDatabase, migrate

    try:
        settings = read_settings({**read_environment_file(ENVIRONMENT_FILE), **os.environ})
        database = Database(settings.database_url)
        migrate(database.engine)
    except BadSettings as faults:
        print(faults, file=sys.stderr)
        return None
    except (DatabaseUnavailable, NewerDatabase, OSError) as error:
        print(f"The database cannot be used: {error}", file=sys.stderr)
        return None
    return database


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="talaria", description="Checked answers on Telegram, each with its source."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    content = argparse.ArgumentParser(add_help=False)
    content.add_argument("--content", type=Path, help="a folder of entries instead of our own")

    run = commands.add_parser("run", help="serve Telegram, or the sandbox where no token is set")
    run.set_defaults(act=_run)

    ask = commands.add_parser("ask", parents=[content], help="ask the knowledge base")
    ask.add_argument("text", metavar="TEXT|-", help="a question, or - for JSON lines")
    ask.add_argument("--lang", help="the person's language, such as fr")
    ask.add_argument("--json", action="store_true", help="everything, as JSON")
    ask.set_defaults(act=_ask)

    match = commands.add_parser("match", help="match JSON lines against any corpus")
    match.add_argument("--corpus", type=Path, required=True, help="JSON: entries and phrasings")
    match.set_defaults(act=_match)

    events = commands.add_parser("events", help="look after events")
    acts = events.add_subparsers(required=True, metavar="WHAT")
    bring = acts.add_parser("import", help="take events from an .ics or a YAML file")
    bring.add_argument("file", type=Path, metavar="FILE", help="the file")
    bring.add_argument("--publish", action="store_true", help="publish new events at once")
    bring.add_argument("--owner", type=int, metavar="ID", help="the organiser's Telegram id")
    bring.add_argument("--zone", default="UTC", help="the zone of times that name none")
    bring.add_argument("--dry-run", action="store_true", help="only say what would be done")
    bring.set_defaults(act=_import)

    surveys = commands.add_parser("surveys", help="look after surveys")
    deeds = surveys.add_subparsers(required=True, metavar="WHAT")
    take = deeds.add_parser("import", help="take surveys from an XLSForm (.xlsx) or a YAML file")
    take.add_argument("file", type=Path, metavar="FILE", help="the file")
    take.add_argument("--owner", type=int, metavar="ID", help="the organiser's Telegram id")
    take.add_argument("--dry-run", action="store_true", help="only say what would be done")
    take.set_defaults(act=_import_surveys)

    knowledge = commands.add_parser("knowledge", help="look after the curated entries")
    kinds = knowledge.add_subparsers(required=True, metavar="WHAT")
    check = kinds.add_parser("check", parents=[content], help="list what has to be mended")
    check.set_defaults(act=_check)
    table = kinds.add_parser("coverage", parents=[content], help="show what is covered")
    table.set_defaults(act=_coverage)
    return parser
