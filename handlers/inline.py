"""`@bot text` in any chat: the nearest entries, to be posted with their source."""

from __future__ import annotations

from telegram import (
    InlineQueryResultArticle,
    InputTextMessageContent,
    LinkPreviewOptions,
    Update,
)
from telegram.constants import ParseMode

from domain.formatting import shorten
from handlers import answers
from handlers.desk import Context, Desk
from handlers.sending import forgiving
from handlers.visitors import meet

_MOST = 10
_CACHE_SECONDS = 60


async def receive_inline(desk: Desk, update: Update, _context: Context) -> None:
    """Offers up to ten entries; nothing is kept of what was typed."""
    query = update.inline_query
    assert query is not None
    visitor = await meet(desk, update)
    found = desk.library.search(query.query, visitor.language, _MOST) if query.query.strip() else []
    results = []
    for choice in found:
        entry = desk.library.entry(choice.entry)
        if entry is None:
            continue
        page = answers.word_entry(desk, choice.entry, visitor.language)
        _, wording = answers.in_language(entry, visitor.language)
        results.append(
            InlineQueryResultArticle(
                id=choice.entry,
                title=choice.title,
                description=shorten(wording.answer, 120),
                input_message_content=InputTextMessageContent(
                    page.html,
                    parse_mode=ParseMode.HTML,
                    link_preview_options=LinkPreviewOptions(is_disabled=True),
                ),
            )
        )
    with forgiving():
        await query.answer(results, cache_time=_CACHE_SECONDS, is_personal=True)
