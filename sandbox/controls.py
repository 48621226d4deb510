"""What a test or the page sets over HTTP: people, groups, the clock, faults, flood control."""

from collections.abc import Callable
from typing import Any

from sandbox import groups, people
from sandbox.cast import bring_in
from sandbox.errors import HumanError
from sandbox.parameters import Parameters
from sandbox.wire import Json
from sandbox.world import World

Control = Callable[[World, Parameters], Any]


def _person(world: World, given: Parameters) -> Json:
    name = given.text("first_name").strip()
    if not name:
        raise HumanError("a person has a name")
    person = world.add_person(
        name, id=given.integer("id") or None, last_name=given.text("last_name") or None,
        username=given.text("username") or None,
        language_code=given.text("language_code") or None, role=given.text("role"),
        started=given.flag("started"), zone=given.text("zone"),
        latency=given.number("latency") or 0.0,
    )  # fmt: skip
    return person.card()


def _group(world: World, given: Parameters) -> Json:
    chat = groups.add_group(
        world, given.text("title", "Group"), [int(one) for one in given.parsed("people") or []],
        kind=given.text("kind", "supergroup"), id=given.integer("id") or None,
        username=given.text("username") or None, is_forum=given.flag("is_forum"),
        bot_status=given.text("bot_status", "member"),
    )  # fmt: skip
    return groups.card(chat)


def _bot_status(world: World, given: Parameters) -> Json:
    """Let somebody add, promote or throw out the bot."""
    chat = world.find_chat(given.text("chat_id"))
    actor = next(iter(chat.members))
    groups.bot_status_changed(world, chat, given.text("status"), world.people[actor].user())
    return groups.card(chat)


def _member(world: World, given: Parameters) -> Json:
    """Give a person a standing in a group: member, administrator, creator."""
    chat = world.find_chat(given.text("chat_id"))
    chat.members[given.integer("person")] = given.text("status", "member")
    return groups.card(chat)


def _upgrade(world: World, given: Parameters) -> Json:
    return groups.card(groups.upgrade(world, world.find_chat(given.text("chat_id"))))


async def _clock(world: World, given: Parameters) -> Json:
    """Move by {"seconds": n}, set with {"to": unix time}, or go {"to_next": true} due moment.

    {"play": {"days": 7, "seconds": 60}} lets time pass quickly until {"play": null}; whatever else
    moves the clock ends that, too.
    """
    world.player.stop()
    if given.flag("to_next"):
        await world.player.jump()
    elif play := given.parsed("play"):
        world.player.play(float(play["days"]), float(play["seconds"]))
    if (moment := given.number("to")) is not None:
        world.clock.set(moment)
    if seconds := given.number("seconds"):
        world.clock.move(seconds)
    return world.time()


def _faults(world: World, given: Parameters) -> bool:
    world.faults.set(given.values)
    return True


def _flood(world: World, given: Parameters) -> bool:
    world.flood.switch(given.flag("on"), given.number("scale") or 1.0)
    return True


def _update(world: World, given: Parameters) -> int:
    """Put any update at all into the queue: {"update": {...}}."""
    return world.updates.add_raw(given.parsed("update") or {})


def _repeat(world: World, given: Parameters) -> bool:
    """Hand out the newest update that was not confirmed once more, or the one by "update_id"."""
    wanted = given.integer("update_id")
    for update in reversed(world.updates.recent):
        if not wanted or update.id == wanted:
            world.updates.repeat(update)
            return True
    raise HumanError("there is no update to repeat")


def _limits(world: World, given: Parameters) -> bool:
    """Bound what is kept: {"keep_messages": n}; set the pace of webhook repeats."""
    if "keep_messages" in given:
        world.keep_messages = given.integer("keep_messages")
    if (pace := given.number("webhook_pace")) is not None:
        world.webhook.pace = pace
    if "reads_all_group_messages" in given:
        world.bot.reads_all_group_messages = given.flag("reads_all_group_messages")
    return True


def _persona(world: World, given: Parameters) -> Json:
    """Bring in a ready persona by its {"name"}."""
    return bring_in(world, given.text("name"))


def _block(world: World, given: Parameters) -> list[int]:
    """Let a {"share"} of the people block the bot at once, untold; {"seed"} repeats the choice."""
    seed = given.integer("seed") if "seed" in given else None
    return people.block_share(world, given.number("share") or 0.0, seed)


def _numbers(world: World, given: Parameters) -> Json:
    """What was counted; {"reset": true} begins anew afterwards."""
    counted = {
        **world.counts.numbers(),
        "messages": sum(len(chat.messages) for chat in world.chats.values()),
        "pending_updates": len(world.updates.pending),
        "webhook_delivered": world.webhook.delivered,
    }
    if given.flag("reset"):
        world.counts.reset()
    return counted


CONTROLS: dict[str, Control] = {
    "people": _person,
    "groups": _group,
    "bot_status": _bot_status,
    "member": _member,
    "upgrade": _upgrade,
    "clock": _clock,
    "faults": _faults,
    "flood": _flood,
    "update": _update,
    "repeat": _repeat,
    "limits": _limits,
    "persona": _persona,
    "block": _block,
    "numbers": _numbers,
}
