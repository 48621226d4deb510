"""A person asks, and gets an answer with its source, a choice, or an honest "I don't know"."""

import pytest
from telegram import BotCommand

from domain.answers import Suggested
from storage import questions


def phrasing(house, entry, language="en", at=0):
    return house.shelf.library.entry(entry).wordings[language].phrasings[at]


def title(house, entry, language="en"):
    return house.shelf.library.entry(entry).wordings[language].title


def unsure(house):
    """A text between two entries, whichever these are in the content of the day."""
    texts = ("letter", "members", "signed when", "date", "who takes part", "recording or parties")
    library = house.shelf.library
    return next(text for text in texts if isinstance(library.ask(text, "en")[0], Suggested))


async def recorded(house, limit=20):
    return await house.database.run(questions.open_ends, limit)


async def test_start_greets_in_the_persons_language(awa, tom):
    await awa.says("/start")
    assert (await awa.hears()).text.startswith("Bonjour Awa, je suis Talaria.")
    await tom.says("/start")
    assert (await tom.hears()).text.startswith("Hello Tom, I am Talaria.")


async def test_an_answer_names_its_source_and_date(house, tom):
    await tom.says(phrasing(house, "minamata-parties"))
    heard = await tom.hears()
    entry = house.shelf.library.entry("minamata-parties")
    paragraphs = heard.text.split("\n\n")
    assert paragraphs[0] == entry.wordings["en"].title
    assert paragraphs[-1].startswith("Source")
    assert paragraphs[-1].endswith(f"As of {entry.as_of}")
    assert heard.buttons[0] == ["👍 Useful", "👎 Not useful"]


async def test_each_is_answered_in_their_own_language(house, awa, tom):
    for person, language in ((awa, "fr"), (tom, "en")):
        await person.says(phrasing(house, "coalition-what-is", language))
        heard = await person.hears()
        assert heard.text.startswith(title(house, "coalition-what-is", language))


async def test_useful_is_noted_and_the_buttons_go(house, tom):
    await tom.says(phrasing(house, "minamata-parties"))
    heard = await tom.hears()
    assert await tom.presses("👍 Useful") == "Thank you, noted."
    edited = await tom.sees_edit()
    assert edited.message_id == heard.message_id
    assert "👍 Useful" not in edited.labels
    assert await recorded(house) == []


async def test_not_useful_reaches_the_curators_and_offers_the_organisers(house, tom):
    asked = phrasing(house, "minamata-parties")
    await tom.says(asked)
    await tom.hears()
    await tom.presses("👎 Not useful")
    assert (await tom.sees_edit()).labels[0] == "✉️ Ask the organisers"
    (question,) = await recorded(house)
    assert (question.text, question.verdict) == (asked, "not_useful")


async def test_a_related_question_is_one_tap_away(house, tom):
    await tom.says(phrasing(house, "minamata-parties"))
    label = (await tom.hears()).buttons[1][0]
    await tom.presses(label)
    assert (await tom.hears()).text.startswith(label.rstrip("…"))


async def test_what_nobody_knows_is_said_honestly(house, tom):
    await tom.says("who won the football cup yesterday")
    heard = await tom.hears()
    assert heard.text.startswith("I have no checked answer to that, and I would rather not guess.")
    assert heard.labels[-1] == "✉️ Ask the organisers"
    (question,) = await recorded(house)
    assert (question.text, question.outcome) == ("who won the football cup yesterday", "unknown")


async def test_choices_are_shown_chosen_and_taken_back(house, tom):
    await tom.says(unsure(house))
    heard = await tom.hears()
    assert heard.text == "I am not sure which of these you mean:"
    assert heard.labels[-1] == "None of these"
    first = heard.labels[0]
    await tom.presses(first)
    edited = await tom.sees_edit()
    assert edited.text.startswith(first.rstrip("…"))
    await tom.presses("‹ Other choices")
    assert (await tom.sees_edit()).labels == heard.labels
    await tom.presses("None of these")
    assert (await tom.sees_edit()).text.startswith("I have no checked answer to that")
    (question,) = await recorded(house)
    assert question.verdict == "none_of_these"


async def test_a_glossary_term_alone_is_explained(tom):
    await tom.says("WEEE = ?")
    assert "electronic" in (await tom.hears()).text


async def test_browsing_goes_down_and_back_in_one_message(house, tom):
    await tom.says("/topics")
    heard = await tom.hears()
    assert heard.text == "What would you like to know about?"
    assert heard.labels == ["E-waste", "Mercury", "Sustainable procurement"]
    await tom.presses("E-waste")
    assert (await tom.sees_edit()).text == "E-waste"
    await tom.presses("The UN E-waste Coalition")
    shelf = await tom.sees_edit()
    assert shelf.text == "The UN E-waste Coalition (1/2)"
    await tom.presses("›")
    assert (await tom.sees_edit()).text == "The UN E-waste Coalition (2/2)"
    await tom.presses("‹")
    again = await tom.sees_edit()
    assert again.labels == shelf.labels
    await tom.presses(shelf.labels[0])
    assert (await tom.sees_edit()).message_id == heard.message_id
    await tom.presses("‹ Back")
    assert (await tom.sees_edit()).text == "The UN E-waste Coalition (1/2)"


async def test_a_deep_link_opens_an_entry_and_a_dead_one_says_so(house, tom):
    await tom.starts("e-minamata-parties")
    assert (await tom.hears()).text.startswith(title(house, "minamata-parties"))
    await tom.starts("e-no-such-entry")
    assert (await tom.hears()).text.startswith("That answer is no longer here.")


async def test_two_questions_get_two_answers(house, tom):
    first, second = (phrasing(house, e) for e in ("minamata-parties", "coalition-what-is"))
    await tom.says(f"{first}? {second}?")
    one, two = await tom.hears(), await tom.hears()
    assert title(house, "minamata-parties") in one.text
    assert title(house, "coalition-what-is") in two.text


async def test_the_language_can_be_chosen_and_is_kept(house, awa):
    await awa.says("/language")
    assert (await awa.hears()).labels == ["English", "Français"]
    await awa.presses("English")
    assert (await awa.sees_edit()).text == "From now on I answer in English."
    await awa.says(phrasing(house, "coalition-what-is", "fr"))
    assert (await awa.hears()).text.startswith(title(house, "coalition-what-is", "en"))


async def test_whoever_has_no_known_language_is_asked_once(house, sandbox):
    yuki = sandbox.person("Yuki", language="ja")
    await yuki.says("/start")
    assert (await yuki.hears()).text.startswith("Hello Yuki")
    assert (await yuki.hears()).text == "Which language shall I use?"
    await yuki.says("/help")
    assert (await yuki.hears()).text.startswith("How to use Talaria")
    await yuki.says("/start")
    await yuki.hears()
    await yuki.says("/help")
    assert (await yuki.hears()).text.startswith("How to use Talaria")


async def test_an_inline_query_offers_entries(house, tom):
    results = await tom.asks_inline("minamata parties")
    assert title(house, "minamata-parties") in [result["title"] for result in results]


@pytest.mark.parametrize(("code", "first"), [("", "Begin"), ("fr", "Commencer")])
async def test_telegram_is_told_the_commands_in_each_language(house, sandbox, code, first):
    bot = house.application.bot

    async def commands():
        return await bot.get_my_commands(language_code=code or None)

    for _ in range(100):
        if (found := await commands()) and len(found) == 8:
            break
    assert (await commands())[0] == BotCommand("start", first)
