"""A person sees what is kept of them, gets it, and has it erased."""

import json

from storage import personal_data


async def test_privacy_tells_the_periods_that_are_applied(tom):
    await tom.says("/privacy")
    text = (await tom.hears()).text
    assert "180 days" in text
    assert "365 days" in text


async def test_mydata_is_everything_as_json(house, tom):
    await tom.says("who won the football cup yesterday")
    await tom.hears()
    await tom.says("/mydata")
    heard = await tom.hears()
    data = json.loads(await tom.file(heard))
    assert data["person"]["language"] == "en"
    assert [q["text"] for q in data["questions"]] == ["who won the football cup yesterday"]


async def test_forgetme_asks_first_and_then_leaves_nothing(house, tom):
    await tom.says("who won the football cup yesterday")
    await tom.hears()
    await tom.says("/forgetme")
    await tom.hears()
    await tom.presses("No, keep it")
    assert (await tom.sees_edit()).text == "Nothing was erased."
    await tom.says("/forgetme")
    await tom.hears()
    await tom.presses("Yes, erase everything")
    assert (await tom.sees_edit()).text.startswith(
        "Done. Erased: your language and Telegram id, your choices, your events (0), "
        "your answers to surveys (0), "
        "the text of one question and of 0 messages."
    )
    kept = await house.database.run(personal_data.gather, await tom.id())
    assert kept == {"person": None, "events": [], "questions": [], "messages": []}


async def test_personal_things_stay_out_of_groups(sandbox, tom):
    group = await sandbox.group("Team", tom)
    await tom.hears(chat=group)
    await tom.says("/mydata", chat=group)
    assert (await tom.hears(chat=group)).text == "Please write this to me in a private chat."
