"""Tells Telegram the commands and descriptions in each language, only where they differ."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

from telegram import BotCommand
from telegram.error import TelegramError
from telegram.ext import ExtBot

from domain.wording import FALLBACK, Phrasebook

log = logging.getLogger(__name__)


async def introduce(
    bot: ExtBot[str], phrasebook: Phrasebook, commands: Sequence[tuple[str, Any]]
) -> None:
    """Sets what Telegram shows of the bot; the fallback language stands for all others as well."""
    try:
        for code in (None, *phrasebook.languages):
            await _introduce_in(bot, phrasebook, [name for name, _ in commands], code)
    except TelegramError as error:
        # The bot works without; the next start tries again.
        log.warning("profile.not_set", extra={"fault": error.message})


async def _introduce_in(
    bot: ExtBot[str], phrasebook: Phrasebook, names: Sequence[str], code: str | None
) -> None:
    language = code or FALLBACK
    wanted = tuple(BotCommand(name, phrasebook.say(language, f"command-{name}")) for name in names)
    if await bot.get_my_commands(language_code=code) != wanted:
        await bot.set_my_commands(wanted, language_code=code)
        log.info("profile.commands_set", extra={"language": code or "all"})
    description = phrasebook.say(language, "profile-description")
    if (await bot.get_my_description(language_code=code)).description != description:
        await bot.set_my_description(description, language_code=code)
    short = phrasebook.say(language, "profile-short")
    if (await bot.get_my_short_description(language_code=code)).short_description != short:
        await bot.set_my_short_description(short, language_code=code)
