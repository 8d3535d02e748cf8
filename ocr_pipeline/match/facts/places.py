"""Text → the countries and capitals it names, by code, with the names of their people in seven languages."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from babel import Locale

from ocr_pipeline.lexicon.text import ascii_fold

LANGUAGES = ("en", "fr", "de", "es", "pt", "it", "nl")
# First letters, in the seven languages, of what is called after a country: its people, its language, its things.
# Folded: lower case, no accents. Only stems that begin no everyday word.
PEOPLE = {
    "US": "american amerikan americain estadounidens statunitens", "GB": "british britis brit", "FR": "french francais franzos frances frans",
    "DE": "german deutsch allemand aleman tedesc alema duits", "IT": "italian italien italiaan", "ES": "spanish espagnol spani espanol spagnol espanhol spaans",
    "PT": "portugues portugies portughes portugees", "NL": "dutch neerland niederland holand olandes nederlands", "BE": "belgian belge belgi",
    "DK": "danish danois dane danes danes dinamarques deens daenisch danisch danen", "SE": "swedish suedois schwedisch sueco svedes zweeds",
    "NO": "norwegian norvegien norwegisch noruego norvegese", "FI": "finnish finlandais finnisch finland", "PL": "polish polonais polnisch polaco polacc pools",
    "RU": "russi russe ruso russ", "UA": "ukrain ucrania ucrain oekrain", "SY": "syri siri", "IR": "iran", "IQ": "iraq irak iraki",
    "IL": "israel", "CN": "chinese chinois chinesisch chino cines chines chinees", "JP": "japan japon giappon",
    "IN": "indian indien", "TR": "turk turc turco tuerk", "GR": "greek grec griech griego", "EG": "egypt aegypt agypt egip egitt egypte",
    "SA": "saudi saoud", "YE": "yemen jemen", "CA": "canadi kanad canades canadees", "MX": "mexic mexik messic", "BR": "brazil bresil brasil",
    "AR": "argentin", "VE": "venezuel", "CU": "cuban cubain kuban", "AU": "australi", "AT": "austrian autrichien osterreich oesterreich austriac oostenrijk",
    "CH": "swiss suisse schweiz suiz svizzer zwitser", "HU": "hungar hongrois ungar hungar", "RO": "roman roumain ruman", "CZ": "czech tcheque tschech",
    "KR": "south_korean sud-coreen sudkorean", "KP": "north_korean nord-coreen nordkorean", "PK": "pakistan", "AF": "afghan afgan", "GL": "greenland groenland gronland groenlandi",
    "QA": "qatar katar", "AE": "emirat emirati", "ZA": "south_african sud-africain sudafrikan", "DZ": "algeri", "MA": "morocc maroc marokk marruec",
}  # fmt: skip
# Capitals and other cities whose names differ between the languages, or that stand for many articles. Folded; `_` stands for a space.
CITIES = {
    "paris": "paris parigi parijs", "london": "london londres londra londen", "berlin": "berlin berlin berlijn berlino", "brussels": "brussels bruxelles brussel bruselas bruxelas",
    "vienna": "vienna vienne wien viena wenen", "rome": "rome rom roma", "moscow": "moscow moscou moskau moscu mosca moskou", "geneva": "geneva geneve genf ginebra ginevra genebra",
    "washington": "washington", "new york": "new_york nueva_york nova_york nova_iorque", "beijing": "beijing pekin peking pechino pequim", "kyiv": "kyiv kiev kiew kiew",
    "lisbon": "lisbon lisbonne lissabon lisboa lisbona", "madrid": "madrid", "athens": "athens athenes athen atenas atene", "warsaw": "warsaw varsovie warschau varsovia varsavia",
    "copenhagen": "copenhagen copenhague kopenhagen", "stockholm": "stockholm estocolmo", "the hague": "the_hague la_haye den_haag la_haya l'aia", "dubai": "dubai dubay", "doha": "doha",
    "davos": "davos", "munich": "munich munchen monaco_di_baviera", "zurich": "zurich zurigo", "milan": "milan mailand milano milaan", "jerusalem": "jerusalem", "tehran": "tehran teheran",
    "istanbul": "istanbul estambul", "cairo": "cairo le_caire kairo", "riyadh": "riyadh riad riyad",
}  # fmt: skip


@lru_cache(maxsize=20_000)
def places_in(text: str) -> frozenset[str]:
    """Return the countries (ISO 3166 codes) and cities (English names) that a text names or calls something after."""
    folded = ascii_fold(text)
    words = set(re.findall(r"[\w-]+", folded))
    found = {code for name, code in _territories() if _named(name, folded, words)}
    found |= {
        code for code, stems in PEOPLE.items() if any(_begins(stem.replace("_", " "), folded) for stem in stems.split())
    }
    found |= {
        city
        for city, names in CITIES.items()
        if any(_named(name.replace("_", " "), folded, words) for name in names.split())
    }
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
