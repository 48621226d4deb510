"""From the start of the process to the first poll and the first answer, and the memory at rest."""

from __future__ import annotations

import asyncio
import subprocess
import tempfile
import time
from pathlib import Path

from benchmarks.load import Crowd
from benchmarks.matching import _memory_of
from benchmarks.report import Table
from benchmarks.speed import command_for, environment_for, first_answer
from sandbox import server

_REST_SECONDS = 3.0


async def measure() -> list[Table]:
    with tempfile.TemporaryDirectory() as folder:
        rows = [
            ["ptb16", *await _start("ptb16", folder)],
            ["talaria, its first start ever", *await _start("talaria", folder)],
            ["talaria, started again", *await _start("talaria", folder)],
        ]
    notes = ["the aims: 2 s to the first answer, 150 MB at rest"]
    head = ["bot", "first poll", "first answer", "memory at rest"]
    return [Table("Start and memory, full knowledge base", head, rows, notes)]


async def _start(kind: str, folder: str) -> list[str]:
    running = await server.start(port=0, cast=False)
    crowd = Crowd(running.world, ["what is e-waste"], 4)
    with (Path(folder) / "log").open("w") as log:
        begun = time.perf_counter()
        process = subprocess.Popen(
            command_for(kind, running.url, running.token),
            env={
                **environment_for(running.url, running.token, folder),
                "XDG_CACHE_HOME": folder,
            },
            stderr=log,
        )
        try:
            while not running.world.calls.get("getupdates"):
                await asyncio.sleep(0.01)
            polled = time.perf_counter() - begun
            await first_answer(crowd)
            answered = time.perf_counter() - begun
            await asyncio.sleep(_REST_SECONDS)
            memory = _memory_of(process.pid)
        finally:
            process.kill()
            process.wait()
            await running.stop()
    return [f"{polled:.2f} s", f"{answered:.2f} s", f"{memory:.0f} MB"]
