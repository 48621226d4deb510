"""Admins invite and remove people; a link gives a role once; a removed organiser is refused."""

from datetime import timedelta

import pytest
from conftest import ORGANISER

from storage import roles
from storage.team import turn_approval

FIXED = "Who is an admin by the settings cannot be removed here, only by whoever runs the service."
CLOSED = (
    "This invitation does not work: it was used already, is too old, or was never made. "
    "Please ask for a new one."
)
NO_SUCH_COMMAND = "I do not know this command. /help shows what I can do."
NOT_ALLOWED = "This is for organisers, and you are not one of them (any more)."


def team(organisers="–", partners="–", approval="off", note=""):
    last = {
        "on": "✓ A second person has to approve what goes to everyone.",
        "off": "✗ What goes to everyone needs no second person’s approval.",
    }[approval]
    return "\n\n".join(
        [
            *([note] if note else []),
            "The team",
            f"Admins (everything): {ORGANISER} (by the settings)",
            f"Organisers (their own events, announcements to the people of these): {organisers}",
            f"Partners (announcements for partners reach them): {partners}",
            FIXED,
            last,
        ]
    )


async def invited(ines, label="➕ Invite an organiser"):
    """What an admin's tap gives: the payload of the link, ready for /start."""
    await ines.says("/team")
    await ines.hears()
    await ines.presses(label)
    said = (await ines.sees_edit()).text
    return next(line for line in said.splitlines() if "?start=" in line).split("?start=")[1]


async def given(house, person):
    return set(await house.database.run(roles.roles_of, await person.id()))


async def test_an_organiser_is_invited_welcomed_and_removed(house, ines, tom):
    number = await tom.id()
    await ines.says("/team")
    shown = await ines.hears()
    assert shown.text == team()
    assert shown.buttons == [
        ["➕ Invite an organiser", "➕ Invite a partner"],
        ["Second person approves: off"],
    ]
    await ines.presses("➕ Invite an organiser")
    link = await ines.sees_edit()
    before, payload = link.text.split("?start=")
    assert before == (
        "An organiser is invited by this link. Send it to that person alone:\n\n"
        f"https://t.me/{house.application.bot.username}"
    )
    token, after = payload.split("\n\n")
    assert after == (
        "It works once, for 7 days: until Sun 29 November 2026, 09:00 UTC. "
        "You are told when it is used."
    )
    await tom.says(f"/start {token}")
    assert (await tom.hears()).text == (
        "Welcome, you are an organiser now.\n\n"
        "You can make events (/newevent), remind people of them and write announcements to those "
        "who follow them (/announce). Questions that I could not answer arrive here as cards. "
        "/help lists everything."
    )
    assert (await ines.hears()).text == (
        f"{number} has used your invitation (organiser). /team shows everybody."
    )
    assert await given(house, tom) == {"organiser"}
    await ines.presses("‹ Back")
    back = await ines.sees_edit()
    assert back.text == team(organisers=str(number))
    assert f'<a href="tg://user?id={number}">{number}</a>' in back.html
    await ines.presses("Remove somebody")
    assert (await ines.sees_edit()).buttons == [[f"{number} (organiser)"], ["‹ Back"]]
    await ines.presses(f"{number} (organiser)")
    asked = await ines.sees_edit()
    assert asked.text == (
        f"Remove {number} (organiser)? From then on they may do nothing more here. "
        "What they made stays."
    )
    await ines.presses("Yes, remove")
    assert (await ines.sees_edit()).text == team(note=f"Removed: {number}.")
    # At once, and for good: neither the next tap of theirs nor the old link does anything.
    await tom.says("/myevents")
    assert (await tom.hears()).text == NO_SUCH_COMMAND
    await tom.says(f"/start {token}")
    assert (await tom.hears()).text == CLOSED
    assert await given(house, tom) == set()
    await ines.presses(f"tm:remove:{number}", asked, stale=True)
    assert (await ines.sees_edit()).text == team(note=f"{number} has no role here any more.")


