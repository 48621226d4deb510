"""A rehearsal and the real service stay out of each other's databases, on both databases."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.audiences import Audience
from storage import announcement_schedule, announcements, deliveries, people, rehearsal, upcoming
from storage.rehearsal import WrongDatabase

NOW = datetime(2027, 2, 1, 9, 0, tzinfo=UTC)
HOURS = timedelta(hours=1)


def test_a_rehearsals_database_is_no_real_one(database):
    run = database.run_now
    run(rehearsal.check, rehearsing=True)
    run(people.meet, [people.Visit(7, "en", NOW)])
    run(rehearsal.check, rehearsing=True)
    with pytest.raises(WrongDatabase, match="belongs to a rehearsal"):
        run(rehearsal.check, rehearsing=False)


def test_a_rehearsal_does_not_meet_real_people(database):
    run = database.run_now
    run(rehearsal.check, rehearsing=False)
    run(people.meet, [people.Visit(7, "en", NOW)])
    run(rehearsal.check, rehearsing=False)
    with pytest.raises(WrongDatabase, match="real people"):
        run(rehearsal.check, rehearsing=True)


def test_the_next_moment_is_the_earliest_of_all_that_is_due(database):
    run = database.run_now
    assert run(upcoming.next_moment, NOW, 12 * HOURS) is None
    number = run(announcements.create, 1, Audience(), None, NOW)
    run(announcement_schedule.schedule, number, NOW + 9 * HOURS, NOW)
    assert run(upcoming.next_moment, NOW, 12 * HOURS) == NOW + 9 * HOURS
    run(deliveries.add, "x", "notice", 7, {"html": "x"}, NOW + 3 * HOURS)
    assert run(upcoming.next_moment, NOW, 12 * HOURS) == NOW + 3 * HOURS
