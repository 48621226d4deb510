"""The words with which people end what they are sent."""

import pytest

from domain.consent import is_opt_out, read_kinds


@pytest.mark.parametrize(
    "text",
    ["stop", "STOP", " Stop! ", "arrêt", "ARRÊTER", "Unsubscribe.", "Me désabonner", "Stop tout"],
)
def test_a_message_of_such_words_alone_is_an_opt_out(text):
    assert is_opt_out(text)


@pytest.mark.parametrize(
    "text",
    ["", "stopping", "stop using mercury", "how do I unsubscribe", "قف", "stop " * 50, "non stop"],
)
def test_other_messages_are_not(text):
    assert not is_opt_out(text)


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        (["rappels"], ("reminders",)),
        (["Enquêtes", "reminder"], ("reminders", "surveys")),
        (["announcements,surveys"], ("announcements", "surveys")),
        (["please"], ()),
        ([], ()),
    ],
)
def test_kinds_are_read_in_either_language(words, kinds):
    assert read_kinds(words) == kinds
