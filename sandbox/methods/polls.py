"""Polls: sending, counting, stopping."""

import secrets
from typing import Any

from sandbox.errors import bad_request
from sandbox.formatting import utf16_length
from sandbox.markup import read_markup
from sandbox.methods.messages import dispatch, open_chat
from sandbox.parameters import Parameters
from sandbox.wire import Json
from sandbox.world import World


def _options(given: Any) -> list[Json]:
    if not isinstance(given, list):
        raise bad_request("expected an Array of InputPollOption")
    texts = [str(one["text"] if isinstance(one, dict) else one).strip() for one in given]
    if not 1 <= len(texts) <= 12:
        raise bad_request(
            "poll must have at least 1 option"
            if not texts
            else "poll can't have more than 12 options"
        )
    if any(not text for text in texts):
        raise bad_request("poll options must be non-empty")
    if any(utf16_length(text) > 100 for text in texts):
        raise bad_request("poll options length must not exceed 100")
    return [
        {"persistent_id": str(place), "text": text, "voter_count": 0}
        for place, text in enumerate(texts)
    ]


def send_poll(world: World, parameters: Parameters) -> Json:
    """`sendPoll`."""
    question = parameters.text("question").strip()
    if not question:
        raise bad_request("poll question must be non-empty")
    if utf16_length(question) > 300:
        raise bad_request("poll question length must not exceed 300")
    options = _options(parameters.parsed("options", "options"))
    chat = open_chat(world, parameters)
    poll: Json = {
        "id": str(secrets.randbelow(9 * 10**18) + 10**18),
        "question": question,
        "options": options,
        "total_voter_count": 0,
        "is_closed": parameters.flag("is_closed"),
        "is_anonymous": "is_anonymous" not in parameters or parameters.flag("is_anonymous"),
        "type": parameters.text("type", "regular"),
        "allows_multiple_answers": parameters.flag("allows_multiple_answers"),
        "allows_revoting": "allows_revoting" not in parameters
        or parameters.flag("allows_revoting"),
        "members_only": parameters.flag("members_only"),
    }
    world.polls[poll["id"]] = poll
    world.votes[poll["id"]] = {}
    return dispatch(world, parameters, chat, {"poll": poll})


def stop_poll(world: World, parameters: Parameters) -> Json:
    """`stopPoll`."""
    chat = world.writable_chat(parameters.text("chat_id"))
    message = chat.messages.get(parameters.integer("message_id"))
    if message is None:
        raise bad_request("message with poll to stop not found")
    if "poll" not in message or message.get("from", {}).get("id") != world.bot.id:
        raise bad_request("poll can't be stopped")
    if message["poll"]["is_closed"]:
        raise bad_request("poll has already been closed")
    message["poll"]["is_closed"] = True
    message.pop("reply_markup", None)
    if markup := read_markup(parameters, private=chat.private):
        message["reply_markup"] = markup
    world.changed(chat, message)
    poll: Json = message["poll"]
    return poll


def count_votes(world: World, poll: Json) -> None:
    """Bring the counts of a poll up to date with its votes."""
    votes = world.votes[poll["id"]].values()
    for place, option in enumerate(poll["options"]):
        option["voter_count"] = sum(place in chosen for chosen in votes)
    poll["total_voter_count"] = sum(bool(chosen) for chosen in votes)
