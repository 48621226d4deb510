"""The one clock every date in the sandbox comes from, which can be moved."""

import time


class Clock:
    """Real time plus an offset in seconds."""

    def __init__(self, offset: float = 0.0) -> None:
        self.offset = offset

    def now(self) -> float:
        """Seconds since the epoch, with fractions."""
        return time.time() + self.offset

    def unix(self) -> int:
        """Whole seconds since the epoch, as Telegram writes dates."""
        return int(time.time() + self.offset)

    def move(self, seconds: float) -> None:
        """Go forward (or back) by so many seconds."""
        self.offset += seconds

    def set(self, moment: float) -> None:
        """Make it that moment now (seconds since the epoch); time runs on from there."""
        self.offset = moment - time.time()
