"""The people a newcomer finds on the page, the group they share, and more who can be brought in."""

from collections.abc import Callable

from sandbox import groups, people
from sandbox.errors import HumanError
from sandbox.wire import Json
from sandbox.world import World

PARTICIPANT, PARTNER, ORGANISER = 810_000_001, 810_000_002, 810_000_003
DAKAR, TOKYO, BLOCKED, SLOW, GROUP = 810_000_011, 810_000_012, 810_000_013, 810_000_014, -4_100_000
_SLOW_SECONDS = 3.0


def default_cast(world: World, organiser_id: int | None = None) -> None:
    """Awa, Tom and Ines, and their group."""
    awa = world.add_person(
        "Awa", id=PARTICIPANT, last_name="Diallo", language_code="fr", role="participant",
        zone="Africa/Abidjan",
    )  # fmt: skip
    tom = world.add_person(
        "Tom", id=PARTNER, last_name="Becker", username="tom_becker", language_code="en",
        role="partner", zone="Europe/Berlin",
    )  # fmt: skip
    ines = world.add_person(
        "Ines", id=organiser_id or ORGANISER, last_name="Moreau", username="ines_moreau",
        language_code="fr", role="organiser", zone="Europe/Zurich",
    )  # fmt: skip
    groups.add_group(world, "Atelier · Workshop", [ines.id, awa.id, tom.id])


def _dakar(world: World) -> Json:
    return world.add_person(
        "Dakar", id=DAKAR, username="dakar_fr", language_code="fr", role="dakar",
        zone="Africa/Dakar",
    ).card()  # fmt: skip


def _tokyo(world: World) -> Json:
    return world.add_person(
        "Tokyo", id=TOKYO, language_code="en", role="tokyo", zone="Asia/Tokyo"
    ).card()


def _blocked(world: World) -> Json:
    """Somebody the bot has met and who then blocked it."""
    person = world.add_person(
        "Kigali", id=BLOCKED, username="kigali_fr", language_code="fr", role="blocked",
        zone="Africa/Kigali",
    )  # fmt: skip
    people.says(world, person.id, "/start")
    people.blocks(world, person.id)
    return person.card()


def _slow(world: World) -> Json:
    return world.add_person(
        "Suva", id=SLOW, username="suva_en", language_code="en", role="slow",
        zone="Pacific/Fiji", latency=_SLOW_SECONDS,
    ).card()  # fmt: skip


def _group(world: World) -> Json:
    """A basic group of all who are there, which can still be upgraded."""
    ranked = sorted(world.people.values(), key=lambda one: one.role != "organiser")
    if not ranked:
        raise HumanError("there is nobody to make a group of")
    title = "Réunion · Meeting"
    chat = groups.add_group(world, title, [one.id for one in ranked], kind="group", id=GROUP)
    return groups.card(chat)


_PERSONAS: dict[str, tuple[int, Callable[[World], Json]]] = {
    "dakar": (DAKAR, _dakar),
    "tokyo": (TOKYO, _tokyo),
    "blocked": (BLOCKED, _blocked),
    "slow": (SLOW, _slow),
    "group": (GROUP, _group),
}


def bring_in(world: World, persona: str) -> Json:
    """Add a ready persona; gives its card. HumanError for one unknown or here already."""
    if persona not in _PERSONAS:
        raise HumanError(f"there is no persona called {persona}")
    if persona not in absent(world):
        raise HumanError(f"the persona {persona} is here already")
    return _PERSONAS[persona][1](world)


def absent(world: World) -> list[str]:
    """The personas that can still be brought in."""
    return [name for name, (number, _) in _PERSONAS.items() if number not in world.chats]
