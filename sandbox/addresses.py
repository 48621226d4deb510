"""Which web addresses Telegram takes in links and buttons, and how it writes them."""

import re
from ipaddress import ip_address
from urllib.parse import urlsplit

_SCHEMES = ("http", "https", "tg", "ton", "tonsite")
_USER = re.compile(r"^tg:(?://)?user\?id=(\d+)$", re.IGNORECASE)
_HOST = re.compile(r"^[^\s/?#@\[\]<>\"]+$")


def mentioned_user(url: str) -> int | None:
    """The id in a `tg://user?id=` link."""
    found = _USER.match(url.strip())
    return int(found.group(1)) if found else None


def checked_address(url: str) -> str | None:
    """The address as Telegram keeps it, or None where it is not one.

    A host needs a dot, which is why `http://localhost` is refused in a button.
    """
    url = url.strip()
    if not url or any(sign.isspace() for sign in url):
        return None
    scheme, colon, rest = url.partition(":")
    if colon and scheme.lower() in ("tg", "ton", "tonsite"):
        return url if rest.strip("/") else None
    if "://" not in url:
        url = "http://" + url
    scheme = url.partition("://")[0].lower()
    if scheme not in _SCHEMES:
        return None
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return None
    plain = (_HOST.match(host) and "." in host.strip(".")) or ":" in host
    if not plain or port == 0:
        return None
    tail = url.partition("://")[2][len(parts.netloc) :]
    if not tail.startswith("/"):
        tail = "/" + tail
    return f"{scheme}://{parts.netloc.lower()}{tail}"


def is_loopback(host: str) -> bool:
    """Whether a host names this machine alone: 127.0.0.0/8, ::1 or localhost."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
