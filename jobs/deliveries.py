"""The only sender of what nobody waits for: claim and commit, send, record and commit."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from telegram.error import ChatMigrated, RetryAfter, TelegramError

from domain.deliveries import BULK, CONVERSATION, Outcome, Receipt, judge
from jobs.desk import JobDesk
from jobs.envelopes import Letter
from jobs.letters import write_letter
from jobs.outcomes import report, wait_of, what_it_means
from jobs.posting import post
from storage import chat_pauses, deliveries, parcels, redirecting
from storage.database import DatabaseUnavailable
from storage.parcels import Parcel
from storage.tables import Delivery

log = logging.getLogger(__name__)

STALE = timedelta(minutes=2)  # longer than any call takes
_ABREAST = 16
_IN_CONVERSATION = 8
_LONGEST_PAUSE = 0.25  # seconds between two looks while it is at work
_PATIENCE = (0.5, 1.0, 2.0, 4.0, None)  # seconds between tries to keep an outcome
_FLOODED = 3  # so many chats slowed down within a second mean that all of them are


async def send_due(desk: JobDesk, now: datetime) -> int:
    """Sends what is due, and what becomes due meanwhile, at the rate of the budget.

    Gives how many were tried. Does nothing where another process leads.
    """
    if not await desk.leadership.held():
        return 0
    run = _Run(desk)
    await run.doubt(now)
    try:
        while not desk.stopping() and await desk.leadership.held():
            # Nothing can leave before the budget allows it, so nothing is looked for until then.
            await asyncio.sleep(min(_LONGEST_PAUSE, desk.budget.wait(desk.steady())))
            room = run.room()
            claimed = await run.claim(room)
            if run.flying and (not claimed or run.full):
                await asyncio.wait(
                    run.flying, timeout=_LONGEST_PAUSE, return_when=asyncio.FIRST_COMPLETED
                )
            elif not claimed and room > 0:
                break
    finally:
        # Also where no more can be claimed: what is in the air keeps its outcome.
        await run.land()
    return run.tried


class _Run:
    """One run of the sender, and what it has in the air."""

    def __init__(self, desk: JobDesk) -> None:
        self.desk = desk
        self.tried = 0
        self.flying: set[asyncio.Task[None]] = set()
        self._chats: dict[asyncio.Task[None], int] = {}
        self._faults: list[BaseException] = []
        self._slowed: dict[int, float] = {}

    async def doubt(self, now: datetime) -> None:
        """Calls uncertain what a process that is gone was sending; ours has nothing in the air."""
        before = now + STALE if self.desk.leadership.newly() else now - STALE
        for lost in await self.desk.database.run(deliveries.doubt_stale, before, now):
            await report(self.desk, lost, Outcome(deliveries.UNCERTAIN))

    def room(self) -> int:
        """How many bulk messages may be sent now."""
        return min(self.desk.budget.room(self.desk.steady()), _ABREAST - len(self.flying))

    @property
    def full(self) -> bool:
        """Whether no further call may be made side by side."""
        return len(self.flying) >= _ABREAST

    async def claim(self, room: int) -> int:
        """Claims what may leave now and begins to send it. Gives how many rows were dealt with.

        Conversations have room of their own, so that no announcement holds them up.
        """
        desk = self.desk
        due, settled = await desk.database.run(
            parcels.claim,
            desk.clock(),
            ((CONVERSATION, _IN_CONVERSATION), (BULK, room)),
            [*desk.budget.resting(desk.steady()), *self._chats.values()],
        )
        for parcel in due:
            self._fly(parcel)
        for delivery in settled:
            await report(desk, delivery, Outcome(delivery.state, delivery.reason))
        return len(due) + len(settled)

    async def land(self) -> None:
        """Waits for what is in the air, and raises what went wrong with any of it."""
        if self.flying:
            await asyncio.wait(self.flying)
        if self._faults:
            raise self._faults[0]

    def _fly(self, parcel: Parcel) -> None:
        weight = len(parcel.variant.message_ids) if parcel.variant is not None else 1
        self.desk.budget.take(parcel.delivery.chat_id, self.desk.steady(), weight)
        self.tried += 1
        flight = asyncio.create_task(self._send(parcel))
        self.flying.add(flight)
        self._chats[flight] = parcel.delivery.chat_id  # until this ends, nothing else goes there
        flight.add_done_callback(self._landed)

    def _landed(self, flight: asyncio.Task[None]) -> None:
        self.flying.discard(flight)
        self._chats.pop(flight, None)
        if not flight.cancelled() and (fault := flight.exception()) is not None:
            self._faults.append(fault)

    async def _send(self, parcel: Parcel) -> None:
        desk, delivery = self.desk, parcel.delivery
        try:
            letter = write_letter(desk, parcel, desk.clock())
        except Exception:
            # A letter that cannot be worded was surely not sent, and must not hold up the others.
            log.exception("delivery.not_worded", extra={"delivery": delivery.id})
            await self._keep(parcel, None, Outcome(deliveries.FAILED, "not_worded"), Receipt())
            return
        receipt = Receipt()
        paused: tuple[int, ...] = ()
        try:
            receipt = await post(desk.bot, delivery.chat_id, letter)
            outcome = Outcome(deliveries.SENT)
        except ChatMigrated as moved:
            await _follow(desk, delivery, moved.new_chat_id)
            return
        except RetryAfter as error:
            outcome = judge("slow_down", error.message, wait_of(error))
            paused = self._slowed_down(delivery.chat_id)
        except TelegramError as error:
            outcome = what_it_means(error)
        await self._keep(parcel, letter, outcome, receipt, paused)

    async def _keep(
        self,
        parcel: Parcel,
        letter: Letter | None,
        outcome: Outcome,
        receipt: Receipt,
        paused: tuple[int, ...] = (),
    ) -> None:
        desk, delivery = self.desk, parcel.delivery
        told = letter.told if letter is not None else None
        moment = desk.clock()
        await _patiently(
            lambda: desk.database.run(
                parcels.settle, parcel, outcome, receipt, told, moment, paused
            )
        )
        log.info(
            "delivery.tried",
            extra={"delivery": delivery.id, "kind": delivery.kind, "outcome": outcome.state},
        )
        if outcome.again_in is None:
            await report(desk, delivery, outcome)

    def _slowed_down(self, chat_id: int) -> tuple[int, ...]:
        """One chat's limit stops that chat; several at once are the limit of all of them."""
        now = self.desk.steady()
        self._slowed = {chat: at for chat, at in self._slowed.items() if at > now - 1.0}
        self._slowed[chat_id] = now
        flooded = len(self._slowed) >= _FLOODED
        return (chat_id, chat_pauses.EVERY_CHAT) if flooded else (chat_id,)


async def _follow(desk: JobDesk, delivery: Delivery, new_chat: int) -> None:
    """A group became a supergroup: what waits goes there, and the operator has to do the rest."""
    if delivery.chat_id == desk.organisers_chat:
        log.error("organisers_chat.moved", extra={"set": f"TALARIA_ORGANISERS_CHAT={new_chat}"})
    old_chat, moment = delivery.chat_id, desk.clock()
    await _patiently(lambda: desk.database.run(redirecting.readdress, old_chat, new_chat, moment))


async def _patiently(keep: Callable[[], Awaitable[None]]) -> None:
    """Keeps what is known of a call: it must not become a doubt because a file was locked."""
    for pause in _PATIENCE:
        try:
            await keep()
            return
        except DatabaseUnavailable as error:
            log.error("delivery.cannot_record", extra={"fault": str(error)})
            if pause is None:
                raise
            await asyncio.sleep(pause)
