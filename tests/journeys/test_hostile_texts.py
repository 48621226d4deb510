"""A walk through everything an organiser sees, where every text is written to break out of it."""

import random
from dataclasses import replace
from datetime import datetime

import pytest
from conftest import ORGANISER as INES
from conftest import soon
from rights_forged import unhurried
from surveys_made import EVERYTHING, form, published

from domain.audiences import Audience
from domain.events import Details
from domain.reminders import DEFAULT_PLAN
from domain.surveys import Option
from storage import announcements, events, surveys
from storage.tables import StoredUpdate
from storage.updates import FAILED

EVIL = "<i>evil</i> & <a href='https://x.example'>l</a> \u202e"
STEPS = 200
WALKS = {
    "surveys": ["/mysurveys"],
    "events": ["/myevents", "/events"],
    "the rest": ["/announcements", "/deliveries", "/team", "/trail", "/surveys"],
}
# These end the walk early or talk of something else.
_LEFT_OUT = ("f:", "l:", "an:drop", "sm:delete-yes")


def evil(question):
    texts = {"labels": {"en": EVIL + question.name}, "hints": {"en": EVIL}}
    for name in ("units", "low_labels", "high_labels"):
        if getattr(question, name):
            texts[name] = {"en": EVIL}
    options = tuple(Option(one.name, {"en": EVIL + one.name}) for one in question.options)
    return replace(question, options=options, **texts)


async def filled(house, clock):
    run = house.database.run
    hostile = replace(form(*map(evil, EVERYTHING)), titles={"en": EVIL}, languages=("en",))
    await published(house, hostile)
    await run(surveys.create, INES, hostile, clock())
    workshop = Details(
        titles={"en": EVIL},
        descriptions={"en": EVIL},
        starts=datetime(2026, 12, 8, 13),
        ends=datetime(2026, 12, 8, 16),
        zone="Europe/Zurich",
        place=EVIL,
        link="https://x.example/?a=1&b='\"<i>evil</i>",
        registration="https://x.example/<i>evil</i>",
        tags=("<i>evil</i>",),
    )
    for wanted in (True, False):
        event = await run(events.create, INES, workshop, DEFAULT_PLAN, clock())
        if wanted:
            await run(events.publish, event, clock())
        meant = Audience("followers", event)
        made = await run(announcements.create, INES, meant, event, clock())
        await run(announcements.put_variant, made, "en", INES, [1], "text", {}, EVIL)


def buttons_of(screen):
    return [
        (button["callback_data"], heard.message_id)
        for heard in screen[-4:]
        for row in heard.raw.get("reply_markup", {}).get("inline_keyboard", [])
        for button in row
        if "callback_data" in button and not button["callback_data"].startswith(_LEFT_OUT)
    ]


async def settled(house):
    await soon(lambda: house.intake.load == 0, "the end of what was asked for")


@pytest.mark.parametrize("walk", WALKS)
async def test_nothing_breaks_out_and_nothing_fails(house, clock, ines, walk):
    unhurried(house)
    await ines.says("/language en")
    await ines.hears()
    await filled(house, clock)
    chosen, seen, broken = random.Random(7), set(), set()
    for step in range(STEPS):
        if step % 12 == 0:
            await ines.says(chosen.choice(WALKS[walk]))
            await settled(house)
        screen = [one for one in await ines.screen() if one.from_bot]
        broken |= {one.html for one in screen if "<i>evil" in one.html}
        offered = buttons_of(screen)
        fresh = [one for one in offered if one[0] not in seen] or offered
        if fresh:
            data, message = chosen.choice(fresh)
            seen.add(data)
            await ines.presses(data, message, stale=True)
        if step % 9 == 5:
            await ines.says(EVIL)
        await settled(house)

    def failed(session):
        return [one.fault for one in session.query(StoredUpdate).filter_by(state=FAILED)]

    assert broken == set()
    assert await house.database.run(failed) == []
    assert len(seen) > 20
