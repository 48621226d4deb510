"""Builds a library in a process of its own, so that the service keeps its memory and its pace."""

from __future__ import annotations

import hashlib
import logging
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import Stemmer

from knowledge.library import Library

log = logging.getLogger(__name__)

_DIGEST = hashlib.sha256().digest_size
_ROOT = Path(__file__).parents[1]

Make = Callable[..., Library]

# One thread does small matrices fastest; one seed builds the same library from the same files.
_SETTLED = {"OPENBLAS_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}


def build(make: Make, *arguments: Any) -> tuple[Library, bytes]:
    """Calls a maker such as Library.load elsewhere; gives what it makes, and that sealed.

    Where no other process can do it, it is done in this one.
    """
    try:
        sealed = _ask_another_process(pickle.dumps((program(), make, arguments)))
        return unseal(sealed), sealed
    except (OSError, ValueError) as error:
        log.warning("content.built_in_service", extra={"fault": str(error)})
        library = make(*arguments)
        return library, seal(library)


@cache
def program() -> str:
    """Names the program that builds libraries, as it was when this process first asked."""
    digest = hashlib.sha256(f"{sys.version}\n{np.__version__}\n{Stemmer.version()}".encode())
    for package in ("domain", "knowledge"):
        for path in sorted((_ROOT / package).iterdir()):
            if path.suffix in (".py", ".txt"):
                digest.update(f"\n{path.name} {path.stat().st_size}\n".encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()


def seal(library: Library) -> bytes:
    """A library as bytes, with a digest before them."""
    content = pickle.dumps(library, protocol=5)
    return hashlib.sha256(content).digest() + content


def unseal(sealed: bytes) -> Library:
    """The library again. Raises ValueError where the bytes are not whole.

    A digest shows damage, not malice: only what this program has written may come here.
    """
    content = memoryview(sealed)[_DIGEST:]
    if hashlib.sha256(content).digest() != sealed[:_DIGEST]:
        raise ValueError("a built library is damaged")
    library = pickle.loads(content)  # noqa: S301 - from our own process or our own file
    assert isinstance(library, Library)
    return library


def _ask_another_process(request: bytes) -> bytes:
    done = subprocess.run(
        # Not what may lie in the working directory, but the very packages that ask.
        [sys.executable, "-P", "-m", "knowledge.building"],
        input=request,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": _with_ours(), **_SETTLED},
        # Ctrl-C is for the service: killed half-way, the work would begin anew inside it.
        process_group=0,
    )
    if done.returncode:
        last = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        raise ValueError(last or f"the building process ended with {done.returncode}")
    return done.stdout


def _with_ours() -> str:
    return os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH"))))


def _serve() -> None:
    asked_by, make, arguments = pickle.load(sys.stdin.buffer)  # noqa: S301 - from our own parent
    if asked_by != program():
        # After an update the old program, which still runs, could not use what the new one makes.
        sys.exit("the program has changed since it was started")
    sys.stdout.buffer.write(seal(make(*arguments)))


if __name__ == "__main__":
    _serve()
