"""Updates of a kind that one seldom sees, and a Telegram that is not at its best."""

from dataclasses import replace
from datetime import timedelta

import pytest
from conftest import opened
from sqlalchemy import select

from domain.pacing import BURST
from storage import deliveries
from storage.tables import Question

OUTDATED = "This button is out of date. Please ask again."


def asked(session):
    return list(session.scalars(select(Question.text).order_by(Question.id)))


async def hears_next(person, beginning, **where):
    """The very next thing heard begins so: nothing was said before it."""
    heard = await person.hears(**where)
    assert heard.text.startswith(beginning), heard.text
    return heard


# Taps


@pytest.mark.parametrize("data", ["t", "t:minamata", "n:1", "l:en", "f:n", "e:minamata-parties:0"])
async def test_a_tap_on_a_message_that_telegram_no_longer_shows_is_no_fault(house, tom, data):
    await tom.says("who won the football cup yesterday")
    await tom.hears()
    assert await tom.presses(data, 9_999, stale=True) == ""
    await tom.says("/help")
    await hears_next(tom, "How to use Talaria")


@pytest.mark.parametrize("data", ["t", "e:minamata-parties", "v:1:y", "p:1", "nonsense", None])
async def test_a_tap_without_a_message_is_no_fault(house, sandbox, tom, data):
    who = {"id": await tom.id(), "is_bot": False, "first_name": "Tom", "language_code": "en"}
    query = {"id": "1", "from": who, "chat_instance": "1", "inline_message_id": "x"}
    extra = {"game_short_name": "chess"} if data is None else {"data": data}
    await sandbox.post("update", update={"callback_query": query | extra})
    await tom.says("/help")
    await hears_next(tom, "How to use Talaria")


async def test_an_outdated_button_says_so_and_its_keyboard_goes(house, tom):
    await tom.says("/topics")
    heard = await tom.hears()
    assert await tom.presses("v:999:y", heard.message_id, stale=True) == OUTDATED
    assert (await tom.sees_edit()).labels == []


async def test_a_forged_verdict_does_not_hide_the_list_from_organisers(house, tom, ines):
    await tom.says("who won the football cup yesterday")
    heard = await tom.hears()
    await tom.presses("v:1:y", heard.message_id, stale=True)
    await ines.says("/unanswered")
    assert (await ines.hears()).text.endswith("not known: who won the football cup yesterday")


@pytest.mark.parametrize("fault", ["broken", "before", "after"])
async def test_a_tap_that_cannot_be_acknowledged_is_carried_out(house, sandbox, tom, fault):
    await tom.says("/topics")
    await tom.hears()
    await sandbox.post("faults", **{fault: {"times": 1, "method": "answerCallbackQuery"}})
    await tom.acts("presses", message_id=(await tom.screen())[-1].message_id, label="Mercury")
    assert (await tom.sees_edit()).text == "Mercury"


# Messages


async def test_our_own_answer_posted_by_inline_mode_is_not_answered(house, tom):
    results = await tom.asks_inline("minamata parties")
    await tom.chooses(results[0])
    await tom.says("/help")
    await hears_next(tom, "How to use Talaria")
    assert await house.database.run(asked) == []


async def test_an_edited_caption_is_told_the_same_as_an_edited_text(house, tom):
    message = await tom.sends("photo", b"\x89PNG fake", "x.png", caption="who won the cup")
    await tom.hears()
    await tom.edits(message, "who lost the cup")
    await hears_next(tom, "I read each message only once.")


async def test_a_command_to_ask_without_words_says_so(house, tom):
    await tom.says("/ask ?!")
    await hears_next(tom, "I see no words there.")
    assert await house.database.run(asked) == []


async def test_a_name_from_right_to_left_does_not_turn_the_line(house, sandbox):
    mohamed = sandbox.person("محمد", language="en")
    await mohamed.says("/start")
    await hears_next(mohamed, "Hello \u2068محمد\u2069, I am Talaria.")
    turned = sandbox.person("\u202emoT", language="en")
    await turned.says("/start")
    await hears_next(turned, "Hello moT, I am Talaria.")


# Groups


async def test_in_a_forum_an_answer_stays_in_its_topic(house, sandbox, tom):
    group = await sandbox.group("Team", tom, is_forum=True)
    await tom.hears(chat=group)
    for command in ("/start", "/help", "/topics", "/language", "/privacy", "/ask", "/mydata"):
        await tom.says(command, chat=group, thread=77)
        assert (await tom.hears(chat=group)).raw["message_thread_id"] == 77, command


