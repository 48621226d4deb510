"""A person answers a survey in the chat, one message a question."""

from decimal import Decimal

from surveys_made import CAME, DAY, RATING, TONNES, TOPICS, WHY, form, published

from domain.survey_plain import read_answer
from domain.surveys import Answer
from storage import surveys
from storage.tables import SurveyResponse, SurveyTaking


async def open_it(person, survey):
    await person.says(f"/start s-{survey.token}")
    return await person.hears()


def answers_of(house, survey):
    """What was kept, by person: answers, complete or not."""

    def read(session):
        rows = session.query(SurveyResponse).filter_by(survey_id=survey.id).all()
        return {
            row.person_id: (
                {name: read_answer(plain) for name, plain in row.answers.items()},
                row.complete,
                row.language,
            )
            for row in rows
        }

    return house.database.run_now(read)


async def test_every_kind_of_question_is_answered(house, tom):
    survey = await published(house, form())
    heard = await open_it(tom, survey)
    assert heard.text == (
        "After the workshop\n\n7 questions, about 2 minutes.\n\nYour answers are not anonymous: "
        "the organisers see them together with your Telegram number."
    )
    assert heard.buttons == [["Start"], ["No, thank you"]]
    await tom.presses("Start")
    seen = await tom.sees_edit()
    assert seen.text == "1 of 6\n\nDid you come to the workshop?"
    assert seen.buttons == [["Yes", "No"], ["Later"]]
    await tom.presses("Yes")
    seen = await tom.sees_edit()
    assert seen.text == ("2 of 7\n\nWhich topics were useful?\n\nTap all that apply, then Done.")
    assert seen.buttons == [
        ["Mercury", "E-waste"], ["Other, say which"], ["Done"], ["Skip ›"], ["‹ Back", "Later"],
    ]  # fmt: skip
    await tom.presses("E-waste")
    assert (await tom.sees_edit()).buttons[:3] == [
        ["Mercury", "✓ E-waste"], ["Other, say which"], ["Done (1)"],
    ]  # fmt: skip
    await tom.presses("Other, say which")
    assert (await tom.sees_edit()).text.endswith("Please write which.")
    await tom.says("batteries")
    assert (await tom.sees_edit()).text == "Which topics were useful?\n✓ E-waste, batteries"
    heard = await tom.hears()
    assert heard.text == "3 of 7\n\nHow was it?\n\n1 = poor\n5 = very good"
    assert heard.buttons == [
        ["1", "2", "3", "4", "5"], ["Prefer not to say", "Skip ›"], ["‹ Back", "Later"],
    ]  # fmt: skip
    await tom.presses("4")
    assert (await tom.sees_edit()).text == (
        "4 of 7\n\nHow much did you collect?\n\nWrite a number from 0 to 1000 (tonnes)."
    )
    await tom.says("2,5")
    assert (await tom.sees_edit()).text == "How much did you collect?\n✓ 2.5 tonnes"
    assert (await tom.hears()).text.startswith("5 of 7\n\nSince when?")
    await tom.says("14 February 2026")
    await tom.sees_edit()
    heard = await tom.hears()
    assert heard.text == "6 of 7\n\nWhat comes first?\n\nTap in order, the most important first."
    await tom.presses("Reuse")
    seen = await tom.sees_edit()
    assert seen.text.endswith("1. Reuse")
    await tom.presses("Repair")
    await tom.sees_edit()
    await tom.presses("Recycle")
    assert (await tom.sees_edit()).text.startswith("7 of 7\n\nAnything else?")
    await tom.says("No, thanks")
    await tom.sees_edit()
    heard = await tom.hears()
    assert heard.text == (
        "Thank you. Your answers have arrived.\n\nYou can change them until the survey closes."
    )
    assert heard.buttons == [["Change my answers"]]
    assert answers_of(house, survey) == {
        await tom.id(): (
            {
                "came": Answer(choices=("yes",)),
                "topics": Answer(choices=("ewaste",), other="batteries"),
                "rating": Answer(choices=("4",)),
                "tonnes": Answer(number=Decimal("2.5")),
                "day": Answer(day="2026-02-14"),
                "ranks": Answer(choices=("reuse", "repair", "recycle")),
                "why": Answer(text="No, thanks"),
            },
            True,
            "en",
        )
    }


