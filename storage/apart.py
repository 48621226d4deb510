"""Runs heavy reading in a process of its own, so that the service keeps its pace and memory."""

from __future__ import annotations

import asyncio
import gc
import os
import pickle
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from storage.database import Database

_ROOT = Path(__file__).parents[1]

T = TypeVar("T")


class WorkFailed(Exception):
    """The other process ended without a result; its last words say why."""


async def run_apart(database: Database, work: Callable[..., T], *arguments: Any) -> T:
    """Calls `work(database, *arguments)` elsewhere, over the same database, and gives its result.

    `work` is a function of a module; what it takes and gives can be pickled. Raises WorkFailed.
    """
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-P", "-m", "storage.apart",
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(_ROOT)},
    )  # fmt: skip
    # The address goes in by the pipe: an argument could be read by everybody on the machine.
    request = pickle.dumps((database.address, work, arguments))
    try:
        result, words = await process.communicate(request)
    except asyncio.CancelledError:
        process.kill()
        await process.wait()
        raise
    if process.returncode:
        last = words.decode(errors="replace").strip().rpartition("\n")[2]
        raise WorkFailed(last or f"the process ended with {process.returncode}")
    made: T = pickle.loads(result)  # noqa: S301 - from our own process
    return made


def _serve() -> None:
    address, work, arguments = pickle.load(sys.stdin.buffer)  # noqa: S301 - from our own parent
    os.nice(10)  # answers to people come first
    gc.disable()  # it ends before there is anything to collect, and is quicker without
    database = Database(address, reading=True)
    try:
        sys.stdout.buffer.write(pickle.dumps(work(database, *arguments)))
    finally:
        database.close()


if __name__ == "__main__":
    _serve()
