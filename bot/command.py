"""The `talaria` command. Each sub-command imports what it needs, so that a small one starts fast."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path

CONTENT = Path(__file__).resolve().parent.parent / "knowledge" / "content"


def main() -> int:
    """Reads the command line and does what it says; gives the exit status."""
    # One thread does the small matrices fastest, and spares memory; read when numpy is imported.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    options = _parser().parse_args()
    if options.command == "match":
        from knowledge.lines import match_lines

        match_lines(options.corpus, sys.stdin, sys.stdout)
    elif options.command == "ask":
        _ask(options)
    return 0


def _ask(options: argparse.Namespace) -> None:
    from knowledge.library import Library
    from knowledge.lines import ask_lines, describe

    library = Library.load(options.content)
    if options.text == "-":
        ask_lines(library, sys.stdin, sys.stdout)
        return
    told = describe(library, library.ask(options.text, options.lang))
    if options.json:
        print(json.dumps(told, ensure_ascii=False))
        return
    parts = told.get("parts", [told])
    for part in parts if isinstance(parts, list) else []:
        shown = part["choices"] or part.get("nearest", [])
        print(part["answer"] or "\n".join([part["outcome"], *(c["title"] for c in shown)]))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="talaria", description="A Telegram assistant.")
    commands = parser.add_subparsers(dest="command", required=True)
    match = commands.add_parser("match", help="match questions against a corpus, JSON lines")
    match.add_argument("--corpus", type=Path, required=True, help="JSON: entries and phrasings")
    ask = commands.add_parser("ask", help="ask the knowledge base; '-' reads JSON lines")
    ask.add_argument("text", metavar="TEXT|-")
    ask.add_argument("--lang", help="the person's language, such as fr")
    ask.add_argument("--json", action="store_true", help="everything, as JSON")
    ask.add_argument("--content", type=Path, default=CONTENT, help=argparse.SUPPRESS)
    return parser
