"""What nobody could answer reaches a person, and the reply comes back: once, both ways."""

import asyncio
from datetime import timedelta

from conftest import ORGANISER, soon

from storage import cards, deliveries


async def passed_on(tom, ines, text="who won the football cup yesterday"):
    await tom.says(text)
    await tom.hears()
    toast = await tom.presses("✉️ Ask the organisers")
    assert toast == "Passed on. The organisers’ answer will arrive here."
    return await ines.hears()


async def test_a_question_travels_to_the_organiser_and_back(tom, ines):
    card = await passed_on(tom, ines)
    assert card.text.startswith("Question 1 from Tom (en)\n\nwho won the football cup yesterday")
    await ines.says("We do not follow football.", reply_to=card.message_id)
    answer = await tom.hears()
    assert answer.text == (
        "Ines answers your question:\nwho won the football cup yesterday\n\n"
        "We do not follow football."
    )
    assert (await ines.hears()).text == "Delivered."
    await tom.says("Thanks anyway", reply_to=answer.message_id)
    assert (await tom.hears()).text == "Passed on to the organisers."
    follow_up = await ines.hears()
    assert follow_up.text == "Tom writes back:\n\nThanks anyway"
    assert follow_up.reply_to == card.message_id
    await ines.says("You are welcome", reply_to=follow_up.message_id)
    assert (await tom.hears()).text.endswith("You are welcome")


async def test_a_second_tap_makes_no_second_card(house, tom, ines):
    await passed_on(tom, ines)
    heard = tom.transcript
    assert heard
    question = (await tom.screen())[-1]
    again = await tom.presses("p:1", question.message_id, stale=True)
    assert again == "This question is already with the organisers."
    counts = await house.database.run(deliveries.count_by_state)
    assert counts == {"sent": 1}


async def test_a_photo_with_a_caption_is_copied_to_the_person(tom, ines):
    card = await passed_on(tom, ines)
    await ines.sends(
        "photo", b"\x89PNG fake", "map.png", caption="See <here>", reply_to=card.message_id
    )
    answer = await tom.hears()
    assert answer.photo
    assert answer.text.endswith("See <here>")
    assert answer.text.startswith("Ines answers your question:")


async def test_a_caption_too_long_for_its_head_follows_as_a_message(tom, ines):
    card = await passed_on(tom, ines, "who won the cup? " + "<&>" * 220)
    caption = "<b> & so on. " * 70
    await ines.sends("photo", b"\x89PNG fake", "map.png", caption=caption, reply_to=card.message_id)
    answer = await tom.hears()
    assert answer.photo
    assert answer.text.endswith("<&><&>…") or answer.text.endswith("<&>")
    assert (await tom.hears()).text == caption.strip()
    assert (await ines.hears()).text == "Delivered."


async def test_a_sticker_cannot_be_passed_on_and_the_organiser_is_told(tom, ines):
    card = await passed_on(tom, ines)
    await ines.sends("sticker", b"x", "s.webp", reply_to=card.message_id)
    assert (await ines.hears()).text.startswith("This kind of message cannot be passed on.")


async def test_somebody_who_blocked_the_bot_is_not_reached_and_the_organiser_is_told(tom, ines):
    card = await passed_on(tom, ines)
    await tom.blocks()
    await ines.says("Too late", reply_to=card.message_id)
    assert (await ines.hears()).text == (
        "Not delivered: this person has blocked the bot or left Telegram."
    )


async def test_only_organisers_answer_cards(house, sandbox, tom, ines, awa):
    card = await passed_on(tom, ines)
    thread = await house.database.run(cards.find_thread, card.chat_id, card.message_id)
    assert thread.person_id == await tom.id()
    await tom.says("I answer myself!", reply_to=(await tom.screen())[-1].message_id)
    assert not (await tom.hears()).text.startswith("Delivered")
    assert (await house.database.run(deliveries.count_by_state)) == {"sent": 1}


async def test_a_lost_answer_of_telegrams_is_uncertain_and_never_sent_twice(
    house, sandbox, tom, ines
):
    card = await passed_on(tom, ines)
    await sandbox.post("faults", after={"times": 1, "method": "sendMessage"})
    await ines.says("Only once", reply_to=card.message_id)
    assert (await tom.hears()).text.endswith("Only once")
    assert (await ines.hears()).text.startswith("Telegram did not confirm the delivery.")
    assert (await house.database.run(deliveries.count_by_state)) == {"sent": 2, "uncertain": 1}


async def test_the_asker_who_is_forgotten_gets_nothing_more(house, tom, ines):
    card = await passed_on(tom, ines)
    await tom.says("/forgetme")
    await tom.hears()
    await tom.presses("Yes, erase everything")
    await tom.sees_edit()
    await ines.says("Here you are", reply_to=card.message_id)
    assert (await ines.hears()).text == "Not delivered: this person has asked to be forgotten."


async def test_an_organiser_who_starts_later_gets_the_card_then(house, sandbox, tom):
    await tom.says("who won the football cup yesterday")
    await tom.hears()
    ines = sandbox.person("Ines", language="en", id=ORGANISER)
    await ines.id()
    await tom.presses("✉️ Ask the organisers")
    while (await house.database.run(deliveries.count_by_state)) != {"refused": 1}:
        await asyncio.sleep(0.01)
    await ines.says("/start")
    heard = [(await ines.hears()).text for _ in range(2)]
    assert any(text.startswith("Question 1 from Tom") for text in heard)


async def test_organisers_see_what_went_without_an_answer_and_others_do_not(tom, ines):
    await tom.says("who won the football cup yesterday")
    await tom.hears()
    await tom.says("/unanswered")
    assert (await tom.hears()).text.startswith("I do not know this command.")
    await ines.says("/unanswered")
    assert (await ines.hears()).text == (
        "One question went without a good answer\n\n"
        "22 Nov, 09:00 UTC, en, not known: who won the football cup yesterday"
    )


async def test_one_person_cannot_fill_the_organisers_chat(house, sandbox, clock, tom, ines):
    """A group takes 20 messages a minute; one who writes more would hold up everybody else."""
    house.application.handlers[-1][0].callback.args[0].pace.burst = 10_000
    await passed_on(tom, ines)
    told = []
    for number in range(30):
        await tom.says(f"who won the football cup {number} years ago")
        question = await tom.hears()
        told.append(await tom.presses("✉️ Ask the organisers", question.message_id))
    assert set(told[:29]) == {"Passed on. The organisers’ answer will arrive here."}
    too_many = (
        "You have written a lot to the organisers within an hour. Please wait a while; this was "
        "not passed on."
    )
    assert told[29] == too_many
    await soon(lambda: len(ines.transcript) == 30, "the last card")
    card = (await ines.screen())[-1]
    await ines.says("We do not follow football.", reply_to=card.message_id)
    answer = await tom.hears()
    await tom.says("Are you sure?", reply_to=answer.message_id)
    assert (await tom.hears()).text == too_many
    bo = sandbox.person("Bo")
    await bo.says("who won the football cup yesterday")
    await bo.hears()
    assert (await bo.presses("✉️ Ask the organisers")).startswith("Passed on.")
    clock.move(timedelta(hours=1))
    await tom.says("Are you sure?", reply_to=answer.message_id)
    assert (await tom.hears()).text == "Passed on to the organisers."
