"""`talaria doctor`: what is right, what is not, and what to do, one line a check."""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import AsyncIterator
from dataclasses import asdict, dataclass
from email.utils import parsedate_to_datetime
from pathlib import Path

import aiohttp
from telegram import Bot
from telegram.error import Forbidden, InvalidToken, TelegramError

from bot import clock
from bot.opening import unusable
from bot.settings import Settings
from bot.telegram_http import AiohttpRequest
from knowledge.checks import check
from knowledge.facts import read_register
from knowledge.shelf import CONTENT
from storage import backups, rehearsal
from storage.backup_faults import BackupFailed
from storage.backups import RestoredCopy
from storage.database import Database, DatabaseUnavailable
from storage.migrate import HEAD, revision_of
from storage.rehearsal import WrongDatabase

OK, WARNING, FAULT = "ok", "warning", "fault"
_LEAST_SPACE = 500_000_000  # bytes
_SKEW_WARNING, _SKEW_FAULT = 5.0, 120.0  # seconds
_PENDING = 100


@dataclass(frozen=True, slots=True)
class Finding:
    """One check: ok, warning or fault, and a sentence that says what to do."""

    check: str
    state: str
    sentence: str


async def examine(settings: Settings) -> list[Finding]:
    """Looks at everything; nothing of it raises, and nothing is changed."""
    found = [Finding("settings", OK, "They can be read.")]
    found += _of_database(settings)
    found += _of_disk(settings)
    found.append(await asyncio.to_thread(_of_content, settings))
    if settings.telegram_token is None:
        sentence = "No token is set: `talaria run` would rehearse. Set TALARIA_TELEGRAM_TOKEN."
        return [*found, Finding("token", WARNING, sentence)]
    found += [one async for one in _of_telegram(settings, settings.telegram_token)]
    return found


def as_text(found: list[Finding]) -> str:
    """A line a check, the state first."""
    marks = {OK: "ok     ", WARNING: "warning", FAULT: "FAULT  "}
    return "\n".join(f"{marks[one.state]}  {one.check}: {one.sentence}" for one in found)


def as_json(found: list[Finding]) -> str:
    """The same for programs."""
    return json.dumps([asdict(one) for one in found], indent=2)


def _of_database(settings: Settings) -> list[Finding]:
    try:
        database = Database(settings.database_url)
    except OSError as error:
        return [Finding("database", FAULT, f"It {unusable(settings.database_url, error)}")]
    try:
        found = [Finding("database", OK, "It answers."), _of_migrations(database)]
        if found[-1].state == OK and not settings.is_rehearsal and revision_of(database.engine):
            database.run_now(rehearsal.check, rehearsing=False)
            database.run_now(backups.check_confirmed)
            found += _of_what_is_aside(settings)
        backups.check_sound(settings.database_url)
        return found
    except DatabaseUnavailable as error:
        return [Finding("database", FAULT, f"It {unusable(settings.database_url, error)}")]
    except BackupFailed as error:
        said = f"{error} Restore a backup: talaria restore FILE --replace"
        return [Finding("database", FAULT, said)]
    except WrongDatabase as error:
        return [Finding("database", FAULT, f"{error} Set TALARIA_DATABASE_URL to another one.")]
    except RestoredCopy as error:
        return [Finding("restored copy", FAULT, f"{error} Confirm it: talaria restore --confirm")]
    finally:
        database.close()


def _of_what_is_aside(settings: Settings) -> list[Finding]:
    kept = backups.kept_aside(settings.database_url)
    if kept is None:
        return []
    said = f"What a restore replaced is still kept, with personal data: {kept}."
    return [Finding("backups", WARNING, f"{said} Delete it: talaria restore --discard")]


def _of_migrations(database: Database) -> Finding:
    revision = revision_of(database.engine)
    if revision is None:
        return Finding("migrations", OK, "It is new; the first start makes its tables.")
    if revision > HEAD:
        said = "The database is newer than this program. Install the newer program."
        return Finding("migrations", FAULT, said)
    if revision < HEAD:
        said = f"It is at {revision}; the next start brings it to {HEAD}. Make a backup before."
        return Finding("migrations", WARNING, said)
    return Finding("migrations", OK, f"It is at {HEAD}, as this program wants it.")


def _of_disk(settings: Settings) -> list[Finding]:
    file = backups.file_of(settings.database_url)
    if file is None:
        return []
    folder = file.absolute().parent
    free = shutil.disk_usage(folder if folder.exists() else Path.cwd()).free
    said = f"{free / 1e9:.1f} GB are free."
    if free < _LEAST_SPACE:
        return [Finding("disk", FAULT, f"{said} Make room before the database cannot grow.")]
    return [Finding("disk", OK, said)]


