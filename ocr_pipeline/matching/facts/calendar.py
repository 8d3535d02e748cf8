"""Text → the weekdays, dates and clock times it states, as numbers that compare across languages."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from babel import Locale

from ocr_pipeline.lexicon.text import ascii_fold

LANGUAGES = ("en", "fr", "de", "es", "pt", "it", "nl", "pl", "ru", "sv", "da", "uk")
_CLOCK = re.compile(r"\b(?P<hour>\d{1,2})\s?(?:[:h]|uhr|heures?)\s?(?P<minute>\d{2})?(?!\d)\s?(?P<half>[ap]\.?m\b)?")
_ENGLISH_HOUR = re.compile(r"(?<![\d:.])(?P<hour>\d{1,2})(?:[.](?P<minute>\d{2}))?\s?(?P<half>[ap])\.?m\b")
_COMPACT = re.compile(r"\b(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?=\s?(?:et|utc|gmt|cet|est|z|hours|h)\b|:\s)")
# The day of a month told without its month: "by the 14th", "le 22", "am 15."
_DAY = re.compile(
    r"\b(?:the|le|am|el|il|o|dia|de|den)\s(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.|º)?"
    r"(?![\w:%,.]*\d)(?!\s?(?:h|%|uhr))"
)


@lru_cache(maxsize=20_000)
def weekdays_in(text: str) -> frozenset[int]:
    """Return the weekdays named in a text, Monday 0."""
    folded = ascii_fold(text)
    return frozenset(day for name, day in _weekdays() if re.search(rf"\b{re.escape(name)}", folded))


@lru_cache(maxsize=20_000)
def times_in(text: str) -> frozenset[tuple[int, int]]:
    """Return the clock times of a text as (hour 0..23, minute)."""
    folded = ascii_fold(text)
    found = set()
    for pattern in (_CLOCK, _ENGLISH_HOUR, _COMPACT):
        for match in pattern.finditer(folded):
            parts = match.groupdict()
            half = (parts.get("half") or "").replace(".", "")
            hour, minute = int(parts["hour"]), int(parts["minute"] or 0)
            hour = hour % 12 + (12 if half.startswith("p") else 0) if half else hour
            if hour < 24 and minute < 60:
                found.add((hour, minute))
    return frozenset(found)


@lru_cache(maxsize=20_000)
def dates_in(text: str) -> frozenset[tuple[int, int]]:
    """Return the dates of a text as (day, month); the month is 0 where it is not told."""
    folded = ascii_fold(text)
    found = set()
    for name, month in _months():
        word = re.escape(name)
        for match in re.finditer(
            rf"\b(\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?\s(?:of |de )?{word}\b|\b{word}\s(\d{{1,2}})\b", folded
        ):
            found.add((int(match.group(1) or match.group(2)), month))
    if not found:
        found = {(int(match["day"]), 0) for match in _DAY.finditer(folded) if 1 <= int(match["day"]) <= 31}
    return frozenset(found)


@cache
def _weekdays() -> tuple[tuple[str, int], ...]:
    """Return (name, day) in all languages: whole names, so that "Donnerstagnachmittag" holds one and "sun" none."""
    found = set()
    for code in LANGUAGES:
        for day, name in Locale(code).days["format"]["wide"].items():
            found.add((ascii_fold(name), day))
    return tuple(sorted((name.removesuffix("-feira"), day) for name, day in found if len(name) >= 5))


@cache
def _months() -> tuple[tuple[str, int], ...]:
    """Return (name, month) in all languages."""
    found = set()
    for code in LANGUAGES:
        locale = Locale(code)
        for style in ("format", "stand-alone"):
            for month, name in locale.months[style]["wide"].items():
                found.add((ascii_fold(name), month))
    return tuple(sorted(found))
