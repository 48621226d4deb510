"""Workbooks: an XLSForm that an organiser sends becomes a survey, and a survey goes out as one."""

from __future__ import annotations

import asyncio

from telegram import Update
from telegram.error import TelegramError

from domain.formatting import escape
from domain.survey_plain import read_form
from domain.workbooks import LARGEST, WorkbookFault
from domain.xlsform_cells import Place, Problem
from domain.xlsform_reading import XlsForm, read_xlsform
from domain.xlsform_writing import write_xlsform
from handlers.desk import Context, Desk
from handlers.sending import reply, send, typing_if_slow
from handlers.standing import standing_of
from handlers.survey_access import KEPT, KIND, Tap, own_survey
from handlers.survey_cards import word_card
from handlers.visitors import Visitor
from storage import survey_drafts, surveys
from storage.apart import TookTooLong, run_bounded

_ENDINGS = (".xlsx", ".xlsm", ".xls")
_SHOWN = 12
_PATIENCE = 20.0  # seconds; a form of any use takes one
_OURS = "talaria_"  # how the form_id of a workbook begins that went out from here


async def take_workbook(desk: Desk, update: Update, context: Context, visitor: Visitor) -> bool:
    """Takes a workbook that an organiser sent. False: it is none, or they are no organiser."""
    message = update.effective_message
    assert message is not None
    document = message.document
    if document is None or not (document.file_name or "").lower().endswith(_ENDINGS):
        return False
    if visitor.id is None or not (await standing_of(desk, visitor.id)).is_organiser:
        return False
    language = visitor.language
    if document.file_size and document.file_size > LARGEST:
        said = desk.say(language, "workbook-fault-too-large", megabytes=LARGEST // 1_000_000)
        await reply(context.bot, message, said)
        return True
    with typing_if_slow(context.bot, message.chat_id):
        try:
            content = bytes(await (await document.get_file()).download_as_bytearray())
        except TelegramError:
            await reply(context.bot, message, desk.say(language, "workbook-fault-not-fetched"))
            return True
        found = await _read(content, language)
    if found.form is None:
        await reply(context.bot, message, word_problems(desk, language, found))
        return True
    key = "xlsform-changed"
    number = await _known(desk, visitor, found.form_id)
    if number is not None:
        await desk.database.run(surveys.save_form, number, found.form)
    else:
        begin = survey_drafts.begin
        number = await desk.database.run(
            begin, visitor.id, found.form, KIND, KEPT, update.update_id, desk.clock()
        )
        key = "xlsform-read"
    survey = await desk.database.run(surveys.find, number)
    assert survey is not None
    note = desk.say(language, key, count=len(found.form.asked))
    if found.ignored:
        lines = [_word(desk, language, one, "ignored") for one in found.ignored[:_SHOWN]]
        note += "\n\n" + "\n".join([desk.say(language, "xlsform-left-out"), *lines])
    page = await word_card(desk, visitor, survey, note)
    await send(context.bot, message.chat_id, page.html, page.markup)
    return True


async def _read(content: bytes, language: str) -> XlsForm:
    try:
        return await run_bounded(read_xlsform, content, language, seconds=_PATIENCE)
    except TookTooLong:
        return XlsForm(workbook=WorkbookFault("bomb"))


async def send_form(desk: Desk, tap: Tap) -> None:
    """The survey as an XLSForm, to be changed in Excel and sent back."""
    form = read_form(tap.survey.form)
    content = await asyncio.to_thread(write_xlsform, form, f"{_OURS}{tap.survey.id}")
    name = f"survey-{tap.survey.id}.xlsx"
    caption = desk.say(tap.visitor.language, "xlsform-sent")
    await tap.bot.send_document(tap.chat_id, content, filename=name, caption=caption)


def word_problems(desk: Desk, language: str, found: XlsForm) -> str:
    """What has to be mended, each with its sheet and cell, as HTML."""
    if found.workbook is not None:
        return desk.say(language, f"workbook-fault-{found.workbook.key}", **found.workbook.values)
    lines = [_word(desk, language, one, "fault") for one in found.problems[:_SHOWN]]
    more = len(found.problems) - _SHOWN
    if more > 0:
        lines.append(desk.say(language, "sm-more-faults", count=more))
    return "\n".join([desk.say(language, "xlsform-faults"), *lines])


def _word(desk: Desk, language: str, problem: Problem, what: str) -> str:
    values = {
        name: escape(value) if isinstance(value, str) else value
        for name, value in problem.values.items()
        if name != "key"
    }
    if problem.key == "bad-expression":
        said = desk.say(language, f"expression-fault-{problem.values['key']}", **values)
    elif problem.of_form:
        said = desk.say(language, f"survey-fault-{problem.key}", **values)
    elif what == "fault":
        said = desk.say(language, f"xlsform-fault-{problem.key}", **values)
    else:
        said = desk.say(language, f"xlsform-ignored-{problem.key}", **values)
    return f"• {_where(desk, language, problem.place)}: {said}"


def _where(desk: Desk, language: str, place: Place) -> str:
    sheet = escape(place.sheet)
    if not place.cell:
        return desk.say(language, "xlsform-sheet", sheet=sheet)
    return desk.say(language, "xlsform-cell", sheet=sheet, cell=place.cell)


async def _known(desk: Desk, visitor: Visitor, form_id: str) -> int | None:
    """The survey that a workbook came from, if it is theirs to change."""
    number = form_id.removeprefix(_OURS)
    if number == form_id or not number.isdecimal() or len(number) > 15:
        return None
    survey = await own_survey(desk, visitor, int(number))
    return survey.id if survey is not None else None
