"""One person in a test: what they do, and what they wait for."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import aiohttp

from sandbox.heard import Heard
from sandbox.wire import Json

if TYPE_CHECKING:
    from sandbox.client import SandboxClient

PATIENCE = 5.0


class SandboxPerson:
    """Acts over HTTP and hears over the event stream; waits for conditions, never for a time."""

    def __init__(
        self, sandbox: "SandboxClient", name: str, language: str | None, facts: Json
    ) -> None:
        self.sandbox = sandbox
        self.name = name
        self.language = language
        self.facts = facts
        self._id: int | None = facts.get("id")
        self._made = False
        self._cursors: dict[tuple[str, int], int] = {}

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

    async def sends_location(self, latitude: float, longitude: float) -> int:
        """Send a place; gives the message_id."""
        message = await self.acts("sends_location", latitude=latitude, longitude=longitude)
        return int(message["message_id"])

    async def forwards(self, message_id: int, **facts: Any) -> int:
        """Pass a message on (from_chat_id=, chat_id=); gives the new message_id."""
        return int((await self.acts("forwards", message_id=message_id, **facts))["message_id"])

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

    async def hears(
        self,
        timeout: float = PATIENCE,  # noqa: ASYNC109 a test's patience
        *,
        chat: int | None = None,
        edits: bool = False,
    ) -> Heard:
        """The bot's next message not heard before, in the private chat or in `chat`.

        With `edits`, also the next change of an old one. Raises Silence when none comes.
        """
        return await self._next("heard", chat, timeout, lambda one: edits or not one.edited)

    async def sees_edit(self, timeout: float = PATIENCE, *, chat: int | None = None) -> Heard:  # noqa: ASYNC109 a test's patience
        """The bot's next change to one of its messages that was not seen before."""
        return await self._next("seen", chat, timeout, lambda one: one.edited)

    async def _next(
        self, kind: str, chat: int | None, patience: float, fits: Callable[[Heard], bool]
    ) -> Heard:
        chat_id = chat if chat is not None else await self.id()
        inbox = self.sandbox.inbox

        def next_one() -> Heard | None:
            for place in range(self._cursors.get((kind, chat_id), 0), len(inbox)):
                if inbox[place].chat_id == chat_id and fits(inbox[place]):
                    self._cursors[kind, chat_id] = place + 1
                    return inbox[place]
            return None

        found: Heard = await self._wait(next_one, patience, f"the bot's word for {self.name}")
        return found

    async def presses(
        self,
        label_or_data: str,
        message: Heard | int | None = None,
        *,
        chat: int | None = None,
        timeout: float = PATIENCE,  # noqa: ASYNC109 a test's patience
        stale: bool = False,
    ) -> str:
        """Press an inline button by its label or data; gives the text of the bot's answer.

        On the newest message that has the button, or on a given one.
        """
        answer = await self.press_answer(
            label_or_data, message, chat=chat, timeout=timeout, stale=stale
        )
        return str(answer.get("text", ""))

    async def press_answer(
        self,
        label_or_data: str,
        message: Heard | int | None = None,
        *,
        chat: int | None = None,
        timeout: float = PATIENCE,  # noqa: ASYNC109 a test's patience
        stale: bool = False,
    ) -> Json:
        """As `presses`, but the whole answer: text, show_alert, url."""
        chat_id = chat if chat is not None else await self.id()
        number = message.message_id if isinstance(message, Heard) else message
        data: str | None = label_or_data
        if not stale:
            heard: Heard = await self._wait(
                lambda: self._with_button(chat_id, label_or_data, number), timeout,
                f"the button {label_or_data!r} for {self.name}",
            )  # fmt: skip
            button = heard.button(label_or_data)
            assert button is not None
            number, data = heard.message_id, button.get("callback_data")
        given: Json = {"data": data} if data else {"label": label_or_data}
        pressed = await self.acts(
            "presses", message_id=number, chat_id=chat_id, stale=stale, **given
        )
        if "query_id" not in pressed:
            return dict(pressed)
        answers = self.sandbox.answers
        answer: Json = await self._wait(
            lambda: answers.get(pressed["query_id"]),
            timeout,
            f"an answer to {self.name} pressing {label_or_data!r}",
        )
        return answer

    async def taps(self, label: str) -> int:
        """Press a button of the reply keyboard."""
        chat_id = await self.id()
        keyboards = self.sandbox.keyboards
        await self._wait(
            lambda: any(label in row for row in keyboards.get(chat_id, [])),
            PATIENCE,
            f"the keyboard button {label!r}",
        )
        return await self.says(label)

    async def asks_inline(self, query: str, timeout: float = PATIENCE) -> list[Json]:  # noqa: ASYNC109 a test's patience
        """Type "@bot query"; gives the results."""
        asked = await self.acts("asks_inline", query=query)
        answers = self.sandbox.answers
        answer: Json = await self._wait(
            lambda: answers.get(asked["query_id"]), timeout, "inline results"
        )
        results: list[Json] = answer["results"]
        return results

    async def chooses(self, result: Json, query: str = "", *, chat: int | None = None) -> int:
        """Send one of the inline results; gives the message_id."""
        message = await self.acts("chooses", result=result, query=query, chat_id=chat)
        return int(message["message_id"])

    async def file(self, heard: Heard) -> bytes:
        """The bytes of the document or photo in a message."""
        assert heard.file_id is not None
        return await self.sandbox.download(heard.file_id)

    async def screen(self, chat: int | None = None) -> list[Heard]:
        """The chat as it now stands, oldest first."""
        chat_id = chat if chat is not None else await self.id()
        return list(self.sandbox.chats.get(chat_id, {}).values())

    @property
    def transcript(self) -> list[str]:
        """The private chat as lines "who: text", as it now stands."""
        messages = self.sandbox.chats.get(self._id or 0, {}).values()
        return [f"{one.author}: {one.text}" for one in messages]

    def _with_button(self, chat_id: int, wanted: str, number: int | None) -> Heard | None:
        for heard in reversed(self.sandbox.chats.get(chat_id, {}).values()):
            if number in (None, heard.message_id) and heard.button(wanted):
                return heard
        return None

    async def _wait(self, condition: Any, timeout: float, what: str) -> Any:  # noqa: ASYNC109 a test's patience
        return await self.sandbox.until(condition, timeout, what)
