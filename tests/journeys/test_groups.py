"""In a group the bot answers commands and replies, briefly, and leads on to a private chat."""

from storage import questions


async def test_it_says_once_how_to_ask_and_answers_a_command_briefly(house, sandbox, tom):
    group = await sandbox.group("Team", tom)
    assert "/ask" in (await tom.hears(chat=group)).text
    wording = house.shelf.library.entry("minamata-parties").wordings["en"]
    message = await tom.says(f"/ask {wording.phrasings[0]}", chat=group)
    heard = await tom.hears(chat=group)
    assert heard.text.startswith(wording.title)
    assert heard.reply_to == message
    assert heard.buttons == []
    assert "start=e-minamata-parties" in heard.html


async def test_talk_among_people_is_left_alone(house, sandbox, tom):
    group = await sandbox.group("Team", tom)
    hello = await tom.hears(chat=group)
    await tom.says("lunch at noon?", chat=group)
    await tom.says("minamata parties", chat=group, reply_to=hello.message_id)
    assert (await tom.hears(chat=group)).text != ""
    assert await house.database.run(questions.open_ends, 10) == []


async def test_what_is_unsure_goes_on_in_private(house, sandbox, tom):
    group = await sandbox.group("Team", tom)
    await tom.hears(chat=group)
    await tom.says("/ask who won the football cup", chat=group)
    assert "Ask me in private" in (await tom.hears(chat=group)).text


async def test_an_anonymous_admin_is_answered_without_being_known(house, sandbox, tom):
    group = await sandbox.group("Team", tom)
    await tom.hears(chat=group)
    await tom.says("/help", chat=group, anonymous=True)
    assert (await tom.hears(chat=group)).text.startswith("How to use Talaria")


async def test_cards_in_the_organisers_group_may_be_answered_by_its_members(
    settings, sandbox, clock, shelf
):
    from dataclasses import replace

    from conftest import opened

    ines, tom = sandbox.person("Ines", language="en"), sandbox.person("Tom", language="en")
    group = await sandbox.group("Organisers", ines)
    there = replace(settings, organisers=(), organisers_chat=group)
    async with opened(there, sandbox, clock, shelf):
        await tom.says("who won the football cup yesterday")
        await tom.hears()
        await tom.presses("✉️ Ask the organisers")
        card = await ines.hears(chat=group)
        while not card.text.startswith("Question"):
            card = await ines.hears(chat=group)
        await ines.says("Nobody here", chat=group, reply_to=card.message_id)
        assert (await tom.hears()).text.endswith("Nobody here")
