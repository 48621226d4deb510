"""Broken inputs through every parser, some of the million that `make bench PARTS=fuzz` sends."""

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.fuzz import PARSERS, broken
from domain.payloads import pack, unpack
from domain.workbooks import WorkbookFault, read_workbook

TEXTS = [(name, parse) for name, parse, seeds, _ in PARSERS if isinstance(seeds[0], str)]


@pytest.mark.parametrize(("name", "parse", "seeds", "_share"), PARSERS, ids=[p[0] for p in PARSERS])
def test_a_broken_input_is_refused_and_never_raises(name, parse, seeds, _share):
    random.seed(name)
    for _ in range(60):
        began = time.monotonic()
        parse(broken(random.choice(seeds)))
        assert time.monotonic() - began < 5  # a hang, not a slow machine


@pytest.mark.parametrize(("name", "parse"), TEXTS, ids=[name for name, _ in TEXTS])
@settings(max_examples=40, deadline=None)
@given(text=st.text(max_size=300))
def test_any_text_is_read_or_refused(name, parse, text):
    parse(text)


@settings(max_examples=60, deadline=None)
@given(body=st.binary(max_size=2_000))
def test_any_bytes_are_no_workbook(body):
    assert isinstance(read_workbook(body), WorkbookFault)


@given(
    st.sampled_from(["sv", "sm", "sq", "ev"]),
    st.lists(st.from_regex(r"[A-Za-z0-9_-]{1,12}", fullmatch=True), max_size=4),
)
def test_what_a_button_carries_comes_back(verb, arguments):
    payload = unpack(pack(verb, *arguments))
    assert (payload.verb, list(payload.arguments)) == (verb, arguments)
