"""/announce: an organiser writes or forwards a message, and it becomes an announcement."""

from __future__ import annotations

from typing import Any

from telegram import Message, Update
from telegram.error import BadRequest

from domain.audiences import EVERYONE, FOLLOWERS, Audience
from domain.typed_dates import DateFault, read_moment
from domain.wall_clock import resolve, shown_in
from handlers.announcement_copies import Taken, take_message
from handlers.announcement_view import word_panel
from handlers.buttons import ANNOUNCE, button, keyboard
from handlers.desk import Bot, Context, Desk
from handlers.organisers import is_organiser
from handlers.sending import reply, send
from handlers.standing import standing_of
from handlers.visitors import Visitor, meet
from storage import (
    acts,
    announcement_drafts,
    announcement_lists,
    announcement_schedule,
    announcements,
    corrections,
    dialogues,
)
from storage.announcement_drafts import Wording
from storage.tables import Dialogue

KIND = "announce"
MESSAGE, ALBUM, WHEN, FIX = "message", "album", "when", "fix"
_SHOWN = 8


async def receive_announce(desk: Desk, update: Update, context: Context) -> None:
    """Asks for the message."""
    message = update.effective_message
    assert message is not None
    visitor = await meet(desk, update)
    if await is_organiser(desk, update, context, visitor):
        await begin(desk, visitor, MESSAGE, {"language": visitor.language})
        await reply(context.bot, message, desk.say(visitor.language, "announce-ask"))


async def receive_announcements(desk: Desk, update: Update, context: Context) -> None:
    """Lists those that are not begun, and the latest that are."""
    message = update.effective_message
    assert message is not None
    visitor = await meet(desk, update)
    if not await is_organiser(desk, update, context, visitor):
        return
    standing = await standing_of(desk, visitor.id)
    owner = None if standing.is_admin else visitor.id
    found = await desk.database.run(announcement_lists.saved, owner)
    found += await desk.database.run(announcement_lists.recent, owner, _SHOWN)
    rows = []
    for one in found[: 2 * _SHOWN]:
        words = await desk.database.run(announcements.variants, one.id)
        state = desk.say(visitor.language, f"announce-state-{one.state}")
        label = f"{state} {words[0].beginning if words else '…'}"
        rows.append([button(label, ANNOUNCE, "open", one.id)])
    key = "announce-list" if rows else "announce-none"
    await reply(context.bot, message, desk.say(visitor.language, key), keyboard(rows))


async def begin(desk: Desk, visitor: Visitor, step: str, content: dict[str, Any]) -> None:
    """Lets what the organiser writes next belong to an announcement."""
    assert visitor.id is not None
    await desk.database.run(dialogues.put, visitor.id, KIND, step, content, desk.clock())


async def take(
    desk: Desk, update: Update, context: Context, visitor: Visitor, dialogue: Dialogue
) -> bool:
    """Takes what an organiser sent: the message itself, its correction, or a moment."""
    message = update.effective_message
    assert message is not None and visitor.id is not None
    content = dict(dialogue.content)
    if not await _is_theirs(desk, visitor, content):
        await desk.database.run(dialogues.end, visitor.id, KIND)
        await reply(context.bot, message, desk.say(visitor.language, "not-allowed"))
        return True
    if dialogue.step == ALBUM:
        if message.media_group_id is None or message.media_group_id != content["album"]:
            await desk.database.run(dialogues.end, visitor.id, KIND)
            return False
        await _add_to_album(desk, message, content)
        return True
    if dialogue.step == WHEN:
        await _take_moment(desk, context.bot, message, visitor, content)
        return True
    taken = take_message(message)
    if taken is None:
        await reply(context.bot, message, desk.say(visitor.language, "announce-unfit"))
    elif dialogue.step == FIX:
        await _correct(desk, context.bot, message, visitor, content, taken)
    else:
        await take_wording(desk, context.bot, message, visitor, content, taken)
    return True


async def _is_theirs(desk: Desk, visitor: Visitor, content: dict[str, Any]) -> bool:
    """Whether they are an organiser still, and may change what they began to change."""
    standing = await standing_of(desk, visitor.id)
    one = await desk.database.run(announcements.find, content.get("id") or 0)
    return standing.is_organiser and (one is None or standing.may_change(one.owner_id))


