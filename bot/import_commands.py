"""`talaria events import` and `talaria surveys import`."""

from __future__ import annotations

import argparse
import sys

from bot import importing, survey_importing
from bot.clock import now
from bot.opening import open_database
from domain.wall_clock import UnknownZone, zone_of
from domain.wording import Phrasebook
from locales import read_locales


def import_events(options: argparse.Namespace) -> int:
    """Takes events in; gives the exit status."""
    try:
        zone_of(options.zone)
    except UnknownZone:
        print(f"{options.zone} is no time zone; write one such as Europe/Zurich.", file=sys.stderr)
        return 2
    found = importing.read(options.file, options.zone, Phrasebook(read_locales()))
    for fault in found.faults:
        print(fault, file=sys.stderr)
    if found.faults:
        print("Nothing was taken in.", file=sys.stderr)
        return 1
    database = open_database()
    if database is None:
        return 1
    try:
        for lot, one in importing.preview(database, found):
            title = next(iter(one.details.titles.values()), "")
            print(f"{lot}: {title}, {one.details.starts:%Y-%m-%d %H:%M} {one.details.zone}")
        if not options.dry_run:
            done = importing.take_in(database, found, options.owner, now(), publish=options.publish)
            print(
                f"{len(done.made)} made, {len(done.changed)} changed, "
                f"{len(done.cancelled)} cancelled; {done.told} people are told."
            )
    finally:
        database.close()
    return 0


def import_surveys(options: argparse.Namespace) -> int:
    """Takes surveys in as drafts; gives the exit status."""
    found = survey_importing.read(options.file, Phrasebook(read_locales()))
    for fault in found.faults:
        print(fault, file=sys.stderr)
    for one in found.left_out:
        print(f"left out: {one}")
    if found.faults:
        print("Nothing was taken in.", file=sys.stderr)
        return 1
    if options.dry_run:
        for form in found.forms:
            print(f"{survey_importing.title_of(form)}: {len(form.asked)} questions")
        return 0
    database = open_database()
    if database is None:
        return 1
    try:
        for title in survey_importing.take_in(database, found.forms, options.owner, now()):
            print(f"draft made: {title}")
    finally:
        database.close()
    return 0
