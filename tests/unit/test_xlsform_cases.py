"""The XLSForms of the benchmark: each is read or refused as its rule says."""

import pytest

from benchmarks.xlsform_cases import CASES
from benchmarks.xlsforms import accepted_by_standard, as_expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.rule)
def test_a_form_is_read_as_the_standard_says_or_refused_in_its_place(case):
    assert as_expected(case)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.rule)
def test_the_standard_agrees_on_what_is_broken(case):
    assert accepted_by_standard(case) is case.standard
