"""What an organiser wrote arrives as it was written: copies, forwards, albums, files."""

import json
import struct
import zlib
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputMediaPhoto, Update
from telegram.error import BadRequest

from sandbox.client import SandboxServer
from sandbox.person import SandboxPerson

pytestmark = pytest.mark.asyncio

CALENDAR = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"


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


@pytest_asyncio.fixture
async def ines(sandbox: SandboxServer) -> SandboxPerson:
    ines = sandbox.person("Ines", "fr", id=1, started=True)
    await ines.id()
    return ines


@pytest_asyncio.fixture
async def tom(sandbox: SandboxServer) -> SandboxPerson:
    tom = sandbox.person("Tom", "en", id=2, started=True)
    await tom.id()
    return tom


async def raw(sandbox: SandboxServer, method: str, **facts: Any) -> tuple[int, Any]:
    url = f"{sandbox.base_url}{sandbox.token}/{method}"
    async with sandbox.session.post(url, json=facts) as answer:
        return answer.status, json.loads(await answer.read())


async def refusal(call: Any) -> str:
    with pytest.raises(BadRequest) as refused:
        await call
    return refused.value.message


async def told(bot: Bot) -> list[Update]:
    updates = list(await bot.get_updates())
    if updates:
        await bot.get_updates(offset=updates[-1].update_id + 1)
    return updates


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + body))
        return struct.pack(">I", len(body)) + kind + body + check

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + b"\x80" * width for _ in range(height)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


async def test_a_text_is_copied_with_its_formatting(
    bot: Bot, ines: SandboxPerson, tom: SandboxPerson
) -> None:
    number = (await bot.send_message(1, "<b>Demain</b> : <i>13 h</i>", "HTML")).id
    keys = InlineKeyboardMarkup([[InlineKeyboardButton("Stop", callback_data="stop")]])
    copied = await bot.copy_message(2, 1, number, reply_markup=keys)
    heard = await tom.hears()
    assert (heard.message_id, heard.html) == (
        copied.message_id,
        "<b>Demain</b> : <i>13 h</i>",
    )
    assert heard.buttons == [["Stop"]]
    await bot.edit_message_text("14 h", 2, copied.message_id)
    assert (await tom.sees_edit()).text == "14 h"


@pytest.mark.parametrize("kind", ["photo", "document", "video"])
async def test_a_file_is_copied_with_its_caption(
    bot: Bot, ines: SandboxPerson, tom: SandboxPerson, kind: str
) -> None:
    content = png(40, 30)
    send = getattr(bot, f"send_{kind}")
    sent = await send(1, content, caption="<u>Le plan</u>", parse_mode="HTML")
    copied = await bot.copy_message(2, 1, sent.id)
    heard = await tom.hears()
    assert (heard.html, await tom.file(heard)) == ("<u>Le plan</u>", content)
    assert heard.raw[kind] == (await ines.hears()).raw[kind]
    await bot.edit_message_caption(2, copied.message_id, caption="Le plan, corrigé")
    assert (await tom.sees_edit()).html == "Le plan, corrigé"
    await bot.edit_message_media(InputMediaPhoto(png(8, 6), caption="neu"), 2, copied.message_id)
    seen = await tom.sees_edit()
    assert (seen.text, await tom.file(seen)) == ("neu", png(8, 6))


async def test_a_caption_above_its_picture_stays_above(
    bot: Bot, ines: SandboxPerson, tom: SandboxPerson
) -> None:
    sent = await bot.send_photo(1, png(4, 4), caption="x", show_caption_above_media=True)
    await bot.copy_message(2, 1, sent.id)
    assert (await tom.hears()).raw["show_caption_above_media"] is True
    await bot.copy_message(2, 1, sent.id, caption="below")
    heard = await tom.hears()
    assert (heard.text, heard.raw.get("show_caption_above_media")) == ("below", None)


async def test_what_cannot_be_copied(
    sandbox: SandboxServer, bot: Bot, ines: SandboxPerson, tom: SandboxPerson
) -> None:
    assert await refusal(bot.copy_message(2, 1, 99)) == "Message to copy not found"
    assert await refusal(bot.forward_message(2, 1, 99)) == "Message to forward not found"
    assert await refusal(bot.copy_message(2, 77, 1)) == "Chat not found"
    group = await sandbox.group("Team", ines)
    service = next(iter(sandbox.world.chats[group].messages))
    assert await refusal(bot.copy_message(2, group, service)) == "Message can't be copied"
    assert await refusal(bot.forward_message(2, group, service)) == "Message can't be forwarded"


