"""Who writes too fast is asked once to slow down, and may go on when they have."""

from domain.pacing import Pace


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
