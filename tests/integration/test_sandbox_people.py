"""People do in the sandbox what they do in Telegram, and the bot is told what it would be."""

import struct
import zlib
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from telegram import (
    Bot,
    BotCommandScopeAllPrivateChats,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    ReplyKeyboardMarkup,
    Update,
)

from sandbox.client import SandboxServer, Silence

pytestmark = pytest.mark.asyncio


@pytest_asyncio.fixture
async def sandbox() -> AsyncIterator[SandboxServer]:
    async with SandboxServer() as sandbox:
        yield sandbox


@pytest_asyncio.fixture
async def bot(sandbox: SandboxServer) -> AsyncIterator[Bot]:
    async with Bot(
        sandbox.token, base_url=sandbox.base_url, base_file_url=sandbox.base_file_url
    ) as bot:
        yield bot


async def told(bot: Bot, **facts: Any) -> list[Update]:
    """The updates waiting, confirmed."""
    updates = list(await bot.get_updates(**facts))
    if updates:
        await bot.get_updates(offset=updates[-1].update_id + 1)
    return updates


async def only(bot: Bot) -> Update:
    [update] = await told(bot)
    return update


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + body))
        return struct.pack(">I", len(body)) + kind + body + check

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + b"\x80" * width for _ in range(height)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


async def test_a_deep_link_starts_the_bot(sandbox: SandboxServer, bot: Bot) -> None:
    awa = sandbox.person("Awa", "fr", last_name="Diallo")
    await awa.starts("from-poster_1")
    message = (await only(bot)).message
    assert message and message.from_user
    assert message.text == "/start from-poster_1"
    assert [(str(e.type), e.offset, e.length) for e in message.entities] == [("bot_command", 0, 6)]
    assert (message.from_user.language_code, message.chat.type) == ("fr", "private")
    with pytest.raises(AssertionError, match="a deep link carries"):
        await awa.starts("no spaces")


async def test_a_person_hears_presses_and_sees_the_edit(sandbox: SandboxServer, bot: Bot) -> None:
    awa = sandbox.person("Awa", "fr")
    await awa.says("bonjour")
    keys = InlineKeyboardMarkup([[InlineKeyboardButton("Utile", callback_data="u:1")]])
    await bot.send_message(await awa.id(), "<b>Bon</b> &amp; jour", "HTML", reply_markup=keys)
    heard = await awa.hears()
    assert (heard.text, heard.html) == ("Bon & jour", "<b>Bon</b> &amp; jour")
    assert (heard.buttons, heard.edited) == ([["Utile"]], False)
    pressed = await awa.acts("presses", message_id=heard.message_id, label="Utile")
    query = (await told(bot))[-1].callback_query
    assert query and query.message and query.id == pressed["query_id"]
    assert (query.data, query.message.message_id) == ("u:1", heard.message_id)
    await bot.edit_message_text("Merci", heard.chat_id, heard.message_id)
    seen = await awa.sees_edit()
    assert (seen.text, seen.buttons, seen.edited) == ("Merci", [], True)
    assert awa.transcript == ["Awa: bonjour", "Talaria: Merci"]
    with pytest.raises(AssertionError, match="there is no such button"):
        await awa.acts("presses", message_id=heard.message_id, data="u:1")
    await awa.acts("presses", message_id=heard.message_id, data="u:1", stale=True)
    old = (await only(bot)).callback_query
    assert old and old.data == "u:1"


async def test_silence_is_an_assertion(sandbox: SandboxServer) -> None:
    with pytest.raises(Silence, match=r"the bot's word for Awa did not come within 0.01 s"):
        await sandbox.person("Awa").hears(timeout=0.01)


async def test_an_edit_and_a_reply_reach_the_bot(sandbox: SandboxServer, bot: Bot) -> None:
    awa = sandbox.person("Awa")
    first = await awa.says("one")
    await awa.edits(first, "two")
    await awa.says("three", reply_to=first)
    _, edited, reply = await told(bot)
    assert edited.edited_message and edited.edited_message.text == "two"
    assert edited.edited_message.edit_date is not None
    assert reply.message and reply.message.reply_to_message
    assert reply.message.reply_to_message.text == "two"


