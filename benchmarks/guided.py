"""The parsers of benchmarks/fuzz.py, led by coverage: `python -m benchmarks.guided NAME SECONDS`.

Needs atheris (`.venv/bin/pip install atheris`), which is not pinned: its wheels lag behind Python.
"""

from __future__ import annotations

import sys
from typing import Any

import atheris

with atheris.instrument_imports(include=["domain", "knowledge", "bot.webhook"]):
    from benchmarks.fuzz import PARSERS


def main() -> None:
    name, seconds = sys.argv[1], sys.argv[2]
    parse, seeds = next((parse, seeds) for one, parse, seeds, _ in PARSERS if one == name)
    as_text = isinstance(seeds[0], str)

    def once(data: bytes) -> None:
        given: Any = data
        if as_text:
            provider = atheris.FuzzedDataProvider(data)
            given = provider.ConsumeUnicodeNoSurrogates(len(data))
        parse(given)

    atheris.Setup([sys.argv[0], f"-max_total_time={seconds}", "-timeout=5", "-max_len=4000"], once)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
