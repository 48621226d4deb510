"""Holds the library in use and swaps it whole when curated files change and can be read."""

from __future__ import annotations

from pathlib import Path

from knowledge import cache
from knowledge.building import build
from knowledge.entries import Fault
from knowledge.library import Library
from knowledge.memory import settle_memory

GLOSSARY, TOPICS = "glossary.yaml", "topics.yaml"
CONTENT = Path(__file__).parent / "content"


class Shelf:
    """The library that answers now. Reading it is safe from anywhere; reload from one thread."""

    def __init__(self, folder: Path | None = None) -> None:
        """Loads a folder of curated files, the one that comes along by default."""
        self.folder = folder or CONTENT
        self._seen = _state(self.folder)
        self.library = cache.load(self.folder)
        settle_memory()

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What a curator has to mend in the files as they were last read."""
        return tuple(self.library.faults)

    def reload_if_changed(self) -> bool:
        """Looks for changed files and loads them. Gives whether there were any.

        A file that cannot be read any more keeps its last good entry.
        """
        state = _state(self.folder)
        if state == self._seen:
            return False
        self.library = _with_last_good(cache.load(self.folder), self.library)
        self._seen = state
        settle_memory()
        return True


def _with_last_good(new: Library, before: Library) -> Library:
    faulty = {fault.file for fault in new.faults}
    if not faulty:
        return new
    kept = [
        entry
        for entry in before.entries.values()
        if entry.file in faulty and entry.id not in new.entries
    ]
    glossary = before.glossary if GLOSSARY in faulty else new.glossary
    topics = before.topics if TOPICS in faulty else new.topics
    library, _ = build(Library, [*new.entries.values(), *kept], glossary, topics, new.faults)
    return library


def _state(folder: Path) -> dict[str, tuple[int, int]]:
    found = {}
    for path in folder.rglob("*"):
        if path.suffix in (".md", ".yaml"):
            try:
                status = path.stat()
            except FileNotFoundError:
                continue  # it went between the listing and the look
            found[str(path)] = (status.st_mtime_ns, status.st_size)
    return found
