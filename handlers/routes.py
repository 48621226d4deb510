"""Where a message goes: one ordered table, the first that fits takes it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from telegram import Update
from telegram.ext import (
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
    PollAnswerHandler,
    PollHandler,
    TypeHandler,
    filters,
)

from domain.payloads import unpack
from handlers import (
    announcement_taps,
    announcement_writing,
    buttons,
    consent,
    curation,
    dialogues,
    event_making,
    event_managing,
    events,
    feedback,
    inline,
    languages,
    membership,
    messages,
    other_kinds,
    outbox,
    pace,
    privacy,
    reminder_choices,
    start,
    survey_making,
    survey_managing,
    survey_polls,
    survey_preview,
    survey_questions,
    surveys,
    team,
    timezones,
    topics,
    trail,
)
from handlers.desk import App, Context, Desk
from handlers.sending import acknowledge_outdated
from handlers.visitors import is_reply_to_us, meet

Act = Callable[[Desk, Update, Context], Awaitable[None]]

COMMANDS: tuple[tuple[str, Act], ...] = (
    ("start", start.receive_start),
    ("help", start.receive_help),
    ("ask", messages.receive_ask),
    ("topics", topics.receive_topics),
    ("events", events.receive_events),
    ("surveys", surveys.receive_surveys),
    ("reminders", reminder_choices.receive_reminders),
    ("timezone", timezones.receive_timezone),
    ("language", languages.receive_language),
    ("stop", consent.receive_stop),
    ("resume", consent.receive_resume),
    ("cancel", dialogues.receive_cancel),
    ("privacy", privacy.receive_privacy),
    ("mydata", privacy.receive_mydata),
    ("forgetme", privacy.receive_forgetme),
)

# To anybody else these do not exist.
ORGANISER_COMMANDS: tuple[tuple[str, Act], ...] = (
    ("newevent", event_making.receive_newevent),
    ("myevents", event_managing.receive_myevents),
    ("announce", announcement_writing.receive_announce),
    ("announcements", announcement_writing.receive_announcements),
    ("newsurvey", survey_making.receive_newsurvey),
    ("mysurveys", survey_managing.receive_mysurveys),
    ("deliveries", outbox.receive_deliveries),
    ("team", team.receive_team),
    ("trail", trail.receive_trail),
)

BUTTONS = {
    buttons.ANNOUNCE: announcement_taps.press_announce,
    buttons.VERDICT: feedback.press_verdict,
    buttons.CHOOSE: feedback.press_choice,
    buttons.BACK: feedback.press_back,
    buttons.NONE: feedback.press_none,
    buttons.PASS_ON: feedback.press_pass_on,
    buttons.ENTRY: topics.press_entry,
    buttons.TOPICS: topics.press_topics,
    buttons.LANGUAGE: languages.press_language,
    buttons.FORGET: privacy.press_forget,
    buttons.EVENT: events.press_event,
    buttons.ATTEND: events.press_attend,
    buttons.ZONE: timezones.press_zone,
    buttons.PLAN: reminder_choices.press_plan,
    buttons.CONSENT: consent.press_consent,
    buttons.MAKE: event_making.press_make,
    buttons.RUN: event_managing.press_run,
    buttons.TEAM: team.press_team,
    buttons.SURVEY: surveys.press_survey,
    buttons.PREVIEW: survey_preview.press_preview,
    buttons.MANAGE: survey_managing.press_manage,
    buttons.REFINE: survey_questions.press_refine,
    buttons.OUTBOX: outbox.press_outbox,
}


def add_routes(application: App, desk: Desk) -> None:
    """Registers every route, in order."""

    def to(act: Act) -> Any:
        return partial(act, desk)

    new = filters.UpdateType.MESSAGE
    private = filters.ChatType.PRIVATE
    # Behind any door first: is this person going too fast?
    application.add_handler(TypeHandler(Update, to(pace.check_pace)), group=-1)
    table: list[BaseHandler[Any, Any, Any]] = [
        MessageHandler(filters.UpdateType.EDITED_MESSAGE, to(other_kinds.receive_edit)),
        MessageHandler(filters.UpdateType.CHANNEL_POSTS, to(other_kinds.ignore)),
        CommandHandler("poll", to(survey_polls.receive_poll), filters=new),
        CommandHandler("unanswered", to(curation.receive_unanswered), filters=new),
        MessageHandler(_ByUs(), to(other_kinds.ignore)),
        *(CommandHandler(name, to(act), filters=new) for name, act in COMMANDS),
        *(CommandHandler(name, to(act), filters=new) for name, act in ORGANISER_COMMANDS),
        MessageHandler(filters.COMMAND, to(other_kinds.receive_unknown_command)),
        MessageHandler(filters.TEXT & (private | _ToUs()), to(messages.receive_text)),
        # Service messages have no text; asking for all their kinds costs more than the rest.
        MessageHandler(filters.StatusUpdate.MIGRATE, to(membership.receive_migration)),
        MessageHandler(filters.StatusUpdate.ALL, to(other_kinds.ignore)),
        MessageHandler(private | _ToUs(), to(other_kinds.receive_other)),
        MessageHandler(filters.ALL, to(other_kinds.ignore)),
        CallbackQueryHandler(to(press)),
        PollAnswerHandler(to(survey_polls.receive_vote)),
        PollHandler(to(survey_polls.receive_counts)),
        InlineQueryHandler(to(inline.receive_inline)),
        ChatMemberHandler(to(membership.receive_membership), ChatMemberHandler.MY_CHAT_MEMBER),
    ]
    application.add_handlers(table)


async def press(desk: Desk, update: Update, context: Context) -> None:
    """A tap on a button, read with suspicion: what we cannot have written is outdated."""
    query = update.callback_query
    assert query is not None
    payload = unpack(query.data)
    act = BUTTONS.get(payload.verb) if payload is not None else None
    if act is None or payload is None:
        visitor = await meet(desk, update)
        await acknowledge_outdated(query, desk.say(visitor.language, "button-outdated"))
        return
    await act(desk, update, context, payload)


class _ByUs(filters.MessageFilter):
    """An answer of ours that somebody posted by inline mode."""

    def filter(self, message: Any) -> bool:
        return message.via_bot is not None and message.via_bot.id == message.get_bot().id


class _ToUs(filters.MessageFilter):
    """A reply to a message of the bot's own."""

    def filter(self, message: Any) -> bool:
        return is_reply_to_us(message)