async def test_blocking_is_told_and_stops_writing(sandbox: SandboxServer, bot: Bot) -> None:
    awa = sandbox.person("Awa")
    await awa.says("hello")
    await awa.blocks()
    change = (await told(bot))[-1].my_chat_member
    assert change and change.chat.type == "private"
    assert (change.old_chat_member.status, change.new_chat_member.status) == ("member", "kicked")
    with pytest.raises(AssertionError, match="has blocked the bot"):
        await awa.says("hello")
    await awa.unblocks()
    change = (await only(bot)).my_chat_member
    assert change and change.new_chat_member.status == "member"


async def test_a_reply_keyboard_is_typed(sandbox: SandboxServer, bot: Bot) -> None:
    awa = sandbox.person("Awa", started=True)
    await bot.send_message(await awa.id(), "x", reply_markup=ReplyKeyboardMarkup([["Aide", "Non"]]))
    await awa.taps("Aide")
    message = (await only(bot)).message
    assert message and message.text == "Aide"


async def test_files_go_up_and_down(sandbox: SandboxServer, bot: Bot) -> None:
    awa = sandbox.person("Awa")
    await awa.sends("document", b"%PDF", "plan.pdf", mime="application/pdf", caption="le plan")
    message = (await only(bot)).message
    assert message and message.document and message.caption == "le plan"
    assert (message.document.file_name, message.document.file_size) == ("plan.pdf", 4)
    file = await message.document.get_file()
    assert bytes(await file.download_as_bytearray()) == b"%PDF"
    sent = await bot.send_document(await awa.id(), b"a,b", filename="a.csv", caption="<i>x</i>",
                                   parse_mode="HTML")  # fmt: skip
    heard = await awa.hears()
    assert await awa.file(heard) == b"a,b"
    assert heard.html == "<i>x</i>"
    assert sent.document is not None
    again = await bot.send_document(await awa.id(), sent.document.file_id)
    assert again.document and again.document.file_id == sent.document.file_id
    photo = await bot.send_photo(await awa.id(), png(40, 30))
    assert (photo.photo[-1].width, photo.photo[-1].height) == (40, 30)


async def test_in_a_group_the_bot_gets_what_concerns_it(sandbox: SandboxServer, bot: Bot) -> None:
    awa, tom = sandbox.person("Awa"), sandbox.person("Tom")
    group = await sandbox.group("Team", awa, tom)
    added, service = await told(bot)
    assert added.my_chat_member and added.my_chat_member.new_chat_member.status == "member"
    assert service.message and service.message.new_chat_members[0].id == bot.id
    await awa.says("just talking", chat=group)
    await awa.says("@talaria_sandbox_bot hello", chat=group)
    await awa.says("/help@other_bot", chat=group)
    assert await told(bot) == []
    await awa.says("/help", chat=group)
    mine = await bot.send_message(group, "yes?")
    assert (await awa.hears(chat=group)).text == "yes?"
    await tom.says("a reply", chat=group, reply_to=mine.id)
    await tom.leaves(group)
    command, reply, left = await told(bot)
    assert command.message and command.message.text == "/help"
    assert reply.message and reply.message.text == "a reply"
    assert left.message and left.message.left_chat_member
    await sandbox.post("bot_status", chat_id=group, status="administrator")
    await awa.says("all of it now", chat=group)
    await awa.says("hidden", chat=group, anonymous=True)
    *_, talk, hidden = await told(bot)
    assert talk.message and talk.message.text == "all of it now"
    assert hidden.message and hidden.message.from_user and hidden.message.sender_chat
    assert (hidden.message.from_user.id, hidden.message.sender_chat.id) == (1087968824, group)


async def test_upgrading_a_group_is_told_twice(sandbox: SandboxServer, bot: Bot) -> None:
    group = await sandbox.group("Team", sandbox.person("Awa"), kind="group")
    await told(bot)
    new = (await sandbox.post("upgrade", chat_id=group))["id"]
    old_side, new_side = await told(bot)
    assert old_side.message and old_side.message.migrate_to_chat_id == new
    assert new_side.message and new_side.message.migrate_from_chat_id == group


