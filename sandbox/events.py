"""What people see happen, pushed to whoever watches: the page and the test client."""

import asyncio
from collections import deque
from typing import Any

from sandbox.wire import Json, to_bytes

_PENDING = 10_000


class Watcher:
    """One open view: everything, or what one person sees."""

    def __init__(self, person: int | None) -> None:
        self.person = person
        self.pending: deque[bytes] = deque(maxlen=_PENDING)
        self.ready = asyncio.Event()
        self.closed = False

    async def next(self) -> bytes:
        """The oldest event not yet handed out, as JSON; empty once the sandbox closes."""
        while not self.pending:
            if self.closed:
                return b""
            self.ready.clear()
            await self.ready.wait()
        return self.pending.popleft()


class Events:
    """Hands each event to the watchers it concerns; costs nothing while nobody watches."""

    def __init__(self) -> None:
        self.watchers: list[Watcher] = []

    def watch(self, person: int | None = None) -> Watcher:
        """Open a view of everything, or of what one person sees."""
        watcher = Watcher(person)
        self.watchers.append(watcher)
        return watcher

    def leave(self, watcher: Watcher) -> None:
        """Close a view."""
        if watcher in self.watchers:
            self.watchers.remove(watcher)

    def close(self) -> None:
        """End every view."""
        for watcher in self.watchers:
            watcher.closed = True
            watcher.ready.set()

    def publish(self, kind: str, people: Any, **facts: Any) -> None:
        """`people` are the ids of those who see it; None means all."""
        if not self.watchers:
            return
        event: Json = {"type": kind, **facts}
        if people is not None:
            event["people"] = list(people)
        line = to_bytes(event)
        for watcher in self.watchers:
            if watcher.person is None or people is None or watcher.person in people:
                watcher.pending.append(line)
                watcher.ready.set()