async def take_wording(
    desk: Desk,
    bot: Bot,
    message: Message,
    visitor: Visitor,
    content: dict[str, Any],
    taken: Taken,
) -> None:
    """Keeps a message as the wording of a language, shows it as it will arrive, and the panel."""
    if taken.album is None and not await _shows(desk, bot, message, visitor, taken):
        return
    assert visitor.id is not None
    standing = await standing_of(desk, visitor.id)
    number = await desk.database.run(
        announcement_drafts.keep,
        visitor.id,
        content.get("id"),
        Audience(EVERYONE if standing.is_admin else FOLLOWERS),
        Wording(
            content["language"],
            message.chat_id,
            (taken.message_id,),
            taken.form,
            taken.content,
            taken.beginning,
        ),
        KIND,
        taken.album,
        desk.clock(),
    )
    one = await desk.database.run(announcements.find, number)
    if one is not None:
        head = desk.say(visitor.language, "announce-album") if taken.album else ""
        page = await word_panel(desk, visitor, one, head)
        await reply(bot, message, page.html, page.markup)


async def _shows(desk: Desk, bot: Bot, message: Message, visitor: Visitor, taken: Taken) -> bool:
    """Whether Telegram copies a message: its author sees it exactly as it will arrive."""
    await reply(bot, message, desk.say(visitor.language, "announce-looks"))
    try:
        await bot.copy_message(message.chat_id, message.chat_id, taken.message_id)
    except BadRequest:
        await reply(bot, message, desk.say(visitor.language, "announce-cannot-copy"))
        return False
    return True


async def _add_to_album(desk: Desk, message: Message, content: dict[str, Any]) -> None:
    found = await desk.database.run(announcements.variants, content["id"])
    for variant in found:
        if variant.language != content["language"]:
            continue
        numbers = sorted({*variant.message_ids, message.message_id})
        taken = take_message(message)
        caption = taken is not None and bool(taken.content["text"])
        await desk.database.run(
            announcements.put_variant,
            content["id"],
            variant.language,
            variant.chat_id,
            numbers,
            variant.form,
            taken.content if taken is not None and caption else variant.content,
            taken.beginning if taken is not None and caption else variant.beginning,
        )


async def _take_moment(
    desk: Desk, bot: Bot, message: Message, visitor: Visitor, content: dict[str, Any]
) -> None:
    zone, language = visitor.zone or "UTC", visitor.language
    now = shown_in(desk.clock(), zone).replace(tzinfo=None)
    moment = read_moment(message.text or "", language, now)
    if isinstance(moment, DateFault) or "time" in moment.assumed:
        await reply(bot, message, desk.say(language, "announce-when-again"))
        return
    at = resolve(moment.local, zone)
    assert visitor.id is not None
    kept = await desk.database.run(
        acts.noted, announcement_schedule.schedule, visitor.id, "schedule", "announcement",
        content["id"], desk.clock(), at, desk.clock(),
    )  # fmt: skip
    if not kept:
        await reply(bot, message, desk.say(language, "announce-when-past"))
        return
    await desk.database.run(dialogues.end, visitor.id, KIND)
    one = await desk.database.run(announcements.find, content["id"])
    if one is not None:
        page = await word_panel(desk, visitor, one)
        await send(bot, message.chat_id, page.html, page.markup)


async def _correct(
    desk: Desk,
    bot: Bot,
    message: Message,
    visitor: Visitor,
    content: dict[str, Any],
    taken: Taken,
) -> None:
    found = await desk.database.run(announcements.variants, content["id"])
    before = next((one for one in found if one.language == content["language"]), None)
    if before is None or before.form != taken.form or len(before.message_ids) > 1:
        await reply(bot, message, desk.say(visitor.language, "announce-fix-unfit"))
        return
    assert visitor.id is not None
    await desk.database.run(
        announcements.put_variant, content["id"], before.language, message.chat_id,
        [taken.message_id], taken.form, taken.content, taken.beginning,
    )  # fmt: skip
    edited = await desk.database.run(
        acts.noted, corrections.correct, visitor.id, "correct", "announcement", content["id"],
        desk.clock(), desk.clock(), before.language,
    )  # fmt: skip
    await desk.database.run(dialogues.end, visitor.id, KIND)
    desk.wake_outbox()
    await reply(bot, message, desk.say(visitor.language, "announce-fixed", count=edited))


async def offer(desk: Desk, bot: Bot, message: Message, visitor: Visitor) -> bool:
    """Offers an organiser to announce what they forwarded. False: they are none."""
    if not (await standing_of(desk, visitor.id)).is_organiser:
        return False
    rows = [[button(desk.say(visitor.language, "announce-button-take"), ANNOUNCE, "take")]]
    await send(
        bot,
        message.chat_id,
        desk.say(visitor.language, "announce-offer"),
        keyboard(rows),
        reply_to=message.message_id,
    )
    return True
