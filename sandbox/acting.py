"""What one person in a test does, over HTTP."""

from typing import TYPE_CHECKING, Any

import aiohttp

from sandbox.wire import Json

if TYPE_CHECKING:
    from sandbox.client import SandboxClient


class Acting:
    """A person who does things; who is made when first needed."""

    def __init__(
        self, sandbox: "SandboxClient", name: str, language: str | None, facts: Json
    ) -> None:
        self.sandbox = sandbox
        self.name = name
        self.language = language
        self.facts = facts
        self._id: int | None = facts.get("id")
        self._made = False

    async def id(self) -> int:
        """The person's id, who is made now where they were not yet."""
        if not self._made:
            self._made = True
            there = (await self.sandbox.state())["people"]
            for card in there:
                if card["id"] == self._id or (not self._id and card["first_name"] == self.name):
                    self._id = int(card["id"])
                    return self._id
            facts = {"first_name": self.name, "language_code": self.language, **self.facts}
            card = await self.sandbox.post("people", **facts)
            self._id = int(card["id"])
        assert self._id is not None
        return self._id

    async def acts(self, act: str, **facts: Any) -> Any:
        """Any act of `sandbox.acts` by its name."""
        return await self.sandbox.post(f"people/{await self.id()}/{act}", **facts)

    async def says(self, text: str, *, chat: int | None = None, **facts: Any) -> int:
        """Write a text (reply_to=, thread=, anonymous=); gives its message_id."""
        message = await self.acts("says", text=text, chat_id=chat, **facts)
        return int(message["message_id"])

    async def starts(self, payload: str = "") -> int:
        """Press START, with the payload of a deep link where there is one."""
        return int((await self.acts("starts", payload=payload))["message_id"])

    async def edits(self, message_id: int, text: str, *, chat: int | None = None) -> None:
        """Change one's own message."""
        await self.acts("edits", message_id=message_id, text=text, chat_id=chat)

    async def sends(
        self,
        kind: str,
        content: bytes,
        name: str = "file.bin",
        *,
        mime: str = "application/octet-stream",
        caption: str = "",
        chat: int | None = None,
        reply_to: int | None = None,
    ) -> int:
        """Send a photo, document, voice or sticker."""
        form = aiohttp.FormData({"caption": caption, "chat_id": str(chat or 0)})
        if reply_to is not None:
            form.add_field("reply_to", str(reply_to))
        form.add_field(kind, content, filename=name, content_type=mime)
        message = await self.sandbox.upload(f"people/{await self.id()}/sends", form)
        return int(message["message_id"])

    async def sends_album(
        self, *items: tuple[str, bytes, str], caption: str = "", chat: int | None = None
    ) -> list[int]:
        """Send 2 to 10 files of (kind, content, name) at once; gives their message_ids.

        The kinds are photo and video together, or document or audio alone.
        """
        form = aiohttp.FormData({"caption": caption, "chat_id": str(chat or 0)})
        for place, (kind, content, name) in enumerate(items):
            form.add_field(f"{kind}{place}", content, filename=name)
        sent = await self.sandbox.upload(f"people/{await self.id()}/sends_album", form)
        return [int(message["message_id"]) for message in sent]

    async def sends_location(self, latitude: float, longitude: float) -> int:
        """Send a place; gives the message_id."""
        message = await self.acts("sends_location", latitude=latitude, longitude=longitude)
        return int(message["message_id"])

    async def forwards(self, message_id: int, **facts: Any) -> int:
        """Pass a message on (from_chat_id=, chat_id=); gives the new message_id."""
        return int((await self.acts("forwards", message_id=message_id, **facts))["message_id"])

    async def forwards_from(
        self, name: str, text: str, *, kind: str = "channel", chat: int | None = None
    ) -> int:
        """Pass on a text of a channel, chat, user or hidden_user elsewhere; gives its number."""
        message = await self.acts("forwards_from", name=name, text=text, kind=kind, chat_id=chat)
        return int(message["message_id"])

    async def received(self) -> list[Json]:
        """What the bot brought them, groups included, newest last; rows as in `received`."""
        return await self.sandbox.received(await self.id())

    async def blocks(self) -> None:
        """Block the bot."""
        await self.acts("blocks")

    async def unblocks(self) -> None:
        """Unblock the bot."""
        await self.acts("unblocks")

    async def joins(self, chat: int) -> None:
        """Join a group."""
        await self.acts("joins", chat_id=chat)

    async def leaves(self, chat: int) -> None:
        """Leave a group."""
        await self.acts("leaves", chat_id=chat)

    async def deletes_account(self) -> None:
        """Leave Telegram for good."""
        await self.acts("deletes_account")

    async def votes(self, message_id: int, *options: int, chat: int | None = None) -> None:
        """Vote by the places of a poll's options."""
        await self.acts("votes", message_id=message_id, options=list(options), chat_id=chat)