async def test_back_skip_later_and_on_in_french(house, awa):
    survey = await published(house, form(CAME, TOPICS, RATING))
    await open_it(awa, survey)
    await awa.presses("Commencer")
    assert (await awa.sees_edit()).text == "1 sur 2\n\nÊtes-vous venu à l’atelier ?"
    await awa.presses("Oui")
    await awa.sees_edit()
    await awa.presses("‹ Retour")
    assert (await awa.sees_edit()).buttons[0] == ["✓ Oui", "Non"]
    await awa.presses("Non")
    assert (await awa.sees_edit()).text.startswith("2 sur 2\n\nComment était-ce ?")
    await awa.presses("Plus tard")
    seen = await awa.sees_edit()
    assert seen.text == (
        "Vos réponses sont conservées. Continuez quand vous voulez, ici ou avec /surveys."
    )
    await awa.says("/surveys")
    heard = await awa.hears()
    assert heard.text == "Vos enquêtes"
    assert heard.buttons == [["✎ Après l’atelier"]]
    await awa.presses("✎ Après l’atelier")
    assert (await awa.sees_edit()).text.startswith("2 sur 2\n\nComment était-ce ?")
    await awa.presses("Passer ›")
    await awa.sees_edit()
    kept = answers_of(house, survey)[await awa.id()]
    assert kept == (
        {"came": Answer(choices=("no",)), "rating": Answer(skipped=True)}, True, "fr",
    )  # fmt: skip


async def test_a_needed_answer_cannot_be_skipped_and_another_is_refused(house, tom):
    survey = await published(house, form(CAME, RATING))
    await open_it(tom, survey)
    await tom.presses("Start")
    seen = await tom.sees_edit()
    assert "Skip ›" not in seen.labels
    await tom.says("maybe")
    heard = await tom.hears()
    assert heard.text == (
        "That is not one of the options. Please tap one below, or write it as it stands there."
        "\n\n1 of 2\n\nDid you come to the workshop?"
    )
    await tom.says("yes!")
    heard = await tom.hears()
    assert heard.text.startswith("2 of 2")
    await tom.says("٤")
    assert (await tom.hears()).text.startswith("Thank you.")


async def test_a_question_in_the_middle_is_answered_and_the_survey_goes_on(house, tom):
    survey = await published(house, form(CAME, RATING))
    await open_it(tom, survey)
    await tom.presses("Start")
    await tom.sees_edit()
    await tom.says("what is the minamata convention?")
    answer = await tom.hears()
    assert "Minamata" in answer.text
    assert (await tom.hears()).text == "1 of 2\n\nDid you come to the workshop?"
    await tom.says("/help")
    assert (await tom.hears()).text.startswith("How to use Talaria")
    await tom.says("stop")
    assert "survey" not in (await tom.hears()).text[:20]
    assert answers_of(house, survey) == {await tom.id(): ({}, False, "en")}


async def test_the_language_changes_in_the_middle(house, tom):
    survey = await published(house, form(CAME, RATING))
    await open_it(tom, survey)
    await tom.presses("Start")
    await tom.sees_edit()
    await tom.presses("Yes")
    await tom.sees_edit()
    await tom.says("/language fr")
    await tom.hears()
    heard = await tom.hears()
    assert heard.text == "2 sur 2\n\nComment était-ce ?\n\n1 = mauvais\n5 = très bien"
    await tom.presses("5")
    await tom.sees_edit()
    assert answers_of(house, survey) == {
        await tom.id(): (
            {"came": Answer(choices=("yes",)), "rating": Answer(choices=("5",))}, True, "fr",
        )
    }  # fmt: skip


