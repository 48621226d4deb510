"""The one clock every date in the sandbox comes from, which can be moved."""

import time
from collections.abc import Callable
from datetime import UTC, datetime


class Clock:
    """Real time plus an offset in seconds."""

    def __init__(self, offset: float = 0.0) -> None:
        self.offset = offset
        self._listeners: list[Callable[[], None]] = []

    def now(self) -> float:
        """Seconds since the epoch, with fractions."""
        return time.time() + self.offset

    def unix(self) -> int:
        """Whole seconds since the epoch, as Telegram writes dates."""
        return int(time.time() + self.offset)

    def moment(self) -> datetime:
        """The same as an aware moment in UTC, for a service that lives by this clock."""
        return datetime.fromtimestamp(self.now(), UTC)

    def move(self, seconds: float) -> None:
        """Go forward (or back) by so many seconds."""
        self.offset += seconds
        self._tell()

    def set(self, moment: float) -> None:
        """Make it that moment now (seconds since the epoch); time runs on from there."""
        self.offset = moment - time.time()
        self._tell()

    def on_move(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call `listener` after each move; gives the function that ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def _tell(self) -> None:
        for listener in tuple(self._listeners):
            listener()
