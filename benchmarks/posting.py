"""Telegram's side of a webhook: posts updates, to one bot or to several in turn."""

from __future__ import annotations

import asyncio
import json
import re
import time
from dataclasses import dataclass
from typing import Any

import psutil

from benchmarks.load import Ears, Load

UNDER_WAY = 64
HEADER = "X-Telegram-Bot-Api-Secret-Token"


class Door:
    """Where a bot takes updates: connections that stay open, as Telegram's do.

    Written by hand, so that what is measured is the bots and not the one who posts.
    """

    def __init__(self, port: int, secret: str) -> None:
        self._port = port
        self._head = f"POST /telegram HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{HEADER}: {secret}\r\n"
        self._free: list[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = []

    async def post(self, body: bytes) -> int:
        """Posts an update, gives the status that it was answered with."""
        reader, writer = (
            self._free.pop()
            if self._free
            else await asyncio.open_connection("127.0.0.1", self._port)
        )
        more = f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        writer.write((self._head + more).encode() + body)
        head = await reader.readuntil(b"\r\n\r\n")
        if length := re.search(rb"(?i)content-length: (\d+)", head):
            await reader.readexactly(int(length[1]))
        self._free.append((reader, writer))
        return int(head.split(b" ", 2)[1])

    def close(self) -> None:
        """Ends its connections."""
        for _, writer in self._free:
            writer.close()


@dataclass
class Post:
    """Posts updates as Telegram does, to one bot or to several in turn, and waits for answers."""

    doors: list[Door]
    ears: Ears
    people: list[int]
    texts: list[str]
    processes: list[Any]
    number: int = 0

    def processor_seconds(self) -> float:
        """What the bot's processes have used so far."""
        times = [psutil.Process(one.pid).cpu_times() for one in self.processes]
        return float(sum(one.user + one.system for one in times))

    async def asks(self) -> float:
        self.number += 1
        number = self.number
        person = self.people[number % len(self.people)]
        user = {"id": person, "is_bot": False, "first_name": "P", "language_code": "en"}
        update = {
            "update_id": number,
            "message": {
                "message_id": number, "date": int(time.time()), "from": user,
                "chat": {"id": person, "type": "private", "first_name": "P"},
                "text": self.texts[number % len(self.texts)],
            },
        }  # fmt: skip
        future = asyncio.get_running_loop().create_future()
        self.ears.waiting[person] = future
        began = time.perf_counter()
        status = await self.doors[number % len(self.doors)].post(json.dumps(update).encode())
        assert status == 200, status
        await asyncio.wait_for(future, 30)
        return time.perf_counter() - began

    async def keeps_asking(self, seconds: float, rate: float | None = None) -> Load:
        """As fast as 64 at a time go, or `rate` a second."""
        latencies: list[float] = []
        began = time.perf_counter()

        async def on() -> None:
            while time.perf_counter() - began < seconds:
                latencies.append(await self.asks())

        async def one() -> None:
            latencies.append(await self.asks())

        if rate is None:
            await asyncio.gather(*(on() for _ in range(UNDER_WAY)))
        else:
            tasks = []
            for at in range(int(rate * seconds)):
                await asyncio.sleep(max(0.0, began + at / rate - time.perf_counter()))
                tasks.append(asyncio.create_task(one()))
            await asyncio.gather(*tasks)
        return Load(len(latencies), time.perf_counter() - began, latencies)