async def test_old_buttons_and_double_taps_change_nothing(house, tom):
    survey = await published(house, form(CAME, RATING, WHY))
    heard = await open_it(tom, survey)
    await tom.presses("Start")
    first = (await tom.sees_edit()).button("Yes")["callback_data"]
    await tom.presses("No")
    await tom.sees_edit()
    # The same button once more, as with a double tap on a slow phone.
    told = await tom.presses(first, heard.message_id, stale=True)
    assert told == "You have answered this already. Use Back to change it."
    kept = answers_of(house, survey)[await tom.id()][0]
    assert kept == {"came": Answer(choices=("no",))}
    # Its message is the one that shows the survey, unharmed.
    assert (await tom.screen())[-1].text.startswith("2 of 3\n\nHow was it?")


async def test_buttons_nobody_can_have_had_change_nothing(house, tom):
    survey = await published(house, form(CAME, RATING))
    heard = await open_it(tom, survey)
    await tom.presses("Start")
    await tom.sees_edit()
    for data in (
        f"sv:{survey.id}:7:0:o:0",  # a version that there is not
        f"sv:{survey.id}:1:99:o:0",
        f"sv:{survey.id}:1:0:o:9",
        f"sv:{survey.id}:1:0:o:t",
        f"sv:{survey.id}:1:0:send",
        f"sv:{survey.id}:1:0",
        f"sv:{survey.id}:1:1:o:3",  # a question further on
    ):
        await tom.presses(data, heard.message_id, stale=True)
    told = await tom.presses("sv:999:go", heard.message_id, stale=True)
    assert told == "This survey is no longer here."
    assert answers_of(house, survey) == {await tom.id(): ({}, False, "en")}


async def test_two_devices_are_one_place_in_the_survey(house, tom):
    survey = await published(house, form(CAME, RATING, WHY))
    await open_it(tom, survey)
    await tom.presses("Start")
    await tom.sees_edit()
    await tom.says(f"/start s-{survey.token}")  # on the other device
    other = await tom.hears()
    assert other.text == "1 of 3\n\nDid you come to the workshop?"
    await tom.presses("Yes", other)
    assert (await tom.sees_edit()).text.startswith("2 of 3")
    assert (await tom.sees_edit()).buttons == []  # the first one gives its buttons up


async def test_an_edited_answer_counts_anew_while_it_can(house, tom):
    survey = await published(house, form(WHY, CAME))
    await open_it(tom, survey)
    await tom.presses("Start")
    await tom.sees_edit()
    said = await tom.says("The coffee was goood")
    await tom.sees_edit()
    await tom.hears()
    await tom.edits(said, "The coffee was good")
    heard = await tom.hears()
    assert heard.text == ("Your answer has been changed:\n\nAnything else?\n✓ The coffee was good")
    await tom.presses("No")
    await tom.sees_edit()
    await tom.edits(said, "The tea was good")
    assert "✓ The tea was good" in (await tom.hears()).text
    kept = answers_of(house, survey)[await tom.id()]
    assert kept[0]["why"] == Answer(text="The tea was good")
    assert kept[1] is True
    await house.database.run(surveys.close, survey.id, house.job_desk.clock())
    await tom.edits(said, "Too late")
    assert (await tom.hears()).text == (
        "Your answer stays as it was. The survey no longer takes changes."
    )


async def test_a_survey_that_closes_or_goes_in_between(house, tom, awa):
    survey = await published(house, form(CAME, RATING))
    for person, start, yes in ((tom, "Start", "Yes"), (awa, "Commencer", "Oui")):
        await open_it(person, survey)
        await person.presses(start)
        await person.sees_edit()
        await person.presses(yes)
        await person.sees_edit()
    now = house.job_desk.clock()
    await house.database.run(surveys.close, survey.id, now)
    assert await tom.presses("4") == "This survey can no longer be answered."
    seen = await tom.sees_edit()
    assert seen.text == ("This survey has closed in the meantime. The answers you gave are kept.")
    assert seen.buttons == []
    await house.database.run(surveys.delete_it, survey.id, now)
    await awa.says("5")
    await awa.sees_edit()
    heard = await awa.hears()
    assert heard.text == (
        "Les organisateurs ont retiré cette enquête. Vous n’avez plus rien à faire."
    )
    assert answers_of(house, survey)[await awa.id()][0] == {"came": Answer(choices=("yes",))}


