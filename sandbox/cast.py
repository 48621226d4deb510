"""The people a newcomer finds on the page, and the group they share."""

from sandbox.groups import add_group
from sandbox.world import World

PARTICIPANT, PARTNER, ORGANISER = 810_000_001, 810_000_002, 810_000_003


def default_cast(world: World, organiser_id: int | None = None) -> None:
    """Awa, Tom and Ines, and their group."""
    awa = world.add_person(
        "Awa", id=PARTICIPANT, last_name="Diallo", language_code="fr", role="participant"
    )
    tom = world.add_person(
        "Tom", id=PARTNER, last_name="Becker", username="tom_becker", language_code="en",
        role="partner",
    )  # fmt: skip
    ines = world.add_person(
        "Ines", id=organiser_id or ORGANISER, last_name="Moreau", username="ines_moreau",
        language_code="fr", role="organiser",
    )  # fmt: skip
    add_group(world, "Atelier · Workshop", [ines.id, awa.id, tom.id])
