"""Text → the countries and capitals it names, by code, with the names of their people in seven languages."""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache
from pathlib import Path

from babel import Locale

from ocr_pipeline.lexicon.text import ascii_fold

LANGUAGES = ("en", "fr", "de", "es", "pt", "it", "nl")
# `people`: first letters, in the seven languages, of what is called after a country: its people, its language, its
# things; only such as begin no everyday word. `cities`: capitals and others whose names differ between the languages.
# All folded: lower case, no accents.
_DATA = json.loads((Path(__file__).parent / "places.json").read_text("utf-8"))
PEOPLE: dict[str, list[str]] = _DATA["people"]
CITIES: dict[str, list[str]] = _DATA["cities"]


@lru_cache(maxsize=20_000)
def places_in(text: str) -> frozenset[str]:
    """Return the countries (ISO 3166 codes) and cities (English names) that a text names or calls something after."""
    folded = ascii_fold(text)
    words = set(re.findall(r"[\w-]+", folded))
    found = {code for name, code in _territories() if _named(name, folded, words)}
    found |= {code for code, stems in PEOPLE.items() if any(_begins(stem, folded) for stem in stems)}
    found |= {city for city, names in CITIES.items() if any(_named(name, folded, words) for name in names)}
    if re.search(r"\bUSA?\b|\bthe us\b", text):
        found.add("US")
    return frozenset(found)


def is_city(place: str) -> bool:
    """Return whether a place is a city."""
    return place in CITIES


def _named(name: str, folded: str, words: set[str]) -> bool:
    return name in words if name.isalnum() else re.search(rf"(?<!\w){re.escape(name)}(?!\w)", folded) is not None


def _begins(stem: str, folded: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(stem)}", folded) is not None


@cache
def _territories() -> tuple[tuple[str, str], ...]:
    """Return (folded name, code) of the world's countries in all languages."""
    found = set()
    for language in LANGUAGES:
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha() and code not in ("EU", "UN", "EZ", "ZZ", "XA", "XB"):
                found.add((ascii_fold(name), code))
    return tuple(sorted(pair for pair in found if len(pair[0]) > 3))
