"""Text → the quantities it states, in digits or in words; dates, times, list marks and names like G7 are none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from text_to_num import alpha2digit

LANGUAGES = ("en", "fr", "de", "es", "pt", "it", "nl")
# Words that multiply the figure before them.
_SCALE = {
    r"(?:thousand|mille|mil|tausend|duizend|mila)": 1e3,
    r"(?:millions?|millionen|mio|millones|millón|milion[ei]|milh(?:ões|ão)|miljoen|m)": 1e6,
    r"(?:billions?|bn|milliards?|milliarden?|mrd|miliard[oi]|miljard)": 1e9,
}
_FIGURE = re.compile(
    r"(?<![\w.,:/-])(?P<figure>\d{1,3}(?:[.,\u00a0\u202f ’']\d{3})+(?!\d)|\d+(?:[.,]\d+)?)"
    r"(?![\w/:)]|[.,:]\d|\s?(?:h|Uhr|heures?|o'clock)\b)\s?(?P<unit>%|[^\W\d_]+)?"
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure and the word after it (`%` or a noun, in lower case)."""

    value: float
    unit: str


@lru_cache(maxsize=20_000)
def numbers_in(text: str, language: str) -> tuple[Quantity, ...]:
    """Return the quantities of a text in order; number words are read in the language, in all known ones if empty."""
    found = list(_figures(text))
    spelled = _FIGURE.sub(" ", text)
    for code in (language,) if language in LANGUAGES else LANGUAGES:
        known = {each.value for each in found}
        found += [each for each in _figures(alpha2digit(spelled, code, threshold=0)) if each.value not in known]
    return tuple(found)


def _figures(text: str) -> list[Quantity]:
    return [_quantity(match["figure"], (match["unit"] or "").lower()) for match in _FIGURE.finditer(text)]


def _quantity(figure: str, unit: str) -> Quantity:
    grouped = re.fullmatch(r"\d{1,3}(?:[.,\u00a0\u202f ’']\d{3})+", figure)
    value = float(re.sub(r"\D", "", figure)) if grouped else float(figure.replace(",", "."))
    for word, scale in _SCALE.items():
        if re.fullmatch(word, unit):
            return Quantity(value * scale, "")
    return Quantity(value, unit)
