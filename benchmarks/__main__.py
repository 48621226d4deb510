"""`make bench`: measures everything, or the named parts, and writes it to docs/benchmarks.md."""

from __future__ import annotations

import argparse
import asyncio
import os
import platform
import re
import sys
from pathlib import Path

from benchmarks import (
    chaos,
    delivery,
    fuzz,
    golden,
    large,
    matching,
    planning,
    soak,
    speed,
    start,
    survey_export,
    surveys,
    webhook,
    xlsforms,
)
from benchmarks.report import Table

PARTS = {
    "golden": golden.measure,
    "matching": matching.measure,
    "start": lambda: asyncio.run(start.measure()),
    "planning": lambda: asyncio.run(planning.measure()),
    "delivery": lambda: [asyncio.run(delivery.rate_and_answers())],
    "fire": lambda: [asyncio.run(delivery.under_fire())],
    "lateness": lambda: [asyncio.run(delivery.lateness())],
    "xlsforms": xlsforms.measure,
    "surveys": lambda: asyncio.run(surveys.measure()),
    "survey_export": lambda: asyncio.run(survey_export.measure()),
    "webhook": lambda: asyncio.run(webhook.measure()),
    "chaos": lambda: asyncio.run(chaos.measure()),
    "fuzz": fuzz.measure,
    "soak": lambda: asyncio.run(soak.measure()),
    "speed": lambda: asyncio.run(speed.measure()),
    "large": lambda: asyncio.run(large.measure()),
}
PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"


def main() -> None:
    parser = argparse.ArgumentParser(prog="benchmarks")
    parser.add_argument("part", nargs="*", choices=[[], *PARTS], help="only these")
    parts = parser.parse_args().part or [name for name in PARTS if name != "soak"]
    for name in parts:
        print(f"measuring: {name}", file=sys.stderr, flush=True)
        tables = PARTS[name]()
        print(*tables, sep="\n", flush=True)
        # At once, so that a part that fails later does not cost the others.
        before = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
        PAGE.write_text(page(before, tables), encoding="utf-8")


def page(before: str, tables: list[Table]) -> str:
    """The page with these tables in place of those of the same title, or at its end."""
    machine = f"Python {platform.python_version()}, {os.cpu_count()} shared cores"
    head = f"# Benchmarks\n\nWritten by `make bench`, not by hand. {machine}: ratios count.\n"
    sections = {
        section.splitlines()[0]: f"## {section.rstrip()}\n"
        for section in re.split(r"^## ", before, flags=re.MULTILINE)[1:]
    }
    sections |= {table.title: str(table).rstrip() + "\n" for table in tables}
    return "\n".join([head, *sections.values()])


if __name__ == "__main__":
    main()
