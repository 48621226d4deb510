"""HTML as Telegram reads it: tags in, plain text and entities (UTF-16 offsets) out."""

import re
from dataclasses import dataclass

from sandbox.errors import ApiError, bad_request
from sandbox.tags import TAGS, add_entity
from sandbox.wire import Json

# Telegram names these four and leaves every other name as it stands.
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_ENTITY = re.compile(r"&(?:#x([0-9a-fA-F]*)|#([0-9]*)|([a-zA-Z]+));?")
_PIECE = re.compile(r"[^<&]+")
_SPACE = " \t\r\n\0\v"
_TOKEN = re.compile(r"[A-Za-z0-9.-]*")
_TIME_FORMAT = re.compile(r"^(?:r|R|w?[dD]?[tT]?)$")


def utf16_length(text: str) -> int:
    """Length in UTF-16 code units, which is how Telegram counts."""
    return len(text) + sum(sign > "\uffff" for sign in text) if not text.isascii() else len(text)


@dataclass(slots=True)
class _Open:
    tag: str
    argument: str
    offset: int
    begin: int


class _Html:
    """One pass over the text; errors tell byte offsets, as Telegram's do."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.parts: list[str] = []
        self.offset = 0
        self.open: list[_Open] = []
        self.entities: list[Json] = []

    def fault(self, reason: str, at: int | None = None) -> ApiError:
        where = "" if at is None else f" at byte offset {len(self.text[:at].encode())}"
        return bad_request(f"can't parse entities: {reason}{where}")

    def add(self, piece: str) -> None:
        self.parts.append(piece)
        self.offset += utf16_length(piece)

    def parse(self) -> tuple[str, list[Json]]:
        text = self.text
        while self.at < len(text):
            if text[self.at] == "<":
                self.tag()
            elif text[self.at] == "&":
                self.add(self.character())
            else:
                piece = _PIECE.match(text, self.at)
                assert piece is not None
                self.add(piece.group())
                self.at = piece.end()
        if self.open:
            tag = self.open[-1].tag
            raise self.fault(f'Can\'t find end tag corresponding to start tag "{tag}"')
        for entity in self.entities:
            if entity["type"] == "code":
                entity.pop("language", None)
        return "".join(self.parts), self.entities

    def character(self) -> str:
        """What `&...` stands for; an unknown name stays as written."""
        found = _ENTITY.match(self.text, self.at)
        if found:
            sign = _decoded(found)
            if sign is not None:
                self.at = found.end()
                return sign
        self.at += 1
        return "&"

    def tag(self) -> None:
        begin = self.at
        self.at += 1
        if self.peek() == "/":
            self.end_tag(begin)
        else:
            self.start_tag(begin)

    def peek(self) -> str:
        return self.text[self.at] if self.at < len(self.text) else ""

    def until(self, stops: str) -> str:
        begin = self.at
        while self.at < len(self.text) and self.text[self.at] not in stops:
            self.at += 1
        return self.text[begin : self.at]

    def spaces(self) -> None:
        while self.peek() and self.peek() in _SPACE:
            self.at += 1

    def start_tag(self, begin: int) -> None:
        tag = self.until(_SPACE + ">").lower()
        if not self.peek():
            raise self.fault("Unclosed start tag", begin)
        if tag not in TAGS:
            raise self.fault(f'Unsupported start tag "{tag}"', begin)
        given: dict[str, str] = {}
        while True:
            self.spaces()
            if self.peek() == ">":
                break
            if not self.peek():
                raise self.fault("Unclosed start tag", begin)
            name = self.until(_SPACE + "=>" if tag == "blockquote" else _SPACE + "=")
            given[name] = self.attribute(tag, name, begin)
        self.at += 1
        argument = self.argument(tag, given, begin)
        self.open.append(_Open(tag, argument, self.offset, len("".join(self.parts))))

    def attribute(self, tag: str, name: str, begin: int) -> str:
        if not name:
            raise self.fault(f'Empty attribute name in the tag "{tag}"', begin)
        self.spaces()
        if self.peek() != "=":
            if tag == "blockquote" and name == "expandable":
                return ""
            reason = f'Expected equal sign in declaration of an attribute of the tag "{tag}"'
            raise self.fault(reason, begin)
        self.at += 1
        self.spaces()
        if not self.peek():
            raise self.fault(f'Unclosed start tag "{tag}"', begin)
        return self.quoted(begin) if self.peek() in "'\"" else self.token()

    def quoted(self, begin: int) -> str:
        quote, parts = self.peek(), list[str]()
        self.at += 1
        while self.peek() and self.peek() != quote:
            if self.peek() == "&":
                parts.append(self.character())
            else:
                parts.append(self.until(quote + "&"))
        if not self.peek():
            raise self.fault("Unclosed start tag", begin)
        self.at += 1
        if not self.peek():
            raise self.fault("Unclosed start tag", begin)
        return "".join(parts)

    def token(self) -> str:
        found = _TOKEN.match(self.text, self.at)
        assert found is not None
        begin, self.at = self.at, found.end()
        if not self.peek() or self.peek() not in _SPACE + ">":
            raise self.fault("Unexpected end of name token", begin)
        return found.group().lower()

    def argument(self, tag: str, given: dict[str, str], begin: int) -> str:
        kind = given.get("class", "")
        if tag == "span" and kind != "tg-spoiler":
            raise self.fault('Tag "span" must have class "tg-spoiler"', begin)
        if tag == "code":
            return kind.removeprefix("language-") if kind.startswith("language-") else ""
        if tag == "blockquote":
            return "expandable" if "expandable" in given else ""
        if tag == "tg-time":
            unix, layout = given.get("unix", ""), given.get("format", "")
            if not unix.lstrip("-").isdigit() or not _TIME_FORMAT.match(layout):
                raise self.fault("Invalid date and time specified")
            return f"{unix} {layout}"
        return given.get({"a": "href", "tg-emoji": "emoji-id"}.get(tag, ""), "")

    def end_tag(self, begin: int) -> None:
        if not self.open:
            raise self.fault("Unexpected end tag", begin)
        self.at += 1
        name = self.until(_SPACE + ">").lower()
        self.spaces()
        if self.peek() != ">":
            raise self.fault("Unclosed end tag", begin)
        self.at += 1
        start = self.open.pop()
        if name and name != start.tag:
            reason = f"Unmatched end tag at byte offset {len(self.text[:begin].encode())}, expected"
            raise self.fault(f'{reason} "</{start.tag}>", found "</{name}>"')
        if self.offset > start.offset:
            self.close(start)

    def close(self, start: _Open) -> None:
        place = {"offset": start.offset, "length": self.offset - start.offset}
        argument = start.argument
        if start.tag == "a":
            argument = argument or "".join(self.parts)[start.begin :]
        add_entity(self.entities, start.tag, argument, place)


def _decoded(found: re.Match[str]) -> str | None:
    hexadecimal, decimal, name = found.groups()
    if name is not None:
        return _NAMED.get(name)
    digits, radix = (hexadecimal, 16) if hexadecimal is not None else (decimal, 10)
    code = int(digits, radix) if digits else 0
    if code == 0 or code >= 0x10FFFF or len(found.group().rstrip(";")) >= 10:
        return None
    if 0xD800 <= code <= 0xDFFF:
        raise bad_request(
            "can't parse entities: Text contains invalid Unicode characters after decoding HTML "
            "entities, check for unmatched surrogate code units"
        )
    return chr(code)


def parse_html(text: str) -> tuple[str, list[Json]]:
    """Plain text and entities in the order their tags ended.

    Raises the 400 Telegram answers with: "can't parse entities: Unsupported start tag ...".
    """
    if "<" not in text and "&" not in text:
        return text, []
    return _Html(text).parse()
