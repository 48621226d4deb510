"""Keeps built libraries in the user's cache folder, for an index takes seconds to build.

`python -m knowledge.cache [FOLDER]` puts a content folder's library there beforehand.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import stat
import sys
import tempfile
from pathlib import Path

from knowledge.building import build, program, unseal
from knowledge.library import Library

log = logging.getLogger(__name__)

KEPT = 3
_FOLDER = "talaria"


def load(content: Path) -> Library:
    """The library of a content folder, as Library.load gives it: a kept one, or a new one."""
    key = key_of(content)
    library = _kept(key)
    if library is None:
        library, sealed = build(Library.load, content)
        if key == key_of(content):  # or else it is of neither state
            _keep(key, sealed)
    return library


def key_of(content: Path) -> str:
    """Names one state of a content folder, read by this program."""
    digest = hashlib.sha256(program().encode())
    for path in sorted(content.rglob("*")):
        if path.suffix in (".md", ".yaml"):
            try:
                read = path.read_bytes()
            except OSError as error:  # the library has a fault for it
                read = str(error.errno).encode()
            name = os.fsencode(path.relative_to(content))
            digest.update(b"\n%b %d\n%b" % (name, len(read), read))
    return digest.hexdigest()


def _folder() -> Path:
    """Raises RuntimeError where nobody knows the user's home."""
    named = Path(os.environ.get("XDG_CACHE_HOME", ""))
    # A relative one is to be ignored, says the XDG Base Directory Specification.
    return (named if named.is_absolute() else Path.home() / ".cache") / _FOLDER


def _kept(key: str) -> Library | None:
    """None where there is no such file, or none that can be trusted."""
    try:
        descriptor = os.open(_folder() / key, os.O_RDONLY | os.O_NOFOLLOW)
        with os.fdopen(descriptor, "rb") as file:
            status = os.fstat(descriptor)
            if status.st_uid != os.getuid() or stat.S_IMODE(status.st_mode) & 0o077:
                return None
            return unseal(file.read())
    except (OSError, RuntimeError, ValueError):
        return None


def _keep(key: str, sealed: bytes) -> None:
    try:
        folder = _folder()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=folder)  # which nobody else may read
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(sealed)
            Path(name).replace(folder / key)
        finally:
            Path(name).unlink(missing_ok=True)
        _let_go_of_older(folder)
    except (OSError, RuntimeError) as error:
        log.warning("content.not_cached", extra={"fault": str(error)})


def _let_go_of_older(folder: Path) -> None:
    """Also of what a killed process began to write."""
    with contextlib.suppress(FileNotFoundError):  # another process does the same
        for path in sorted(folder.iterdir(), key=_age)[KEPT:]:
            path.unlink()


def _age(path: Path) -> int:
    return -path.stat().st_mtime_ns


def _main() -> None:
    from knowledge.shelf import CONTENT  # noqa: PLC0415 - the shelf loads from here

    load(Path(sys.argv[1]) if len(sys.argv) > 1 else CONTENT)


if __name__ == "__main__":
    _main()
