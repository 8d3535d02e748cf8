"""Text → the clock times it states, as (hour 0..23, minute)."""

from __future__ import annotations

import re
from functools import lru_cache

from ocr_pipeline.lexicon.numbers import digits
from ocr_pipeline.lexicon.text import ascii_fold
from ocr_pipeline.matching.facts.eastern import hours_told

Time = tuple[int, int]

_CLOCK = re.compile(
    r"\b(?P<hour>\d{1,2})\s?(?::|h(?![a-z])|uhr|heures?|horas|uur|час\w*)(?:\s?(?P<minute>\d{2}))?(?!\d)\s?(?P<half>[ap]\.?m\b)?"
)
_ENGLISH_HOUR = re.compile(r"(?<![\d:.])(?P<hour>\d{1,2})(?:[.:](?P<minute>\d{2}))?\s?(?P<half>[ap])\.?m\b")
_COMPACT = re.compile(r"\b(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?=\s?(?:et|utc|gmt|cet|est|z|hours|h)\b|:\s)")
# An hour told after what only stands before one, or before what only stands after one.
_HOUR = re.compile(
    r"(?<!\w)(?:a las?|alle(?: ore)?|as|a?t? ?kl\.?|klockan|klokk?[ae]n?|godz(?:\w+|\.)?|saat|kello|la ora)\s"
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?(?!\d|[.,:]\d|\s?%)|"
    r"(?<![\w:.])(?P<hour2>\d{1,2})(?=\s(?:o'clock|in the (?:morning|afternoon|evening)|da (?:manha|tarde)|"
    r"de la (?:manana|tarde|noche)|du (?:matin|soir)|de l'apres|di mattina|di sera|del pomeriggio|utra|вечера|утра|"
    r"rano|wieczorem|hodin|tomorrow|tonight|sharp))"
)
# Halves and quarters: minutes after the hour told; in the Germanic languages "half eight" is before it.
_HOURS = r"(?P<hour2>\d{1,2})(?:\s?(?:h|heures?))?"
_PARTS = tuple(
    (minutes, re.compile(rf"(?<!\w)(?:(?:{before}) (?P<hour>\d{{1,2}})|{_HOURS} (?:{after}))(?!\w)"))
    for minutes, before, after in (
        (30, "half past", "et demie?|y media|e mezz[ao]|e meia"),
        (15, "quarter past|viertel nach|kwart over|kvart over", "et quart|y cuarto|e un quarto|e um quarto"),
        (-15, "quarter to|viertel vor|kwart voor|kvart i|kvart pa", "moins le quart|menos cuarto|meno un quarto"),
        (-30, "halb|half|halv|fel|puoli", "menos meia"),
    )
)
# The hours as Polish tells them, from the first.
_ORDINALS = (
    "pierwszej", "drugiej", "trzeciej", "czwartej", "piatej", "szostej", "siodmej", "osmej", "dziewiatej",
    "dziesiatej", "jedenastej", "dwunastej",
)  # fmt: skip
_ORDINAL = re.compile(rf"(?<!\w)(?:o|od|do|przed|po|godzinie) (?P<word>{'|'.join(_ORDINALS)})(?!\w)")
# Half hours of Slavic languages: what they begin with, and the hour that is to come, from the first.
_HALVES = (
    ("wpół do ", " ".join(_ORDINALS)),
    ("půl ", "jedné druhé třetí čtvrté páté šesté sedmé osmé deváté desáté jedenácté dvanácté"),
    ("pol ", "jednej druhej tretej štvrtej piatej šiestej siedmej ôsmej deviatej desiatej jedenástej dvanástej"),
    ("(?:половин[еау] |пол)", "первого второго третьего четвёртого пятого шестого седьмого восьмого девятого десятого "
                              "одиннадцатого двенадцатого"),
    ("пів на ", "першу другу третю четверту п'яту шосту сьому восьму дев'яту десяту одинадцяту дванадцяту"),
)  # fmt: skip
_HALF = tuple(
    (re.compile(rf"(?<!\w){ascii_fold(begins)}(?P<word>{'|'.join(hours)})(?!\w)"), hours)
    for begins, hours in ((begins, ascii_fold(words).split()) for begins, words in _HALVES)
)
_NAMED = (
    ((12, 0), r"\b(?:noon|midday|midi|mittags?|mediodia|mezzogiorno|meio-dia|twaalf uur|poludnie|полдень)\b"),
    ((0, 0), r"\b(?:midnight|minuit|mitternacht|medianoche|mezzanotte|meia-noite|middernacht|polnoc|полночь)\b"),
)


@lru_cache(maxsize=20_000)
def times_in(text: str, language: str = "") -> frozenset[Time]:
    """Return the clock times of a text; number words are read in the language."""
    folded = ascii_fold(digits(text, language) if language else text)
    found = set(hours_told(text))
    found |= {time for time, name in _NAMED if re.search(name, folded)}
    for words, hours in _HALF:
        found |= {(hours.index(match["word"]) or 12, 30) for match in words.finditer(ascii_fold(text))}
        folded = words.sub(" ", folded)
    found |= {(_ORDINALS.index(match["word"]) + 1, 0) for match in _ORDINAL.finditer(folded)}
    for minutes, words in _PARTS:
        told = [int(match["hour"] or match["hour2"]) * 60 + minutes for match in words.finditer(folded)]
        found |= {divmod(at, 60) for at in told if 0 <= at < 24 * 60}
        folded = words.sub(" ", folded)
    for pattern in (_CLOCK, _ENGLISH_HOUR, _COMPACT, _HOUR):
        for match in pattern.finditer(folded):
            parts = match.groupdict()
            half = (parts.get("half") or "").replace(".", "")
            hour, minute = int(parts["hour"] or parts.get("hour2") or 0), int(parts["minute"] or 0)
            hour = hour % 12 + (12 if half.startswith("p") else 0) if half else hour
            if hour < 24 and minute < 60:
                found.add((hour, minute))
    return frozenset(found)


def same_time(a: Time, b: Time) -> bool:
    """Return whether two times can be one: told on a clock of twelve hours, the half of the day may be left open."""
    return a[1] == b[1] and a[0] % 12 == b[0] % 12
