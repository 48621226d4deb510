"""Much traffic through the real service over the sandbox, and what its memory does meanwhile."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path
from typing import Any

import psutil

from benchmarks.golden import golden_texts
from benchmarks.load import Crowd
from benchmarks.report import Table
from benchmarks.speed import command_for, environment_for, first_answer
from sandbox import server

_UPDATES = int(os.environ.get("SOAK_UPDATES", "1000000"))
_UNDER_WAY = 64
_WARM_SHARE = 0.2
_SAMPLES = 20


async def measure() -> list[Table]:
    """Asks that many questions, and samples the memory of the process twenty times."""
    running = await server.start(port=0, cast=False)
    running.world.keep_messages = 3
    crowd = Crowd(running.world, golden_texts(), max(4_000, _UPDATES // 8))
    with tempfile.TemporaryDirectory() as folder, (Path(folder) / "log").open("w") as log:
        import subprocess

        process = subprocess.Popen(
            command_for("talaria", running.url, running.token),
            env=environment_for(running.url, running.token, folder),
            stderr=log,
        )
        try:
            await first_answer(crowd)
            watched = psutil.Process(process.pid)
            began = time.perf_counter()
            samples = [
                (at, await _sample(crowd, watched, _UPDATES // _SAMPLES)) for at in range(_SAMPLES)
            ]
            seconds = time.perf_counter() - began
        finally:
            process.kill()
            process.wait()
            await running.stop()
    warm = max(size for at, size in samples if at < _SAMPLES * _WARM_SHARE)
    last = samples[-1][1]
    rows = [[f"{(at + 1) * _UPDATES // _SAMPLES:,}", f"{size:.0f} MB"] for at, size in samples[::4]]
    rows.append([f"{_UPDATES:,}", f"{last:.0f} MB"])
    notes = [
        (
            f"growth after the first fifth: {(last / warm - 1) * 100:+.1f} % (floor 10 %); "
            f"{_UPDATES:,} updates in {seconds:.0f} s"
        ),
    ]
    return [Table("Memory under traffic", ["updates", "memory"], rows, notes)]


async def _sample(crowd: Crowd, watched: Any, updates: int) -> float:
    await crowd.asks_so_many(_UNDER_WAY, updates)
    return float(watched.memory_info().rss) / 1e6
