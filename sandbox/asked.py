"""Presses and inline queries that wait for the bot's answer."""

import secrets
from dataclasses import dataclass

from sandbox.clock import Clock
from sandbox.errors import bad_request

CALLBACK_LIFE = 150  # seconds a press waits for its answer on Telegram's side
_MANY = 1000


@dataclass(slots=True)
class Asked:
    """Who asked, and until when an answer is taken."""

    person: int
    expires: float


class Waiting:
    """The questions without an answer, by their id."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self._asked: dict[str, Asked] = {}

    def add(self, person: int) -> str:
        """The id of a new callback or inline query."""
        now = self.clock.now()
        if len(self._asked) > _MANY:
            self._asked = {key: one for key, one in self._asked.items() if one.expires > now}
        number = str(secrets.randbelow(9 * 10**18) + 10**18)
        self._asked[number] = Asked(person, now + CALLBACK_LIFE)
        return number

    def take(self, number: str) -> Asked:
        """Take a waiting question off the list, or Telegram's refusal where it is too late."""
        asked = self._asked.pop(number, None)
        if asked is None or asked.expires <= self.clock.now():
            raise bad_request(
                "query is too old and response timeout expired or query ID is invalid"
            )
        return asked
