"""Work that goes on as long as the house is open."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from typing import Any


def keep(stack: AsyncExitStack, work: Any, name: str) -> asyncio.Task[None]:
    """Starts a task that is cancelled and awaited when the house closes."""
    task: asyncio.Task[None] = asyncio.create_task(work, name=name)

    stack.push_async_callback(end, task)
    return task


async def end(task: asyncio.Task[None]) -> None:
    """Cancels a task and waits until it is over."""
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
