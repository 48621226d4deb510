"""Organisers see what did not arrive, and decide where nobody knows."""

from datetime import timedelta

from conftest import ORGANISER
from sqlalchemy import select
from test_following import planned

from jobs.deliveries import send_due
from storage import attendances, chat_pauses, deliveries, events, roles
from storage.tables import Announcement, Delivery, Variant

HOUR = timedelta(hours=1)
HEAD = (
    "Messages that nobody asked for: reminders, news, announcements, replies. "
    "What ended stands here for 7 days."
)
OUTCOMES = (
    ("refused", "blocked"),
    ("refused", "blocked"),
    ("missed", "late"),
    ("failed", "Bad Request: x"),
    ("failed", "not_worded"),
    ("refused", "odd"),
)
TROUBLES = "What did not arrive for sure, the newest first:"


async def lost(house, clock, *rows):
    """Puts rows in the outbox, claims them and lets the process die over them."""

    def claim_and_doubt(session):
        deliveries.add_all(session, rows)
        session.flush()
        deliveries.claim_due(session, clock(), len(rows))
        deliveries.doubt_stale(session, clock() + HOUR, clock())

    await house.database.run(claim_and_doubt)


def letter(kind, chat, clock, **about):
    content = {"html": "Your reply"} if kind == "notice" else {}
    return deliveries.row(f"{kind}:lost", kind, chat, content, clock(), **about)


def states(house):
    with house.database.engine.connect() as connection:
        chosen = select(Delivery.state, Delivery.reason).order_by(Delivery.id)
        return [tuple(row) for row in connection.execute(chosen)]


async def shown(person):
    await person.says("/deliveries")
    return await person.hears()


async def test_an_empty_outbox_says_so(house, ines):
    assert (await shown(ines)).text == f"{HEAD}\n\nThere are none."


async def test_a_doubt_is_sent_again_once(house, clock, ines, tom):
    await tom.says("/help")
    await tom.hears()
    await lost(house, clock, letter("notice", await tom.id(), clock))
    page = await shown(ines)
    assert page.text == (
        f"{HEAD}\n\n❓ Sent, but Telegram did not confirm it: 1\n\n{TROUBLES}\n\n"
        "Replies, cards and notices\n"
        "• For one person it is not certain: Telegram did not confirm it."
    )
    assert page.buttons == [
        ["Send again: Replies, cards and notices (1)"],
        ["Take as delivered: Replies, cards and notices (1)"],
    ]
    clock.move(HOUR)
    again = page.rows[0][0]["callback_data"]
    await ines.presses(again, page)
    assert (await tom.hears()).text == "Your reply"
    await ines.presses(again, page, stale=True)
    await send_due(house.job_desk, clock())
    assert states(house) == [("sent", None)]
    assert (await shown(ines)).text == f"{HEAD}\n\n✅ Delivered: 1"
    await ines.says("/trail")
    assert (await ines.hears()).text == (
        "The latest acts (by the clock of UTC)\n\n"
        f"22 Nov, 10:00 – {ORGANISER} sent one uncertain message again: messages."
    )


async def test_a_doubt_is_taken_as_delivered(house, clock, ines, tom):
    await lost(house, clock, letter("notice", await tom.id(), clock))
    page = await shown(ines)
    await ines.presses("Take as delivered: Replies, cards and notices (1)")
    assert (await ines.sees_edit()).text == (
        f"One message counts as delivered.\n\n{HEAD}\n\n✅ Delivered: 1"
    )
    await ines.presses(page.rows[0][0]["callback_data"], page, stale=True)
    assert (await ines.sees_edit()).text == (
        f"There is nothing left to send again.\n\n{HEAD}\n\n✅ Delivered: 1"
    )
    assert states(house) == [("sent", None)]


async def test_a_correction_whose_reader_counts_as_told_is_sent_again(house, clock, ines, tom):
    event = await planned(house, clock)
    number = await tom.id()
    await tom.says("/help")
    await tom.hears()
    await house.database.run(attendances.follow, event, number, clock())
    facts = await house.database.run(events.find, event)

    def tell(session):
        attendance = attendances.find(session, event, number)
        attendance.told_starts_at, attendance.told_zone = facts.starts_at, facts.zone

    await house.database.run(tell)
    await lost(house, clock, letter("moved", number, clock, event_id=event))
    page = await shown(ines)
    clock.move(HOUR)
    await ines.presses(page.rows[0][0]["callback_data"], page)
    assert (await tom.hears()).text.startswith(
        "🕑 New time. You may have been told already; that is not certain, so here it is again:"
    )


