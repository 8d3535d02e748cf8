"""Text → the countries and cities it names, by code, with the names of their people in many languages."""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache
from pathlib import Path

from babel import Locale

from ocr_pipeline.lexicon.text import ascii_fold
from ocr_pipeline.matching.facts.eastern_places import eastern_places

LANGUAGES = ("en", "fr", "de", "es", "pt", "it", "nl", "pl", "ru", "sv", "da", "nb", "uk", "tr", "cs", "sk", "hu",
             "ro", "fi", "el", "bg", "ca")  # fmt: skip
HERE = Path(__file__).parent
# `people`: first letters, in the newspapers' languages, of what is called after a country: its people, its language,
# its things; only such as begin no everyday word. `cities`: those known in lower case too, as chats write them.
# All folded: lower case, no accents.
_DATA = json.loads((HERE / "places.json").read_text("utf-8"))
PEOPLE: dict[str, list[str]] = _DATA["people"]
CITIES: dict[str, list[str]] = _DATA["cities"]
# Codes of groups of countries, and of countries whose names are everyday words or parts of other names.
LEFT_OUT = frozenset({"EU", "UN", "EZ", "ZZ", "XA", "XB"})
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
# Endings that a name of a city may lose to be found: letters of Slavic cases, syllables of Hungarian and Finnish ones.
LONG = 5
# What the last letters of a Slavic name become where they are softened ("v Praze", "у Празі", "w Hadze", "w Rydze").
_SOFTENED = (("ze", "ha"), ("ze", "ga"), ("dze", "ga"), ("зі", "га"), ("зе", "га"), ("ce", "ka"), ("ці", "ка"))
_ENDING = re.compile(r"(?<=\w{4})(?:ban|ben|bol|rol|nak|nek|tol|hoz|ssa|sta|lla|lta|lle)$")


@lru_cache(maxsize=20_000)
def places_in(text: str) -> frozenset[str]:
    """Return the countries (ISO 3166 codes) and cities (English names) that a text names or calls something after."""
    folded = ascii_fold(text)
    found = {_territories()[match["name"]] for match in _territory_pattern().finditer(folded)}
    found |= {code for code, pattern in _people() if pattern.search(folded)}
    found |= {_known()[match["name"]] for match in _known_pattern().finditer(folded)}
    found |= _cities_in(text) | eastern_places(text)
    if re.search(r"\bUSA?\b|\bthe us\b|\bU\.S\.", text):
        found.add("US")
    return frozenset(found)


def is_city(place: str) -> bool:
    """Return whether a place is a city."""
    return not (len(place) == 2 and place.isupper())


def _cities_in(text: str) -> set[str]:
    """Return the cities of the large table; its names need a capital, the ambiguous ones not at a sentence's start."""
    found = set()
    words = list(_WORD.finditer(text))
    for i, word in enumerate(words):
        if not word.group()[0].isupper():
            continue
        opening = i == 0 or re.search(r"[.!?:\"“„«»]\s*$", text[: word.start()]) is not None
        pair = f"{word.group()} {words[i + 1].group()}" if i + 1 < len(words) else ""
        city = _city(pair, opening=False) if pair else ""
        city = city or _city(word.group(), opening=opening)
        if city and city not in _territories():
            found.add(city)
    return found


def _city(name: str, *, opening: bool) -> str:
    folded = re.sub(r"(?<=\w{3})'\w{1,4}$", "", ascii_fold(name))  # "London's", "Ankara'da"
    certain, unclear = _table()
    options = [folded]
    if len(folded) > LONG:
        options += [folded[:-1], *(folded[:-1] + vowel for vowel in "aoьyе"), folded[:-2], _ENDING.sub("", folded)]
    options += [folded.removesuffix(ending) + bare for ending, bare in _SOFTENED if folded.endswith(ending)]
    for option in options:
        if option in certain:
            return certain[option]
        if option in unclear and not opening and option == folded:
            return unclear[option]
    return ""


@cache
def _table() -> tuple[dict[str, str], dict[str, str]]:
    """Return (name → city) of names that are nothing else, and of those that are everyday words too."""
    certain: dict[str, str] = {}
    unclear: dict[str, str] = {}
    for line in (HERE / "cities.tsv").read_text("utf-8").splitlines():
        city, *names = line.split("\t")
        for name in names:
            if name.startswith("*"):
                unclear.setdefault(name[1:], city)
            else:
                certain.setdefault(name, city)
    return certain, unclear


@cache
def _known() -> dict[str, str]:
    return {name: city for city, names in CITIES.items() for name in names}


@cache
def _known_pattern() -> re.Pattern[str]:
    return _whole(_known())


@cache
def _people() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((code, re.compile(rf"(?<!\w)(?:{'|'.join(stems)})")) for code, stems in PEOPLE.items())


@cache
def _territories() -> dict[str, str]:
    """Return folded name → code of the world's countries in all languages."""
    found = {}
    for language in LANGUAGES:
        for code, name in Locale(language).territories.items():
            folded = ascii_fold(name)
            if len(code) == 2 and code.isalpha() and code not in LEFT_OUT and len(folded) > 3:
                found[folded] = code
                found.setdefault(_stem(folded), code)
    return found


def _stem(name: str) -> str:
    return name[:-1] if len(name) >= 7 and name[-1] in "aeiouyяаеи" and " " not in name else name


@cache
def _territory_pattern() -> re.Pattern[str]:
    # Long names take the endings of Slavic, Hungarian, Finnish, Romanian and Greek cases.
    cases = "[aeiouyąęę]|ii|ji|om|ou|em|ei|ом|ой|ии|ию|ией|ы|е|у|и|ю|ς|ba|be|rol|ra|re|nak|nek|tol|an"
    brief = "ssa|sta|n|ban|ben|bol"
    return _whole(_territories(), ending=rf"(?:(?<=\w{{6}})(?:{cases})|(?<=\w{{5}})(?:{brief})|'s|s)?")


def _whole(names: dict[str, str], ending: str = "") -> re.Pattern[str]:
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?P<name>{'|'.join(map(re.escape, ordered))}){ending}(?!\w)")
