"""Text → the weekdays, dates, seasons and clock times it tells in Japanese, Chinese, Korean, Arabic or Hebrew words."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from ocr_pipeline.lexicon.numerals import in_figures
from ocr_pipeline.lexicon.scripts import bounded
from ocr_pipeline.lexicon.text import ascii_fold

# Plain words, folded and bounded as their script asks for, and patterns where a word needs what stands beside it.
_DATA: dict[str, Any] = json.loads((Path(__file__).parent / "eastern.json").read_text("utf-8"))
_HALF = rf"(?:(?P<later>{_DATA['later']})|{_DATA['earlier']})の?\s?"
_CLOCK = re.compile(
    rf"(?:{_HALF})?(?<!\d)(?P<hour>\d{{1,2}})\s?(?:時(?!間|期|代)|时(?!间|期|代)|"
    r"[点點](?!\s?\d+ ?(?:[^\d分\s]|$))|시(?!간|장|민|작|도))"
    r"(?:\s?(?P<minute>\d{1,2})\s?[分분]|\s?(?P<half>半|반))?"
)
# An hour in Arabic and Hebrew, and what makes it one of the afternoon.
_HOUR = re.compile(
    r"(?<!\w)[وبلכבמ]?(?:الساعه|الساعة|שעה) (?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?"
    r"(?: (?P<later>مساء|عصرا|ظهرا|بعد الظهر|ליلا|"
    r"בערב|אחר הצהריים|אחה\"צ|בצהריים))?"
)
# A month, and a day of it, by the signs of East Asia; a day by itself where it is plainly none of several.
_DATE = re.compile(r"(?<![\d.])(?P<month>1[0-2]|[1-9])\s?[月월](?!間|间)(?:\s?(?P<day>[12]?\d|3[01])\s?[日일号號])?")
_DAY = re.compile(
    r"(?<![\d.])(?P<day>[12]?\d|3[01])\s?(?:[号號](?![仓倉楼樓线線机機房门門店车車厅廳院室])|"
    r"日(?=[にの]|まで(?!に\d)|から|付)|일(?=에 |까지 |부터 ))"
)


def weekdays_named(text: str) -> frozenset[int]:
    """Return the weekdays named, Monday 0."""
    return frozenset(_found("weekdays", ascii_fold(text)))


def days_apart(kind: str, text: str) -> frozenset[int]:
    """Return how many days after the one of speaking (`relative`) or spoken of (`reported`) are meant."""
    return frozenset(int(days) for days in _named(kind, ascii_fold(text)))


def seasons_named(text: str) -> frozenset[str]:
    """Return the seasons and feasts named, by their English names."""
    return frozenset(_named("seasons", ascii_fold(text)))


def dates_told(text: str) -> frozenset[tuple[int, int]]:
    """Return the dates as (day, month), either 0 where it is not told."""
    folded = ascii_fold(in_figures(text))
    found = {(int(match["day"] or 0), int(match["month"])) for match in _DATE.finditer(folded)}
    for month, name in enumerate(_patterns("months"), start=1):
        for match in name.finditer(folded):
            day = re.search(r"(?<![\d.])([12]?\d|3[01])(?: من)?\s$", folded[: match.start()])
            found.add((int(day[1]) if day else 0, month))
    return frozenset(found or {(int(match["day"]), 0) for match in _DAY.finditer(folded)})


def hours_told(text: str) -> frozenset[tuple[int, int]]:
    """Return the clock times as (hour 0..23, minute)."""
    folded = ascii_fold(in_figures(text))
    for number, name in reversed([*enumerate(_DATA["hours"], start=1)]):
        folded = folded.replace(f"الساعة {ascii_fold(name)}", f"الساعة {number}")
    found = set()
    for match in (*_CLOCK.finditer(folded), *_HOUR.finditer(folded)):
        parts = match.groupdict()
        minute = 30 if parts.get("half") else int(parts["minute"] or 0)
        hour = int(parts["hour"])
        hour += 12 if parts["later"] and hour < 12 else 0
        if hour < 24 and minute < 60:
            found.add((hour, minute))
    return frozenset(found)


def _found(kind: str, folded: str) -> list[int]:
    return [number for number, words in enumerate(_patterns(kind)) if words.search(folded)]


def _named(kind: str, folded: str) -> list[str]:
    return [name for name, words in zip(_DATA[kind], _patterns(kind), strict=True) if words.search(folded)]


@cache
def _patterns(kind: str) -> tuple[re.Pattern[str], ...]:
    rows: Sequence[list[str]] = [*_DATA[kind].values()] if isinstance(_DATA[kind], dict) else _DATA[kind]
    return tuple(re.compile("|".join(map(_pattern_of, row))) for row in rows)


def _pattern_of(word: str) -> str:
    """Return a pattern for a word; one with signs of a pattern is taken as it stands, but folded."""
    return ascii_fold(word) if re.search(r"[()\[\]?]", word) else bounded(ascii_fold(word), "")