async def test_organisers_see_and_decide_what_is_theirs(house, clock, ines, tom, awa):
    owner, other = await tom.id(), await awa.id()
    for person in (owner, other):
        await house.database.run(roles.grant, person, "organiser", ORGANISER, clock())

    def announce(session):
        session.add(
            Announcement(id=1, owner_id=owner, state="done", audience={}, created_at=clock())
        )
        session.flush()
        session.add(
            Variant(
                announcement_id=1,
                language="en",
                chat_id=owner,
                message_ids=[1],
                form="text",
                content={},
                beginning="The <workshop>",
            )
        )

    await house.database.run(announce)
    about = {"announcement_id": 1}
    await lost(house, clock, letter("announcement", other, clock, **about))

    def refuse(session):
        for chat, (state, reason) in enumerate(OUTCOMES, 71):
            row = letter("announcement", chat, clock, **about)
            deliveries.add_all(session, [row | {"state": state, "reason": reason, "due_at": None}])

    await house.database.run(refuse)
    page = await shown(tom)
    assert page.text.split(f"{TROUBLES}\n\n")[1] == (
        "The <workshop>\n"
        "• 2 people have blocked the bot.\n"
        "• For one person Telegram refused the message.\n"
        "• For one person it was too late; the service was down or slow.\n"
        "• For one person it could not be worded: a fault of ours.\n"
        "• For one person there is another reason.\n"
        "• For one person it is not certain: Telegram did not confirm it."
    )
    assert TROUBLES not in (await shown(awa)).text
    taken = page.rows[1][0]["callback_data"]
    said = await awa.presses(taken, await shown(awa), stale=True)
    assert said == "C’est réservé aux organisateurs, et vous n’en faites pas (ou plus) partie."
    await tom.presses(taken, page)
    assert (await tom.sees_edit()).text.startswith("One message counts as delivered.")
    assert states(house)[0] == ("sent", None)


async def test_what_was_stopped_is_not_sent_again(house, clock, ines, tom):
    def announce(session):
        session.add(Announcement(id=1, state="stopped", audience={}, created_at=clock()))

    await house.database.run(announce)
    await lost(house, clock, letter("announcement", await tom.id(), clock, announcement_id=1))
    page = await shown(ines)
    assert page.buttons == [["Take as delivered: An announcement that is gone (1)"]]
    taken = page.rows[0][0]["callback_data"]
    await ines.presses(taken.replace("ob:sent", "ob:again"), page, stale=True)
    assert (await ines.sees_edit()).text.startswith("There is nothing left to send again.")
    assert states(house) == [("uncertain", "stopped while sending")]


async def test_it_says_what_waits_and_since_when(house, clock, ines, tom):
    await house.database.run(chat_pauses.leave_alone, await tom.id(), clock() + 2 * HOUR)
    row = letter("notice", await tom.id(), clock)
    await house.database.run(deliveries.add_all, [row | {"due_at": clock() + HOUR}])
    assert (await shown(ines)).text == (
        f"{HEAD}\n\n🕓 Waiting for their time: 1\n\n"
        "The next one leaves: Sun 22 November 2026, 10:00 UTC."
    )


async def test_odd_buttons_and_strangers_change_nothing(house, clock, ines, tom):
    await tom.says("/deliveries")
    heard = await tom.hears()
    assert heard.text == "I do not know this command. /help shows what I can do."
    await lost(house, clock, letter("notice", await tom.id(), clock))
    for data in (
        "ob",
        "ob:again:x:1:1",
        "ob:again:e:0:1",
        "ob:again:m:0:999999999999",
        "ob:drop:m:0:1",
    ):
        said = await ines.presses(data, await shown(ines), stale=True)
        assert said == "This button is out of date. Please ask again."
    said = await tom.presses("ob:sent:m:0:1795341600", heard, stale=True)
    assert said == "This is for organisers, and you are not one of them (any more)."
    assert states(house) == [("uncertain", "stopped while sending")]
