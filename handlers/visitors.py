"""Who is writing, and in which language they are spoken to."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import Message, Update, User

from domain.wording import FALLBACK
from handlers.desk import Desk
from storage import people

ANONYMOUS_ADMIN = 1087968824
TELEGRAM_ITSELF = 777000


@dataclass(frozen=True, slots=True)
class Visitor:
    """The person behind an update. `id` is None where Telegram does not tell.

    `language` is what they are spoken to in; `chosen` says that they picked it themselves. `zone`
    is their IANA zone, if they told it; `busy` that they are in the middle of a dialogue.
    """

    id: int | None
    language: str
    chosen: bool = False
    known: bool = True
    zone: str | None = None
    busy: bool = False


async def meet(desk: Desk, update: Update) -> Visitor:
    """Finds or adds the person who sent an update, as people who write are reachable again."""
    user = update.effective_user
    if not is_person(user):
        return Visitor(None, FALLBACK)
    assert user is not None
    hint = desk.phrasebook.supported(user.language_code)
    visit = people.Visit(user.id, hint, desk.clock(), is_private(update))
    met = await desk.database.run_together(people.meet, visit)
    return Visitor(
        id=met.id,
        language=met.language or FALLBACK,
        chosen=met.language_chosen,
        known=met.language is not None,
        zone=met.zone,
        busy=met.busy,
    )


def is_person(user: User | None) -> bool:
    """False for channels, anonymous admins, Telegram itself and bots."""
    return (
        user is not None and not user.is_bot and user.id not in (ANONYMOUS_ADMIN, TELEGRAM_ITSELF)
    )


def is_reply_to_us(message: Message) -> bool:
    """Whether a message replies to one of the bot's own."""
    replied = message.reply_to_message
    author = replied.from_user if replied is not None else None
    return author is not None and author.id == message.get_bot().id


def is_private(update: Update) -> bool:
    """Whether nobody else reads along."""
    return update.effective_chat is not None and update.effective_chat.type == "private"
