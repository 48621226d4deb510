"""The `talaria` command. Each part imports what it needs, so that a small one starts fast."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any


def main() -> int:
    """Reads the command line and does what it says; gives the exit status."""
    # PTB tells durations as timedelta only when asked to, and warns otherwise.
    os.environ.setdefault("PTB_TIMEDELTA", "1")
    options = _parser().parse_args()
    status: int = options.act(options)
    return status


def _run(_: argparse.Namespace) -> int:
    from bot.logs import set_up_logging
    from bot.opening import open_settings

    settings = open_settings()
    if settings is None:
        return 2
    set_up_logging(settings.log_level, settings.log_format, settings.telegram_token or "")
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


def _later(module: str, name: str) -> Callable[[argparse.Namespace], int]:
    """A command whose module is imported when it is called, so that a small one starts fast."""

    def act(options: argparse.Namespace) -> int:
        status: int = getattr(import_module(f"bot.{module}"), name)(options)
        return status

    return act


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
    bring.set_defaults(act=_later("import_commands", "import_events"))

    surveys = commands.add_parser("surveys", help="look after surveys")
    deeds = surveys.add_subparsers(required=True, metavar="WHAT")
    take = deeds.add_parser("import", help="take surveys from an XLSForm (.xlsx) or a YAML file")
    take.add_argument("file", type=Path, metavar="FILE", help="the file")
    take.add_argument("--owner", type=int, metavar="ID", help="the organiser's Telegram id")
    take.add_argument("--dry-run", action="store_true", help="only say what would be done")
    take.set_defaults(act=_later("import_commands", "import_surveys"))

    _add_operating(commands)

    knowledge = commands.add_parser("knowledge", help="look after the curated entries")
    kinds = knowledge.add_subparsers(required=True, metavar="WHAT")
    check = kinds.add_parser("check", parents=[content], help="list what has to be mended")
    check.set_defaults(act=_check)
    table = kinds.add_parser("coverage", parents=[content], help="show what is covered")
    table.set_defaults(act=_coverage)
    return parser


def _add_operating(commands: Any) -> None:
    doctor = commands.add_parser("doctor", help="say what is wrong, and what to do")
    doctor.add_argument("--json", action="store_true", help="for programs")
    doctor.set_defaults(act=_later("operator_commands", "doctor_command"))

    backup = commands.add_parser("backup", help="copy the database into a file, while it is used")
    backup.add_argument(
        "file", type=Path, metavar="FILE", help="the file to write; - for standard output"
    )
    backup.set_defaults(act=_later("operator_commands", "backup_command"))

    restore = commands.add_parser("restore", help="put a backup in the place of the database")
    restore.add_argument(
        "file", type=Path, metavar="FILE", nargs="?", help="the backup; - for standard input"
    )
    restore.add_argument("--replace", action="store_true", help="although people are in it")
    restore.add_argument("--confirm", action="store_true", help="let a restored copy run")
    restore.add_argument("--discard", action="store_true", help="delete what it replaced")
    restore.set_defaults(act=_later("operator_commands", "restore_command"))

    export = commands.add_parser("export-person", help="everything that is kept of a person")
    export.add_argument("person", type=int, metavar="ID", help="the person's Telegram id")
    export.add_argument("--out", type=Path, metavar="FILE", help="write it there")
    export.set_defaults(act=_later("operator_commands", "person_command"), forget=False)

    forget = commands.add_parser("forget-person", help="erase a person")
    forget.add_argument("person", type=int, metavar="ID", help="the person's Telegram id")
    forget.add_argument("--yes", action="store_true", help="it is to be done")
    forget.set_defaults(act=_later("operator_commands", "person_command"), forget=True)