def _of_content(settings: Settings) -> Finding:
    report = check(settings.content or CONTENT, read_register(), clock.now().date())
    if report.faults:
        said = f"{len(report.faults)} faults; `talaria knowledge check` lists them."
        return Finding("content", WARNING, said)
    return Finding("content", OK, "Every answer can be read.")


async def _of_telegram(settings: Settings, token: str) -> AsyncIterator[Finding]:
    request = AiohttpRequest()
    bot = Bot(token, base_url=f"{settings.telegram_api}/bot", request=request)
    try:
        await request.initialize()
        me = await bot.get_me()
    except InvalidToken:
        said = "Telegram does not know it. Set TALARIA_TELEGRAM_TOKEN to the one from BotFather."
        yield Finding("token", FAULT, said)
        await request.shutdown()
        return
    except TelegramError as error:
        said = f"Telegram cannot be reached at {settings.telegram_api}: {error.message}."
        yield Finding("token", FAULT, f"{said} Check the network, and TALARIA_TELEGRAM_API.")
        await request.shutdown()
        return
    yield Finding("token", OK, f"It is that of @{me.username}.")
    if me.can_read_all_group_messages:
        said = (
            "Privacy mode is off: the bot gets every message of its groups. BotFather turns it on."
        )
        yield Finding("privacy mode", WARNING, said)
    else:
        yield Finding("privacy mode", OK, "In groups the bot gets commands and replies only.")
    yield await _of_webhook(settings, bot)
    yield await _of_clock(settings)
    if not settings.organisers:
        said = "Nobody is one yet, so nobody can make events or answer. Set TALARIA_ORGANISERS."
        yield Finding("organisers", WARNING, said)
    for chat in (*settings.organisers, *filter(None, (settings.organisers_chat,))):
        yield await _of_organiser(bot, chat)
    await request.shutdown()


async def _of_webhook(settings: Settings, bot: Bot) -> Finding:
    told = await bot.get_webhook_info()
    wanted = settings.webhook_url
    if told.url != wanted:
        said = (
            f"Telegram brings messages to {told.url}, the settings say otherwise."
            if told.url
            else "Telegram is not told of TALARIA_WEBHOOK_URL yet."
        )
        return Finding("webhook", WARNING, f"{said} The next start sets it right.")
    if told.last_error_message:
        when = f"{told.last_error_date:%Y-%m-%d at %H:%M} UTC" if told.last_error_date else "once"
        said = f"Telegram could not bring a message, {when}: {told.last_error_message}."
        if not told.pending_update_count:
            return Finding("webhook", WARNING, f"{said} Nothing waits now.")
        if "certificate" in told.last_error_message.lower() or "SSL" in told.last_error_message:
            said += " Renew the certificate of the proxy."
        else:
            said += " See that the proxy and the service run, and that the name leads to the proxy."
        return Finding("webhook", FAULT, said)
    if told.pending_update_count > _PENDING:
        said = f"{told.pending_update_count} messages wait at Telegram. Is the service running?"
        return Finding("webhook", WARNING, said)
    return Finding("webhook", OK, "As the settings say." if wanted else "None; Telegram is asked.")


async def _of_clock(settings: Settings) -> Finding:
    try:
        async with (
            aiohttp.ClientSession() as session,
            session.get(settings.telegram_api, allow_redirects=False) as answer,
        ):
            theirs = parsedate_to_datetime(answer.headers["Date"])
    except (aiohttp.ClientError, KeyError, ValueError, TimeoutError):
        return Finding("clock", WARNING, "Nobody told the time to compare it with.")
    skew = abs((clock.now() - theirs).total_seconds())
    if skew > _SKEW_WARNING:
        said = f"The clock is {skew:.0f} s off. Let the machine keep it by NTP; reminders go by it."
        return Finding("clock", FAULT if skew > _SKEW_FAULT else WARNING, said)
    return Finding("clock", OK, "It is right.")


async def _of_organiser(bot: Bot, chat: int) -> Finding:
    try:
        await bot.get_chat(chat)
        await bot.send_chat_action(chat, "typing")
    except Forbidden:
        said = f"{chat} has blocked the bot, or never started it. Cards do not arrive there."
        return Finding("organisers", FAULT, said)
    except TelegramError as error:
        said = f"{chat} cannot be written to ({error.message}). They have to write to the bot once."
        return Finding("organisers", WARNING, said)
    return Finding("organisers", OK, f"{chat} can be written to.")
