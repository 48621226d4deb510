"""The bot's own card: who it is, its texts and its commands, by language and scope."""

import re
from typing import Any

from sandbox.errors import bad_request
from sandbox.formatting import utf16_length
from sandbox.parameters import Parameters
from sandbox.wire import Json
from sandbox.world import World

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"[a-z]{2}")
_PLAIN_SCOPES = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators")
_MOST_COMMANDS = 100


def get_me(world: World, _: Parameters) -> Json:
    """`getMe`."""
    return {
        **world.bot.user(),
        "can_join_groups": True,
        "can_read_all_group_messages": world.bot.reads_all_group_messages,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
        "can_manage_bots": False,
    }


def accepted(_: World, __: Parameters) -> bool:
    """For methods that change nothing anybody sees here."""
    return True


def _language(parameters: Parameters) -> str:
    code = parameters.text("language_code")
    if code and not _LANGUAGE.fullmatch(code):
        raise bad_request("invalid language code specified")
    return code


def _scope(world: World, parameters: Parameters) -> str:
    scope: Any = parameters.parsed("scope", "bot command scope")
    if scope is None:
        return "default"
    kind = scope.get("type") if isinstance(scope, dict) else None
    if kind in _PLAIN_SCOPES:
        return str(kind)
    if kind not in ("chat", "chat_administrators", "chat_member"):
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    chat = world.find_chat(scope.get("chat_id", ""))
    if kind == "chat_member":
        return f"{kind}:{chat.id}:{scope.get('user_id')}"
    return f"{kind}:{chat.id}"


def _command(given: Any) -> Json:
    if not isinstance(given, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    for field in ("command", "description"):
        if field not in given:
            raise bad_request(f"can't parse BotCommand: Can't find field \"{field}\"")
    name = str(given["command"]).strip().removeprefix("/")
    description = str(given["description"]).strip()
    if not name:
        raise bad_request("command must be non-empty")
    if not _COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not description:
        raise bad_request("command description must be non-empty")
    if utf16_length(description) > 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}


def set_my_commands(world: World, parameters: Parameters) -> bool:
    """`setMyCommands`."""
    given = parameters.parsed("commands", "commands") or []
    if not isinstance(given, list):
        raise bad_request("expected an Array of BotCommand")
    commands = [_command(one) for one in given]
    if len(commands) > _MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    world.bot.commands[_scope(world, parameters), _language(parameters)] = commands
    world.events.publish("profile", None)
    return True


def get_my_commands(world: World, parameters: Parameters) -> list[Json]:
    """`getMyCommands`."""
    return world.bot.commands.get((_scope(world, parameters), _language(parameters)), [])


def delete_my_commands(world: World, parameters: Parameters) -> bool:
    """`deleteMyCommands`."""
    world.bot.commands.pop((_scope(world, parameters), _language(parameters)), None)
    world.events.publish("profile", None)
    return True


def _set(
    world: World, parameters: Parameters, texts: dict[str, str], name: str, most: int, fault: str
) -> bool:
    text = parameters.text(name).strip()
    if utf16_length(text) > most:
        raise bad_request(fault)
    language = _language(parameters)
    if text:
        texts[language] = text
    elif language or name != "name":
        texts.pop(language, None)
    world.events.publish("profile", None)
    return True


def _get(parameters: Parameters, texts: dict[str, str], name: str) -> Json:
    return {name: texts.get(_language(parameters)) or texts.get("", "")}


def set_my_name(world: World, parameters: Parameters) -> bool:
    """`setMyName`."""
    return _set(world, parameters, world.bot.names, "name", 64, "BOT_TITLE_INVALID")


def get_my_name(world: World, parameters: Parameters) -> Json:
    """`getMyName`."""
    return _get(parameters, world.bot.names, "name")


def set_my_description(world: World, parameters: Parameters) -> bool:
    """`setMyDescription`."""
    texts = world.bot.descriptions
    return _set(world, parameters, texts, "description", 512, "BOT_DESCRIPTION_INVALID")


def get_my_description(world: World, parameters: Parameters) -> Json:
    """`getMyDescription`."""
    return _get(parameters, world.bot.descriptions, "description")


def set_my_short_description(world: World, parameters: Parameters) -> bool:
    """`setMyShortDescription`."""
    texts = world.bot.short_descriptions
    return _set(world, parameters, texts, "short_description", 120, "BOT_ABOUT_INVALID")


def get_my_short_description(world: World, parameters: Parameters) -> Json:
    """`getMyShortDescription`."""
    return _get(parameters, world.bot.short_descriptions, "short_description")


def get_chat_menu_button(world: World, _: Parameters) -> Json:
    """`getChatMenuButton`."""
    return world.bot.menu_button


def set_chat_menu_button(world: World, parameters: Parameters) -> bool:
    """`setChatMenuButton`."""
    world.bot.menu_button = parameters.parsed("menu_button", "menu button") or {"type": "default"}
    return True
