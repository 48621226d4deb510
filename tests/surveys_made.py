"""Surveys that several tests answer."""

from decimal import Decimal

from domain import surveys as kinds
from domain.surveys import Form, Option, Question
from storage import surveys


def options(**labels):
    return tuple(
        Option(name, {"en": english, "fr": french}) for name, (english, french) in labels.items()
    )


CAME = Question(
    "came",
    kinds.YES_NO,
    {"en": "Did you come to the workshop?", "fr": "Êtes-vous venu à l’atelier ?"},
    required=True,
)
TOPICS = Question(
    "topics",
    kinds.SEVERAL,
    {"en": "Which topics were useful?", "fr": "Quels thèmes ont été utiles ?"},
    options=options(mercury=("Mercury", "Mercure"), ewaste=("E-waste", "Déchets électroniques")),
    other=True,
    relevant="${came} = 'yes'",
)
RATING = Question(
    "rating",
    kinds.SCALE,
    {"en": "How was it?", "fr": "Comment était-ce ?"},
    low=Decimal(1),
    high=Decimal(5),
    low_labels={"en": "poor", "fr": "mauvais"},
    high_labels={"en": "very good", "fr": "très bien"},
    may_decline=True,
)
TONNES = Question(
    "tonnes",
    kinds.NUMBER,
    {"en": "How much did you collect?", "fr": "Combien avez-vous collecté ?"},
    low=Decimal(0),
    high=Decimal(1000),
    units={"en": "tonnes", "fr": "tonnes"},
)
DAY = Question("day", kinds.DATE, {"en": "Since when?", "fr": "Depuis quand ?"})
WHY = Question("why", kinds.LONG, {"en": "Anything else?", "fr": "Autre chose ?"})
RANKS = Question(
    "ranks",
    kinds.RANKING,
    {"en": "What comes first?", "fr": "Qu’est-ce qui vient d’abord ?"},
    options=options(repair=("Repair", "Réparer"), reuse=("Reuse", "Réutiliser"),
                    recycle=("Recycle", "Recycler")),
)  # fmt: skip
TITLES = {"en": "After the workshop", "fr": "Après l’atelier"}
EVERYTHING = (CAME, TOPICS, RATING, TONNES, DAY, RANKS, WHY)


def form(*questions, **more):
    return Form(TITLES, questions or EVERYTHING, languages=("en", "fr"), **more)


async def published(house, made, owner=900000001, **values):
    """Publishes a form as it is and gives the survey."""
    database, now = house.database, house.job_desk.clock()
    number = await database.run(surveys.create, owner, made, now)
    await database.run(surveys.publish, number, now)
    if values:
        await database.run(surveys.set_values, number, **values)
    return await database.run(surveys.find, number)
