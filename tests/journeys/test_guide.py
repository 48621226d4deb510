"""The organiser's guide in a real browser, on a phone: an event, an announcement, a survey."""

import os
from pathlib import Path

import pytest
import xlsxwriter
from playwright.async_api import expect
from test_browser import PHONE, browser, newest, opened_page, overflows, pick, sandbox, say, shelf
from test_browser import pytestmark as only_with_chromium

# Where the pictures of the guide go, if they are to be taken anew.
PICTURES = os.environ.get("TALARIA_GUIDE_PICTURES")

pytestmark = only_with_chromium
__all__ = ["browser", "sandbox", "shelf"]  # fixtures, used by their names


@pytest.fixture
def pictures(tmp_path):
    return Path(PICTURES) if PICTURES else tmp_path


async def press(page, label):
    keys = page.locator(".message.theirs").last.locator("button.key")
    await keys.filter(has_text=label).first.click()


async def picture(page, path):
    await page.mouse.move(0, 0)
    await expect(page.locator("#toast")).to_be_hidden()
    await page.evaluate("document.getElementById('log').scrollTop = 1e9")
    assert await overflows(page) == []
    await page.screenshot(path=path, animations="disabled")


async def test_an_organiser_makes_an_event_and_announces_it(house, browser, sandbox, pictures):
    faults = []
    page = await opened_page(browser, sandbox, faults, {"width": 1200, "height": 800})
    for name in ("Tom", "Awa", "Ines"):
        await pick(page, name)
        await page.locator("#big-button").click()
        await page.locator(".message.theirs").last.wait_for()
    await say(page, "/language en")
    await newest(page, "From now on I answer in English.")
    await page.set_viewport_size(PHONE)

    await say(page, "/newevent Procurement workshop")
    await newest(page, "When does it start?")
    await say(page, "14 Feb 2027 13:00-16:00")
    await newest(page, "Which town’s time is that?")
    await say(page, "geneva")
    await newest(page, "Where does it take place?")
    await press(page, "💻 Online")
    await newest(page, "What is the joining link?")
    await say(page, "https://example.org/join")
    await newest(page, "Who may see the joining link?")
    await press(page, "Everybody")
    await newest(page, "Describe it in a few sentences.")
    await press(page, "To the preview ››")
    await newest(page, "This is how people will see it:")
    await picture(page, pictures / "event-preview.png")
    await press(page, "✅ Publish")
    await newest(page, "✅ Published.")

    await say(page, "/announce")
    await newest(page, "Write or forward the message now")
    await say(page, "Registration for the workshop of 14 February is open. See /events.")
    await newest(page, "3 people, about 1 s.")
    await picture(page, pictures / "announcement-draft.png")
    await press(page, "📣 Send now")
    await newest(page, "Send it to 3 people now?")
    await picture(page, pictures / "announcement-confirm.png")
    await press(page, "Yes, send to 3 people")
    await expect(page.locator("#log")).to_contain_text("✅ Sent to 3 of 3 people.", timeout=15_000)
    await picture(page, pictures / "announcement-report.png")
    assert faults == []


def a_workbook(folder):
    """The workbook of the guide: two questions in two languages."""
    rows = {
        "survey": [
            ("type", "name", "label::English (en)", "label::French (fr)", "required"),
            ("select_one useful", "useful", "How useful was the workshop?",
             "L’atelier a-t-il été utile ?", "yes"),
            ("text", "more", "What should come next?", "Que faudrait-il ensuite ?", ""),
        ],
        "choices": [
            ("list_name", "name", "label::English (en)", "label::French (fr)"),
            ("useful", "very", "Very useful", "Très utile"),
            ("useful", "some", "Somewhat useful", "Assez utile"),
            ("useful", "not", "Not useful", "Pas utile"),
        ],
        "settings": [
            ("form_title", "survey_title::French (fr)", "default_language"),
            ("After the workshop", "Après l’atelier", "English (en)"),
        ],
    }  # fmt: skip
    path = folder / "after-the-workshop.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, lines in rows.items():
            sheet = book.add_worksheet(name)
            for number, line in enumerate(lines):
                sheet.write_row(number, 0, line)
    return path


async def test_a_survey_goes_from_a_workbook_to_a_chart(
    house, browser, sandbox, pictures, tmp_path
):
    faults = []
    page = await opened_page(browser, sandbox, faults, {"width": 1200, "height": 800})
    for name in ("Tom", "Awa", "Ines"):
        await pick(page, name)
        await page.locator("#big-button").click()
        await page.locator(".message.theirs").last.wait_for()
    await say(page, "/language en")
    await newest(page, "From now on I answer in English.")
    await page.set_viewport_size(PHONE)
    await page.locator("input[type=file]").first.set_input_files(a_workbook(tmp_path))
    await newest(page, "The form is read: 2 questions.")
    await picture(page, pictures / "survey-read.png")
    await press(page, "Publish")
    await newest(page, "Published. The link for everyone:")
    await press(page, "Send")
    await newest(page, "Who is asked?")
    await press(page, "Everyone (3)")
    await newest(page, "3 people would be asked.")
    await press(page, "Ask 3 people now")
    await expect(page.locator("#log")).to_contain_text("The organisers ask for your answers")
    await page.set_viewport_size({"width": 1200, "height": 800})
    for name, go, start, choice, skip, thanks in (
        ("Tom", "Answer now", "Start", "Very useful", "Skip ›", "Thank you."),
        ("Awa", "Répondre", "Commencer", "Assez utile", "Passer ›", "Merci."),
    ):
        await pick(page, name)
        await press(page, go)
        await press(page, start)
        await newest(page, choice if name == "Awa" else "How useful was the workshop?")
        if name == "Tom":
            await page.set_viewport_size(PHONE)
            await picture(page, pictures / "survey-question.png")
            await page.set_viewport_size({"width": 1200, "height": 800})
        await press(page, choice)
        await press(page, skip)
        await newest(page, thanks)
    await pick(page, "Ines")
    await page.set_viewport_size(PHONE)
    await say(page, "/mysurveys")
    await newest(page, "Your surveys")
    await press(page, "🟢 After the workshop")
    await press(page, "Results")
    await newest(page, "Response rate: 67% of those who were asked")
    await picture(page, pictures / "survey-results.png")
    await press(page, "All charts")
    await newest(page, "2 answers")
    await picture(page, pictures / "survey-chart.png")
    assert faults == []
