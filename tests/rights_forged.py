"""Every organiser's button there is, as somebody may forge it, and rows for them to hit."""

import ast
from datetime import datetime, timedelta
from itertools import product
from pathlib import Path

from conftest import ORGANISER as INES
from surveys_made import CAME, form, published

import handlers
from domain.audiences import Audience
from domain.events import Details
from domain.payloads import pack
from domain.roles import PARTNER
from handlers import (
    announcement_taps,
    buttons,
    event_making,
    event_managing,
    survey_managing,
    survey_questions,
)
from handlers.routes import BUTTONS
from handlers.survey_access import mark_of
from storage import announcements, deliveries, events, roles
from storage.tables import Table

# What every message of anybody changes.
_USUAL = {"updates", "people", "lanes", "questions", "dialogues"}
# Whoever adds a button for people names it here; all others are forged as an organiser's.
PEOPLES = {
    buttons.VERDICT, buttons.CHOOSE, buttons.BACK, buttons.NONE, buttons.PASS_ON, buttons.ENTRY,
    buttons.TOPICS, buttons.LANGUAGE, buttons.FORGET, buttons.EVENT, buttons.ATTEND, buttons.ZONE,
    buttons.PLAN, buttons.CONSENT, buttons.SURVEY,
}  # fmt: skip
ORGANISERS = set(BUTTONS) - PEOPLES
# What a button's words stand behind where they are looked up and not written out.
TABLES = {
    buttons.RUN: (event_managing._ACTS, "{act}:1"),
    buttons.ANNOUNCE: (announcement_taps._ACTS, "{act}:1"),
    buttons.MANAGE: (survey_managing.ACTS, "{act}:1:a:0"),
    buttons.REFINE: (survey_questions._ACTS, "1:{act}:{mark}:yes"),
    buttons.MAKE: ({**event_making._ANYWHERE, **event_making._AT_PREVIEW}, "{act}:1:0"),
}
WORKSHOP = Details(
    titles={"en": "Procurement workshop"},
    starts=datetime(2026, 12, 8, 13),
    ends=datetime(2026, 12, 8, 16),
    zone="Europe/Zurich",
)


def everything(house):
    def read(session):
        return {
            name: sorted(map(repr, session.execute(table.select()).all()))
            for name, table in Table.metadata.tables.items()
            if name not in _USUAL
        }

    return house.database.run_now(read)


def words(node, constants):
    """What an argument of a button may be, with ids that exist for what is not written out."""
    if isinstance(node, ast.Constant):
        return [str(node.value)]
    if isinstance(node, ast.IfExp):
        return words(node.body, constants) + words(node.orelse, constants)
    if isinstance(node, ast.Name) and node.id in constants:
        return [constants[node.id]]
    return [mark_of("came")] if "mark" in ast.unparse(node) else ["1"]


def offered():
    """The data of every button that the program makes, read from its sources."""
    verbs = {name: value for name, value in vars(buttons).items() if name.isupper()}
    root = Path(handlers.__file__).parent.parent
    for path in (one for room in ("handlers", "jobs", "domain") for one in (root / room).glob("*")):
        if path.suffix != ".py":
            continue
        nodes = list(ast.walk(ast.parse(path.read_text())))
        constants = {
            node.targets[0].id: node.value.value
            for node in nodes
            if isinstance(node, ast.Assign)
            and isinstance(node.targets[0], ast.Name)
            and isinstance(node.value, ast.Constant)
        }
        for node in nodes:
            if not isinstance(node, ast.Call) or ast.unparse(node.func) not in ("button", "pack"):
                continue
            names = [ast.unparse(one).removeprefix("buttons.") for one in node.args]
            at = next((at for at, name in enumerate(names) if name in verbs), None)
            if at is None:
                continue
            for given in product(*(words(one, constants) for one in node.args[at + 1 :])):
                yield pack(verbs[names[at]], *given)


def forged():
    """A button for every act there is, offered anywhere or not."""
    every = set(offered())
    for verb, (acts, shape) in TABLES.items():
        every |= {f"{verb}:{shape.format(act=act, mark=mark_of('came'))}" for act in acts}
    for about in ("m:0", "e:1", "a:1"):
        every |= {f"{buttons.OUTBOX}:{act}:{about}:1900000000" for act in ("again", "sent")}
    every |= {
        f"{buttons.TEAM}:invite:organiser:abcdef", f"{buttons.TEAM}:remove:4711",
        f"{buttons.TEAM}:approval:on", f"{buttons.PREVIEW}:1:go",
    }  # fmt: skip
    found = sorted(one for one in every if one.split(":")[0] in ORGANISERS)
    assert {one.split(":")[0] for one in found} == ORGANISERS
    return found


async def filled(house, clock):
    """A survey, an event, an announcement that waits for a second person, doubts, a member."""
    run = house.database.run
    survey = await published(house, form(CAME))
    event = await run(events.create, INES, WORKSHOP, (), clock())
    await run(events.publish, event, clock())
    made = await run(announcements.create, INES, Audience(), None, clock())
    await run(announcements.put_variant, made, "en", INES, [1], "text", {}, "Hello")
    await run(announcements.ask, made)
    assert (survey.id, event, made) == (1, 1, 1)
    await run(roles.grant, 4711, PARTNER, None, clock())
    for about in (None, event):
        await run(
            deliveries.add, f"doubt:{about}", "notice", INES, {"html": "x"}, clock(), event_id=about
        )
        await run(deliveries.claim_due, clock(), 1)
    await run(deliveries.doubt_stale, clock() + timedelta(seconds=1), clock())


def unhurried(house):
    # They write and tap as slowly as people do; here the pace would stop most of it.
    house.application.handlers[-1][0].callback.args[0].pace.burst = 10_000
