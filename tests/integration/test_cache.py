"""A built library is kept, found again, and never trusted blindly."""

import os
import stat
import subprocess

import pytest

from knowledge import building, cache
from knowledge.library import Library
from knowledge.shelf import Shelf

ENTRY = """---
id: {id}
topic: minamata/convention
facts: [M1]
review_by: 2027-05-31
sources:
  - document: {{en: The convention, fr: La convention}}
---

# en: {id}

{answer}

## Phrasings

{english}

# fr: {id} fr

{answer}

## Phrasings

{french}
"""
QUESTIONS = {
    "parties-count": (
        ["how many countries are parties", "number of parties to the convention"],
        ["combien de pays sont parties", "nombre de parties à la convention"],
    ),
    "mercury-lamps": (
        ["when are mercury lamps banned", "end of lamps with mercury"],
        ["quand les lampes au mercure sont-elles interdites", "fin des lampes au mercure"],
    ),
    "secretariat-seat": (
        ["where is the secretariat", "seat of the secretariat"],
        ["où se trouve le secrétariat", "siège du secrétariat"],
    ),
}
ASKED = (
    "how many countries are parties",
    "how meny contries are partys",
    "mercury lamp ban",
    "siege du secretaria",
    "quand lampes mercure interdites ?",
    "who won the football cup yesterday",
)


def write_entry(folder, identifier, answer="An answer."):
    english, french = (
        "\n".join(f"- {phrasing}" for phrasing in phrasings) for phrasings in QUESTIONS[identifier]
    )
    text = ENTRY.format(id=identifier, answer=answer, english=english, french=french)
    (folder / f"{identifier}.md").write_text(text)


@pytest.fixture
def content(tmp_path):
    folder = tmp_path / "content"
    folder.mkdir()
    for identifier in QUESTIONS:
        write_entry(folder, identifier)
    (folder / "glossary.yaml").write_text(
        "- {id: pic, terms: {en: [PIC]}, meaning: {en: Agreement before a shipment.}}\n"
    )
    return folder


