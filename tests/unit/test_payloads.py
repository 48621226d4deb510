"""What buttons carry comes back as it was, and nothing else comes in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.payloads import (
    Payload,
    entry_link,
    event_link,
    linked_entry,
    linked_event,
    pack,
    unpack,
)


def test_a_button_comes_back_as_it_was_made():
    assert unpack(pack("v", 17, "y")) == Payload("v", ("17", "y"))
    assert unpack(pack("t")) == Payload("t")


def test_numbers_are_read_with_suspicion():
    payload = Payload("v", ("17", "-1", "9" * 19, "٣"))
    assert [payload.number(at) for at in range(5)] == [17, None, None, None, None]
    assert payload.text(9) is None


def test_what_telegram_would_refuse_is_a_fault_of_the_program():
    with pytest.raises(ValueError, match="over 64 bytes"):
        pack("e", "مرحبا" * 10)


@pytest.mark.parametrize("data", [None, "", ":", "v:", "v::1", "v:a b", "v:é", "x" * 65])
def test_what_we_cannot_have_written_is_refused(data):
    assert unpack(data) is None


@given(st.text(max_size=80))
def test_no_data_is_a_fault(data):
    unpack(data)
    linked_entry(data)
    linked_event(data)


def test_a_deep_link_names_an_entry():
    assert linked_entry(entry_link("cfit-what-is-it")) == "cfit-what-is-it"
    assert linked_entry("e-Ä") is None
    assert linked_entry("start") is None


def test_a_deep_link_names_an_event():
    assert event_link(123) == "v-123"
    assert linked_event("v-123") == 123
    assert linked_event(event_link(10**18 - 1)) == 10**18 - 1
    assert linked_entry("v-123") is None


@pytest.mark.parametrize(
    "payload",
    ["v-", "v-0", "v-012", "v--1", "v-1 ", "v-1\n", "v-٣", "v-" + "9" * 19, "e-1", "v-1-2"],
)
def test_what_is_no_link_to_an_event_is_refused(payload):
    assert linked_event(payload) is None
