"""The settings: read once from the environment, checked all at once, a sentence for each fault."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from storage.backups import file_of
from storage.engines import open_engine

PREFIX = "TALARIA_"
DATABASE = "sqlite:///data/talaria.db"
REHEARSAL_DATABASE = "sqlite:///data/rehearsal.db"
_TOKEN = re.compile(r"[0-9]{3,20}:[A-Za-z0-9_-]{10,64}")
_FASTEST = 1000  # what Telegram allows those who pay for it
_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


class BadSettings(ValueError):
    """One or more settings cannot be used. `sentences` says what to mend, one for each."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = sentences


@dataclass(frozen=True, slots=True)
class Settings:
    """What the service was told. Ids of people and chats are Telegram's numbers."""

    telegram_token: str | None
    telegram_api: str
    database_url: str
    organisers: tuple[int, ...]
    organisers_chat: int | None
    content: Path | None
    sandbox_host: str
    sandbox_port: int
    abreast: int
    bulk_a_second: float
    log_level: str
    log_format: str
    health_listen: tuple[str, int] | None
    webhook_url: str
    webhook_listen: tuple[str, int]
    webhook_secret: str

    @property
    def is_rehearsal(self) -> bool:
        """Without a token the service talks to its own sandbox."""
        return self.telegram_token is None


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Reads every TALARIA_ variable. Raises BadSettings with all faults, not only the first."""
    values: dict[str, Any] = {}
    faults = [
        f"{PREFIX}{name.upper()}: nobody knows this setting; .env.example lists those there are."
        for name in sorted(
            key.removeprefix(PREFIX).lower() for key in environment if key.startswith(PREFIX)
        )
        if name not in _READERS
    ]
    for name, (default, read) in _READERS.items():
        text = environment.get(PREFIX + name.upper(), "").strip() or default
        try:
            values[name] = read(text)
        except ValueError as error:
            faults.append(f"{PREFIX}{name.upper()}: {error}")
    if values.get("webhook_url") and not environment.get(f"{PREFIX}TELEGRAM_TOKEN", "").strip():
        # A rehearsal asks its sandbox, and would mark a database that waits for real people.
        faults.append(
            f"{PREFIX}WEBHOOK_URL: a webhook needs a token. Set TALARIA_TELEGRAM_TOKEN as well."
        )
    if faults:
        raise BadSettings(faults)
    if not values["database_url"]:
        # Rehearsal people must never stand among real ones.
        values["database_url"] = DATABASE if values["telegram_token"] else REHEARSAL_DATABASE
    return Settings(**values)


def read_environment_file(path: Path) -> dict[str, str]:
    """The NAME=value lines of a .env file; none where there is no such file."""
    if not path.is_file():
        return {}
    pairs = (
        line.split("=", 1)
        for line in path.read_text(encoding="utf-8").splitlines()
        if "=" in line and not line.lstrip().startswith("#")
    )
    return {name.strip(): value.strip().strip("\"'") for name, value in pairs}


def _token(text: str) -> str | None:
    if text and not _TOKEN.fullmatch(text):
        raise ValueError("this is not a bot token; BotFather's look like 123456789:AA… .")
    return text or None


def _api(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("this must be an address such as http://127.0.0.1:8081, without /bot.")
    if parts.path.rstrip("/").endswith("/bot"):
        raise ValueError("leave /bot out, it is added by the program.")
    return text.rstrip("/")


def _public(text: str) -> str:
    parts = urlsplit(text)
    if text and (parts.scheme != "https" or not parts.hostname):
        raise ValueError(
            "Telegram needs an address with https, such as https://bot.example.org/telegram."
        )
    if text and not re.fullmatch(r"[^:]*|\[.*\]|.*:(443|80|88|8443)", parts.netloc):
        raise ValueError("Telegram calls only the ports 443, 80, 88 and 8443.")
    return text


def _listen(text: str) -> tuple[str, int]:
    host, _, port = text.rpartition(":")
    if not host or not port.isdigit() or int(port) > 65535:
        raise ValueError("this must be a host and a port, such as 127.0.0.1:8443.")
    return host.strip("[]"), int(port)


def _maybe_listen(text: str) -> tuple[str, int] | None:
    return _listen(text) if text else None


def _format(text: str) -> str:
    if text.lower() not in ("text", "json"):
        raise ValueError("this must be text or json.")
    return text.lower()


def _secret(text: str) -> str:
    if text and not re.fullmatch(r"[A-Za-z0-9_-]{16,256}", text):
        raise ValueError("this must be 16 to 256 of the signs A-Z, a-z, 0-9, _ and -.")
    return text


def _database(text: str) -> str:
    if text:
        open_engine(text, probe=True).dispose()
        if text.startswith("sqlite") and file_of(text) is None:
            raise ValueError(
                "name a file, such as sqlite:///data/talaria.db; nothing else is kept."
            )
    return text


def _id(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise ValueError(f"{text!r} is not a Telegram id, which is a number.") from None


def _ids(text: str) -> tuple[int, ...]:
    return tuple(dict.fromkeys(_id(part) for part in re.split(r"[,;\s]+", text) if part))


def _maybe_id(text: str) -> int | None:
    return _id(text) if text else None


def _folder(text: str) -> Path | None:
    if text and not Path(text).is_dir():
        raise ValueError(f"there is no folder {text}.")
    return Path(text) if text else None


def _whole(smallest: int, largest: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not text.isdigit() or not smallest <= int(text) <= largest:
            raise ValueError(f"this must be a whole number from {smallest} to {largest}.")
        return int(text)

    return read


def _rate(text: str) -> float:
    try:
        rate = float(text)
    except ValueError:
        rate = 0.0
    if not 0.1 <= rate <= _FASTEST:
        raise ValueError(f"this must be a number from 0.1 to {_FASTEST}.")
    return rate


def _level(text: str) -> str:
    if text.upper() not in _LEVELS:
        raise ValueError(f"this must be one of {', '.join(_LEVELS)}.")
    return text.upper()


_READERS: dict[str, tuple[str, Callable[[str], Any]]] = {
    "telegram_token": ("", _token),
    "telegram_api": ("https://api.telegram.org", _api),
    "database_url": ("", _database),
    "organisers": ("", _ids),
    "organisers_chat": ("", _maybe_id),
    "content": ("", _folder),
    "sandbox_host": ("127.0.0.1", str),
    "sandbox_port": ("8081", _whole(0, 65535)),
    "abreast": ("64", _whole(1, 1024)),
    "bulk_a_second": ("29", _rate),
    "log_level": ("INFO", _level),
    "log_format": ("text", _format),
    "health_listen": ("", _maybe_listen),
    "webhook_url": ("", _public),
    "webhook_listen": ("127.0.0.1:8443", _listen),
    "webhook_secret": ("", _secret),
}
