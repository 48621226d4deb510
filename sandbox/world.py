"""The whole state of the sandbox: the bot, people, chats, messages, files, updates, callbacks."""

from sandbox.asked import Waiting
from sandbox.chats import Bot, Chat, Person
from sandbox.clock import Clock
from sandbox.counts import Counts
from sandbox.entities import settle
from sandbox.errors import HumanError, bad_request, forbidden, upgraded
from sandbox.events import Events
from sandbox.faults import Faults
from sandbox.files import Files
from sandbox.limits import Flood
from sandbox.playing import NextDue, Player
from sandbox.received import Received
from sandbox.updates import Updates
from sandbox.webhook import Webhook
from sandbox.wire import Json

DEFAULT_TOKEN = "7000000001:SANDBOX-not-a-real-token-000000000"  # noqa: S105 opens nothing


class World:
    """Everything there is. `keep_messages` bounds what is kept of each chat (None: all)."""

    def __init__(
        self,
        token: str = DEFAULT_TOKEN,
        *,
        name: str = "Talaria",
        username: str = "talaria_sandbox_bot",
        clock: Clock | None = None,
        keep_messages: int | None = None,
        webhook_pace: float = 1.0,
    ) -> None:
        bot_id = int(token.partition(":")[0]) if token.partition(":")[0].isdigit() else 7000000001
        self.bot = Bot(bot_id, token, username, names={"": name})
        self.clock = clock or Clock()
        self.keep_messages = keep_messages
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.files = Files()
        self.events = Events()
        self.updates = Updates(self.clock)
        self.webhook = Webhook(self.updates, self.clock, webhook_pace)
        self.faults = Faults()
        self.asked = Waiting(self.clock)
        self.polls: dict[str, Json] = {}
        self.votes: dict[str, dict[int, list[int]]] = {}
        self.inline: dict[str, tuple[int, int]] = {}
        self.counts = Counts()
        self.calls = self.counts.calls
        self.flood = Flood(refused=self.counts.refused)
        self.received = Received(self.clock)
        self.player = Player(self.clock, self._tell_time)
        self.clock.on_move(self._tell_time)
        self._last_message_id = 0

    @property
    def next_due(self) -> NextDue | None:
        """What tells the moment (aware) at which the service has something to do next, if any.

        Whoever starts the service with this sandbox sets it; without it time cannot jump.
        """
        return self.player.next_due

    @next_due.setter
    def next_due(self, ask: NextDue | None) -> None:
        self.player.next_due = ask

    def time(self) -> Json:
        """The clock as the page shows it."""
        return {"now": self.clock.now(), "playing": self.player.playing}

    def _tell_time(self) -> None:
        self.events.publish("clock", None, **self.time())

    # People and chats

    def add_person(
        self,
        first_name: str,
        *,
        id: int | None = None,  # noqa: A002 the API's own word
        last_name: str | None = None,
        username: str | None = None,
        language_code: str | None = None,
        role: str = "",
        started: bool = False,
        zone: str = "",
        latency: float = 0.0,
    ) -> Person:
        """A person and their private chat with the bot."""
        number = id or max((one for one in self.people if one < 10**9), default=810_000_000) + 1
        if number in self.people:
            raise HumanError(f"there is a person with the id {number} already")
        person = Person(
            number, first_name, last_name, username, language_code, role, started, zone=zone,
            latency=latency,
        )  # fmt: skip
        self.people[number] = person
        self.chats[number] = Chat(number, person=person)
        self.events.publish("person", None, person=person.card())
        return person

    def person(self, number: int) -> Person:
        """The person with that id; HumanError where there is none."""
        try:
            return self.people[number]
        except KeyError:
            raise HumanError(f"there is no person {number}") from None

    def find_chat(self, name: str | int) -> Chat:
        """The chat a call names by id or @username, or Telegram's refusal."""
        text = str(name).strip()
        if text.startswith("@"):
            for chat in self.chats.values():
                if not chat.private and (chat.username or "").lower() == text[1:].lower():
                    return chat
            raise bad_request("chat not found")
        if not text or text == "0":
            raise bad_request("chat_id is empty")
        try:
            return self.chats[int(text)]
        except (KeyError, ValueError):
            raise bad_request("chat not found") from None

    def readable_chat(self, name: str | int) -> Chat:
        """A chat the bot may look into."""
        chat = self.find_chat(name)
        if chat.migrated_to is not None:
            raise upgraded(chat.migrated_to)
        if not chat.private and chat.bot_status == "kicked":
            raise forbidden(f"bot was kicked from the {chat.type} chat")
        if not chat.private and chat.bot_status == "left":
            raise forbidden(f"bot is not a member of the {chat.type} chat")
        return chat

    def writable_chat(self, name: str | int) -> Chat:
        """A chat the bot may write to."""
        chat = self.readable_chat(name)
        if (person := chat.person) is not None:
            if person.deleted:
                raise forbidden("user is deactivated")
            if person.blocked:
                raise forbidden("bot was blocked by the user")
            if not person.started:
                raise forbidden("bot can't initiate conversation with a user")
        elif chat.type == "channel" and chat.bot_status != "administrator":
            raise bad_request("need administrator rights in the channel chat")
        return chat

    # Messages

    def new_message_id(self, chat: Chat) -> int:
        """Supergroups and channels count their own; all other chats share the bot's count."""
        if chat.type in ("supergroup", "channel"):
            chat.next_id += 1
            return chat.next_id - 1
        self._last_message_id += 1
        return self._last_message_id

    def keep(self, chat: Chat, message: Json) -> Json:
        """Put a message into its chat and show it to who is there."""
        messages = chat.messages
        messages[message["message_id"]] = message
        if self.keep_messages is not None and len(messages) > self.keep_messages:
            del messages[next(iter(messages))]
        self.events.publish("message", chat.watchers(), chat_id=chat.id, message=message)
        return message

    def bot_message(self, chat: Chat, content: Json) -> Json:
        """A message from the bot, dated now and kept."""
        author = (
            {"sender_chat": chat.brief()} if chat.type == "channel" else {"from": self.bot.user()}
        )
        message = {
            "message_id": self.new_message_id(chat),
            **author,
            "chat": chat.brief(),
            "date": self.clock.unix(),
            **content,
        }
        self.received.note(message)
        return self.keep(chat, message)

    def changed(self, chat: Chat, message: Json) -> None:
        """Show a changed message to who is there."""
        # Votes change a poll, too; only an edit carries its date.
        if "edit_date" in message and self.wrote(chat, message):
            self.received.note(message, "edit")
        self.events.publish("edited", chat.watchers(), chat_id=chat.id, message=message)

    def remove(self, chat: Chat, message_id: int) -> None:
        """Take a message away and show that it is gone."""
        message = chat.messages.pop(message_id, None)
        if message is not None and self.wrote(chat, message):
            self.received.note(message, "delete")
        chat.fixed.discard(message_id)
        self.events.publish("deleted", chat.watchers(), chat_id=chat.id, message_id=message_id)

    def wrote(self, chat: Chat, message: Json) -> bool:
        """Whether a message is the bot's own."""
        return chat.type == "channel" or bool(message.get("from", {}).get("id") == self.bot.id)

    def show_keyboard(self, chat: Chat, markup: Json | None) -> None:
        """Put up a reply keyboard, or take it down."""
        chat.keyboard = markup if markup and not markup.get("remove_keyboard") else None
        self.events.publish("keyboard", chat.watchers(), chat_id=chat.id, keyboard=chat.keyboard)

    def name_mentioned(self, entities: list[Json]) -> list[Json]:
        """Text mentions with the whole user; those of strangers are dropped, as Telegram does."""
        result = []
        for one in entities:
            if one["type"] == "text_mention":
                person = self.people.get(int(one["user"]["id"]))
                if person is None:
                    continue
                result.append({**one, "user": person.user()})
            else:
                result.append(one)
        return result


def text_content(text: str, entities: list[Json], name: str = "text") -> Json:
    """The fields a text (or a caption) makes in a message."""
    content: Json = {name: text} if text else {}
    if entities and text:
        content["entities" if name == "text" else "caption_entities"] = entities
    return content


def said(text: str) -> Json:
    """The fields of a text typed by a person, with what Telegram finds in it."""
    return text_content(*settle(text, []))
