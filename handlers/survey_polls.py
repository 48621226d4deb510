"""A question of a survey as Telegram's own poll in a group, and its votes on their way back."""

from __future__ import annotations

from telegram import Update
from telegram.error import BadRequest, Forbidden

from domain import surveys as kinds
from domain.formatting import escape
from domain.payloads import Payload
from domain.surveys import Form, Question, text_in
from domain.wording import FALLBACK
from handlers.answers import Page
from handlers.buttons import MANAGE, Rows, button, keyboard
from handlers.desk import Context, Desk
from handlers.sending import reply, topic_of
from handlers.standing import standing_of
from handlers.survey_access import Tap, own_survey
from handlers.survey_cards import word_line
from handlers.visitors import is_private, meet
from storage import people, survey_polls, surveys

_LONGEST_QUESTION, _LONGEST_OPTION, _MOST_OPTIONS = 300, 100, 12  # Telegram's limits


async def offer(desk: Desk, tap: Tap) -> Page:
    """How a question gets into a group: by a command that is written there."""
    language = tap.visitor.language
    frozen = await desk.database.run(surveys.form_of, tap.survey.id, tap.survey.version)
    fitting = poll_question(frozen) if frozen is not None else None
    back = button(desk.say(language, "button-back"), MANAGE, "show", tap.survey.id)
    rows: Rows = [[back]]
    if frozen is None or fitting is None:
        return Page(desk.say(language, "sm-poll-unfit"), keyboard(rows))
    text = escape(word_line(fitting, frozen, language))
    key = "sm-poll-anonymous" if frozen.anonymous else "sm-poll"
    command = f"/poll@{tap.bot.username} {tap.survey.id}"
    return Page(desk.say(language, key, text=text, command=command), keyboard(rows))


def poll_question(form: Form) -> Question | None:
    """The one question of a survey that can be a poll; None where there are more or it cannot."""
    asked = form.asked
    if len(asked) != 1:
        return None
    question = asked[0]
    if question.kind not in (kinds.ONE, kinds.SEVERAL, kinds.YES_NO, kinds.SCALE):
        return None
    fits = len(options_of(question)) <= _MOST_OPTIONS and not question.other
    return question if fits else None


def options_of(question: Question) -> list[str]:
    """The ids of a question's options, in order."""
    if question.kind == kinds.YES_NO:
        return [kinds.YES, kinds.NO]
    if question.kind == kinds.SCALE:
        return [str(step) for step in question.steps]
    return [one.name for one in question.options]


async def receive_poll(desk: Desk, update: Update, context: Context) -> None:
    """/poll NUMBER in a group: an organiser lets their survey's question be voted on there."""
    message = update.effective_message
    assert message is not None
    visitor = await meet(desk, update)
    if is_private(update):
        await reply(context.bot, message, desk.say(visitor.language, "unknown-command"))
        return
    if not (await standing_of(desk, visitor.id)).is_organiser:
        return
    survey = await own_survey(desk, visitor, Payload("", tuple(context.args or ())).number(0))
    frozen = None
    if survey is not None and survey.version and not surveys.over(survey, desk.clock()):
        frozen = await desk.database.run(surveys.form_of, survey.id, survey.version)
    question = poll_question(frozen) if frozen is not None else None
    if survey is None or frozen is None or question is None:
        await reply(context.bot, message, desk.say(visitor.language, "sm-poll-unfit"))
        return
    language = visitor.language
    labels = [_label(desk, language, frozen, question, name) for name in options_of(question)]
    text = text_in(question.labels, language, frozen.languages)[1][:_LONGEST_QUESTION]
    try:
        sent = await context.bot.send_poll(
            message.chat_id,
            text,
            labels,
            is_anonymous=frozen.anonymous,
            allows_multiple_answers=question.kind == kinds.SEVERAL,
            message_thread_id=topic_of(message),
        )
    except (BadRequest, Forbidden):
        await reply(context.bot, message, desk.say(language, "sm-poll-refused"))
        return
    assert sent.poll is not None
    await desk.database.run(
        survey_polls.keep,
        sent.poll.id, survey.id, survey.version, question.name, sent.chat.id, sent.message_id,
        desk.clock(),
    )  # fmt: skip


async def receive_vote(desk: Desk, update: Update, _: Context) -> None:
    """A vote whose voter Telegram tells."""
    vote = update.poll_answer
    assert vote is not None
    if vote.user is None:
        return
    poll = await desk.database.run(survey_polls.find, vote.poll_id)
    frozen = (
        await desk.database.run(surveys.form_of, poll.survey_id, poll.version) if poll else None
    )
    question = frozen.question(poll.question) if frozen is not None and poll is not None else None
    if question is None:
        return
    names = options_of(question)
    chosen = [names[at] for at in vote.option_ids if at < len(names)]
    known = await desk.database.run(people.language_of, vote.user.id)
    language = known or desk.phrasebook.supported(vote.user.language_code) or FALLBACK
    await desk.database.run(
        survey_polls.vote, vote.poll_id, vote.user.id, chosen, language, desk.clock()
    )


async def receive_counts(desk: Desk, update: Update, _: Context) -> None:
    """The counts of a poll that hides its voters."""
    told = update.poll
    assert told is not None
    poll = await desk.database.run(survey_polls.find, told.id)
    frozen = (
        await desk.database.run(surveys.form_of, poll.survey_id, poll.version) if poll else None
    )
    question = frozen.question(poll.question) if frozen is not None and poll is not None else None
    if question is None or not told.is_anonymous:
        return
    counts = {
        name: option.voter_count
        for name, option in zip(options_of(question), told.options, strict=False)
    }
    counts[""] = told.total_voter_count
    await desk.database.run(survey_polls.count, told.id, counts, closed=told.is_closed)


def _label(desk: Desk, language: str, form: Form, question: Question, name: str) -> str:
    option = question.option(name)
    if option is not None:
        return text_in(option.labels, language, form.languages)[1][:_LONGEST_OPTION]
    return desk.say(language, f"survey-{name}") if question.kind == kinds.YES_NO else name
