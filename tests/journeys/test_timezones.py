"""A person says where they are, and is told every time on their own clock."""

from datetime import timedelta

from test_following import opens, planned

from storage import attendances, dialogues, preferences


async def zone_of(house, person):
    return (await house.database.run(preferences.find, await person.id())).zone


async def test_a_city_is_taken_and_the_times_follow(house, clock, tom):
    event = await planned(house, clock)
    await tom.says("/timezone nairobi")
    assert (await tom.hears()).text == (
        "From now on I tell you every time on the clock of Nairobi. It is 12:00 there now. "
        "If that is wrong, /timezone changes it."
    )
    card = await opens(tom, event)
    assert "🗓 Mon 14 December 2026, 15:00–18:00 in Nairobi (13:00–16:00 CET)" in card.text


async def test_the_question_takes_a_typed_city_with_an_error(house, clock, awa):
    await awa.says("/timezone")
    assert (await awa.hears()).text == (
        "Dans quelle ville êtes-vous\u202f? Écrivez son nom, ou celui d’un pays, ou envoyez-moi "
        "une position (📎)."
    )
    await awa.says("xyzzy")
    assert (await awa.hears()).text == (
        "Je ne connais pas ce lieu. Écrivez la grande ville la plus proche, ou votre pays."
    )
    await awa.says("sénégal")
    assert (await awa.hears()).text.startswith(
        "Désormais je vous donne chaque heure à l’horloge de Dakar. Il y est 09:00 en ce moment."
    )
    assert await zone_of(house, awa) == "Africa/Dakar"
    assert await house.database.run(dialogues.current, await awa.id()) is None


async def test_a_location_is_taken_where_it_was_asked_for(house, clock, tom):
    await tom.says("/timezone")
    await tom.hears()
    await tom.sends_location(35.68, 139.69)
    assert (await tom.hears()).text.startswith(
        "From now on I tell you every time on the clock of Tokyo. It is 18:00 there now."
    )
    assert await zone_of(house, tom) == "Asia/Tokyo"
    await tom.says("/timezone")
    assert (await tom.hears()).text.startswith(
        "Your clock is that of Tokyo, where it is 18:00 now."
    )


async def test_several_places_are_offered_and_a_fixed_zone_fits_its_button(house, clock, tom):
    await tom.says("/timezone Brazil")
    heard = await tom.hears()
    assert heard.text == "Which one do you mean?"
    label = heard.labels[0]
    await tom.presses(label)
    assert (await tom.sees_edit()).text.startswith("From now on I tell you every time")
    assert (await zone_of(house, tom)).startswith("America/")
    said = await tom.presses("tz:set:Etc:GMT--3", heard, stale=True)
    assert said == ""
    assert await zone_of(house, tom) == "Etc/GMT+3"
    for data in ("tz:set:Atlantis:Here", "tz:set"):
        said = await tom.presses(data, heard, stale=True)
        assert said == "This button is out of date. Please ask again."
    assert await zone_of(house, tom) == "Etc/GMT+3"


async def test_a_question_meanwhile_is_answered_as_a_question(house, clock, tom):
    await tom.says("/timezone")
    await tom.hears()
    await tom.says("What is the Minamata Convention?")
    assert "Minamata" in (await tom.hears()).text
    assert await house.database.run(dialogues.current, await tom.id()) is None
    assert await zone_of(house, tom) is None


async def test_a_word_long_after_is_no_answer(house, clock, tom):
    await tom.says("/timezone")
    await tom.hears()
    clock.move(timedelta(hours=2))
    await tom.says("nairobi")
    await tom.hears()
    assert await zone_of(house, tom) is None


async def test_the_city_is_asked_for_by_a_button(house, clock, tom):
    event = await planned(house, clock)
    await opens(tom, event)
    await tom.presses("🔔 Follow")
    await tom.hears()
    await tom.presses("Tell my city")
    clock.move(timedelta(minutes=1))
    await tom.says("Kyiv")
    assert (await tom.hears()).text.startswith("From now on I tell you every time on the clock of")
    assert await zone_of(house, tom) in ("Europe/Kyiv", "Europe/Kiev")
    found = await house.database.run(attendances.find, event, await tom.id())
    assert found.plan_at is None or found.plan_at >= clock()


async def test_it_is_told_in_private_only(sandbox, house, tom):
    group = await sandbox.group("Team", tom)
    await tom.hears(chat=group)
    await tom.says("/timezone nairobi", chat=group)
    assert (await tom.hears(chat=group)).text == "Please write this to me in a private chat."
