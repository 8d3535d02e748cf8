"""A text → the same as Tesseract may read it: look-alikes, lost accents, spaces and marks, seldom a wrong figure."""

from __future__ import annotations

import unicodedata
from random import Random

# What Tesseract takes for one another on screens; many such pairs stand in the project's own benchmark readings.
ALIKE = {"l": "I", "I": "l", "i": "l", "1": "l", "o": "0", "O": "0", "e": "c", "c": "e", "t": "f", "f": "t", "a": "o",
         "u": "v", "v": "y", "h": "b", "n": "r", "s": "5", "S": "5", "g": "q", "B": "8", "и": "й", "н": "п", "ш": "щ",
         "е": "с", "л": "п", "ソ": "ン", "り": "リ", "ー": "一", "ا": "أ", "ه": "ة", ".": ",", ",": "."}  # fmt: skip
FIGURES = {"0": "6", "1": "7", "3": "8", "5": "6", "6": "8", "7": "1", "8": "3", "9": "0"}
LOST = ".,!?'’:;-"


def misread(chance: Random, text: str, rate: float) -> str:
    """Return a text with about `rate` (0..1) of its signs misread; figures ten times more seldom."""
    found = []
    for char in text:
        draw = chance.random()
        if ord(char) > 0xFFFF or char in "❤\ufe0f":
            found.append(chance.choice(("\ufffc", "", char)))
        elif char.isdigit():
            found.append(FIGURES.get(char, char) if draw < rate / 10 else char)
        elif draw < rate:
            found.append(_wrong(char, chance))
        else:
            found.append(char)
    return " ".join("".join(found).split())


def _wrong(char: str, chance: Random) -> str:
    """Return what a sign is misread as; '' where it is lost. Seldom is a letter taken for a figure."""
    if char == " " or char in LOST:
        return ""
    plain = unicodedata.normalize("NFD", char)
    if len(plain) > 1 and char.isalpha() and ord(char) < 0x250:
        return plain[0]
    wrong = ALIKE.get(char, char)
    return wrong if not wrong.isdigit() or chance.random() < 0.2 else ""
