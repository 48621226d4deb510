"""The sandbox's page in a real browser: a newcomer asks in French and in English."""

import os
import shutil

import pytest
from conftest import ORGANISER
from playwright.async_api import async_playwright, expect

from knowledge.shelf import Shelf
from sandbox.cast import default_cast
from sandbox.client import SandboxServer
from sandbox.world import World

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
DESK, PHONE = {"width": 1200, "height": 800}, {"width": 390, "height": 844}
# Where the picture of the README goes, if it is to be taken anew.
PICTURE = os.environ.get("TALARIA_SCREENSHOT")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed here"),
]


@pytest.fixture
async def sandbox():
    """With the people and the group that a newcomer finds."""
    world = World()
    default_cast(world, ORGANISER)
    async with SandboxServer(world=world) as running:
        yield running


@pytest.fixture
def shelf(shelf):
    """The three topics of the other tests; for the picture all of them."""
    return Shelf() if PICTURE else shelf


@pytest.fixture
async def browser():
    async with async_playwright() as playwright:
        running = await playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield running
        await running.close()


@pytest.fixture
async def page(browser, house, sandbox):
    """The page on a desk, and afterwards no fault in the browser's console."""
    faults = []
    yield await opened_page(browser, sandbox, faults, DESK)
    assert faults == []


async def opened_page(browser, sandbox, faults, size, scale=1.0):
    page = await browser.new_page(
        viewport=size, device_scale_factor=scale, color_scheme="light", locale="en-GB"
    )
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    await page.goto(sandbox.url)
    return page


async def pick(page, name):
    await page.locator("#people-list button", has_text=name).click()
    await page.locator("#people-list button[aria-current]", has_text=name).wait_for()


async def say(page, text):
    await page.locator("#text").fill(text)
    await page.locator("#text").press("Enter")
    await expect(page.locator(".message.mine").last).to_contain_text(text)


async def newest(page, text):
    """The bot's newest bubble, once it shows a text."""
    bubble = page.locator(".message.theirs").last
    await expect(bubble).to_contain_text(text)
    return bubble


async def overflows(page):
    return await page.evaluate(
        "[...document.querySelectorAll('html, body, #log, .bubble, .key')]"
        ".filter((one) => one.scrollWidth > one.clientWidth)"
        ".map((one) => one.id || one.className || one.tagName)"
    )


def wording(house, entry, language):
    return house.shelf.library.entry(entry).wordings[language]


async def test_a_newcomer_asks_in_two_languages(house, page, tmp_path):
    french = wording(house, "coalition-what-is", "fr")
    await pick(page, "Awa")
    await page.locator("#big-button").click()
    await newest(page, "Bonjour Awa, je suis Talaria.")
    await say(page, french.phrasings[0])
    bubble = await newest(page, french.answer.split("\n")[0])
    await expect(bubble.locator("strong").first).to_have_text(french.title)
    await bubble.get_by_role("button", name="Utile", exact=False).first.click()
    await expect(page.locator("#toast")).to_have_text("Merci, c’est noté.")
    await expect(bubble.get_by_role("button", name="👍 Utile")).to_have_count(0)

    english = wording(house, "minamata-parties", "en")
    await pick(page, "Tom")
    await page.locator("#big-button").click()
    await newest(page, "Hello Tom, I am Talaria.")
    await say(page, english.phrasings[0])
    bubble = await newest(page, english.answer.split("\n")[0])
    await page.screenshot(path=tmp_path / "desk.png")

    assert await overflows(page) == []
    await page.set_viewport_size(PHONE)
    await expect(bubble).to_be_visible()
    assert await overflows(page) == []
    await page.screenshot(path=tmp_path / "phone.png")


@pytest.mark.skipif(PICTURE is None, reason="TALARIA_SCREENSHOT does not say where it goes")
async def test_the_picture_of_the_readme(browser, house, sandbox):
    # More room than the picture has dots, so that a whole answer in each language is in it.
    page = await opened_page(browser, sandbox, [], {"width": 1500, "height": 1000}, 0.8)
    await pick(page, "Tom")
    await page.locator("#big-button").click()
    await newest(page, "Hello Tom, I am Talaria.")
    await say(page, "is there a recording of the workshop")
    await newest(page, "Yes: as of April 2024")
    await pick(page, "Awa")
    await page.locator("#big-button").click()
    await newest(page, "Bonjour Awa, je suis Talaria.")
    await say(page, "cb de tonnes de déchets électroniques par an ?")
    bubble = await newest(page, "62 millions de tonnes")
    await bubble.get_by_role("button", name="👍 Utile").click()
    await expect(bubble.get_by_role("button", name="👍 Utile")).to_have_count(0)
    await say(page, "do we have to write an implementation plan?")
    await newest(page, "Is a national implementation plan compulsory")
    await page.mouse.move(0, 0)
    await expect(page.locator("#toast")).to_be_hidden()
    await page.wait_for_function(
        "(({scrollTop, clientHeight, scrollHeight}) => scrollTop + clientHeight > scrollHeight - 2)"
        "(document.getElementById('log'))"
    )
    await page.screenshot(path=PICTURE, animations="disabled")
