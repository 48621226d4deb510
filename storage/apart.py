"""Runs heavy reading in a process of its own, so that the service keeps its pace and memory.

So does what reads a file that somebody sent: it gets so much time and memory and no more.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import pickle
import resource
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from storage.database import Database

_ROOT = Path(__file__).parents[1]
_MOST_MEMORY = 1_000_000_000  # bytes of addresses, for what reads a file that somebody sent

T = TypeVar("T")


class WorkFailed(Exception):
    """The other process ended without a result; its last words say why."""


class TookTooLong(WorkFailed):
    """The other process was ended: it took more than it was given."""


async def run_apart(database: Database, work: Callable[..., T], *arguments: Any) -> T:
    """Calls `work(database, *arguments)` elsewhere, over the same database, and gives its result.

    `work` is a function of a module; what it takes and gives can be pickled. Raises WorkFailed.
    """
    # The address goes in by the pipe: an argument could be read by everybody on the machine.
    made: T = await _call((database.address, work, arguments), None)
    return made


async def run_bounded(work: Callable[..., T], *arguments: Any, seconds: float) -> T:
    """Calls `work(*arguments)` elsewhere, for at most `seconds` and with bounded memory.

    `work`, what it takes and gives as with `run_apart`. Raises TookTooLong and WorkFailed.
    """
    made: T = await _call((None, work, arguments), seconds)
    return made


async def _call(request: tuple[Any, ...], seconds: float | None) -> Any:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-P", "-m", "storage.apart",
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(_ROOT)},
    )  # fmt: skip
    given = pickle.dumps(request)
    try:
        result, words = await asyncio.wait_for(process.communicate(given), seconds)
    except (asyncio.CancelledError, TimeoutError) as error:
        process.kill()
        await process.wait()
        if isinstance(error, TimeoutError):
            raise TookTooLong(f"not done in {seconds} s") from None
        raise
    if process.returncode and b"MemoryError" in words:
        raise TookTooLong("more memory than it was given")
    if process.returncode:
        last = words.decode(errors="replace").strip().rpartition("\n")[2]
        raise WorkFailed(last or f"the process ended with {process.returncode}")
    return pickle.loads(result)  # noqa: S301 - from our own process


def _serve() -> None:
    address, work, arguments = pickle.load(sys.stdin.buffer)  # noqa: S301 - from our own parent
    os.nice(10)  # answers to people come first
    gc.disable()  # it ends before there is anything to collect, and is quicker without
    if address is None:
        with contextlib.suppress(ValueError, OSError):  # not every system bounds it
            resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
        sys.stdout.buffer.write(pickle.dumps(work(*arguments)))
        return
    database = Database(address, reading=True)
    try:
        sys.stdout.buffer.write(pickle.dumps(work(database, *arguments)))
    finally:
        database.close()


if __name__ == "__main__":
    _serve()
