"""Pushing updates to a bot's webhook: one in flight a chat, repeats where it does not take one."""

import asyncio
import random
from collections import deque
from collections.abc import Awaitable, Callable

import aiohttp

from sandbox.clock import Clock
from sandbox.updates import Update, Updates
from sandbox.wire import Json

_FIRST_WAIT, _LONGEST_WAIT = 2.0, 60.0
_PATIENCE = aiohttp.ClientTimeout(total=60)


class Webhook:
    """`pace` scales the waits between repeats (1.0 as Telegram: none, 2, 4, 8 ... seconds)."""

    def __init__(self, updates: Updates, clock: Clock, pace: float = 1.0) -> None:
        self.updates = updates
        self.clock = clock
        self.pace = pace
        self.url = ""
        self.secret = ""
        self.most = 40
        self.delivered = 0
        self.last_error: tuple[int, str] | None = None
        self.on_call: Callable[[bytes], Awaitable[None]] | None = None
        self._queues: dict[int, deque[Update]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._session: aiohttp.ClientSession | None = None
        self._places = asyncio.Semaphore(self.most)

    def set(self, url: str, secret: str, most: int) -> None:
        """Deliver there from now on, what waits already included."""
        self._stop()
        self.updates.interrupt("terminated by setWebhook request")
        self.url, self.secret, self.most = url, secret, most
        self._places = asyncio.Semaphore(most)
        self.last_error = None
        self.updates.webhook_active = True
        self.updates.on_added = self.take
        for update in list(self.updates.pending):
            self.take(update)

    def remove(self) -> None:
        """Deliver no more."""
        self._stop()
        self.url = self.secret = ""
        self.updates.webhook_active = False
        self.updates.on_added = None

    async def close(self) -> None:
        """Stop, and let go of the connections."""
        tasks = list(self._tasks)
        self._stop()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._session:
            await self._session.close()

    def info(self) -> Json:
        """A WebhookInfo object."""
        info: Json = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self.updates.pending),
        }
        if self.url:
            info |= {"max_connections": self.most, "ip_address": "127.0.0.1"}
        if self.last_error:
            info["last_error_date"], info["last_error_message"] = self.last_error
        return info

    def take(self, update: Update) -> None:
        """Put an update behind the others of its chat, and see that the chat is served."""
        queue = self._queues.get(update.queue)
        if queue is not None:
            queue.append(update)
            return
        self._queues[update.queue] = deque([update])
        task = asyncio.get_running_loop().create_task(self._serve(update.queue))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        self._tasks.clear()
        self._queues.clear()

    async def _serve(self, number: int) -> None:
        queue = self._queues[number]
        failures = 0
        while queue:
            update = queue[0]
            if update.expires <= self.clock.now():
                queue.popleft()
                continue
            async with self._places:
                wait = await self._post(update)
            if wait is None:
                queue.popleft()
                failures = 0
                self._forget(update)
                continue
            failures += 1
            await asyncio.sleep((wait or self._backoff(failures)) * self.pace)
        self._queues.pop(number, None)

    def _backoff(self, failures: int) -> float:
        if failures == 1:
            return 0.0
        most = random.uniform(_LONGEST_WAIT, 2 * _LONGEST_WAIT)  # noqa: S311 chance for a rehearsal, no secret
        return min(_FIRST_WAIT * 2.0 ** (failures - 2), most)

    def _forget(self, update: Update) -> None:
        self.delivered += 1
        if update in self.updates.pending:
            self.updates.pending.remove(update)

    async def _post(self, update: Update) -> float | None:
        """None where the bot took it; else the seconds it asked to wait, 0 for our own pace."""
        headers = {"Content-Type": "application/json"}
        if self.secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = self.secret
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=_PATIENCE, trust_env=False)
        try:
            async with self._session.post(self.url, data=update.body, headers=headers) as answer:
                body = await answer.read()
                if 200 <= answer.status < 300:
                    await self._call(body)
                    return None
                reason = f"Wrong response from the webhook: {answer.status} {answer.reason}"
                asked = answer.headers.get("Retry-After", "")
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            reason, asked = f"Connection failed: {error}"[:200], ""
        self.last_error = (self.clock.unix(), reason)
        return float(min(int(asked), 3600)) if asked.isdigit() else 0.0

    async def _call(self, body: bytes) -> None:
        """Carry out a method that a bot wrote into its answer."""
        if self.on_call is not None and body[:1] == b"{":
            await self.on_call(body)
