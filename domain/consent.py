"""What people may be sent unasked for, and the words with which they end it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

KINDS = ("reminders", "announcements", "surveys")
_NAMES = {
    "reminders": ("reminder", "reminders", "rappel", "rappels"),
    "announcements": ("announcement", "announcements", "annonce", "annonces"),
    "surveys": ("survey", "surveys", "enquete", "enquetes", "sondage", "sondages"),
}
# Whole messages; "stop" within a question is a question.
_OPT_OUTS = frozenset(
    {
        "stop", "stop all", "unsubscribe", "opt out",
        "arret", "arreter", "arretez", "stop tout", "desabonner", "me desabonner",
        "se desabonner", "desabonnement", "desinscrire", "me desinscrire",
    }
)  # fmt: skip
_WORD = re.compile(r"[a-z]+")


def is_opt_out(text: str) -> bool:
    """Whether a whole message asks to be left alone: "STOP", "Arrêt!", "unsubscribe"."""
    return len(text) <= 40 and " ".join(_words(text)) in _OPT_OUTS


def read_kinds(words: Iterable[str]) -> tuple[str, ...]:
    """The kinds that are named in English or French, in the order of KINDS; maybe none."""
    named = {word for written in words for word in _words(written)}
    return tuple(kind for kind in KINDS if named.intersection(_NAMES[kind]))


def _words(text: str) -> list[str]:
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return _WORD.findall("".join(one for one in decomposed if not unicodedata.combining(one)))
