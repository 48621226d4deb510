"""What people write instead of a place: an IANA name, CET, UTC+3."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from zoneinfo import available_timezones

from domain.zone_names import current_name, plain

_SHIFTED = re.compile(
    r"(?:utc|gmt|tu)?\s*([+\-\u2010-\u2015\u2212])\s*(\d{1,2})(?:\s*[:h.]?\s*(\d{2}))?\s*h?",
    re.IGNORECASE,
)

# By minutes ahead of UTC in winter; whole hours have zones of their own.
_BETWEEN_HOURS: Mapping[int, tuple[str, ...]] = MappingProxyType(
    {
        -570: ("Pacific/Marquesas",),
        -210: ("America/St_Johns",),
        210: ("Asia/Tehran",),
        270: ("Asia/Kabul",),
        330: ("Asia/Kolkata", "Asia/Colombo"),
        345: ("Asia/Kathmandu",),
        390: ("Asia/Yangon", "Indian/Cocos"),
        525: ("Australia/Eucla",),
        570: ("Australia/Adelaide", "Australia/Darwin"),
        630: ("Australia/Lord_Howe",),
        765: ("Pacific/Chatham",),
    }
)

# An abbreviation that several places use gives all of them.
_ABBREVIATIONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        **dict.fromkeys(("utc", "gmt", "tu", "tuc", "z", "zulu"), ("UTC",)),
        **dict.fromkeys(("cet", "cest", "mez", "mesz", "hec", "heec"), ("Europe/Paris",)),
        **dict.fromkeys(("eet", "eest"), ("Europe/Athens", "Africa/Cairo")),
        **dict.fromkeys(("wet", "west"), ("Europe/Lisbon",)),
        **dict.fromkeys(("est", "edt", "et", "hne", "hae"), ("America/New_York",)),
        **dict.fromkeys(("cdt", "hnc", "hac"), ("America/Chicago",)),
        **dict.fromkeys(("mst", "mdt", "hnr", "har"), ("America/Denver",)),
        **dict.fromkeys(("pst", "pdt", "hnp", "hap"), ("America/Los_Angeles",)),
        **dict.fromkeys(("aest", "aedt"), ("Australia/Sydney",)),
        **dict.fromkeys(("nzst", "nzdt"), ("Pacific/Auckland",)),
        "cst": ("America/Chicago", "Asia/Shanghai"),
        "bst": ("Europe/London", "Asia/Dhaka"),
        "ist": ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"),
        "ast": ("America/Halifax", "America/Puerto_Rico", "Asia/Riyadh"),
        "wat": ("Africa/Lagos",),
        "cat": ("Africa/Maputo",),
        "eat": ("Africa/Nairobi",),
        "sast": ("Africa/Johannesburg",),
        "msk": ("Europe/Moscow",),
        "trt": ("Europe/Istanbul",),
        "gst": ("Asia/Dubai",),
        "pkt": ("Asia/Karachi",),
        "npt": ("Asia/Kathmandu",),
        "ict": ("Asia/Bangkok", "Asia/Ho_Chi_Minh"),
        "wib": ("Asia/Jakarta",),
        "wita": ("Asia/Makassar",),
        "wit": ("Asia/Jayapura",),
        "sgt": ("Asia/Singapore",),
        "hkt": ("Asia/Hong_Kong",),
        "pht": ("Asia/Manila",),
        "jst": ("Asia/Tokyo",),
        "kst": ("Asia/Seoul",),
        "acst": ("Australia/Adelaide", "Australia/Darwin"),
        "awst": ("Australia/Perth",),
        "brt": ("America/Sao_Paulo",),
        "art": ("America/Argentina/Buenos_Aires",),
        "clt": ("America/Santiago",),
        "cot": ("America/Bogota",),
        "pet": ("America/Lima",),
    }
)


def zone_by_name(text: str) -> str | None:
    """The IANA zone of a name in any case, by its present name; a name without "/" is a place."""
    zone = _names().get(text.strip().replace(" ", "_").casefold())
    return None if zone is None else current_name(zone)


def zones_by_abbreviation(text: str) -> tuple[str, ...]:
    """The zones that an abbreviation such as CET may mean; none for anything else."""
    return _ABBREVIATIONS.get(plain(text), ())


def is_shift(text: str) -> bool:
    """Whether a text is a distance from UTC, be it one that exists or not."""
    return _SHIFTED.fullmatch(text.strip()) is not None


def zones_by_shift(text: str) -> tuple[str, ...]:
    """The zones at a distance from UTC: a fixed one for whole hours, places for the others."""
    found = _SHIFTED.fullmatch(text.strip())
    if found is None:
        return ()
    sign, hours, minutes = found[1], int(found[2]), int(found[3] or 0)
    ahead = (1 if sign == "+" else -1) * (hours * 60 + minutes)
    if ahead == 0:
        return ("UTC",)
    if minutes == 0 and -12 * 60 <= ahead <= 14 * 60:
        # POSIX counts westwards: three hours ahead of UTC is Etc/GMT-3.
        return (f"Etc/GMT{'-' if ahead > 0 else '+'}{hours}",)
    return _BETWEEN_HOURS.get(ahead, ())


@cache
def _names() -> Mapping[str, str]:
    return {
        name.casefold(): name
        for name in available_timezones()
        if "/" in name and not name.startswith("Etc/")
    }