async def test_an_anonymous_admin_is_greeted_without_a_name(house, sandbox, tom):
    group = await sandbox.group("Team", tom)
    await tom.hears(chat=group)
    await tom.says("/start", chat=group, anonymous=True)
    await hears_next(tom, "Hello, I am Talaria.", chat=group)


async def test_a_smile_in_reply_is_left_alone(house, sandbox, tom):
    group = await sandbox.group("Team", tom)
    hello = await tom.hears(chat=group)
    await tom.says("👍", chat=group, reply_to=hello.message_id)
    await tom.says("/help", chat=group)
    await hears_next(tom, "How to use Talaria", chat=group)


async def test_talk_among_people_does_not_count_as_a_flood(house, sandbox, tom):
    group = await sandbox.group("Team", tom, bot_status="administrator")
    await tom.hears(chat=group)
    for _ in range(BURST + 3):
        await tom.says("lunch?", chat=group)
    await tom.says("/help", chat=group)
    await hears_next(tom, "How to use Talaria", chat=group)
    await tom.says("/privacy")
    await hears_next(tom, "What I keep about you")


async def test_channel_posts_and_senders_without_a_name_harm_nothing(house, sandbox, tom):
    chat = {"id": -100_777, "type": "supergroup", "title": "Elsewhere"}
    channel = {"id": -100_888, "type": "channel", "title": "News"}
    message = {"message_id": 1, "date": 1_790_000_000, "chat": chat, "text": "/help"}
    entities = [{"type": "bot_command", "offset": 0, "length": 5}]
    for update in (
        {"channel_post": {**message, "chat": channel}},
        {"message": {**message, "sender_chat": channel, "entities": entities}},
        {"message": {**message, "text": "hello"}},
        {"something_new": {"chat": chat}},
    ):
        await sandbox.post("update", update=update)
    await tom.says("/help")
    await hears_next(tom, "How to use Talaria")


async def test_cards_follow_the_organisers_group_when_it_is_upgraded(
    settings, sandbox, clock, shelf
):
    ines, tom = sandbox.person("Ines", language="en"), sandbox.person("Tom", language="en")
    group = await sandbox.group("Organisers", ines, kind="group")
    await sandbox.post("upgrade", chat_id=group)
    (new,) = [c["id"] for c in (await sandbox.state())["chats"] if c["title"] == "Organisers"]
    async with opened(replace(settings, organisers_chat=group), sandbox, clock, shelf) as house:
        await tom.says("who won the football cup yesterday")
        await tom.hears()
        await tom.presses("✉️ Ask the organisers")
        card = await ines.hears(chat=new)
        while not card.text.startswith("Question"):
            card = await ines.hears(chat=new)
        assert new != group
        thread = await house.database.run(deliveries.count_by_state)
        assert thread == {"sent": 1}


# A slow, broken or absent Telegram


async def test_where_neither_answer_nor_excuse_gets_through_the_question_is_kept(
    house, sandbox, tom
):
    await tom.says("/help")
    await tom.hears()
    await sandbox.post("faults", broken={"times": 2, "method": "sendMessage"})
    await tom.says("who won the football cup yesterday")
    await hears_next(tom, "I have no checked answer to that")
    assert await house.database.run(asked) == ["who won the football cup yesterday"]


async def test_what_waited_during_a_stop_is_no_flood(settings, sandbox, clock, shelf):
    tom = sandbox.person("Tom", language="en")
    for _ in range(BURST + 3):
        await tom.says("/help")
        await sandbox.moves_clock(60)
    async with opened(settings, sandbox, clock, shelf):
        for _ in range(BURST + 3):
            await hears_next(tom, "How to use Talaria")


async def test_a_reply_that_a_killed_process_was_sending_is_shown_as_uncertain(
    house, clock, tom, ines
):
    await tom.says("/help")
    await ines.says("/help")
    await tom.hears()
    await ines.hears()
    content = {"html": "x", "report_to": [await ines.id(), 1]}
    now = clock()
    await house.database.run(deliveries.add, "reply:1:1", "reply", await tom.id(), content, now)
    assert len(await house.database.run(deliveries.claim_due, now, 1)) == 1
    clock.move(timedelta(minutes=3))
    house.job_desk.wake_outbox()
    await hears_next(ines, "Telegram did not confirm the delivery.")
