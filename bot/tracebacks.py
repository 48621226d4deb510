"""A fault as a log may show it: where it happened and its kind, without what people wrote."""

from __future__ import annotations

import re
import traceback

from telegram.error import TelegramError

_QUOTED = re.compile(r'"[^"]*"|\'[^\']*\'|«[^»]*»|“[^”]*”')


def bare(fault: BaseException) -> str:
    """The frames and kinds of a fault and of what led to it, the first cause first."""
    parts: list[str] = []
    seen: set[int] = set()
    one: BaseException | None = fault
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        parts.insert(0, _alone(one))
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    return "\nwhich led to\n".join(parts)


def _alone(fault: BaseException) -> str:
    frames = "".join(traceback.format_tb(fault.__traceback__))
    within = [bare(one) for one in getattr(fault, "exceptions", ())]
    kind = f"{type(fault).__module__}.{type(fault).__qualname__}".removeprefix("builtins.")
    words = _words(fault)
    return "\n".join([f"{frames}{kind}{f': {words}' if words else ''}", *within])


def _words(fault: BaseException) -> str:
    """What a fault says, where that comes from the program, the system or Telegram alone."""
    if isinstance(fault, (AttributeError, NameError, ImportError)):
        return str(fault)
    if isinstance(fault, TelegramError):
        return _QUOTED.sub("…", fault.message)  # it may quote a message's own address or tag
    if isinstance(fault, OSError):
        return fault.strerror or ""
    return ""
