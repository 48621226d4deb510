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


def run_ptb_taps(api: str, token: str, concurrent: int) -> None:
    from telegram import InlineKeyboardButton, InlineKeyboardMarkup
    from telegram.ext import Application, CallbackQueryHandler, CommandHandler

    markup = InlineKeyboardMarkup(
        [[InlineKeyboardButton(str(n), callback_data=f"x:{n}")] for n in range(5)]
    )

    async def begin(update, _):
        await update.message.reply_text("0", reply_markup=markup)

    async def echo(update, _):
        query = update.callback_query
        await query.answer()
        await query.edit_message_text(str(int(query.message.text) + 1), reply_markup=markup)

    builder = Application.builder().token(token)
    builder = builder.base_url(f"{api}/bot").base_file_url(f"{api}/file/bot")
    application = builder.concurrent_updates(concurrent).build()
    application.add_handler(CommandHandler("start", begin))
    application.add_handler(CallbackQueryHandler(echo))
    application.run_polling(stop_signals=None)


def run_ptb_hook(api: str, token: str, port: int) -> None:
    """PTB behind the quickest server there is for it: acknowledged before it is handled."""
    from aiohttp import web
    from telegram import Update
    from telegram.ext import Application, MessageHandler, filters

    async def echo(update, _):
        await update.message.reply_text(update.message.text)

    async def serve() -> None:
        builder = Application.builder().token(token).updater(None)
        builder = builder.base_url(f"{api}/bot").base_file_url(f"{api}/file/bot")
        application = builder.concurrent_updates(16).build()
        application.add_handler(MessageHandler(filters.TEXT, echo))
        await application.initialize()
        await application.start()

        async def take(request):
            update = Update.de_json(await request.json(), application.bot)
            await application.update_queue.put(update)
            return web.Response()

        await _listen(web, take, port)

    asyncio.run(serve())


def run_aiogram_hook(api: str, token: str, port: int) -> None:
    from aiogram import Bot, Dispatcher
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer
    from aiogram.webhook.aiohttp_server import SimpleRequestHandler
    from aiohttp import web

    async def serve() -> None:
        session = AiohttpSession(api=TelegramAPIServer.from_base(api))
        dispatcher = Dispatcher()

        @dispatcher.message()
        async def echo(message):
            await message.answer(message.text)

        handler = SimpleRequestHandler(dispatcher, Bot(token, session=session))
        await _listen(web, handler.handle, port)

    asyncio.run(serve())


async def _listen(web, take, port: int) -> None:
    application = web.Application()
    application.router.add_post("/telegram", take)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    await asyncio.Event().wait()


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
    elif kind.startswith("ptbhook"):
        run_ptb_hook(api, token, int(kind.removeprefix("ptbhook")))
    elif kind.startswith("aiogramhook"):
        run_aiogram_hook(api, token, int(kind.removeprefix("aiogramhook")))
    elif kind.startswith("ptbtap"):
        run_ptb_taps(api, token, int(kind.removeprefix("ptbtap")))
    else:
        run_ptb(api, token, int(kind.removeprefix("ptb")))
