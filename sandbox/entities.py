"""The last touches on a text and its entities: what Telegram adds, merges, trims and drops."""

import re
from typing import Any

from sandbox.addresses import checked_address, mentioned_user
from sandbox.errors import bad_request
from sandbox.formatting import parse_html, utf16_length
from sandbox.parameters import Parameters
from sandbox.wire import Json

MOST_ENTITIES = 100
_FOUND = (
    (
        "url",
        re.compile(
            r"\bhttps?://[^\s<>\"']+|(?<![\w@.])(?:[\w-]+\.)+(?:com|org|net|int|info|"
            r"io|eu|ch|fr|me|dev|gov|edu)\b(?:/[^\s<>\"']*)?",
            re.IGNORECASE,
        ),
    ),
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]+@(?:[\w-]+\.)+[a-zA-Z]{2,}\b")),
    ("mention", re.compile(r"(?<![\w@/])@[A-Za-z]\w{2,31}\b")),
    ("hashtag", re.compile(r"(?<![\w#/&])#\w*[^\W\d]\w*")),
    ("bot_command", re.compile(r"(?<![\w/<>@])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z]\w{2,31})?(?![\w/])")),
)
_NESTABLE = ("bold", "italic", "underline", "strikethrough", "spoiler")
_KNOWN = (
    *_NESTABLE,
    "code",
    "pre",
    "text_link",
    "text_mention",
    "custom_emoji",
    "blockquote",
    "expandable_blockquote",
    "date_time",
)
# Telegram's order where two entities begin and end together.
_RANK = {
    "blockquote": 0,
    "expandable_blockquote": 0,
    "pre": 11,
    "code": 20,
    "text_link": 49,
    "text_mention": 49,
    "bold": 90,
    "italic": 91,
    "underline": 92,
    "strikethrough": 93,
    "spoiler": 94,
    "custom_emoji": 99,
}
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\u2028\u2029]")
_MARK = re.compile(r"[/@#.]")


def formatted(parameters: Parameters, name: str, entities_name: str) -> tuple[str, list[Json]]:
    """A call's text by its parse_mode or its list of entities, as it will stand in the message."""
    text = parameters.text(name)
    mode = parameters.text("parse_mode").lower()
    if mode == "html":
        text, entities = parse_html(text)
    elif mode in ("", "none"):
        entities = given_entities(parameters.parsed(entities_name, "entities") or [])
    else:
        raise bad_request(f'the sandbox reads parse_mode "HTML" only, not "{mode}"')
    return settle(text, entities)


def settle(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Trim the text, add what is found in it, then merge, order and cap the entities."""
    if _UNSEEN.search(text):
        text = text.replace("\r", "") if not entities else text
        text = _UNSEEN.sub(" ", text)
    if text != text.strip():
        text, entities = _trimmed(text, entities)
    found = _detected(text) if _MARK.search(text) else []
    if not entities and not found:
        return text, []
    solid = [one for one in _inside(entities, utf16_length(text)) if one["type"] not in _NESTABLE]
    styles = _styles(_inside(entities, utf16_length(text)), solid)
    free = [
        one
        for one in found
        if not any(_overlap(one, other) for other in solid if "blockquote" not in other["type"])
    ]
    every = solid + styles + free
    every.sort(key=lambda one: (one["offset"], -one["length"], _RANK.get(one["type"], 50)))
    return text, every[:MOST_ENTITIES]


def given_entities(given: Any) -> list[Json]:
    """A list of entities as a bot sends it, checked; those Telegram finds itself are dropped."""
    if not isinstance(given, list):
        return []
    entities = []
    for one in given:
        if not isinstance(one, dict):
            raise bad_request("can't parse MessageEntity: expected an Object")
        for field in ("offset", "length", "type"):
            if field not in one:
                raise bad_request(f"can't parse MessageEntity: Can't find field \"{field}\"")
        for field in ("offset", "length"):
            if not isinstance(one[field], int):
                raise bad_request(
                    f'can\'t parse MessageEntity: Field "{field}" must be of type Number'
                )
        if one["type"] in _KNOWN:
            entities.append(_given_link(dict(one)) if one["type"] == "text_link" else dict(one))
    return entities


def _given_link(one: Json) -> Json:
    url = str(one.get("url", ""))
    user_id = mentioned_user(url)
    if user_id is not None:
        del one["url"]
        return one | {"type": "text_mention", "user": {"id": user_id}}
    address = checked_address(url)
    if address is None:
        raise bad_request(f"entity URL '{url}' is invalid: Wrong HTTP URL")
    return one | {"url": address}


def _inside(entities: list[Json], length: int) -> list[Json]:
    kept = []
    for one in entities:
        begin, end = max(one["offset"], 0), min(one["offset"] + one["length"], length)
        if end > begin:
            one["offset"], one["length"] = begin, end - begin
            kept.append(one)
    return kept


def _trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    stripped = text.lstrip()
    cut = utf16_length(text) - utf16_length(stripped)
    stripped = stripped.rstrip()
    for one in entities:
        begin = one["offset"] - cut
        one["offset"], one["length"] = max(begin, 0), one["length"] + min(begin, 0)
    return stripped, _inside(entities, utf16_length(stripped))


def _styles(entities: list[Json], solid: list[Json]) -> list[Json]:
    """Bold, italic and their like: touching ones joined, none of them inside code."""
    code = sorted(
        (one["offset"], one["offset"] + one["length"])
        for one in solid
        if one["type"] in ("code", "pre")
    )
    result = []
    for kind in _NESTABLE:
        spans = sorted(
            (one["offset"], one["offset"] + one["length"])
            for one in entities
            if one["type"] == kind
        )
        for begin, end in _without(_joined(spans), code):
            result.append({"type": kind, "offset": begin, "length": end - begin})
    return result


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    result: list[tuple[int, int]] = []
    for begin, end in spans:
        if result and begin <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((begin, end))
    return result


def _without(spans: list[tuple[int, int]], holes: list[tuple[int, int]]) -> list[tuple[int, int]]:
    for low, high in holes:
        spans = [
            part
            for begin, end in spans
            for part in ((begin, min(end, low)), (max(begin, high), end))
            if part[1] > part[0]
        ]
    return spans


def _overlap(one: Json, other: Json) -> bool:
    return bool(
        one["offset"] < other["offset"] + other["length"]
        and other["offset"] < one["offset"] + one["length"]
    )


def _detected(text: str) -> list[Json]:
    found: list[Json] = []
    for kind, pattern in _FOUND:
        for match in pattern.finditer(text):
            words = match.group().rstrip(".,;:!?)'") if kind == "url" else match.group()
            one = {
                "type": kind,
                "offset": utf16_length(text[: match.start()]),
                "length": utf16_length(words),
            }
            if not any(_overlap(one, other) for other in found):
                found.append(one)
    return found
