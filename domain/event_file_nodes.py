"""The YAML of an event file as plain texts with their lines, and nothing that could grow."""

from __future__ import annotations

from dataclasses import dataclass, field

import yaml

LARGEST = 1_000_000
_DEEPEST = 8
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class FileFault:
    """Something to mend, in one sentence. `event` and `line` count from 1, `place` is the field."""

    event: int | None
    place: str | None
    line: int | None
    sentence: str

    def __str__(self) -> str:
        named = f"event {self.event}" if self.event is not None else ""
        places = [f"line {self.line}" if self.line is not None else "", named, self.place or ""]
        return ": ".join([", ".join(place for place in places if place) or "file", self.sentence])


@dataclass(slots=True)
class Reading:
    """The faults found so far in an event; `inside` names its part, such as "session 2, "."""

    event: int
    inside: str = ""
    faults: list[FileFault] = field(default_factory=list)

    def fault(self, name: str | None, line: int, sentence: str) -> None:
        """Adds a fault of a field, or of the event itself."""
        place = f"{self.inside}{name or ''}".rstrip(", ") or None
        self.faults.append(FileFault(self.event, place, line, sentence))


class Unreadable(Exception):
    """A file in which no event can be found, with the reason."""

    def __init__(self, line: int | None, sentence: str) -> None:
        super().__init__(sentence)
        self.fault = FileFault(None, None, line, sentence)


@dataclass(frozen=True, slots=True)
class Branch:
    """A part of the file: a text as it was written, a list, or fields; None for nothing."""

    value: str | list[Branch] | dict[str, Branch] | None
    line: int


def parse_file(text: str) -> Branch:
    """The whole file. Texts stay as they were written: a date is no date yet. Raises Unreadable."""
    if len(text.encode(errors="replace")) > LARGEST:
        raise Unreadable(
            None, f"The file is too large; at most {LARGEST // 1_000_000} MB are read."
        )
    try:
        _refuse_growth(text)
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise Unreadable(
            mark.line + 1 if mark else None, f"This cannot be read: {error.problem}."
        ) from None
    except yaml.YAMLError:
        raise Unreadable(None, "The file has characters that do not belong in a text.") from None
    if node is None:
        raise Unreadable(None, "The file is empty.")
    return _branch(node)


def _refuse_growth(text: str) -> None:
    """Before anything is built: a few lines of aliases can stand for billions of values."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        line = event.start_mark.line + 1 if event.start_mark else None
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise Unreadable(line, "References (& and *) are not read here; write it out.")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _DEEPEST:
            raise Unreadable(line, f"This is nested more than {_DEEPEST} deep.")


def _branch(node: yaml.Node) -> Branch:
    line = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        fields: dict[str, Branch] = {}
        for key, value in node.value:
            name, at = str(key.value).strip(), key.start_mark.line + 1
            if not isinstance(key, yaml.ScalarNode):
                raise Unreadable(at, "A field has a name and a colon, such as 'title: Workshop'.")
            if name in fields:
                raise Unreadable(at, f"The field '{name}' stands here twice.")
            fields[name] = _branch(value)
        return Branch(fields, line)
    if isinstance(node, yaml.SequenceNode):
        return Branch([_branch(item) for item in node.value], line)
    text = str(node.value).strip()
    return Branch(None if node.tag == "tag:yaml.org,2002:null" else text, line)
