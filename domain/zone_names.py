"""What people call the zones: cities and countries by Babel, and towns of our own."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from domain.towns import COUNTRY_NICKNAMES, MAIN_ZONES, TOWNS

USUAL_LANGUAGES = ("en", "fr")


def plain(text: str) -> str:
    """Letters and digits in lower case without accents, single spaces, "saint" as "st"."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(sign for sign in apart if not unicodedata.combining(sign))
    words = "".join(sign if sign.isalnum() else " " for sign in bare).split()
    return " ".join("st" if word in ("saint", "sainte") else word for word in words)


@cache
def locale_of(language: str | None) -> Locale:
    """Babel's locale of an ISO 639-1 code; English where there is none."""
    try:
        return Locale.parse((language or "en").replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale("en")


def zone_label(zone: str, language: str | None) -> str:
    """The city of an IANA zone as people say it in a language: "Le Caire", "Nairobi".

    A zone without a place is told by its distance from UTC: "UTC+3".
    """
    if "/" not in zone or zone.startswith("Etc/"):
        return _fixed_label(zone)
    named = locale_of(language).time_zones
    for key in (zone, *_former_names().get(zone, ())):
        city = named[key].get("city") if key in named else None
        if city:
            return str(city)
    return zone.rpartition("/")[2].replace("_", " ")


def country_label(zone: str, language: str | None) -> str | None:
    """The country of an IANA zone in a language, or None for a zone of no country."""
    code = _territory_of().get(zone)
    return None if code is None else locale_of(language).territories.get(code)


def current_name(zone: str) -> str:
    """The name that IANA uses today: Europe/Kyiv for Europe/Kiev."""
    return str(get_global("zone_aliases").get(zone, zone))


def zones_of_country(code: str) -> Sequence[str]:
    """The zones of an ISO 3166 country, where most people live first."""
    return MAIN_ZONES.get(code) or tuple(get_global("territory_zones").get(code, ()))


@cache
def cities(language: str) -> Mapping[str, Mapping[str, str]]:
    """By plain name: the zones that have a city or town of this name, with its proper name."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for zone in _territory_of():
        label = zone_label(zone, language)
        old_names = [one.rpartition("/")[2] for one in (zone, *_former_names().get(zone, ()))]
        for name in (label, *old_names):
            found[plain(name)].setdefault(zone, label)
    column = 1 if language == "fr" else 0
    for zone, towns in TOWNS.items():
        for town in towns:
            names = town.split("=")
            label = names[min(column, len(names) - 1)]
            for name in names:
                found[plain(name)][zone] = label
    return found


@cache
def countries(language: str) -> Mapping[str, str]:
    """By plain name: the ISO 3166 code of a country that has a zone."""
    nicknames = {plain(name): code for name, code in COUNTRY_NICKNAMES.items()}
    named = locale_of(language).territories
    return nicknames | {
        plain(str(name)): code
        for code, name in named.items()
        if len(code) == 2 and code.isalpha() and code != "ZZ" and zones_of_country(code)
    }


def _fixed_label(zone: str) -> str:
    distance = zone.removeprefix("Etc/GMT")
    # POSIX counts westwards: Etc/GMT-3 is three hours ahead of UTC.
    turned = {"+": "-", "-": "+"}.get(distance[:1])
    return f"UTC{turned}{distance[1:]}" if turned and distance[1:] != "0" else "UTC"


@cache
def _territory_of() -> Mapping[str, str]:
    known = get_global("zone_territories")
    return {
        zone: code for zone, code in known.items() if "/" in zone and not zone.startswith("Etc/")
    }


@cache
def _former_names() -> Mapping[str, Sequence[str]]:
    # Babel files its cities under names that IANA has left since: Asia/Calcutta, Europe/Kiev.
    former: dict[str, list[str]] = defaultdict(list)
    for old, new in get_global("zone_aliases").items():
        area = old.partition("/")[0]
        # Australia's old names are "West" and "South", which no city is called.
        if area == new.partition("/")[0] and area != "Australia":
            former[new].append(old)
    return former
