"""Every button leads somewhere, and fits into what Telegram carries."""

import pytest

from domain.payloads import LONGEST_CALLBACK, entry_link, linked_entry, pack, unpack
from handlers import buttons
from handlers.routes import BUTTONS
from knowledge.entry_files import read_entry
from knowledge.shelf import CONTENT
from knowledge.topics import read_topics

LARGEST_NUMBER = 10**18 - 1
LONGEST_START = 64


def verbs():
    return {
        name: value
        for name, value in vars(buttons).items()
        if name.isupper() and isinstance(value, str)
    }


def entries():
    paths = [path for path in CONTENT.rglob("*.md") if path.name != "README.md"]
    return sorted(entry.id for path in paths if (entry := read_entry(path, path.name)[0]))


def topics():
    return [
        topic.id for domain in read_topics(CONTENT / "topics.yaml")[0] for topic in domain.topics
    ]


def test_every_verb_is_routed_and_stands_for_one_thing():
    assert sorted(verbs().values()) == sorted(BUTTONS)


def fits(verb, *arguments):
    payload = unpack(pack(verb, *arguments))
    assert payload is not None, (verb, arguments)
    assert (payload.verb, payload.arguments) == (verb, tuple(map(str, arguments)))


@pytest.mark.parametrize("verb", sorted(BUTTONS))
def test_every_verb_carries_the_longest_entry_of_the_content(verb):
    longest = max(entries(), key=len)
    fits(verb, longest, 999)
    assert len(pack(verb, longest, 999).encode()) <= LONGEST_CALLBACK


def test_every_entry_opens_by_button_and_by_link():
    for entry in entries():
        fits(buttons.ENTRY, entry, 99)
        link = entry_link(entry)
        assert len(link) <= LONGEST_START
        assert linked_entry(link) == entry


def test_every_topic_comes_back_as_it_went():
    assert topics()
    for topic in topics():
        place = topic.replace("/", "_")
        fits(buttons.TOPICS, place, 99)
        assert place.replace("_", "/") == topic


def test_numbers_of_questions_fit():
    for verb in (buttons.VERDICT, buttons.CHOOSE, buttons.BACK, buttons.NONE, buttons.PASS_ON):
        fits(verb, LARGEST_NUMBER, "y")
        payload = unpack(pack(verb, LARGEST_NUMBER))
        assert payload is not None and payload.number(0) == LARGEST_NUMBER
