"""The sandbox refuses what Telegram refuses, with its status, words and parameters."""

import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from telegram import (
    Bot,
    BotCommand,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    ReplyKeyboardMarkup,
)
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter

from sandbox.client import SandboxServer

pytestmark = pytest.mark.asyncio

NOT_MODIFIED = (
    "Message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
TOO_OLD = "Query is too old and response timeout expired or query id is invalid"


@pytest_asyncio.fixture
async def sandbox() -> AsyncIterator[SandboxServer]:
    async with SandboxServer() as sandbox:
        sandbox.world.add_person("Awa", id=1, language_code="fr", started=True)
        sandbox.world.add_person("Tom", id=2, language_code="en")
        yield sandbox


@pytest_asyncio.fixture
async def bot(sandbox: SandboxServer) -> AsyncIterator[Bot]:
    async with Bot(sandbox.token, base_url=sandbox.base_url) as bot:
        yield bot


def one_button(**facts: Any) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton("x", **facts)]])


async def raw(sandbox: SandboxServer, method: str, **facts: Any) -> tuple[int, Any]:
    url = f"{sandbox.base_url}{sandbox.token}/{method}"
    async with sandbox.session.post(url, json=facts) as answer:
        return answer.status, json.loads(await answer.read())


async def refusal(call: Any) -> str:
    with pytest.raises(BadRequest) as refused:
        await call
    return refused.value.message


async def test_the_shape_of_a_refusal(sandbox: SandboxServer) -> None:
    assert await raw(sandbox, "sendMessage", chat_id=1, text="") == (
        400,
        {"ok": False, "error_code": 400, "description": "Bad Request: message text is empty"},
    )
    assert await raw(sandbox, "doesNotExist") == (
        404,
        {"ok": False, "error_code": 404, "description": "Not Found"},
    )


async def test_a_wrong_token_is_unauthorized(sandbox: SandboxServer, bot: Bot) -> None:
    async with sandbox.session.get(f"{sandbox.base_url}123:wrong/getMe") as answer:
        assert answer.status == 401
        assert await answer.json() == {
            "ok": False,
            "error_code": 401,
            "description": "Unauthorized",
        }
    sandbox.world.bot.token = "123:revoked"
    with pytest.raises(InvalidToken):
        await bot.get_me()


@pytest.mark.parametrize("kind", ["query", "form", "multipart", "json"])
async def test_every_kind_of_body_is_read(sandbox: SandboxServer, kind: str) -> None:
    url, facts = f"{sandbox.base_url}{sandbox.token}/sendmessage", {"chat_id": "1", "text": "é ù"}
    if kind == "query":
        call = sandbox.session.get(url, params=facts)
    elif kind == "json":
        call = sandbox.session.post(url, json=facts)
    else:
        form = aiohttp.FormData(facts, default_to_multipart=kind == "multipart")
        call = sandbox.session.post(url, data=form)
    async with call as answer:
        assert (await answer.json())["result"]["text"] == "é ù"


async def test_lengths(bot: Bot) -> None:
    assert (await bot.send_message(1, "<b>" + "x" * 4096 + "</b>", parse_mode="HTML")).text
    assert await refusal(bot.send_message(1, "x" * 4097)) == "Message is too long"
    assert await refusal(bot.send_message(1, "😀" * 2049)) == "Message is too long"
    assert await refusal(bot.send_message(1, "  \n ")) == "Text must be non-empty"
    assert (
        await refusal(bot.send_document(1, b"x", caption="x" * 1025))
        == "Message caption is too long"
    )


async def test_keyboards(bot: Bot) -> None:
    assert (await bot.send_message(1, "x", reply_markup=one_button(callback_data="x" * 64))).text
    long_data = one_button(callback_data="م" * 33)
    assert await refusal(bot.send_message(1, "x", reply_markup=long_data)) == "Button_data_invalid"
    local = one_button(url="http://localhost:8081/x")
    assert await refusal(bot.send_message(1, "x", reply_markup=local)) == (
        "Inline keyboard button url 'http://localhost:8081/x' is invalid: wrong http url"
    )
    many = InlineKeyboardMarkup([[InlineKeyboardButton("x", callback_data="x")]] * 101)
    assert await refusal(bot.send_message(1, "x", reply_markup=many)) == "Reply_markup_too_long"
    assert await refusal(bot.send_message(1, "x", reply_markup=one_button())) == (
        "Can't parse inline keyboard button: text buttons are unallowed in the inline keyboard"
    )


async def test_edits(sandbox: SandboxServer, bot: Bot) -> None:
    message = await bot.send_message(1, "one", reply_markup=one_button(callback_data="x"))
    same = bot.edit_message_text("one", 1, message.id, reply_markup=message.reply_markup)
    assert await refusal(same) == NOT_MODIFIED
    edited = await bot.edit_message_text("two", 1, message.id)
    assert not isinstance(edited, bool)
    assert (edited.text, edited.reply_markup, edited.edit_date is None) == ("two", None, False)
    assert await refusal(bot.edit_message_reply_markup(1, message.id)) == NOT_MODIFIED
    assert await refusal(bot.edit_message_text("x", 1, 999)) == "Message to edit not found"
    assert (
        await refusal(bot.edit_message_caption(1, message.id, caption="x"))
        == "There is no caption in the message to edit"
    )
    theirs = await sandbox.post("people/1/says", text="mine")
    assert (
        await refusal(bot.edit_message_text("x", 1, theirs["message_id"]))
        == "Message can't be edited"
    )
    fixed = await bot.send_message(1, "x", reply_markup=ReplyKeyboardMarkup([["a"]]))
    assert await refusal(bot.edit_message_text("y", 1, fixed.id)) == "Message can't be edited"


