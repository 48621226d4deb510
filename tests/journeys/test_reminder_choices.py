"""A person chooses when they are reminded, and when they want to hear nothing."""

from storage import preferences

ORGANISED = (
    "Your reminders: as the organiser planned them for each event that you follow.\n\n"
    "🌙 Quiet from 21:00 to 07:00: what would come then comes before. I do not know your city yet, "
    "so I go by the event’s clock; /timezone changes that."
)


async def kept(house, person):
    found = await house.database.run(preferences.find, await person.id())
    return found.plan, found.quiet


async def test_offsets_are_chosen_in_one_message(house, tom):
    await tom.says("/reminders")
    heard = await tom.hears()
    assert heard.text == ORGANISED
    assert heard.buttons == [
        ["✓ As each organiser planned"],
        ["7 days before"],
        ["1 day before"],
        ["1 hour before"],
        ["When it starts"],
        ["A thank-you after the end"],
        ["✓ 🌙 21:00–07:00", "🌙 20:00–06:00"],
        ["🌙 23:00–08:00", "No quiet hours"],
    ]
    await tom.presses("1 hour before")
    await tom.sees_edit()
    await tom.presses("7 days before")
    seen = await tom.sees_edit()
    assert seen.text.startswith(
        "Your reminders of each event that you follow:\n• 7 days before\n• 1 hour before\n\n"
    )
    assert seen.labels[:4] == [
        "As each organiser planned", "✓ 7 days before", "1 day before", "✓ 1 hour before",
    ]  # fmt: skip
    assert await kept(house, tom) == (["7d", "1h"], None)
    await tom.presses("✓ 7 days before")
    await tom.sees_edit()
    await tom.presses("✓ 1 hour before")
    seen = await tom.sees_edit()
    assert seen.text.startswith(
        "Your reminders: none. If an event that you follow is moved or cancelled, I still tell you."
    )
    assert await kept(house, tom) == ([], None)
    await tom.presses("As each organiser planned")
    assert (await tom.sees_edit()).text == ORGANISED
    assert await kept(house, tom) == (None, None)


async def test_quiet_hours_are_those_of_the_city(house, awa):
    await awa.says("/timezone dakar")
    await awa.hears()
    await awa.says("/reminders")
    heard = await awa.hears()
    assert "🌙 Silence de 21:00 à 07:00 à l’horloge de Dakar\u202f:" in heard.text
    await awa.presses("🌙 20:00–06:00")
    seen = await awa.sees_edit()
    assert "🌙 Silence de 20:00 à 06:00" in seen.text
    assert await kept(house, awa) == (None, "20:00-06:00")
    await awa.presses("Pas de silence")
    seen = await awa.sees_edit()
    assert seen.text.endswith(
        "Pas d’heures de silence\u202f: les rappels viennent à toute heure du jour et de la nuit."
    )
    assert await kept(house, awa) == (None, "")


async def test_a_double_tap_and_an_odd_button_change_nothing(house, tom):
    await tom.says("/reminders")
    heard = await tom.hears()
    for _ in range(2):
        await tom.presses("rp:offset:1d:y", heard, stale=True)
    assert await kept(house, tom) == (["1d"], None)
    for data in ("rp", "rp:offset:9d:y", "rp:offset:1d:x", "rp:quiet:never"):
        said = await tom.presses(data, heard, stale=True)
        assert said == "This button is out of date. Please ask again."
    assert await kept(house, tom) == (["1d"], None)


async def test_who_stopped_reminders_is_told_so(house, tom):
    await tom.says("/stop reminders")
    await tom.hears()
    await tom.says("/reminders")
    assert (await tom.hears()).text == (
        f"{ORGANISED}\n\n🔕 You have stopped reminders. /resume turns them on again."
    )
