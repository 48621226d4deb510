"""Time that passes quickly: to the next due moment, or a week in a minute."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime

from sandbox.clock import Clock
from sandbox.errors import HumanError

log = logging.getLogger(__name__)

NextDue = Callable[[], Awaitable[datetime | None]]
_STEP = 0.25  # seconds of real time between two moves
_PATIENCE = 5.0  # seconds the service gets to send what is due
_GLANCE = 0.05
_A_DAY = 86_400
_A_HAIR = 0.001  # past the moment, so that rounding leaves nothing just ahead
_LONGEST_DAYS, _LONGEST_SECONDS = 366, 3600


class Player:
    """Moves a clock as fast as the service keeps up; `next_due` asks it what comes next."""

    def __init__(self, clock: Clock, on_change: Callable[[], None]) -> None:
        self.clock = clock
        self.on_change = on_change
        self.next_due: NextDue | None = None
        self._task: asyncio.Task[None] | None = None
        self._given_up: float | None = None

    @property
    def playing(self) -> bool:
        """Whether time runs quickly right now."""
        return self._task is not None

    async def jump(self) -> None:
        """Go to the next due moment, once what is due already has gone out.

        Raises HumanError where nothing is due, or where the service does not get on.
        """
        self.stop()
        if self.next_due is None:
            raise HumanError("nobody here knows what is due: start the sandbox with the service")
        self._given_up = None
        await self._settle()
        due = await self._due()
        if due is None:
            raise HumanError("nothing is due: plan something first")
        if due <= self.clock.now():
            raise HumanError("something is due already and has not gone out yet")
        self.clock.set(due + _A_HAIR)

    def play(self, days: float, seconds: float) -> None:
        """Let so many days pass in so many seconds, with a halt at each due moment.

        What is due gets up to 5 s to go out before time goes on; the whole ends after three times
        `seconds` and half a minute at the latest. Raises HumanError for days or seconds that make
        no sense.
        """
        if not 0 < days <= _LONGEST_DAYS or not 0 < seconds <= _LONGEST_SECONDS:
            raise HumanError(f"play up to {_LONGEST_DAYS} days in up to {_LONGEST_SECONDS} seconds")
        self.stop()
        self._given_up = None
        task = asyncio.create_task(self._run(days * _A_DAY, seconds))
        self._task = task
        task.add_done_callback(self._ended)
        self.on_change()

    def stop(self) -> None:
        """Let time run as it always does, from where it is."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
            self.on_change()

    def _ended(self, task: asyncio.Task[None]) -> None:
        if not task.cancelled() and (fault := task.exception()) is not None:
            log.error("playing time ended early", exc_info=fault)
        if self._task is task:
            self._task = None
            self.on_change()

    async def _run(self, span: float, seconds: float) -> None:
        loop = asyncio.get_running_loop()
        deadline = loop.time() + 3 * seconds + 30
        at = self.clock.now()
        end = at + span
        step = min(span, span * _STEP / seconds)
        while at < end and loop.time() < deadline:
            await self._settle()
            target = min(at + step, end)
            due = await self._due()
            if due is not None and at < due < target:
                target = due
            await asyncio.sleep(seconds * (target - at) / span)
            at = target
            self.clock.set(max(at + _A_HAIR, self.clock.now()))
        await self._settle()

    async def _settle(self) -> None:
        """Wait until nothing is due any more, or until that has taken too long."""
        loop = asyncio.get_running_loop()
        until = loop.time() + _PATIENCE
        due = await self._due()
        while due is not None and due <= self.clock.now() and due != self._given_up:
            if loop.time() >= until:
                self._given_up = due
                return
            await asyncio.sleep(_GLANCE)
            due = await self._due()

    async def _due(self) -> float | None:
        moment = await self.next_due() if self.next_due else None
        return moment.timestamp() if moment else None
