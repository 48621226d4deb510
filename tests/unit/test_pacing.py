"""Who writes too fast is asked once to slow down, and may go on when they have."""

from domain.pacing import Pace, SendBudget


def test_a_burst_passes_then_one_word_then_silence_then_on_again():
    pace = Pace(burst=3, a_second=1.0)
    assert [pace.allows(1, 0.0) for _ in range(5)] == [
        (True, False),
        (True, False),
        (True, False),
        (False, True),
        (False, False),
    ]
    assert pace.allows(1, 1.0) == (True, False)
    assert pace.allows(1, 1.0) == (False, False)
    assert pace.allows(1, 60.0) == (True, False)


def test_one_person_does_not_slow_another():
    pace = Pace(burst=1, a_second=0.1)
    assert pace.allows(1, 0.0) == (True, False)
    assert pace.allows(1, 0.0) == (False, True)
    assert pace.allows(2, 0.0) == (True, False)


def test_the_same_asked_again_after_a_fault_counts_once():
    pace = Pace(burst=2, a_second=0.1)
    assert [pace.allows(1, 0.0, 7) for _ in range(9)] == [(True, False)] * 9
    assert pace.allows(1, 0.0, 8) == (True, False)
    assert pace.allows(1, 0.0, 9) == (False, True)


def test_an_earlier_moment_takes_nothing_back():
    pace = Pace(burst=2, a_second=1.0)
    assert pace.allows(1, 100.0) == (True, False)
    assert pace.allows(1, 40.0) == (True, False)
    assert pace.allows(1, 101.0) == (True, False)


def leaving(budget, seconds, step=0.01, chat=0):
    """How many bulk messages leave in so many seconds, each to a chat of its own."""
    sent, now = 0, 0.0
    while now < seconds:
        for _ in range(budget.room(now)):
            sent += 1
            budget.take(chat + sent, now)
        now += step
    return sent


def test_the_bulk_keeps_its_rate_and_saves_up_no_burst():
    budget = SendBudget(29.0)
    assert budget.room(100.0) == 2  # after a long silence
    assert 28 * 60 < leaving(SendBudget(29.0), 60.0) <= 29 * 60 + 2


def test_answers_never_wait_and_the_bulk_makes_room_for_them():
    budget = SendBudget(29.0)
    for at in range(10):
        budget.spend(at / 1000)
    assert budget.room(0.01) == 0
    assert 0.2 < budget.wait(0.01) < 0.4


def test_a_storm_of_answers_delays_the_bulk_by_a_second_at_most():
    budget = SendBudget(29.0)
    for _ in range(1000):
        budget.spend(5.0)
    assert budget.wait(5.0) <= 1.1
    assert budget.room(6.05) == 1


def test_a_chat_rests_after_a_message_and_a_group_longer():
    budget = SendBudget(29.0)
    budget.take(7, 10.0)
    budget.take(-5, 10.0)
    budget.take(8, 10.0, 3)  # an album
    assert sorted(budget.resting(10.9)) == [-5, 7, 8]
    assert sorted(budget.resting(11.0)) == [-5, 8]
    assert budget.resting(13.0) == []