@pytest.fixture
def kept(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "talaria"


@pytest.fixture
def built_here(monkeypatch):
    """Counts what is built, and spares the tests the other process."""
    calls = []

    def build(make, *arguments):
        calls.append(make)
        library = make(*arguments)
        return library, building.seal(library)

    monkeypatch.setattr(cache, "build", build)
    return calls


def events(caplog):
    return [record.message for record in caplog.records]


def test_another_process_builds_it_and_the_next_load_only_reads_it(content, kept, monkeypatch):
    first = cache.load(content)
    (file,) = kept.iterdir()
    before = file.stat()
    monkeypatch.setattr(cache, "build", None)
    monkeypatch.setattr(subprocess, "run", None)
    second = cache.load(content)
    assert file.stat().st_mtime_ns == before.st_mtime_ns
    assert stat.S_IMODE(kept.stat().st_mode) == 0o700
    assert stat.S_IMODE(before.st_mode) == 0o600
    assert [second.ask(text) for text in ASKED] == [first.ask(text) for text in ASKED]
    assert second.entries == first.entries == Library.load(content).entries


def test_a_sealed_library_answers_as_the_one_that_was_built(content):
    built = Library.load(content)
    read = building.unseal(building.seal(built))
    for language in ("en", "fr", None):
        for text in ASKED:
            assert read.ask(text, language) == built.ask(text, language)
            assert read.search(text, language) == built.search(text, language)
    assert read.ask("PIC") == built.ask("PIC")
    assert read.entries == built.entries
    assert read.entry("glossary:pic") == built.entry("glossary:pic")


def test_a_library_that_was_read_can_be_sealed_again(content):
    read = building.unseal(building.seal(Library.load(content)))
    again = building.unseal(building.seal(read))
    assert again.ask(ASKED[1], "en") == read.ask(ASKED[1], "en")


def test_the_key_is_of_every_byte_and_every_name(content, monkeypatch):
    path = content / "parties-count.md"
    keys = [cache.key_of(content)]
    path.write_bytes(path.read_bytes() + b"\n")
    keys.append(cache.key_of(content))
    path.rename(content / "parties.md")
    keys.append(cache.key_of(content))
    (content / "topics.yaml").write_text("[]")
    keys.append(cache.key_of(content))
    (content / "gone.md").symlink_to(content / "nowhere")
    keys.append(cache.key_of(content))
    monkeypatch.setattr(cache, "program", lambda: "another")
    keys.append(cache.key_of(content))
    assert len(set(keys)) == len(keys)
    (content / "notes.txt").write_text("nobody reads this")
    assert cache.key_of(content) == keys[-1]


def test_the_key_does_not_tell_where_the_folder_is(content):
    key = cache.key_of(content)
    content.rename(content.with_name("elsewhere"))
    assert cache.key_of(content.with_name("elsewhere")) == key


@pytest.mark.parametrize(
    "damage",
    [
        lambda whole: b"",
        lambda whole: whole[:-1],
        lambda whole: whole[:-20] + bytes([whole[-20] ^ 1]) + whole[-19:],
        lambda whole: b"no library at all",
    ],
)
def test_a_damaged_file_is_built_anew(content, kept, built_here, damage):
    cache.load(content)
    (file,) = kept.iterdir()
    whole = file.read_bytes()
    file.write_bytes(damage(whole))
    assert cache.load(content).entries.keys() == QUESTIONS.keys()
    assert len(built_here) == 2
    assert file.read_bytes() == whole


def test_a_file_that_others_own_or_may_read_is_not_opened(content, kept, built_here, monkeypatch):
    cache.load(content)
    (file,) = kept.iterdir()
    file.chmod(0o644)
    cache.load(content)
    assert len(built_here) == 2
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    target = file.rename(kept.parent / "target")
    file.symlink_to(target)
    cache.load(content)
    assert len(built_here) == 3
    assert not file.is_symlink()
    somebody_else = os.getuid() + 1
    monkeypatch.setattr(os, "getuid", lambda: somebody_else)
    cache.load(content)
    assert len(built_here) == 4


def test_without_a_folder_to_write_to_it_is_built_with_a_warning(
    content, tmp_path, built_here, monkeypatch, caplog
):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert cache.load(content).entries.keys() == QUESTIONS.keys()
    assert events(caplog) == ["content.not_cached"]
    assert len(built_here) == 1


def test_a_full_disk_leaves_nothing_behind(content, kept, built_here, monkeypatch, caplog):
    def full(self, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(cache.Path, "replace", full)
    assert cache.load(content).entries.keys() == QUESTIONS.keys()
    assert events(caplog) == ["content.not_cached"]
    assert list(kept.iterdir()) == []


def test_a_home_that_nobody_knows_is_a_warning(built_here, content, monkeypatch, caplog):
    def homeless():
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setenv("XDG_CACHE_HOME", "relative/is/ignored")
    monkeypatch.setattr(cache.Path, "home", homeless)
    assert cache.load(content).entries.keys() == QUESTIONS.keys()
    assert events(caplog) == ["content.not_cached"]


def test_the_three_newest_files_are_kept(content, kept, built_here):
    kept.mkdir(parents=True)
    for age, name in enumerate(("newest", "newer", "older", "oldest"), start=1):
        (kept / name).write_bytes(b"")
        os.utime(kept / name, (1_790_000_000 - age, 1_790_000_000 - age))
    cache.load(content)
    assert {path.name for path in kept.iterdir()} == {cache.key_of(content), "newest", "newer"}


def test_what_changes_while_it_is_read_is_not_kept(content, kept, monkeypatch):
    def build(make, *arguments):
        library = make(*arguments)
        write_entry(content, "parties-count", "Another answer.")
        return library, building.seal(library)

    monkeypatch.setattr(cache, "build", build)
    assert cache.load(content).entries.keys() == QUESTIONS.keys()
    assert not kept.exists()


def test_where_no_process_can_be_started_the_service_builds(content, kept, monkeypatch, caplog):
    monkeypatch.setattr(building.sys, "executable", "/nowhere/python")
    assert cache.load(content).entries.keys() == QUESTIONS.keys()
    assert events(caplog) == ["content.built_in_service"]
    assert len(list(kept.iterdir())) == 1


def test_an_updated_program_does_not_build_for_the_one_that_still_runs(
    content, monkeypatch, caplog
):
    monkeypatch.setattr(building, "program", lambda: "the one before")
    library, _ = building.build(Library.load, content)
    assert library.entries.keys() == QUESTIONS.keys()
    (record,) = caplog.records
    assert record.message == "content.built_in_service"
    assert record.fault == "the program has changed since it was started"


def test_a_broken_file_keeps_its_last_good_entry_also_from_the_cache(content, kept, caplog):
    shelf = Shelf(content)
    assert shelf.reload_if_changed() is False
    (content / "parties-count.md").write_text("no card")
    assert shelf.reload_if_changed() is True
    assert {fault.file for fault in shelf.faults} == {"parties-count.md"}
    assert shelf.library.entries.keys() == QUESTIONS.keys()
    assert shelf.library.ask(ASKED[0], "en")[0].entry == "parties-count"
    # What was kept is the folder's state alone: it knows nothing of what stood there before.
    assert Shelf(content).library.entries.keys() == QUESTIONS.keys() - {"parties-count"}
    assert events(caplog) == []
