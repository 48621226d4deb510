"""Holds processes to a share of a core each, as if each ran on a smaller machine."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

_LOOK = 0.002  # seconds between two looks
_SAVED = 0.01  # seconds of processor time that may be used at once after a pause


@contextmanager
def held_to(share: float, processes: Sequence[int]) -> Iterator[None]:
    """Stops each process while it has used more than `share` of a core."""
    done = threading.Event()
    threads = [threading.Thread(target=_hold, args=(share, one, done)) for one in processes]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        done.set()
        for thread in threads:
            thread.join()


def _hold(share: float, process: int, done: threading.Event) -> None:
    left, stopped = 0.0, False
    seen, used = time.monotonic(), _processor_time(process)
    while not done.wait(_LOOK):
        now, more = time.monotonic(), _processor_time(process)
        left = min(_SAVED, left + (now - seen) * share) - (more - used)
        seen, used = now, more
        if stopped != (left < 0):
            stopped = not stopped
            os.kill(process, signal.SIGSTOP if stopped else signal.SIGCONT)
    os.kill(process, signal.SIGCONT)


def _processor_time(process: int) -> float:
    """Seconds, of all threads, by Linux's clock of another process (clock_getcpuclockid)."""
    return time.clock_gettime((~process << 3) | 2)
