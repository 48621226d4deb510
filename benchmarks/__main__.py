"""`make bench`: measures everything, prints the tables and writes docs/benchmarks.md."""

from __future__ import annotations

import argparse
import asyncio
import os
import platform
import sys
from pathlib import Path

from benchmarks import delivery, golden, matching, planning, speed, start
from benchmarks.report import Table

PARTS = {
    "golden": golden.measure,
    "matching": matching.measure,
    "start": lambda: asyncio.run(start.measure()),
    "planning": lambda: asyncio.run(planning.measure()),
    "delivery": lambda: asyncio.run(delivery.measure()),
    "speed": lambda: asyncio.run(speed.measure()),
}
PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"


def main() -> None:
    parser = argparse.ArgumentParser(prog="benchmarks")
    parser.add_argument("part", nargs="*", choices=[[], *PARTS], help="only these")
    parts = parser.parse_args().part or list(PARTS)
    tables: list[Table] = []
    for name in parts:
        print(f"measuring: {name}", file=sys.stderr, flush=True)
        for table in PARTS[name]():
            print(table, flush=True)
            tables.append(table)
    if parts == list(PARTS):
        PAGE.write_text(page(tables), encoding="utf-8")


def page(tables: list[Table]) -> str:
    machine = f"Python {platform.python_version()}, {os.cpu_count()} shared cores"
    head = f"# Benchmarks\n\nWritten by `make bench`, not by hand. {machine}: ratios count.\n"
    return "\n".join([head, *map(str, tables)])


if __name__ == "__main__":
    main()
