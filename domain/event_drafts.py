"""An event while it is being written: plain values that a dialogue keeps, step by step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Any

from domain.events import Details

Plain = dict[str, Any]

TITLE, WHEN, LENGTH, ZONE, FORMAT, PLACE, LINK, RULE = (
    "title", "when", "length", "zone", "format", "place", "link", "rule",
)  # fmt: skip
DESCRIPTION, REGISTRATION, CAPACITY, LANGUAGES, TAGS = (
    "description", "registration", "capacity", "languages", "tags",
)  # fmt: skip
PREVIEW, FIELDS, COPY = "preview", "fields", "copy"
_NEEDED = (TITLE, WHEN, LENGTH, ZONE, FORMAT, PLACE, LINK, RULE)
_EXTRAS = (DESCRIPTION, REGISTRATION, CAPACITY, LANGUAGES, TAGS)
_CAN_BE_SKIPPED = frozenset({PLACE, LINK, *_EXTRAS})
# A session takes over the rest from its event.
_OF_A_SESSION = (TITLE, WHEN, LENGTH, DESCRIPTION)


@dataclass(slots=True)
class Draft:
    """What an organiser is writing; `kept` and `read` are its way into a dialogue and back.

    `token` becomes the event's UID, so that it is made once. `turn` counts what was asked, which
    tells old buttons from new ones; `seen` is the update handled last. `options` are the values
    behind the buttons that are shown, `picked` says that the step was picked from the list of
    fields and leads back to the preview. `day` is a date (ISO) whose time lacks. `event_id` and
    `sequence` name an event that is there already and the change that was seen of it, `parent_id`
    the event that this is a session of.
    """

    token: str
    event: Plain
    turn: int = 0
    seen: int = 0
    options: list[Plain] = field(default_factory=list)
    day: str | None = None
    picked: bool = False
    event_id: int | None = None
    sequence: int | None = None
    parent_id: int | None = None

    def kept(self) -> Plain:
        """All of it as plain values."""
        return asdict(self)

    @property
    def uid(self) -> str:
        """The UID of the event that it becomes."""
        return uid_of(self.token)


def uid_of(token: str) -> str:
    """The UID of the event made from a draft."""
    return f"{token}@talaria"


def as_plain(details: Details) -> Plain:
    """Details as plain values, for JSON."""
    plain = asdict(details)
    plain["titles"], plain["descriptions"] = dict(details.titles), dict(details.descriptions)
    plain["starts"], plain["ends"] = details.starts.isoformat(), details.ends.isoformat()
    plain["languages"], plain["tags"] = list(details.languages), list(details.tags)
    return plain


def as_details(plain: Plain) -> Details:
    """Details from plain values in which nothing that is needed lacks."""
    return Details(
        **{
            **plain,
            "starts": datetime.fromisoformat(plain["starts"]),
            "ends": datetime.fromisoformat(plain["ends"]),
            "languages": tuple(plain.get("languages", ())),
            "tags": tuple(plain.get("tags", ())),
        }
    )


def with_values(plain: Plain, values: Plain) -> Plain:
    """The event with what a step gave. Texts are added by language; a new start keeps the length.

    A text of None is taken out.
    """
    changed = dict(plain)
    for name, value in values.items():
        if name in ("titles", "descriptions"):
            texts = {**plain.get(name, {}), **value}
            changed[name] = {code: text for code, text in texts.items() if text}
        else:
            changed[name] = value
    if "starts" in values and "ends" in plain and "ends" not in values:
        changed["ends"] = _end_after(plain, changed)
    return changed


def _end_after(before: Plain, after: Plain) -> str:
    starts = datetime.fromisoformat(after["starts"])
    if bool(before.get("all_day")) != bool(after.get("all_day")):
        return (
            starts + (timedelta(days=1) if after["all_day"] else timedelta(hours=1))
        ).isoformat()
    length = datetime.fromisoformat(before["ends"]) - datetime.fromisoformat(before["starts"])
    return (starts + length).isoformat()


def steps(plain: Plain, languages: Sequence[str], *, session: bool = False) -> list[str]:
    """The steps that an event takes, in order, as far as is known yet.

    `languages` are those that a title is asked in; `title-fr` asks for the French one.
    """
    if session:
        return [*_OF_A_SESSION]
    first = next(iter(plain.get("titles", {})), None)
    others = [f"{TITLE}-{code}" for code in languages if code != first]
    return [step for step in _NEEDED if _fits(step, plain)] + [*_EXTRAS, *others]


def fields(plain: Plain, languages: Sequence[str], *, session: bool = False) -> list[str]:
    """The steps that can be picked to change an event: texts in each language, and the rest."""
    texts = [f"{text}-{code}" for text in (TITLE, DESCRIPTION) for code in languages]
    chosen = [WHEN, LENGTH, ZONE, FORMAT, PLACE, LINK, RULE, REGISTRATION, CAPACITY]
    if session:
        chosen = [WHEN, LENGTH, PLACE, LINK, RULE, CAPACITY]
    return texts + [step for step in chosen if _fits(step, plain)] + [LANGUAGES, TAGS]


def can_be_skipped(step: str) -> bool:
    """Whether an event can do without what a step asks for."""
    return step in _CAN_BE_SKIPPED or "-" in step


def neighbour(step: str, plain: Plain, languages: Sequence[str], by: int, *, session: bool) -> str:
    """The step after one (`by` 1) or before it (-1); the preview stands at the end."""
    order = [*steps(plain, languages, session=session), PREVIEW]
    if step not in order:
        return PREVIEW
    return order[max(0, min(len(order) - 1, order.index(step) + by))]


def _fits(step: str, plain: Plain) -> bool:
    match step:
        case "place":
            return plain.get("format") in ("in_person", "hybrid")
        case "link":
            return plain.get("format") in ("virtual", "hybrid")
        case "rule":
            return bool(plain.get("link"))
    return True
