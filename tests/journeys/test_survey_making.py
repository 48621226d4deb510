"""An organiser makes a survey in the chat, sends it, and reads what came back."""

from datetime import timedelta
from decimal import Decimal
from io import BytesIO

from openpyxl import load_workbook
from surveys_made import published as publish

from domain.survey_plain import read_form
from domain.surveys import ONE, SCALE, YES_NO, Form, Option, Question
from storage import surveys
from storage.tables import Delivery, SurveyResponse, SurveyTaking


async def made(house, ines, *, title="After the workshop"):
    """Three questions, as quickly as it goes; gives the survey."""
    await ines.says(f"/newsurvey {title}")
    await ines.hears()
    await ines.says("How was it?\n- Useful\n- Not useful")
    await ines.hears()
    await ines.says("How likely are you to come again?")
    await ines.hears()
    await ines.presses("Scale 0 to 10")
    await ines.sees_edit()
    await ines.says("Did you come?")
    await ines.hears()
    await ines.presses("Yes or no")
    await ines.sees_edit()
    await ines.presses("That is all: show the survey")
    await ines.sees_edit()
    found = await house.database.run(surveys.of_owner, None)
    return found[0]


async def test_three_questions_in_a_few_messages(house, ines):
    await ines.says("/newsurvey")
    assert (await ines.hears()).text == "What is the survey called? Respondents see this title."
    await ines.says("After the workshop")
    heard = await ines.hears()
    assert heard.text.startswith("After the workshop\n\nWrite the first or next question.")
    await ines.says("How was it?\n- Useful\n- Not useful")
    heard = await ines.hears()
    assert heard.text == (
        "Question 1 is in: How was it? (one choice).\n\nWrite the next question, or:"
    )
    await ines.says("How likely are you to come again?")
    heard = await ines.hears()
    assert heard.text == "How likely are you to come again?\n\nHow is it answered?"
    assert heard.labels == [
        "One choice", "Several choices", "Scale 1 to 5", "Scale 0 to 10", "Yes or no",
        "Short text", "Long text", "Number", "Date", "Ranking", "Note, no answer",
    ]  # fmt: skip
    await ines.presses("Scale 0 to 10")
    await ines.sees_edit()
    await ines.says("Did you come?")
    await ines.hears()
    await ines.presses("Yes or no")
    await ines.sees_edit()
    await ines.presses("That is all: show the survey")
    seen = await ines.sees_edit()
    assert seen.text == (
        "After the workshop\n\nDraft · 3 questions, about 1 min\n\n"
        "• Not anonymous\n• Answers can be changed until it closes\n• Languages: English"
    )
    [survey] = await house.database.run(surveys.of_owner, await ines.id())
    form = read_form(survey.form)
    assert [(one.name, one.kind) for one in form.questions] == [
        ("how_was_it", ONE), ("how_likely_are_you_to", SCALE), ("did_you_come", YES_NO),
    ]  # fmt: skip
    # What is written now is a question for the library again.
    await ines.says("what is the minamata convention?")
    assert "Minamata" in (await ines.hears()).text


async def test_a_preview_leaves_no_trace(house, ines):
    survey = await made(house, ines)
    await ines.presses("Preview")
    await ines.sees_edit()
    await ines.presses("English")
    seen = await ines.sees_edit()
    assert seen.text.startswith("👁 Preview: nothing is kept\n\nAfter the workshop")
    await ines.presses("Start")
    await ines.sees_edit()
    await ines.presses("Useful")
    assert "2 of 3" in (await ines.sees_edit()).text
    await ines.says("11")
    assert "Please choose a number from 0 to 10." in (await ines.hears()).text
    await ines.says("9")
    await ines.hears()
    await ines.presses("Yes")
    assert "Thank you." in (await ines.sees_edit()).text
    await ines.presses("End the preview")
    await ines.sees_edit()

    def left(session):
        return session.query(SurveyTaking).count(), session.query(SurveyResponse).count()

    assert house.database.run_now(left) == (0, 0)
    assert survey.version == 0


async def published(house, ines):
    """The survey of three questions, open to everyone."""
    questions = (
        Question("how", ONE, {"en": "How was it?"},
                 options=(Option("yes", {"en": "Useful"}), Option("no", {"en": "Not useful"}))),
        Question("again", SCALE, {"en": "Again?"}, low=Decimal(0), high=Decimal(10)),
        Question("came", YES_NO, {"en": "Did you come?"}),
    )  # fmt: skip
    form = Form({"en": "After the workshop"}, questions)
    return await publish(house, form, owner=await ines.id())


async def open_card(ines):
    await ines.says("/mysurveys")
    await ines.hears()
    await ines.presses("🟢 After the workshop")
    return await ines.sees_edit()


