"""`talaria export-person` and `talaria forget-person`: /mydata and /forgetme for operators."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path

from storage import forgetting, personal_data
from storage.database import Database


def export(database: Database, person: int, out: Path | None) -> int:
    """Everything that is kept of a person, as JSON; gives the exit status."""
    found = database.run_now(personal_data.gather, person)
    content = json.dumps(found, ensure_ascii=False, indent=2)
    if out is None:
        print(content)
    else:
        try:
            out.touch(mode=0o600)
            out.write_text(content + "\n", encoding="utf-8")
        except OSError as error:
            said = f"{out} cannot be written: {error.strerror}. Name a file in another folder."
            print(said, file=sys.stderr)
            return 1
    if found["person"] is None:
        print(f"Nobody with the id {person} has written to the bot.", file=sys.stderr)
        return 1
    return 0


def forget(database: Database, person: int, now: datetime, *, sure: bool) -> int:
    """Erases a person in one transaction and prints the receipt; gives the exit status."""
    if not sure:
        print("This cannot be undone. Say --yes if it is to be done.", file=sys.stderr)
        return 2
    receipt = database.run_now(forgetting.forget, person, now)
    for name, count in receipt.items():
        print(f"{name}: {count}")
    print(
        "Erased: the person, their choices, events, dialogues and named survey answers. Kept "
        "without person and text: counts of questions and messages. Anonymous survey answers stay, "
        "as nothing connects them with anybody; so do older backups, and what organisers received."
    )
    return 0
