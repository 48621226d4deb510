"""Admins read in plain words who did what when."""

from datetime import timedelta

from conftest import ORGANISER
from test_following import planned

from storage import acts, preferences
from storage.tables import Announcement, Variant

TOM = 77


async def noted(house, clock, *found):
    for actor, act, subject, number, detail in found:
        clock.move(timedelta(minutes=1))
        await house.database.run(acts.note, actor, act, subject, number, clock(), **detail)


async def test_acts_are_told_with_what_they_were_done_to(house, clock, ines):
    event = await planned(house, clock)

    def announce(session):
        session.add(Announcement(id=5, state="done", audience={}, created_at=clock()))
        session.flush()
        for language, beginning in (("en", "The <workshop>"), ("fr", "L’atelier")):
            session.add(
                Variant(
                    announcement_id=5,
                    language=language,
                    chat_id=TOM,
                    message_ids=[1],
                    form="text",
                    content={},
                    beginning=beginning,
                )
            )

    await house.database.run(announce)
    await noted(
        house,
        clock,
        (TOM, "create", "event", event, {}),
        (TOM, "change", "event", event, {"told": 0}),
        (TOM, "cancel", "event", 999, {"told": 2}),
        (None, "send", "announcement", 5, {"people": 1}),
        (TOM, "send_again", "announcement", 6, {"people": 3}),
        (ORGANISER, "remove", "person", TOM, {"roles": ["organiser", "partner"]}),
        (ORGANISER, "remove", "person", None, {"roles": ["partner"]}),
        (ORGANISER, "something_new", "event", event, {}),
    )
    await ines.says("/help")
    await ines.hears()
    await house.database.run(preferences.choose_zone, ORGANISER, "Africa/Nairobi", clock())
    await ines.says("/trail")
    heard = await ines.hears()
    assert heard.text.split("\n\n") == [
        "The latest acts (by the clock of Nairobi)",
        f"22 Nov, 12:08 – {ORGANISER} did something with the event “E-waste <data>”.",
        f"22 Nov, 12:07 – {ORGANISER} removed somebody (partner).",
        f"22 Nov, 12:06 – {ORGANISER} removed {TOM} (organiser, partner).",
        f"22 Nov, 12:05 – {TOM} sent 3 uncertain messages again: an announcement that is gone.",
        "22 Nov, 12:04 – Somebody sent the announcement “The <workshop>” to one person.",
        f"22 Nov, 12:03 – {TOM} cancelled an event that is gone; 2 people are told.",
        f"22 Nov, 12:02 – {TOM} changed the event “E-waste <data>”.",
        f"22 Nov, 12:01 – {TOM} made the event “E-waste <data>”.",
    ]


async def test_the_newest_twenty_are_told_in_the_readers_language(house, clock, ines):
    event = await planned(house, clock)
    await ines.says("/trail")
    assert (await ines.hears()).text == (
        "Nobody has done anything yet. Here will stand who did what (by the clock of UTC)."
    )
    await ines.says("/language")
    await ines.hears()
    await ines.presses("Français")
    await ines.sees_edit()
    await noted(house, clock, *[(TOM, "publish", "event", event, {})] * 21)
    await noted(house, clock, (TOM, "cancel", "event", event, {"told": 3}))
    await ines.says("/trail")
    lines = (await ines.hears()).text.split("\n\n")
    assert len(lines) == 21
    title = "«\u202fDonnées sur les déchets\u202f»"
    assert lines[:3] == [
        "Les derniers actes (fuseau horaire\u202f: UTC)",
        f"22 nov., 09:22 – {TOM} a annulé l’événement {title}\u202f; 3 personnes sont prévenues.",
        f"22 nov., 09:21 – {TOM} a publié l’événement {title}.",
    ]