async def test_deleting(sandbox: SandboxServer, bot: Bot) -> None:
    message = await bot.send_message(1, "one")
    assert await bot.delete_message(1, message.id)
    assert await refusal(bot.delete_message(1, message.id)) == "Message to delete not found"
    old = await bot.send_message(1, "old")
    sandbox.world.clock.move(48 * 3600 + 5)
    assert await refusal(bot.delete_message(1, old.id)) == "Message can't be deleted"
    assert await bot.delete_messages(1, [old.id, 999])


async def test_who_cannot_be_written_to(sandbox: SandboxServer, bot: Bot) -> None:
    assert await refusal(bot.send_message(404, "x")) == "Chat not found"
    with pytest.raises(
        Forbidden, match=r"^Forbidden: bot can't initiate conversation with a user$"
    ):
        await bot.send_message(2, "x")
    awa = sandbox.person("Awa")
    await awa.blocks()
    with pytest.raises(Forbidden, match=r"^Forbidden: bot was blocked by the user$"):
        await bot.send_message(1, "x")
    await awa.unblocks()
    assert (await bot.send_message(1, "x")).text == "x"
    await awa.deletes_account()
    with pytest.raises(Forbidden, match=r"^Forbidden: user is deactivated$"):
        await bot.send_message(1, "x")


@pytest.mark.parametrize("kind", ["group", "supergroup"])
async def test_groups_the_bot_is_not_in(sandbox: SandboxServer, bot: Bot, kind: str) -> None:
    group = await sandbox.group("Team", sandbox.person("Awa"), kind=kind)
    await sandbox.post("bot_status", chat_id=group, status="kicked")
    with pytest.raises(Forbidden, match=f"^Forbidden: bot was kicked from the {kind} chat$"):
        await bot.send_message(group, "x")
    await sandbox.post("bot_status", chat_id=group, status="left")
    with pytest.raises(Forbidden, match=f"^Forbidden: bot is not a member of the {kind} chat$"):
        await bot.send_message(group, "x")


async def test_an_upgraded_group_names_its_new_id(sandbox: SandboxServer, bot: Bot) -> None:
    group = await sandbox.group("Team", sandbox.person("Awa"), kind="group")
    new = await sandbox.post("upgrade", chat_id=group)
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(group, "x")
    assert moved.value.new_chat_id == new["id"]
    assert (await bot.send_message(new["id"], "x")).text == "x"


async def test_callbacks_expire_and_are_answered_once(sandbox: SandboxServer, bot: Bot) -> None:
    message = await bot.send_message(1, "x", reply_markup=one_button(callback_data="go"))
    facts = {"message_id": message.id, "data": "go"}
    pressed = await sandbox.post("people/1/presses", **facts)
    assert await refusal(bot.answer_callback_query(pressed["query_id"], "x" * 201)) == (
        "Message_too_long"
    )
    assert await bot.answer_callback_query(pressed["query_id"], "done")
    assert await refusal(bot.answer_callback_query(pressed["query_id"])) == TOO_OLD
    late = await sandbox.post("people/1/presses", **facts)
    sandbox.world.clock.move(200)
    assert await refusal(bot.answer_callback_query(late["query_id"])) == TOO_OLD


async def test_commands(bot: Bot) -> None:
    many = [BotCommand(f"c{number}", "does something") for number in range(101)]
    assert await refusal(bot.set_my_commands(many)) == "Bot_commands_too_much"
    assert await refusal(bot.set_my_commands([("Upper", "x")])) == "Bot_command_invalid"
    assert (
        await refusal(bot.set_my_commands([("a", "x" * 257)])) == "Bot_command_description_invalid"
    )
    assert await bot.set_my_commands(many[:100])
    assert len(await bot.get_my_commands()) == 100


async def test_flood_control_tells_how_long_to_wait(
    sandbox: SandboxServer, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")  # without it python-telegram-bot warns
    await sandbox.post("flood", on=True)
    for _ in range(3):
        await bot.send_message(1, "x")
    status, answer = await raw(sandbox, "sendMessage", chat_id=1, text="x")
    assert (status, answer) == (
        429,
        {
            "ok": False,
            "error_code": 429,
            "description": "Too Many Requests: retry after 1",
            "parameters": {"retry_after": 1},
        },
    )
    with pytest.raises(RetryAfter):
        await bot.send_message(1, "x")
    await sandbox.post("flood", on=True, scale=100)
    for _ in range(100):
        await bot.send_message(1, "x")


async def test_files_that_are_refused(bot: Bot) -> None:
    assert await refusal(bot.send_document(1, "no-such-id")) == (
        "Wrong file identifier/http url specified"
    )
    assert await refusal(bot.send_photo(1, b"not a picture")) == "Image_process_failed"
    assert await refusal(bot.get_file("no-such-id")) == "Invalid file_id"
    media = [InputMediaDocument(b"x")] * 11
    assert await refusal(bot.send_media_group(1, media)) == (
        "Too many messages to send as an album"
    )
