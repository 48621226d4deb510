"""Groups, supergroups and channels: who is in, what is told of it, upgrading."""

from sandbox.chats import Chat
from sandbox.errors import HumanError
from sandbox.wire import Json
from sandbox.world import World

_RIGHTS = (
    "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members",
    "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories",
    "can_edit_stories", "can_delete_stories", "can_pin_messages",
)  # fmt: skip


def member(user: Json, status: str) -> Json:
    """A ChatMember object."""
    standing: Json = {"user": user, "status": status}
    if status == "administrator":
        rights = dict.fromkeys(_RIGHTS, True)
        standing |= {**rights, "can_be_edited": False, "is_anonymous": False}
    elif status == "creator":
        standing["is_anonymous"] = False
    elif status == "kicked":
        standing["until_date"] = 0
    return standing


def add_group(
    world: World,
    title: str,
    people: list[int],
    *,
    kind: str = "supergroup",
    id: int | None = None,  # noqa: A002 the API's own word
    username: str | None = None,
    is_forum: bool = False,
    bot_status: str = "member",
) -> Chat:
    """A group with the bot in it; the first person created it."""
    if kind not in ("group", "supergroup", "channel"):
        raise HumanError(f"there is no kind of chat called {kind}")
    count = 1 + sum(not chat.private for chat in world.chats.values())
    number = id or (-4_000_000 - count if kind == "group" else -1_002_000_000_000 - count)
    if number in world.chats or number > 0:
        raise HumanError(f"a group cannot have the id {number}")
    members = {world.person(one).id: "member" for one in people}
    if people:
        members[people[0]] = "creator"
    chat = Chat(number, kind, title, username, is_forum, members, "left")
    world.chats[number] = chat
    world.events.publish("chat", None, chat=card(chat))
    if bot_status != "left":
        actor = world.people[people[0]].user() if people else world.bot.user()
        bot_status_changed(world, chat, bot_status, actor)
    return chat


def card(chat: Chat) -> Json:
    """What the page shows of a group."""
    return {**chat.brief(), "members": list(chat.members), "bot_status": chat.bot_status}


def service(world: World, chat: Chat, actor: Json, content: Json) -> Json:
    """A service message, which bots see whatever their privacy."""
    message = world.keep(chat, {
        "message_id": world.new_message_id(chat), "from": actor, "chat": chat.brief(),
        "date": world.clock.unix(), **content,
    })  # fmt: skip
    if chat.bot_status not in ("left", "kicked") and chat.type != "channel":
        world.updates.add("message", message, chat.id)
    return message


def bot_status_changed(world: World, chat: Chat, status: str, actor: Json) -> None:
    """Let the bot in, promote it or throw it out, with the update that tells it so."""
    before, chat.bot_status = chat.bot_status, status
    if before == status:
        return
    world.updates.add("my_chat_member", {
        "chat": chat.brief(), "from": actor, "date": world.clock.unix(),
        "old_chat_member": member(world.bot.user(), before),
        "new_chat_member": member(world.bot.user(), status),
    }, chat.id)  # fmt: skip
    user = world.bot.user()
    if before in ("left", "kicked") and status in ("member", "administrator"):
        if chat.type != "channel":
            content = {"new_chat_members": [user], "new_chat_member": user}
            service(world, chat, actor, content)
    elif status in ("left", "kicked") and chat.type != "channel":
        service(world, chat, actor, {"left_chat_member": user})
    world.events.publish("chat", None, chat=card(chat))


def joins(world: World, person_id: int, chat: Chat) -> None:
    """Let a person into a group."""
    person = world.person(person_id)
    if chat.members.get(person_id, "left") not in ("left", "kicked"):
        raise HumanError(f"{person.first_name} is in {chat.title} already")
    _standing(world, chat, person.user(), "left", "member")
    chat.members[person_id] = "member"
    content = {"new_chat_members": [person.user()], "new_chat_member": person.user()}
    service(world, chat, person.user(), content)
    world.events.publish("chat", None, chat=card(chat))


def leaves(world: World, person_id: int, chat: Chat) -> None:
    """Let a person out of a group."""
    person = world.person(person_id)
    if person_id not in chat.members:
        raise HumanError(f"{person.first_name} is not in {chat.title}")
    service(world, chat, person.user(), {"left_chat_member": person.user()})
    _standing(world, chat, person.user(), chat.members.pop(person_id), "left")
    world.events.publish("chat", None, chat=card(chat))


def _standing(world: World, chat: Chat, user: Json, before: str, after: str) -> None:
    if chat.bot_status == "administrator":
        world.updates.add("chat_member", {
            "chat": chat.brief(), "from": user, "date": world.clock.unix(),
            "old_chat_member": member(user, before), "new_chat_member": member(user, after),
        }, chat.id)  # fmt: skip


def upgrade(world: World, chat: Chat) -> Chat:
    """Make a basic group a supergroup: a new id, two service messages, the old id dead."""
    if chat.type != "group" or chat.migrated_to is not None:
        raise HumanError(f"{chat.title} cannot be upgraded")
    count = 1 + sum(not one.private for one in world.chats.values())
    number = -1_002_000_000_000 - count
    new = Chat(
        number, "supergroup", chat.title, members=dict(chat.members), bot_status=chat.bot_status
    )
    world.chats[number] = new
    creator = next(iter(chat.members))
    actor = world.people[creator].user()
    service(world, chat, actor, {"migrate_to_chat_id": number})
    chat.migrated_to = number
    service(world, new, actor, {"migrate_from_chat_id": chat.id})
    world.events.publish("chat", None, chat=card(new))
    return new