async def test_chats_and_members(sandbox: SandboxServer, bot: Bot) -> None:
    awa, tom = sandbox.person("Awa"), sandbox.person("Tom")
    group = await sandbox.group("Team", awa, tom)
    assert (await bot.get_chat(group)).title == "Team"
    assert await bot.get_chat_member_count(group) == 3
    [creator] = await bot.get_chat_administrators(group)
    assert (creator.user.first_name, creator.status) == ("Awa", "creator")
    assert (await bot.get_chat_member(group, await tom.id())).status == "member"
    await bot.leave_chat(group)
    assert sandbox.world.chats[group].bot_status == "left"


async def test_polls_count_votes(sandbox: SandboxServer, bot: Bot) -> None:
    awa = sandbox.person("Awa", started=True)
    message = await bot.send_poll(await awa.id(), "Lunch?", ["Yes", "No"], is_anonymous=False)
    await awa.votes(message.id, 1)
    counted, answer = await told(bot)
    assert counted.poll and [one.voter_count for one in counted.poll.options] == [0, 1]
    assert answer.poll_answer and answer.poll_answer.option_ids == (1,)
    closed = await bot.stop_poll(await awa.id(), message.id)
    assert closed.is_closed
    with pytest.raises(AssertionError, match="the poll is closed"):
        await awa.votes(message.id, 0)


async def test_inline_queries(sandbox: SandboxServer, bot: Bot) -> None:
    awa = sandbox.person("Awa", started=True)
    asked = await awa.acts("asks_inline", query="mercury")
    query = (await only(bot)).inline_query
    assert query and (query.id, query.query) == (asked["query_id"], "mercury")
    content = InputTextMessageContent("<b>Hg</b>", parse_mode="HTML")
    await bot.answer_inline_query(query.id, [InlineQueryResultArticle("1", "Mercury", content)])
    event = await sandbox.until(lambda: sandbox.answers.get(query.id), 5, "results")
    assert [one["title"] for one in event["results"]] == ["Mercury"]
    await awa.chooses(event["results"][0], "mercury")
    sent, chosen = await told(bot)
    assert sent.message and sent.message.via_bot and sent.message.text == "Hg"
    assert chosen.chosen_inline_result and chosen.chosen_inline_result.result_id == "1"


async def test_commands_are_shown_by_scope_and_language(sandbox: SandboxServer, bot: Bot) -> None:
    awa, tom = sandbox.person("Awa", "fr"), sandbox.person("Tom", "en")
    await bot.set_my_commands([("help", "Help")])
    await bot.set_my_commands([("help", "Aide")], language_code="fr")
    people = sandbox.world.people
    shown = {
        name: sandbox.world.bot.commands_for(people[number])[0]["description"]
        for name, number in (("Awa", await awa.id()), ("Tom", await tom.id()))
    }
    assert shown == {"Awa": "Aide", "Tom": "Help"}
    await bot.set_my_commands([("only", "Only")], scope=BotCommandScopeAllPrivateChats())
    narrowed = sandbox.world.bot.commands_for(people[await awa.id()])
    assert narrowed == [{"command": "only", "description": "Only"}]


async def test_copies_and_forwards(sandbox: SandboxServer, bot: Bot) -> None:
    awa, tom = sandbox.person("Awa"), sandbox.person("Tom", started=True)
    number = await awa.says("see /help")
    copied = await bot.copy_message(await tom.id(), await awa.id(), number)
    heard = await tom.hears()
    assert (heard.text, heard.message_id) == ("see /help", copied.message_id)
    forwarded = await bot.forward_message(await tom.id(), await awa.id(), number)
    assert forwarded.forward_origin and forwarded.forward_origin.type == "user"


async def test_memory_is_bounded_on_request(sandbox: SandboxServer, bot: Bot) -> None:
    awa = sandbox.person("Awa", started=True)
    await sandbox.post("limits", keep_messages=5)
    for number in range(9):
        await bot.send_message(await awa.id(), str(number))
    kept = sandbox.world.chats[await awa.id()].messages.values()
    assert [one["text"] for one in kept] == ["4", "5", "6", "7", "8"]
