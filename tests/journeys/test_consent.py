"""What is sent unasked for ends at a word, and answers still come."""

import pytest
from test_following import opens, planned

from storage import preferences

NONE = (
    "Stopped: from now on I send you no reminders and news of the events you follow, "
    "announcements, and surveys. Answers to your questions still come, as does everything that "
    "you ask for.\n\nI will also not tell you when an event that you follow is moved or cancelled. "
    "/resume turns all of it on again."
)
ALL = (
    "You are sent reminders and news of the events you follow, announcements, and surveys. "
    "/stop ends that at any time."
)


async def allowed(house, person):
    found = await house.database.run(preferences.allowed, await person.id())
    return [kind for kind, on in found.items() if on]


@pytest.mark.parametrize("words", ["/stop", "STOP", "Stop!", "unsubscribe"])
async def test_everything_ends_at_a_word(house, tom, words):
    await tom.says(words)
    heard = await tom.hears()
    assert heard.text == NONE
    assert heard.buttons == [["✗ Reminders"], ["✗ Announcements"], ["✗ Surveys"]]
    assert await allowed(house, tom) == []
    await tom.says("What is the Minamata Convention?")
    assert "Minamata" in (await tom.hears()).text


async def test_kinds_are_kept_and_ended_by_buttons(house, tom):
    await tom.says("/stop")
    await tom.hears()
    await tom.presses("✗ Reminders")
    seen = await tom.sees_edit()
    assert seen.text == (
        "Stopped: announcements and surveys. You are still sent reminders and news of the events "
        "you follow. Answers to your questions still come, as does everything that you ask for."
    )
    assert seen.buttons == [["✓ Reminders"], ["✗ Announcements"], ["✗ Surveys"]]
    assert await allowed(house, tom) == ["reminders"]
    await tom.says("/resume")
    heard = await tom.hears()
    assert heard.text == ALL
    assert await allowed(house, tom) == ["reminders", "announcements", "surveys"]
    await tom.presses("✓ Surveys", heard)
    await tom.sees_edit()
    assert await allowed(house, tom) == ["reminders", "announcements"]


async def test_a_kind_is_named_in_either_language(house, awa):
    await awa.says("arrêt")
    assert (await awa.hears()).text == (
        "C’est arrêté\u202f: je ne vous envoie plus les rappels et les nouvelles des événements "
        "que vous suivez, les annonces et les enquêtes. Les réponses à vos questions viennent "
        "toujours, comme tout ce que vous demandez.\n\nJe ne vous dirai pas non plus si un "
        "événement que vous suivez est déplacé ou annulé. /resume rétablit le tout."
    )
    await awa.says("/resume")
    await awa.hears()
    await awa.says("/stop rappels")
    await awa.hears()
    assert await allowed(house, awa) == ["announcements", "surveys"]
    await awa.says("/resume reminders")
    await awa.hears()
    await awa.says("/stop enquêtes")
    await awa.hears()
    assert await allowed(house, awa) == ["reminders", "announcements"]


async def test_a_question_that_begins_with_stop_is_a_question(house, tom):
    await tom.says("stop using mercury in lamps, which treaty says so?")
    await tom.hears()
    assert await allowed(house, tom) == ["reminders", "announcements", "surveys"]


async def test_a_card_says_that_reminders_are_stopped(house, clock, tom):
    event = await planned(house, clock)
    await tom.says("/stop reminders")
    await tom.hears()
    await opens(tom, event)
    await tom.presses("🔔 Follow")
    assert (await tom.sees_edit()).text.endswith(
        "🔕 You have stopped reminders. /resume turns them on again."
    )


async def test_odd_buttons_change_nothing(house, tom):
    await tom.says("/resume")
    heard = await tom.hears()
    for data in ("co", "co:mail:n", "co:surveys:x"):
        said = await tom.presses(data, heard, stale=True)
        assert said == "This button is out of date. Please ask again."
    assert await allowed(house, tom) == ["reminders", "announcements", "surveys"]


async def test_it_is_a_matter_between_two(sandbox, house, tom):
    group = await sandbox.group("Team", tom)
    await tom.hears(chat=group)
    await tom.says("/stop", chat=group)
    assert (await tom.hears(chat=group)).text == "Please write this to me in a private chat."
    assert await allowed(house, tom) == ["reminders", "announcements", "surveys"]


async def test_start_explains_and_asks_nothing(tom):
    await tom.starts()
    heard = await tom.hears()
    assert (
        "The organisers may send announcements here, and reminders of events that you follow "
        "(/events). /stop ends that at any time."
    ) in heard.text
