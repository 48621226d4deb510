"""Words the invitation to a survey, and the reminder of one, as the survey is at that moment."""

from __future__ import annotations

from functools import partial

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from domain.deliveries import SURVEY_REMINDER
from domain.formatting import escape
from domain.moments import word_moment
from domain.payloads import SURVEY_CARD, pack
from domain.survey_plain import read_form
from domain.survey_sittings import STARTED
from domain.surveys import minutes_of, text_in
from domain.wording import FALLBACK
from jobs.desk import JobDesk
from jobs.envelopes import Letter, Written
from storage.parcels import Parcel


def write(desk: JobDesk, parcel: Parcel) -> Letter:
    """What it is, how long it takes, until when, and a button that begins or goes on."""
    survey, person = parcel.survey, parcel.person
    assert survey is not None  # what asks for one that is gone was settled already
    language = (person.language if person is not None else None) or FALLBACK
    form = read_form(survey.form)
    begun = parcel.taking is not None and parcel.taking.state == STARTED
    key = "survey-invitation"
    if parcel.delivery.kind == SURVEY_REMINDER:
        key = "survey-reminder-begun" if begun else "survey-reminder"
    parts = [
        desk.say(
            language,
            key,
            title=escape(text_in(form.titles, language, form.languages)[1]),
            count=len(form.asked),
            minutes=minutes_of(form),
        )
    ]
    if survey.closes_at is not None:
        zone = person.zone if person is not None else None
        say = partial(desk.say, language)
        moment = word_moment(say, survey.closes_at, language, zone, "UTC")
        parts.append(desk.say(language, "survey-until", moment=moment))
    go = desk.say(language, "survey-button-go-on" if begun else "survey-button-open")
    no = desk.say(language, "survey-button-refuse")
    keyboard = [
        [InlineKeyboardButton(go, callback_data=pack(SURVEY_CARD, survey.id, "see"))],
        [InlineKeyboardButton(no, callback_data=pack(SURVEY_CARD, survey.id, "no"))],
    ]
    return Written("\n\n".join(parts), markup=InlineKeyboardMarkup(keyboard))