async def test_several_are_copied_in_order_and_albums_stay_albums(
    bot: Bot, ines: SandboxPerson, tom: SandboxPerson
) -> None:
    first = await ines.says("before")
    album = await ines.sends_album(
        ("photo", png(3, 2), "a.png"), ("photo", png(5, 4), "b.png"), caption="two pictures"
    )
    one, *pictures = await told(bot)
    assert one.message and one.message.text == "before"
    messages = [update.message for update in pictures]
    assert [message.caption for message in messages if message] == ["two pictures", None]
    grouped = {message.media_group_id for message in messages if message}
    assert len(grouped) == 1 and None not in grouped

    copied = await bot.copy_messages(2, 1, [first, *album, 98])
    heard = [await tom.hears() for _ in range(3)]
    assert [one.message_id for one in heard] == [one.message_id for one in copied]
    assert [one.text for one in heard] == ["before", "two pictures", ""]
    before, left, right = (one.raw.get("media_group_id") for one in heard)
    assert (before, left == right, left in grouped) == (None, True, False)
    assert await tom.file(heard[2]) == png(5, 4)

    bare = await bot.copy_messages(2, 1, album, remove_caption=True)
    assert [(await tom.hears()).text for _ in bare] == ["", ""]

    passed = await bot.forward_messages(2, 1, album)
    forwarded = [await tom.hears() for _ in passed]
    assert [one.raw["forward_origin"]["sender_user"]["id"] for one in forwarded] == [1, 1]
    assert len({one.raw["media_group_id"] for one in forwarded}) == 1
    assert await refusal(bot.edit_message_caption(2, passed[0].message_id, caption="x")) == (
        "Message can't be edited"
    )


async def test_lists_of_messages_that_are_refused(
    sandbox: SandboxServer, bot: Bot, ines: SandboxPerson, tom: SandboxPerson
) -> None:
    one, two = await ines.says("1"), await ines.says("2")
    order = "Message identifiers must be in a strictly increasing order"
    for method in (bot.copy_messages, bot.forward_messages):
        assert await refusal(method(2, 1, [two, one])) == order
        assert await refusal(method(2, 1, [one, one])) == order
        assert await refusal(method(2, 1, [])) == "Message identifiers are not specified"
        assert await refusal(method(2, 1, [98, 99])) == "There are no messages to forward"
        assert await refusal(method(2, 1, list(range(1, 102)))) == (
            "Too many message identifiers specified"
        )
    assert (await raw(sandbox, "copyMessages", chat_id=2, from_chat_id=1, message_ids=["x"]))[
        1
    ] == {
        "ok": False,
        "error_code": 400,
        "description": "Bad Request: invalid message identifier specified",
    }


async def test_albums_that_no_app_sends(ines: SandboxPerson) -> None:
    with pytest.raises(AssertionError, match="an album has 2 to 10 files"):
        await ines.sends_album(("photo", png(1, 1), "a.png"))
    with pytest.raises(AssertionError, match="only photos and videos share an album"):
        await ines.sends_album(("photo", png(1, 1), "a.png"), ("document", b"x", "b.pdf"))


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        ("channel", {"chat": "Bulletin"}),
        ("chat", {"sender_chat": "Bulletin"}),
        ("user", {"sender_user": "Bulletin"}),
        ("hidden_user", {"sender_user_name": "Bulletin"}),
    ],
)
async def test_a_forward_from_elsewhere_names_its_origin(
    bot: Bot, ines: SandboxPerson, tom: SandboxPerson, kind: str, shown: dict[str, str]
) -> None:
    number = await ines.forwards_from("Bulletin", "see https://example.org", kind=kind)
    [update] = await told(bot)
    assert update.message and update.message.forward_origin
    assert (update.message.text, str(update.message.forward_origin.type)) == (
        "see https://example.org",
        kind,
    )
    given = update.message.forward_origin.to_dict()
    [(field, name)] = shown.items()
    named = given[field]
    assert (named if isinstance(named, str) else named.get("title", named.get("first_name"))) == (
        name
    )
    await bot.copy_message(2, 1, number)
    assert "forward_origin" not in (await tom.hears()).raw


async def test_files_of_a_bot_are_shown_and_fetched(
    sandbox: SandboxServer, bot: Bot, tom: SandboxPerson
) -> None:
    await bot.send_document(2, CALENDAR, filename="workshop.ics")
    heard = await tom.hears()
    assert heard.document
    assert (heard.document["file_name"], heard.document["mime_type"]) == (
        "workshop.ics",
        "text/calendar",
    )
    async with sandbox.session.get(f"{sandbox.url}/sandbox/files/{heard.file_id}") as answer:
        assert (await answer.read(), answer.headers["Content-Disposition"]) == (
            CALENDAR,
            "attachment",
        )
    await bot.send_photo(2, png(8, 8))
    heard = await tom.hears()
    async with sandbox.session.get(f"{sandbox.url}/sandbox/files/{heard.file_id}") as answer:
        assert (await answer.read(), answer.content_type) == (png(8, 8), "image/png")
