"""From what people call their place to its IANA zone: sure, to choose from, or not known."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import tzfpy
from rapidfuzz import process
from rapidfuzz.distance import OSA

from domain.wall_clock import UnknownZone, zone_of
from domain.zone_names import (
    USUAL_LANGUAGES,
    cities,
    countries,
    country_label,
    locale_of,
    plain,
    zone_label,
    zones_of_country,
)
from domain.zone_offsets import is_shift, zone_by_name, zones_by_abbreviation, zones_by_shift

__all__ = ["ZoneChoice", "ZoneMatch", "find_zones", "zone_at", "zone_label"]

MOST_CHOICES = 6
_LONGEST = 80
_SHORTEST_FUZZY = 4
_SURE_FROM = 6
_OPENING = re.compile(
    r"^(?:(?:i m|i am|i live|we are|je suis|j habite|nous sommes|time ?zone|time|fuseau horaire"
    r"|fuseau|l heure|heure) )*(?:(?:in|at|near|a|au|aux|en|de|du|des|d|of) )*"
)
_CLOSING = re.compile(r"(?: (?:time|city))*$")
_PIECES = re.compile(r"[,;()\[\]\n]|\s[-\u2013\u2014]\s")


@dataclass(frozen=True, slots=True)
class ZoneChoice:
    """An IANA zone and the place as people call it: "Genève"; `label` adds the country."""

    zone: str
    place: str
    label: str


@dataclass(frozen=True, slots=True)
class ZoneMatch:
    """What a text may mean: `sure`, or up to six `choices`, or neither."""

    sure: ZoneChoice | None = None
    choices: tuple[ZoneChoice, ...] = ()


def find_zones(text: str, language: str | None = None) -> ZoneMatch:
    """Looks up a city, country, IANA name, abbreviation or distance from UTC.

    Accents, case and some typing errors do not matter. Names are understood in English, French and
    `language`, which also words the result.
    """
    if not plain(text) or len(text) > _LONGEST:
        return ZoneMatch()
    if is_shift(text):
        return _offered(zones_by_shift(text), language, sure=_is_fixed)
    named = zone_by_name(text)
    zones = (named,) if named else zones_by_abbreviation(text)
    if zones:
        return _offered(zones, language)
    for reading in _readings(text):
        found = _exact(reading, language) or _in_country(reading, language)
        if found:
            return found
    pieces = [plain(piece) for piece in _PIECES.split(text) if plain(piece)]
    if len(pieces) > 1:
        return _narrowed(pieces, language)
    return _similar(_without_filler(text), language)


def zone_at(latitude: float, longitude: float) -> str | None:
    """The IANA zone of a place in degrees, or None for a place that is not on earth."""
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        return None
    zone = tzfpy.get_tz(longitude, latitude)
    try:
        return zone_of(zone).key if zone else None
    except UnknownZone:
        return None


def _is_fixed(zones: Sequence[str]) -> bool:
    return len(zones) == 1 and (zones[0] == "UTC" or zones[0].startswith("Etc/"))


def _is_single(zones: Sequence[str]) -> bool:
    return len(zones) == 1


def _languages(language: str | None) -> tuple[str, ...]:
    own = (locale_of(language).language,) if language else ()
    return tuple(dict.fromkeys((*own, *USUAL_LANGUAGES)))


def _choice(zone: str, place: str, language: str | None) -> ZoneChoice:
    country = country_label(zone, language)
    label = place if country is None or plain(country) == plain(place) else f"{place} ({country})"
    return ZoneChoice(zone, place, label)


def _offered(
    zones: Iterable[str], language: str | None, sure: Callable[[Sequence[str]], bool] = _is_single
) -> ZoneMatch:
    distinct = list(dict.fromkeys(zones))
    choices = tuple(_choice(zone, zone_label(zone, language), language) for zone in distinct)
    return ZoneMatch(choices[0]) if sure(distinct) else ZoneMatch(None, choices[:MOST_CHOICES])


def _readings(text: str) -> Iterator[str]:
    yield plain(text)
    bare = _without_filler(text)
    if bare and bare != plain(text):
        yield bare


def _without_filler(text: str) -> str:
    return _CLOSING.sub("", _OPENING.sub("", plain(text)))


def _exact(name: str, language: str | None) -> ZoneMatch | None:
    for code in _languages(language):
        if name in cities(code):
            places = [
                _choice(zone, _place(name, zone, language), language) for zone in cities(code)[name]
            ]
            return ZoneMatch(places[0]) if len(places) == 1 else ZoneMatch(None, tuple(places))
        if name in countries(code):
            return _offered(zones_of_country(countries(code)[name]), language)
    return None


def _place(name: str, zone: str, language: str | None) -> str:
    """A city as the reader calls it, whichever language it was typed in."""
    own = cities(_languages(language)[0]).get(name, {})
    return own.get(zone) or zone_label(zone, language)


def _country(name: str, language: str | None) -> str | None:
    found = (countries(code).get(name) for code in _languages(language))
    return next((code for code in found if code), None)


def _in_country(words: str, language: str | None) -> ZoneMatch | None:
    """Reads "nairobi kenya"."""
    parts = words.split()
    for cut in range(1, len(parts)):
        city, country = " ".join(parts[:cut]), " ".join(parts[cut:])
        if _country(country, language) and _exact(city, language):
            return _narrowed([city, country], language)
    return None


def _narrowed(pieces: Sequence[str], language: str | None) -> ZoneMatch:
    """Reads "London, Canada": a city counts only in the country named beside it."""
    city, *around = pieces
    found = _exact(city, language) or _similar(city, language)
    codes = [code for code in (_country(name, language) for name in around) if code]
    if not codes:
        # "Paris, Texas" is not the Paris we know.
        return ZoneMatch(None, (found.sure,)) if found.sure else found
    zones = set(zones_of_country(codes[0]))
    if found.sure and (found.sure.zone in zones or _same_country(found.sure.zone, codes[0])):
        return found
    fitting = tuple(one for one in found.choices if one.zone in zones)
    return ZoneMatch(None, fitting) if fitting else _offered(zones_of_country(codes[0]), language)


def _same_country(zone: str, code: str) -> bool:
    return country_label(zone, "en") == locale_of("en").territories.get(code)


def _similar(name: str, language: str | None) -> ZoneMatch:
    """Typing errors and beginnings of names. Sure only where one long name is near and alone."""
    if len(name) < _SHORTEST_FUZZY:
        return ZoneMatch()
    codes = _languages(language)
    names = list({one: None for code in codes for one in (*cities(code), *countries(code))})
    allowed = 1 if len(name) < 6 else 2 if len(name) < 9 else 3
    near = [
        (distance, one)
        for one, distance, _ in process.extract(
            name, names, scorer=OSA.distance, score_cutoff=allowed, limit=MOST_CHOICES
        )
        # Three wrong letters may be the whole of a short name.
        if distance * 4 <= len(one)
    ]
    begun = [(1, one) for one in names if f" {one}".find(f" {name}") >= 0 and one != name]
    ranked = sorted({one: distance for distance, one in (*begun, *near)}.items(), key=_by_distance)
    best = ranked[0][1] if ranked else 0
    matches = [_exact(one, language) for one, distance in ranked if distance <= best + 1]
    found = [
        choice
        for match in matches
        if match
        for choice in ((match.sure,) if match.sure else match.choices)
    ]
    distinct = tuple({choice.zone: choice for choice in reversed(found)}.values())[::-1]
    misspelt = any(distance == 1 for distance, _ in near) and len(name) >= _SURE_FROM
    alone = len(distinct) == 1 and misspelt
    return ZoneMatch(distinct[0]) if alone else ZoneMatch(None, distinct[:MOST_CHOICES])


def _by_distance(ranked: tuple[str, float]) -> float:
    return ranked[1]
