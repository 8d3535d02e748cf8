"""Which script letters are of, and what follows from it: the order of words, the spaces between them."""

from __future__ import annotations

import re

# Letters written from right to left; letters and signs written without spaces; the other scripts by their blocks.
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_UNSPACED = re.compile(r"[\u2e80-\u303f\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")
_SCRIPTS = {
    "latin": re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]"),
    "greek": re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]"),
    "cyrillic": re.compile(r"[\u0400-\u052f]"),
    "armenian": re.compile(r"[\u0530-\u058f]"),
    "hebrew": re.compile(r"[\u0590-\u05ff]"),
    "arabic": re.compile(r"[\u0600-\u06ff\u0750-\u08ff]"),
    "devanagari": re.compile(r"[\u0900-\u097f]"),
    "bengali": re.compile(r"[\u0980-\u09ff]"),
    "thai": re.compile(r"[\u0e00-\u0e7f]"),
    "georgian": re.compile(r"[\u10a0-\u10ff]"),
    "hangul": re.compile(r"[\u1100-\u11ff\uac00-\ud7af]"),
    "kana": re.compile(r"[\u3041-\u30ff]"),
    "han": re.compile(r"[\u3400-\u9fff\uf900-\ufaff]"),
}
# Marks of direction, which are no part of what is to be read.
DIRECTION = dict.fromkeys(map(ord, "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c"))


def runs_leftward(text: str) -> bool:
    """Return whether most letters of a text are written from right to left."""
    letters = sum(map(str.isalpha, text))
    return 2 * len(_RIGHT_TO_LEFT.findall(text)) > letters


def is_unspaced(char: str) -> bool:
    """Return whether a sign is one of those that stand without spaces between: Chinese, Japanese."""
    return _UNSPACED.match(char) is not None


def is_hangul(char: str) -> bool:
    """Return whether a sign is a Korean syllable."""
    return _SCRIPTS["hangul"].match(char) is not None


def script_of(text: str) -> str:
    """Return the script that most letters of a text are of, '' where none is; Chinese signs among kana are Japanese."""
    counts = {name: len(pattern.findall(text)) for name, pattern in _SCRIPTS.items()}
    counts["kana"] += counts["han"] if counts["kana"] else 0
    best = max(counts, key=lambda name: counts[name])
    return best if 2 * counts[best] > sum(map(str.isalpha, text)) else ""
