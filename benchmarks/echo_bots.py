"""The bare bots that the service is compared with: each echoes a text, and does nothing else."""

from __future__ import annotations

import asyncio
import logging
import sys


def run_ptb(api: str, token: str, concurrent: int) -> None:
    from telegram.ext import Application, MessageHandler, filters

    async def echo(update, _):
        await update.message.reply_text(update.message.text)

    builder = Application.builder().token(token)
    builder = builder.base_url(f"{api}/bot").base_file_url(f"{api}/file/bot")
    application = builder.concurrent_updates(concurrent).build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling(stop_signals=None)


def run_aiogram(api: str, token: str) -> None:
    from aiogram import Bot, Dispatcher
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer

    async def serve() -> None:
        session = AiohttpSession(api=TelegramAPIServer.from_base(api))
        dispatcher = Dispatcher()

        @dispatcher.message()
        async def echo(message):
            await message.answer(message.text)

        await dispatcher.start_polling(Bot(token, session=session), handle_signals=False)

    asyncio.run(serve())


if __name__ == "__main__":
    logging.basicConfig(level=logging.ERROR)
    kind, api, token = sys.argv[1:4]
    if kind == "aiogram":
        run_aiogram(api, token)
    else:
        run_ptb(api, token, int(kind.removeprefix("ptb")))
