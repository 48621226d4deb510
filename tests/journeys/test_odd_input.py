"""Whatever a person sends has a fitting answer, and harms nobody else."""

import asyncio

import pytest

from handlers.buttons import LONGEST_LABEL
from storage import personal_data


async def test_a_name_like_a_heart_and_markup_in_a_question_are_shown_as_they_are(sandbox, house):
    heart = sandbox.person("<3", language="en", last_name="&b")
    await heart.says("/start")
    assert (await heart.hears()).text.startswith("Hello <3, I am Talaria.")
    await heart.says("<b>who</b> won? & <script> who lost?")
    assert (await heart.hears()).text


@pytest.mark.parametrize(
    ("text", "beginning"),
    [
        ("?", "I see no words there."),
        ("👍👍🎉", "I see no words there."),
        ("…!!!", "I see no words there."),
        ("\u200b\u202e\u0007", "I see no words there."),
        ("/nonsense", "I do not know this command."),
        ("/ask", "Write your question after the command"),
        ("Ж" * 50 + " 水銀 الزئبق", "I have no checked answer to that"),
        ("word " * 819, "I have no checked answer to that"),
    ],
)
async def test_odd_texts(tom, text, beginning):
    await tom.says(text)
    assert (await tom.hears()).text.startswith(beginning)


@pytest.mark.parametrize(
    ("kind", "beginning"),
    [
        ("sticker", "Nice!"),
        ("voice", "I cannot listen to recordings yet."),
        ("photo", "I can only read text."),
        ("document", "I can only read text."),
    ],
)
async def test_what_is_not_text(tom, kind, beginning):
    await tom.sends(kind, b"\x89PNG fake", "x.png")
    assert (await tom.hears()).text.startswith(beginning)


async def test_a_photo_with_a_question_is_a_question(house, tom):
    wording = house.shelf.library.entry("minamata-parties").wordings["en"]
    await tom.sends("photo", b"\x89PNG fake", "x.png", caption=wording.phrasings[0])
    assert (await tom.hears()).text.startswith(wording.title)


async def test_an_edited_question_is_not_answered_again(house, tom):
    message = await tom.says("who won the football cup yesterday")
    await tom.hears()
    await tom.edits(message, "who lost it")
    assert (await tom.hears()).text.startswith("I read each message only once.")


async def test_a_long_forwarded_post_is_not_taken_for_a_question(sandbox, house, tom, awa):
    message = await tom.says("who won " * 60)
    await tom.hears()
    await tom.forwards(message)
    assert (await tom.hears()).text.startswith("That is a long forwarded message.")


@pytest.mark.parametrize("data", ["v:999:y", "c:1:9", "x:1", "e:no-such-entry", "v:-1:y", "\u0661"])
async def test_forged_and_outdated_buttons(house, tom, data):
    await tom.says("/help")
    heard = await tom.hears()
    answer = await tom.presses(data, heard.message_id, stale=True)
    assert answer in ("This button is out of date. Please ask again.", "")


async def test_nobody_judges_for_another(house, tom, awa):
    await tom.says("who won the football cup yesterday")
    await tom.hears()
    await awa.says("/help")
    heard = await awa.hears()
    assert await awa.presses("v:1:n", heard.message_id, stale=True) == (
        "Ce bouton n’est plus valable. Posez votre question à nouveau."
    )


async def test_a_flood_is_slowed_down_and_others_are_unharmed(tom, awa):
    for _ in range(20):
        await tom.says("/help")
    await awa.says("/help")
    assert (await awa.hears()).text.startswith("Comment utiliser Talaria")
    heard = [await tom.hears() for _ in range(13)]
    assert [h.text for h in heard].count(
        "That was a lot at once. Please wait a few seconds, then go on."
    ) == 1


async def test_an_update_nobody_can_read_stops_nothing(house, sandbox, tom):
    await tom.says("/start")
    await tom.hears()
    await sandbox.post("update", update={"poll": {"id": "1"}})
    await tom.says("/help")
    assert (await tom.hears()).text.startswith("How to use Talaria")


async def test_a_repeated_update_is_handled_once(house, sandbox, tom):
    await tom.says("/help")
    await tom.hears()
    await sandbox.post("repeat")
    await tom.says("/privacy")
    assert (await tom.hears()).text.startswith("What I keep about you")


async def test_labels_fit_on_a_phone(house, tom):
    await tom.says(house.shelf.library.entry("coalition-what-is").wordings["en"].phrasings[0])
    labels = (await tom.hears()).labels
    assert len(labels) > 2
    assert all(len(label) <= LONGEST_LABEL for label in labels)


async def test_a_blocked_bot_falls_silent_and_comes_back(house, sandbox, tom):
    await tom.says("/help")
    await tom.hears()
    await tom.blocks()
    kept = await reachable(house, await tom.id(), "blocked")
    assert kept == "blocked"
    await tom.unblocks()
    await tom.says("/help")
    assert (await tom.hears()).text.startswith("How to use Talaria")
    assert await reachable(house, await tom.id(), None) is None


async def reachable(house, person, wanted):
    """Why a person cannot be reached, once that is as wanted; at most some seconds."""
    for _ in range(500):
        found = (await house.database.run(personal_data.gather, person))["person"]["unreachable"]
        if found == wanted:
            break
        await asyncio.sleep(0.01)
    return found
