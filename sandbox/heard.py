"""A message as a person sees it on the screen."""

from html import escape
from typing import Any

from sandbox.wire import Json

_TAGS = {
    "bold": ("<b>", "</b>"),
    "italic": ("<i>", "</i>"),
    "underline": ("<u>", "</u>"),
    "strikethrough": ("<s>", "</s>"),
    "spoiler": ("<tg-spoiler>", "</tg-spoiler>"),
    "code": ("<code>", "</code>"),
    "pre": ("<pre>", "</pre>"),
    "blockquote": ("<blockquote>", "</blockquote>"),
    "expandable_blockquote": ("<blockquote expandable>", "</blockquote>"),
}


class Heard:
    """One message; `raw` is the Bot API object it came as."""

    def __init__(self, raw: Json, *, edited: bool = False) -> None:
        self.raw = raw
        self.edited = edited

    def __repr__(self) -> str:
        return f"Heard({self.text!r}, buttons={self.buttons!r}, edited={self.edited})"

    @property
    def message_id(self) -> int:
        """Its number in its chat."""
        return int(self.raw["message_id"])

    @property
    def chat_id(self) -> int:
        """The chat it stands in."""
        return int(self.raw["chat"]["id"])

    @property
    def from_bot(self) -> bool:
        """Whether the bot wrote it."""
        author: Json = self.raw.get("from", {})
        # The anonymous administrator counts as a bot for Telegram, not for us.
        return (bool(author.get("is_bot")) and author.get("username") != "GroupAnonymousBot") or (
            "from" not in self.raw and self.raw["chat"]["type"] == "channel"
        )

    @property
    def author(self) -> str:
        """First name of who wrote it."""
        author: Json = self.raw["from"] if "from" in self.raw else self.raw["chat"]
        return str(author.get("first_name", "channel"))

    @property
    def text(self) -> str:
        """Text or caption, without formatting."""
        return str(self.raw.get("text", self.raw.get("caption", "")))

    @property
    def entities(self) -> list[Json]:
        """Formatting of text or caption, offsets in UTF-16 units."""
        return list(self.raw.get("entities") or self.raw.get("caption_entities") or ())

    @property
    def buttons(self) -> list[list[str]]:
        """Labels of the inline keyboard, row by row."""
        return [[button["text"] for button in row] for row in self.rows]

    @property
    def rows(self) -> list[list[Json]]:
        """The inline keyboard's buttons whole."""
        found: list[list[Json]] = self.raw.get("reply_markup", {}).get("inline_keyboard", [])
        return found

    @property
    def labels(self) -> list[str]:
        """All inline labels in reading order."""
        return [label for row in self.buttons for label in row]

    def button(self, label_or_data: str) -> Json | None:
        """The inline button with that label or callback_data."""
        for button in (button for row in self.rows for button in row):
            if label_or_data in (button["text"], button.get("callback_data")):
                return button
        return None

    @property
    def document(self) -> Json | None:
        """The Document object, where there is one."""
        return self.raw.get("document")

    @property
    def photo(self) -> Json | None:
        """The largest PhotoSize, where there is one."""
        sizes: Any = self.raw.get("photo")
        return sizes[-1] if sizes else None

    @property
    def file_id(self) -> str | None:
        """What its file is fetched by, where it has one."""
        for kind in ("document", "voice", "sticker", "audio", "video"):
            if kind in self.raw:
                return str(self.raw[kind]["file_id"])
        return str(self.photo["file_id"]) if self.photo else None

    @property
    def reply_to(self) -> int | None:
        """The message_id it replies to."""
        replied: Json | None = self.raw.get("reply_to_message")
        return int(replied["message_id"]) if replied else None

    @property
    def html(self) -> str:
        """Text with its formatting written out as HTML."""
        units = self.text.encode("utf-16-le")
        opening: dict[int, str] = {}
        closing: dict[int, str] = {}
        for one in self.entities:
            tags = _tags(one)
            if tags:
                end = one["offset"] + one["length"]
                opening[one["offset"]] = opening.get(one["offset"], "") + tags[0]
                closing[end] = tags[1] + closing.get(end, "")
        cuts = sorted({0, len(units) // 2, *opening, *closing})
        parts = []
        for begin, end in zip(cuts, [*cuts[1:], cuts[-1]], strict=True):
            parts += [closing.get(begin, ""), opening.get(begin, "")]
            parts.append(escape(units[begin * 2 : end * 2].decode("utf-16-le"), quote=False))
        return "".join(parts)


def _tags(one: Json) -> tuple[str, str] | None:
    if one["type"] == "text_link":
        return f'<a href="{escape(one["url"])}">', "</a>"
    if one["type"] == "text_mention":
        return f'<a href="tg://user?id={one["user"]["id"]}">', "</a>"
    if one["type"] == "date_time":
        layout = f' format="{one["date_time_format"]}"' if one.get("date_time_format") else ""
        return f'<tg-time unix="{one["unix_time"]}"{layout}>', "</tg-time>"
    return _TAGS.get(one["type"])
