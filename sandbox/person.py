"""One person in a test: what they do, and what they wait for."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from sandbox.acting import Acting
from sandbox.heard import Heard
from sandbox.wire import Json

if TYPE_CHECKING:
    from sandbox.client import SandboxClient

PATIENCE = 5.0


class SandboxPerson(Acting):
    """Acts over HTTP and hears over the event stream; waits for conditions, never for a time."""

    def __init__(
        self, sandbox: "SandboxClient", name: str, language: str | None, facts: Json
    ) -> None:
        super().__init__(sandbox, name, language, facts)
        self._cursors: dict[tuple[str, int], int] = {}

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