async def test_a_voice_message_is_no_answer(house, tom):
    survey = await published(house, form(CAME, RATING))
    await open_it(tom, survey)
    await tom.presses("Start")
    await tom.sees_edit()
    await tom.sends("voice", b"OggS")
    heard = await tom.hears()
    assert heard.text == (
        "Please answer with the buttons or in writing. I cannot read anything else as an answer."
        "\n\n1 of 2\n\nDid you come to the workshop?"
    )


async def test_numbers_and_days_as_people_write_them(house, awa):
    survey = await published(house, form(TONNES, DAY, WHY))
    await open_it(awa, survey)
    await awa.presses("Commencer")
    await awa.sees_edit()
    await awa.says("beaucoup")
    assert (await awa.hears()).text.startswith(
        "Je n’y lis pas de nombre. Écrivez-le en chiffres, par exemple 12 ou 2,5."
    )
    await awa.says("-3")
    assert (await awa.hears()).text.startswith("Écrivez un nombre de 0 à 1000.")
    await awa.says("deux")
    assert (await awa.hears()).text.startswith("2 sur 3\n\nDepuis quand ?")
    await awa.says("31 février")
    assert "février" in (await awa.hears()).text.split("\n")[0]
    await awa.says("hier")
    assert (await awa.hears()).text.startswith("3 sur 3")
    kept = answers_of(house, survey)[await awa.id()][0]
    assert kept == {"tonnes": Answer(number=Decimal(2)), "day": Answer(day="2026-11-21")}


async def test_an_anonymous_answer_leads_to_nobody(house, tom, awa):
    survey = await published(house, form(CAME, WHY, anonymous=True))
    heard = await open_it(tom, survey)
    assert "Your answers are anonymous" in heard.text
    await tom.presses("Start")
    await tom.sees_edit()
    await tom.presses("Yes")
    await tom.sees_edit()
    said = await tom.says("Nobody must know")
    await tom.sees_edit()
    heard = await tom.hears()
    assert heard.buttons == [["Send my answers"], ["‹ Back"]]
    await tom.presses("Send my answers")
    seen = await tom.sees_edit()
    assert seen.text == (
        "Thank you. Your answers have arrived.\n\nNothing connects them with you any more."
    )
    assert seen.buttons == []

    def rows(session):
        response = session.query(SurveyResponse).one()
        taking = session.query(SurveyTaking).one()
        return response, taking

    response, taking = house.database.run_now(rows)
    assert (response.person_id, response.started_at, response.finished_at.hour) == (None, None, 0)
    assert (taking.state, taking.response_id, taking.typed, taking.seen) == ("done", None, {}, None)
    assert (taking.started_at, taking.changed_at.hour, taking.message_id) == (None, 0, None)
    # Once is enough, and what was sent cannot be changed.
    await tom.edits(said, "Changed")
    assert "survey" not in (await tom.hears()).text
    heard = await open_it(tom, survey)
    assert heard.text.startswith("Thank you.")
    assert heard.buttons == []


async def test_who_declines_is_left_alone(house, tom):
    survey = await published(house, form(CAME))
    await open_it(tom, survey)
    await tom.presses("No, thank you")
    seen = await tom.sees_edit()
    assert seen.text.startswith("All right, you will not be asked about this survey again.")
    await tom.says("/surveys")
    assert (await tom.hears()).text.startswith("No survey waits for you.")
    await tom.presses("Start")
    assert (await tom.sees_edit()).text.startswith("1 of 1")


async def test_a_cap_counts_those_who_are_at_it(house, tom, awa):
    survey = await published(house, form(CAME, WHY), cap=1)
    await open_it(tom, survey)
    await tom.presses("Start")
    await tom.sees_edit()
    heard = await open_it(awa, survey)
    assert heard.text == (
        "Cette enquête a reçu toutes les réponses prévues. Merci de votre intérêt."
    )
    await tom.presses("Yes")
    await tom.sees_edit()
    await tom.presses("Skip ›")
    assert (await tom.sees_edit()).text.startswith("Thank you.")
