"""Cuts a calendar file into its events and zones, in one pass and without trusting any of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from icalendar.parser import Contentline

_LONGEST_LINE = 10_000
_MOST_OF_ONE_NAME = 50
_MOST_ZONES = 20
_MOST_PARTS = 150
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_NAME = re.compile(r"[ \t]*([A-Za-z0-9-]{1,60})[;:]")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_LISTED = re.compile(r"(?:[^\\,]|\\.)+", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Property:
    """One line: its value as it stands in the file, and its parameters by name in capitals."""

    value: str
    parameters: Mapping[str, str]

    @property
    def text(self) -> str:
        """The value as people read it."""
        return unescape(self.value).strip()

    @property
    def listed(self) -> list[str]:
        """The values of a line that holds several, as people read them."""
        return [unescape(part).strip() for part in _LISTED.findall(self.value)]


@dataclass(slots=True)
class Block:
    """What stands between a BEGIN and its END; `parts` are the rules of a zone."""

    kind: str
    lines: dict[str, list[str]] = field(default_factory=dict)
    parts: list[Block] = field(default_factory=list)
    closed: bool = False
    _read: dict[str, list[Property]] = field(default_factory=dict)

    def all(self, name: str) -> list[Property]:
        """The readable lines of a name, at most 50."""
        if name not in self._read:
            found = (_parse(line) for line in self.lines.get(name, ()))
            self._read[name] = [one for one in found if one is not None]
        return self._read[name]

    def first(self, name: str) -> Property | None:
        """The first readable line of a name, or None."""
        return next(iter(self.all(name)), None)

    def text(self, name: str) -> str:
        """The first line of a name as people read it, or nothing."""
        found = self.first(name)
        return found.text if found else ""


@dataclass(slots=True)
class CutCalendar:
    """A calendar file in pieces. `head` holds what stands outside of events and zones."""

    head: Block = field(default_factory=lambda: Block("VCALENDAR"))
    events: list[Block] = field(default_factory=list)
    zones: list[Block] = field(default_factory=list)


def unescape(value: str) -> str:
    r"""A text without the backslashes of calendar files: `\n` is a line's end, `\,` a comma."""
    return _ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], value)


def unfolded(content: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 or Latin-1, with folded lines whole again.

    Lines end in one newline each, and control characters are gone.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        content = content.decode("utf-16", errors="replace").encode()
    elif content[1:2] == b"\x00" or content[:1] == b"\x00":
        order = "le" if content[1:2] == b"\x00" else "be"
        content = content.decode(f"utf-16-{order}", errors="replace").encode()
    content = content.removeprefix(b"\xef\xbb\xbf")
    content = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    # Before decoding: some programs fold in the middle of a letter.
    content = content.replace(b"\n ", b"").replace(b"\n\t", b"")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    return _CONTROLS.sub("", text)


def cut(text: str) -> CutCalendar:
    """Cuts what `unfolded` gives. What an event has inside it, such as alarms, is left out."""
    calendar = CutCalendar()
    path: list[Block] = []
    foreign = 0
    for line in text.split("\n"):
        match = _NAME.match(line)
        if match is None:
            continue
        name, kind = match[1].upper(), line[match.end() : match.end() + 40].strip().upper()
        if name == "BEGIN":
            begun = _begin(calendar, path, kind, foreign=foreign > 0)
            foreign = 0 if begun else foreign + 1
        elif name == "END" and path and kind == path[-1].kind:
            path.pop().closed = True
            foreign = 0
        elif name == "END" and kind == "VCALENDAR":
            path.clear()
            foreign = 0
        elif name == "END":
            foreign = max(0, foreign - 1)
        elif not foreign:
            kept = (path[-1] if path else calendar.head).lines.setdefault(name, [])
            if len(kept) < _MOST_OF_ONE_NAME:
                kept.append(line[:_LONGEST_LINE])
    return calendar


def _begin(calendar: CutCalendar, path: list[Block], kind: str, *, foreign: bool) -> bool:
    block = Block(kind)
    if kind == "VCALENDAR":
        path.clear()
        return True
    if kind == "VEVENT":
        # An event begins although the one before has no end: that one stays unclosed.
        path[:] = [block]
        calendar.events.append(block)
        return True
    if kind == "VTIMEZONE" and not path and not foreign:
        path.append(block)
        if len(calendar.zones) < _MOST_ZONES:
            calendar.zones.append(block)
        return True
    if kind in ("STANDARD", "DAYLIGHT") and not foreign and path and path[-1].kind == "VTIMEZONE":
        if len(path[-1].parts) < _MOST_PARTS:
            path[-1].parts.append(block)
        path.append(block)
        return True
    return False


def _parse(line: str) -> Property | None:
    try:
        content = Contentline(line.strip())  # type: ignore[no-untyped-call]  # the library is untyped here
        _, parameters, value = content.raw_parts()
    except ValueError:
        return None
    first = {
        name.upper(): str(given[0] if isinstance(given, list) else given)
        for name, given in parameters.items()
        if given
    }
    return Property(value, first)