async def test_it_is_published_sent_and_answered(house, ines, tom, awa):
    for person in (tom, awa):
        await person.says("/help")
        await person.hears()
    survey = await published(house, ines)
    await open_card(ines)
    await ines.presses("Send")
    seen = await ines.sees_edit()
    assert "Everyone (3)" in seen.labels
    await ines.presses("Everyone (3)")
    seen = await ines.sees_edit()
    await ines.presses("Ask 3 people now")
    seen = await ines.sees_edit()
    assert seen.text.startswith("3 people are being asked.")
    heard = await tom.hears()
    assert heard.text == (
        "The organisers ask for your answers: After the workshop\n\n3 questions, about one minute."
    )
    await tom.presses("Answer now")
    await tom.sees_edit()
    await tom.presses("Start")
    seen = await tom.sees_edit()
    assert seen.text == "1 of 3\n\nHow was it?"
    for label in ("Useful", "9", "Yes"):
        await tom.presses(label)
        seen = await tom.sees_edit()
    assert seen.text.startswith("Thank you.")
    heard = await awa.hears()
    assert heard.buttons == [["Répondre"], ["Non, merci"]]
    await awa.presses("Non, merci")
    await awa.sees_edit()

    def states(session):
        rows = session.query(SurveyTaking).filter_by(survey_id=survey.id).all()
        return {row.person_id: row.state for row in rows}

    assert house.database.run_now(states) == {
        await tom.id(): "done", await awa.id(): "declined", await ines.id(): "invited",
    }  # fmt: skip


async def test_results_are_read_charted_and_taken_home(house, ines, tom):
    survey = await published(house, ines)
    await tom.says(f"/start s-{survey.token}")
    await tom.hears()
    await tom.presses("Start")
    await tom.sees_edit()
    for label in ("Useful", "9", "Yes"):
        await tom.presses(label)
        await tom.sees_edit()
    await open_card(ines)
    await ines.presses("Results")
    seen = await ines.sees_edit()
    assert "Completion: 100% of those who began" in seen.text
    await ines.presses("Question by question")
    seen = await ines.sees_edit()
    assert seen.text == (
        "1/3\nHow was it?\n\nAnswered: 1 · skipped: 0 · preferred not to say: 0\n"
        "Useful\n▰▰▰▰▰▰▰▰▰▰ 1 · 100%\nNot useful\n▱▱▱▱▱▱▱▱▱▱ 0 · 0%"
    )
    await ines.presses("Chart")
    picture = await ines.hears()
    assert (await ines.file(picture)).startswith(b"\x89PNG")
    assert picture.text == "How was it?\nOne answer"
    await ines.presses("‹ Back")
    await ines.sees_edit()
    await ines.presses("Excel, in words")
    book = load_workbook(BytesIO(await ines.file(await ines.hears())))
    assert book.sheetnames == ["data", "code book", "summary"]
    rows = list(book["data"].iter_rows(values_only=True))
    assert rows[0] == (
        "_id", "_status", "_language", "_version", "person", "start", "end", "_seconds",
        "_source", "how", "again", "came",
    )  # fmt: skip
    assert rows[1][1:5] == ("complete", "en", 1, await tom.id())
    assert rows[1][8:] == ("chat", "Useful", 9, "Yes")


async def test_publishing_says_the_link(house, ines):
    await made(house, ines)
    await ines.presses("Publish")
    seen = await ines.sees_edit()
    assert seen.text.startswith("Published. The link for everyone: https://t.me/")
    assert "Asked: 0 · began: 0 · finished: 0 · declined: 0" in seen.text


async def test_those_who_have_not_finished_are_reminded(house, ines, tom, awa, clock):
    for person in (tom, awa):
        await person.says("/help")
        await person.hears()
    survey = await published(house, ines)
    await open_card(ines)
    await ines.presses("Settings")
    await ines.sees_edit()
    await ines.presses("Add a reminder …")
    await ines.sees_edit()
    await ines.says("tomorrow 10:00")
    assert "• Reminds" in (await ines.hears()).text
    await ines.presses("Send")
    await ines.sees_edit()
    await ines.presses("Everyone (3)")
    await ines.sees_edit()
    await ines.presses("Ask 3 people now")
    await ines.sees_edit()
    await tom.hears()
    await awa.hears()
    await awa.presses("Non, merci")
    await awa.sees_edit()
    await tom.presses("Answer now")
    await tom.sees_edit()
    await tom.presses("Start")
    await tom.sees_edit()
    clock.move(timedelta(days=1, hours=2))
    await house.ticker.catch_up()
    heard = await tom.hears()
    assert heard.text == (
        "You began After the workshop and have not finished it yet. Your answers so far are kept. "
        "There are 3 questions in all, about one minute."
    )
    assert heard.buttons == [["Go on"], ["No, thank you"]]

    def reminders(session):
        rows = session.query(Delivery).filter_by(survey_id=survey.id, kind="survey_reminder").all()
        return {row.chat_id: row.state for row in rows}

    assert house.database.run_now(reminders) == {
        await tom.id(): "sent", await ines.id(): "sent",
    }  # fmt: skip
