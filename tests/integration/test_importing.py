"""`talaria events import`, as an operator runs it: all of a file or nothing of it."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage import event_lists, events
from storage.database import Database

NOW = datetime(2026, 11, 26, tzinfo=UTC)
TALARIA = Path(sys.executable).with_name("talaria")
WORKSHOP = """
title: {en: E-waste workshop, fr: Atelier sur les déchets}
starts: 2027-02-14 13:00
ends: 16:00
zone: Europe/Zurich
link: https://example.org/join
sessions:
  - title: Questions
    starts: 2027-02-14 15:00
    ends: 16:00
"""
CALENDAR = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\nBEGIN:VEVENT\r\nUID:a@example.org\r\n"
    "DTSTAMP:20261101T000000Z\r\nDTSTART:20270214T120000Z\r\nDTEND:20270214T150000Z\r\n"
    "SUMMARY:{title}\r\n{more}END:VEVENT\r\nEND:VCALENDAR\r\n"
)


@pytest.fixture
def run(tmp_path, sqlite_address):
    def talaria(*arguments):
        done = subprocess.run(
            [TALARIA, "events", "import", *arguments],
            check=False,
            capture_output=True,
            text=True,
            cwd=tmp_path,
            env={"TALARIA_DATABASE_URL": sqlite_address, "PATH": ""},
        )
        return done.returncode, done.stdout.splitlines(), done.stderr.splitlines()

    return talaria


@pytest.fixture
def kept(sqlite_address):
    def all_of_them():
        database = Database(sqlite_address)
        try:
            return database.run_now(
                lambda session: [
                    (one.titles, one.state, one.zone, len(events.sessions_of(session, one.id)))
                    for one in event_lists.of_owner(session, None, NOW)
                ]
            )
        finally:
            database.close()

    return all_of_them


def test_a_text_file_becomes_events_with_their_sessions_once(run, kept, tmp_path):
    path = tmp_path / "events.yaml"
    path.write_text(WORKSHOP, encoding="utf-8")
    told = "new: E-waste workshop, 2027-02-14 13:00 Europe/Zurich"
    assert run("--dry-run", str(path)) == (0, [told], [])
    assert kept() == []
    made = "1 made, 0 changed, 0 cancelled; 0 people are told."
    assert run("--publish", str(path)) == (0, [told, made], [])
    titles = {"en": "E-waste workshop", "fr": "Atelier sur les déchets"}
    assert kept() == [(titles, "published", "Europe/Zurich", 1)]
    again = run("--publish", str(path))
    assert again[1][-1] == "0 made, 0 changed, 0 cancelled; 0 people are told."
    assert len(kept()) == 1


def test_a_calendar_file_makes_changes_and_cancels_by_its_uid(run, kept, tmp_path):
    path = tmp_path / "a.ics"
    for title, more, last in (
        ("First", "", "1 made, 0 changed, 0 cancelled; 0 people are told."),
        ("Second", "SEQUENCE:1\r\n", "0 made, 1 changed, 0 cancelled; 0 people are told."),
        ("Second", "STATUS:CANCELLED\r\n", "0 made, 0 changed, 1 cancelled; 0 people are told."),
    ):
        path.write_bytes(CALENDAR.format(title=title, more=more).encode())
        assert run("--publish", "--zone", "Europe/Zurich", str(path))[1][-1] == last


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.ics", b"\x00junk", "not a calendar file"),
        ("a.ics", b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\nEND:VEVENT\n" * 5000, "5,000"),
        ("a.ics", b"x" * 50_000_000, "1 MB"),
        ("a.yaml", b"title: x\nstarts: 31/04/2027 13:00\nzone: UTC\n", "starts"),
        ("a.yaml", b"\xff\xfe", "no text in UTF-8"),
        ("a.yaml", b"x: " + b"y" * 2_000_000, "larger than 1 MB"),
    ],
)
def test_a_file_with_a_fault_changes_nothing_and_says_what_to_mend(
    run, kept, tmp_path, name, content, said
):
    (tmp_path / name).write_bytes(content)
    status, out, faults = run(str(tmp_path / name))
    assert (status, out) == (1, [])
    assert faults[-1] == "Nothing was taken in."
    assert said in faults[0], faults
    assert kept() == []


def test_a_file_that_is_not_there_and_a_zone_that_is_none(run, tmp_path):
    status, _, faults = run(str(tmp_path / "none.ics"))
    assert (status, faults[0].split(": ")[1]) == (1, "No such file or directory.")
    assert run("--zone", "Mars", "a.ics")[::2] == (
        2,
        ["Mars is no time zone; write one such as Europe/Zurich."],
    )