async def test_a_link_works_once_in_time_and_for_others(house, ines, tom, awa, clock):
    token = await invited(ines, "➕ Invite a partner")
    await ines.says(f"/start {token}")
    assert (await ines.hears()).text == ("You have this role already. /help shows what you can do.")
    await awa.says(f"/start {token}")
    assert (await awa.hears()).text == (
        "Bienvenue, vous faites maintenant partie des partenaires.\n\n"
        "Les annonces aux partenaires vous arrivent ici. /stop y met fin à tout moment. "
        "Pour le reste, posez-moi vos questions."
    )
    await awa.says(f"/start {token}")
    assert (await awa.hears()).text == (
        "Vous avez déjà ce rôle. /help montre ce que vous pouvez faire."
    )
    await tom.says(f"/start {token}")
    assert (await tom.hears()).text == CLOSED
    await tom.says("/start r-nothing")
    assert (await tom.hears()).text == CLOSED
    late = await invited(ines)
    clock.move(timedelta(days=7))
    await tom.says(f"/start {late}")
    assert (await tom.hears()).text == CLOSED
    assert await given(house, tom) == set()
    assert await given(house, awa) == {"partner"}


async def test_a_double_tap_makes_one_link(house, ines, tom):
    await ines.says("/team")
    shown = await ines.hears()
    data = shown.rows[0][0]["callback_data"]
    await ines.presses(data, shown)
    first = (await ines.sees_edit()).text
    await ines.presses(data, shown, stale=True)
    await ines.says("/trail")
    trail = (await ines.hears()).text
    assert trail.count("made an invitation") == 1
    token = first.split("?start=")[1].split("\n")[0]
    await tom.says(f"/start {token}")
    await tom.hears()
    # The link was used: the old button shows the team as it is.
    said = await ines.presses(data, shown, stale=True)
    assert said == "This button is out of date. Please ask again."
    assert (await ines.sees_edit()).text == team(organisers=str(await tom.id()))


async def test_a_group_cannot_take_up_a_link(sandbox, house, ines, tom):
    token = await invited(ines)
    group = await sandbox.group("Team", tom)
    await tom.hears(chat=group)
    await tom.says(f"/start@{house.application.bot.username} {token}", chat=group)
    assert (await tom.hears(chat=group)).text == "Please write this to me in a private chat."
    assert await given(house, tom) == set()


async def test_a_second_person_is_asked_for_or_not(house, ines):
    await ines.says("/team")
    shown = await ines.hears()
    await ines.presses("Second person approves: off")
    assert (await ines.sees_edit()).text == team(approval="on")
    await ines.presses("tm:approval:on", shown, stale=True)
    assert (await ines.sees_edit()).text == team(approval="on")
    await ines.presses("Second person approves: on")
    assert (await ines.sees_edit()).text == team(approval="off")
    await ines.says("/trail")
    assert (await ines.hears()).text == (
        "The latest acts (by the clock of UTC)\n\n"
        f"22 Nov, 09:00 – {ORGANISER} asked for no second person’s approval any more.\n\n"
        f"22 Nov, 09:00 – {ORGANISER} asked that a second person approves what goes to everyone."
    )


@pytest.mark.parametrize("command", ["/team", "/trail"])
async def test_only_admins_see_the_team_and_the_trail(house, ines, tom, clock, command):
    await tom.says(command)
    assert (await tom.hears()).text == NO_SUCH_COMMAND
    await house.database.run(roles.grant, await tom.id(), "organiser", ORGANISER, clock())
    await tom.says(command)
    assert (await tom.hears()).text == "This is for admins."


async def test_a_tap_of_somebody_who_is_no_admin_is_refused(house, ines, tom, clock):
    number = await tom.id()
    await house.database.run(roles.grant, number, "admin", ORGANISER, clock())
    await tom.says("/team")
    shown = await tom.hears()
    await house.database.run(roles.revoke, number, ["admin"])
    for data in ("tm:invite:organiser:token", "tm:approval:on", "tm:remove:900000001"):
        assert await tom.presses(data, shown, stale=True) == NOT_ALLOWED
    assert not await house.database.run(turn_approval, ORGANISER, False, clock())


async def test_help_lists_what_a_person_may_do(house, ines, tom, clock):
    await tom.says("/help")
    assert "/newevent" not in (await tom.hears()).text
    await house.database.run(roles.grant, await tom.id(), "organiser", ORGANISER, clock())
    await tom.says("/help")
    heard = (await tom.hears()).text
    assert [name in heard for name in ("/newevent", "/deliveries", "/team")] == [True, True, False]
    await ines.says("/help")
    assert (await ines.hears()).text.endswith(
        "/deliveries – what waits, and what did not arrive\n"
        "/team – who may do what: invite and remove people\n"
        "/trail – who did what"
    )
