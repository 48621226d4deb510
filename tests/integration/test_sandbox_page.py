"""The sandbox stays on this machine, and its page needs nothing from elsewhere."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

import sandbox as package
from sandbox.client import SandboxServer
from sandbox.server import start

pytestmark = pytest.mark.asyncio
PAGE = Path(package.__file__).parent / "page"


@pytest_asyncio.fixture
async def sandbox() -> AsyncIterator[SandboxServer]:
    async with SandboxServer() as sandbox:
        yield sandbox


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "example.org", ""])
async def test_it_listens_on_loopback_only(host: str) -> None:
    with pytest.raises(ValueError, match="the sandbox listens on loopback only"):
        await start(host, 0)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.2", "localhost"])
async def test_loopback_addresses_are_taken(host: str) -> None:
    server = await start(host, 0)
    assert [person.first_name for person in server.world.people.values()] == ["Awa", "Tom", "Ines"]
    await server.stop()


async def test_the_page_and_all_it_names_are_served(sandbox: SandboxServer) -> None:
    async with sandbox.session.get(f"{sandbox.url}/") as answer:
        html = await answer.text()
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    named = set(re.findall(r'(?:href|src)="([^"]+)"', html))
    imported = {
        f"/page/{name}"
        for script in PAGE.glob("*.js")
        for name in re.findall(r'from "\./([\w.]+)"', script.read_text())
    }
    assert named >= {"/page/chat.css", "/page/chat.js"}
    for path in named | imported:
        async with sandbox.session.get(sandbox.url + path) as answer:
            assert (path, answer.status) == (path, 200)


def page_sources() -> list[Path]:
    return sorted(path for path in PAGE.iterdir() if path.suffix in (".html", ".css", ".js"))


@pytest.mark.parametrize("path", page_sources(), ids=lambda path: path.name)
async def test_the_page_loads_nothing_from_elsewhere(path: Path) -> None:
    source = path.read_text()  # noqa: ASYNC240 a small file of ours
    assert re.findall(r"(?:src|href|url|import)\W{1,3}(?:https?:)?//", source) == []
    assert "innerHTML" not in source


async def test_other_sites_may_not_act_through_the_browser(sandbox: SandboxServer) -> None:
    for headers in ({"Origin": "https://example.org"}, {"Host": "example.org"}):
        url = f"{sandbox.url}/sandbox/people"
        async with sandbox.session.post(url, json={"first_name": "X"}, headers=headers) as answer:
            assert answer.status == 403


async def test_uploaded_pages_are_never_shown_as_pages(sandbox: SandboxServer) -> None:
    awa = sandbox.person("Awa")
    await awa.sends("document", b"<script>alert(1)</script>", "x.html", mime="text/html")
    [file_id] = sandbox.world.files.by_id
    async with sandbox.session.get(f"{sandbox.url}/sandbox/files/{file_id}") as answer:
        assert answer.headers["Content-Disposition"] == "attachment"
        assert answer.content_type == "application/octet-stream"
