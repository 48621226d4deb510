"""People and chats as the server keeps them."""

from dataclasses import dataclass, field

from sandbox.wire import Json

ANONYMOUS_ADMIN = 1087968824
SERVICE_ACCOUNT = 777000


@dataclass(slots=True)
class Person:
    """Somebody with a Telegram account; `started` once they have written to the bot."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    role: str = ""  # what the page says of them; never sent to the bot
    started: bool = False
    blocked: bool = False
    deleted: bool = False
    zone: str = ""  # where they live, for the page; never sent to the bot
    latency: float = 0.0  # seconds that each call concerning their chat takes

    def user(self) -> Json:
        """A User object."""
        first = "" if self.deleted else self.first_name
        user: Json = {"id": self.id, "is_bot": False, "first_name": first}
        for name in ("last_name", "username", "language_code"):
            if (value := getattr(self, name)) and not self.deleted:
                user[name] = value
        return user

    def card(self) -> Json:
        """What the page shows of a person."""
        return {
            **self.user(),
            "first_name": self.first_name,
            "role": self.role,
            "started": self.started,
            "blocked": self.blocked,
            "deleted": self.deleted,
            "zone": self.zone,
            "latency": self.latency,
        }


@dataclass(slots=True)
class Chat:
    """A chat and what was said in it. `members` are people; the bot's standing is `bot_status`."""

    id: int
    type: str = "private"
    title: str | None = None
    username: str | None = None
    is_forum: bool = False
    members: dict[int, str] = field(default_factory=dict)
    bot_status: str = "member"
    migrated_to: int | None = None
    messages: dict[int, Json] = field(default_factory=dict)
    fixed: set[int] = field(default_factory=set)  # the bot's own that can never be edited
    keyboard: Json | None = None  # the reply keyboard now shown
    next_id: int = 1
    person: Person | None = None
    pinned: int | None = None

    def brief(self) -> Json:
        """A Chat object."""
        if self.person is not None:
            user = self.person.user()
            names: Json = {
                name: user[name] for name in ("first_name", "last_name", "username") if name in user
            }
            return {"id": self.id, **names, "type": "private"}
        chat: Json = {"id": self.id, "title": self.title, "type": self.type}
        if self.username:
            chat["username"] = self.username
        if self.is_forum:
            chat["is_forum"] = True
        return chat

    def watchers(self) -> set[int] | dict[int, str]:
        """Ids of the people who see what happens here."""
        return {self.id} if self.person is not None else self.members

    @property
    def private(self) -> bool:
        """Whether it is a person's chat with the bot."""
        return self.type == "private"

    @property
    def group(self) -> bool:
        """Whether it is a group of either kind."""
        return self.type in ("group", "supergroup")


@dataclass(slots=True)
class Bot:
    """The bot's account and its profile; texts are kept by language code, "" for all others."""

    id: int
    token: str
    username: str
    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    menu_button: Json = field(default_factory=lambda: {"type": "commands"})
    reads_all_group_messages: bool = False

    @property
    def name(self) -> str:
        """The bot's name where no language has its own."""
        return self.names.get("", "")

    def user(self) -> Json:
        """A User object."""
        return {
            "id": self.id,
            "is_bot": True,
            "first_name": self.name,
            "username": self.username,
        }

    def commands_for(self, person: Person, chat: Chat | None = None) -> list[Json]:
        """The menu a person sees: the narrowest scope wins, their language before none."""
        scopes = [f"chat:{person.id}", "all_private_chats", "default"]
        if chat is not None and not chat.private:
            admin = chat.members.get(person.id) in ("administrator", "creator")
            scopes = [f"chat_member:{chat.id}:{person.id}"]
            scopes += [f"chat_administrators:{chat.id}"] if admin else []
            scopes += [f"chat:{chat.id}"]
            scopes += ["all_chat_administrators"] if admin else []
            scopes += ["all_group_chats", "default"]
        for scope in scopes:
            for language in (person.language_code or "", ""):
                if found := self.commands.get((scope, language)):
                    return found
        return []

    def profile_for(self, language: str) -> Json:
        """Name, description and short description in a language."""
        return {
            "name": self.names.get(language) or self.name,
            "description": self.descriptions.get(language) or self.descriptions.get("", ""),
            "short_description": self.short_descriptions.get(language)
            or self.short_descriptions.get("", ""),
        }
