"""/topics: browsing domain, topic, question, in one message that is rewritten in place."""

from __future__ import annotations

from telegram import Message, Update

from domain.formatting import escape
from domain.payloads import Payload
from handlers import answers
from handlers.answers import Page
from handlers.buttons import ENTRY, TOPICS, Rows, button, keyboard
from handlers.desk import Context, Desk
from handlers.sending import acknowledge, edit, reply, send, topic_of
from handlers.visitors import meet
from knowledge.browsing import in_topic, in_words, topic_title

_A_PAGE = 8


async def receive_topics(desk: Desk, update: Update, context: Context) -> None:
    """Shows the domains."""
    message = update.effective_message
    assert message is not None
    visitor = await meet(desk, update)
    page = _domains(desk, visitor.language)
    await reply(context.bot, message, page.html, page.markup)


async def press_topics(desk: Desk, update: Update, _: Context, payload: Payload) -> None:
    """Goes one shelf deeper, back, or to another page of a shelf."""
    query = update.callback_query
    assert query is not None
    visitor = await meet(desk, update)
    await acknowledge(query)
    place = payload.text(0)
    if place is None:
        page = _domains(desk, visitor.language)
    elif "_" not in place:
        page = _topics(desk, visitor.language, place)
    else:
        page = _entries(desk, visitor.language, place.replace("_", "/"), payload.number(1) or 0)
    await edit(query, page.html, page.markup)


async def press_entry(desk: Desk, update: Update, context: Context, payload: Payload) -> None:
    """Shows an entry: in place when it was picked from a shelf, else as a message of its own."""
    query = update.callback_query
    assert query is not None
    visitor = await meet(desk, update)
    entry, at = payload.text(0) or "", payload.number(1)
    await acknowledge(query)
    if at is not None:
        found = desk.library.entry(entry)
        back = (found.topic, at) if found is not None else None
        page = answers.word_entry(desk, entry, visitor.language, back_to=back)
        await edit(query, page.html, page.markup)
    elif query.message is not None:
        page = answers.word_entry(desk, entry, visitor.language)
        thread = topic_of(query.message) if isinstance(query.message, Message) else None
        await send(context.bot, query.message.chat.id, page.html, page.markup, thread=thread)


def _domains(desk: Desk, language: str) -> Page:
    rows = [[button(in_words(d.title, language), TOPICS, d.id)] for d in desk.library.topics]
    return Page(desk.say(language, "topics-domains"), keyboard(rows))


def _topics(desk: Desk, language: str, domain: str) -> Page:
    found = next((d for d in desk.library.topics if d.id == domain), None)
    if found is None:
        return _domains(desk, language)
    rows: Rows = [
        [button(in_words(topic.title, language), TOPICS, topic.id.replace("/", "_"), 0)]
        for topic in found.topics
    ]
    rows.append([button(desk.say(language, "button-back"), TOPICS)])
    return Page(f"<b>{escape(in_words(found.title, language))}</b>", keyboard(rows))


def _entries(desk: Desk, language: str, topic: str, at: int) -> Page:
    domain = topic.split("/", maxsplit=1)[0]
    entries = in_topic(desk.library, topic)
    last = max(0, (len(entries) - 1) // _A_PAGE)
    at = min(at, last)
    rows: Rows = []
    for entry in entries[at * _A_PAGE : (at + 1) * _A_PAGE]:
        _, wording = answers.in_language(entry, language)
        rows.append([button(wording.title, ENTRY, entry.id, at)])
    place = topic.replace("/", "_")
    turn = []
    if at > 0:
        turn.append(button("‹", TOPICS, place, at - 1))
    if at < last:
        turn.append(button("›", TOPICS, place, at + 1))
    rows += [turn, [button(desk.say(language, "button-back"), TOPICS, domain)]]
    title = topic_title(desk.library, topic, language) or topic
    text = desk.say(language, "topics-page", title=escape(title), page=at + 1, pages=last + 1)
    return Page(text, keyboard(rows))
