"""The HTML tags Telegram knows and the entity each makes once it ends."""

from sandbox.addresses import checked_address, mentioned_user
from sandbox.errors import bad_request
from sandbox.wire import Json

STYLES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
}
TAGS = {*STYLES, "a", "span", "pre", "code", "blockquote", "tg-emoji", "tg-time"}


def add_entity(entities: list[Json], tag: str, argument: str, place: Json) -> None:
    """Append what a tag makes; `code` just inside `pre` (or around it) names its language."""
    last = entities[-1] if entities else {}
    same = all(last.get(key) == value for key, value in place.items())
    if tag in STYLES or tag == "span":
        entities.append({"type": STYLES.get(tag, "spoiler"), **place})
    elif tag == "pre":
        if same and last["type"] == "code" and last.get("language"):
            last["type"] = "pre"
        else:
            entities.append({"type": "pre", **place})
    elif tag == "code":
        if same and last["type"] == "pre" and argument:
            last["language"] = argument
        else:
            entities.append({"type": "code", **place, "language": argument})
    elif tag == "blockquote":
        kind = "expandable_blockquote" if argument else "blockquote"
        entities.append({"type": kind, **place})
    elif tag == "a":
        _add_link(entities, argument, place)
    else:
        entities.append(_special(tag, argument) | place)


def _add_link(entities: list[Json], url: str, place: Json) -> None:
    user_id = mentioned_user(url)
    if user_id is not None:
        entities.append({"type": "text_mention", **place, "user": {"id": user_id}})
    elif address := checked_address(url):
        entities.append({"type": "text_link", **place, "url": address})


def _special(tag: str, argument: str) -> Json:
    if tag == "tg-time":
        unix, _, layout = argument.partition(" ")
        moment: Json = {"type": "date_time", "unix_time": int(unix)}
        return moment | ({"date_time_format": layout} if layout else {})
    if not argument.isdigit() or int(argument) == 0:
        raise bad_request("can't parse entities: Invalid custom emoji identifier specified")
    return {"type": "custom_emoji", "custom_emoji_id": argument}
