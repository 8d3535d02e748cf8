"""A language → the words of its dates: months, weekdays, near days, halves of the day, and what stands between."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from dateparser.data.languages_info import language_order
from dateparser.languages.loader import default_loader

# Every language whose words are known, those with most speakers first.
LANGUAGES: tuple[str, ...] = tuple(code for code in language_order if "-" not in code)
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NEAR = {"2 day ago": -2, "1 day ago": -1, "0 day ago": 0, "in 1 day": 1}
# Chinese programs part the day finer than CLDR's two halves; noon is told by the hour itself.
MORNING, EVENING = ("凌晨", "清晨", "早上", "上午"), ("中午", "下午", "傍晚", "晚上")
# What stands in dates besides, and is in no list: "1er", "14º", the day of the Arabic week, Japanese "(水)".
BETWEEN = (
    "de",
    "del",
    "d",
    "du",
    "der",
    "den",
    "le",
    "el",
    "il",
    "em",
    "am",
    "kl",
    "klo",
    "uhr",
    "at",
    "a",
    "las",
    "saat",
    "στις",
    "يوم",
    "г",
    "년",
)
_UNSPACED = re.compile("[\u0e00-\u0e7f\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af]")


class Slot(StrEnum):
    """What a word of a date tells."""

    MONTH = "month"
    WEEKDAY = "weekday"
    NEAR = "near"


# Letters of a word for a day in Latin letters that is no name, at least.
SHORTEST = {Slot.WEEKDAY: 6, Slot.NEAR: 4}
NAMED_SO = frozenset(("domingo", "domenica"))
# So many languages have most of all speakers.
SPOKEN = 40


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one language, folded: what they may tell, the halves of the day, and those that tell nothing.

    `finds` matches a word that tells something, the longest first; `year_first`: dates in figures begin with the year.
    """

    words: Mapping[str, tuple[tuple[Slot, int], ...]]
    finds: re.Pattern[str]
    halves: Mapping[str, bool]
    clock: re.Pattern[str]
    silent: frozenset[str]
    year_first: bool


def fold(text: str) -> str:
    """Return a text in lower case, without accents, marks of direction and dots of abbreviations' own kind."""
    plain = unicodedata.normalize("NFKD", text.replace("İ", "i")).casefold().replace("ı", "i")
    plain = "".join(char for char in plain if not "\u0300" <= char <= "\u036f" and unicodedata.category(char) != "Cf")
    figures = (str(unicodedata.digit(char)) if char.isdigit() else char for char in unicodedata.normalize("NFC", plain))
    return re.sub("[’‘ʼ`´]", "'", "".join(figures))


@cache
def vocabulary(language: str) -> Vocabulary:
    """Return the words of a language (ISO 639-1, one of LANGUAGES)."""
    info = default_loader.get_locale(language).info
    words, halves = _words_of(language), _halves_of(language)
    silent = {fold(word).strip(" .-") for word in (*info.get("skip", ()), *info.get("pertain", ()), *BETWEEN)}
    return Vocabulary(
        {word: tuple(sorted(told)) for word, told in words.items()},
        re.compile("|".join(map(_bounded, sorted(words, key=lambda word: (-len(word), word))))),
        halves,
        _clock_with(halves),
        frozenset(silent - {""}),
        info.get("date_order", "").startswith("Y"),
    )


def _words_of(language: str) -> dict[str, set[tuple[Slot, int]]]:
    """Return the words of a language that tell a month or a day, and what each may tell."""
    info = default_loader.get_locale(language).info
    words: dict[str, set[tuple[Slot, int]]] = {}
    for number, name in enumerate(MONTHS, start=1):
        _add(words, info, name, (Slot.MONTH, number))
    for number, name in enumerate(DAYS):
        _add(words, info, name, (Slot.WEEKDAY, number))
    for name, shift in NEAR.items():
        _add(words, info.get("relative-type", {}), name, (Slot.NEAR, shift))
    return words


@cache
def near_days(language: str) -> frozenset[str]:
    """Return the words of a language for yesterday, today and tomorrow, in small letters; none of one not known."""
    if language not in LANGUAGES:
        return frozenset()
    told = default_loader.get_locale(language).info.get("relative-type", {})
    words = {word.casefold() for name, shift in NEAR.items() if abs(shift) <= 1 for word in told.get(name, ())}
    return frozenset(words | {word.replace("'", "’") for word in words})


def _halves_of(language: str) -> dict[str, bool]:
    """Return the words of a language for the halves of the day, and whether each is the second."""
    info = default_loader.get_locale(language).info
    halves = {fold(word): half for name, half in (("am", False), ("pm", True)) for word in (*info.get(name, ()), name)}
    if language == "zh":
        halves |= dict.fromkeys(MORNING, False) | dict.fromkeys(EVENING, True)
    return halves


def tells_half(text: str) -> bool:
    """Return whether a text is the half of a day that a clock counts from, and nothing else: "午後", "م", "PM".

    Of those in Latin letters only these two: others look like many short words.
    """
    word = re.sub(r"[\s.]", "", fold(text))
    return word in ("am", "pm") or (not word.isascii() and word in _halves())


def half_behind(text: str) -> str:
    """Return the half of a day in two Chinese or Korean signs at the end of a text, "已编辑下午", '' for none."""
    end = text[-2:]
    signs = len(end) == 2 and all("\u4e00" <= sign <= "\u9fff" or "\uac00" <= sign <= "\ud7a3" for sign in end)
    return end if signs and tells_half(end) else ""


def is_day_word(text: str) -> bool:
    """Return whether a text is a weekday or a near day and nothing else, in any language: "martedì", "Today"."""
    return fold(text) in _day_words()


@cache
def _day_words() -> frozenset[str]:
    """Return the words for weekdays and near days in the languages with most speakers, without those that may name
    somebody."""
    told = ((word, slot) for code in LANGUAGES[:SPOKEN] for word, told in _words_of(code).items()
            for slot, _ in told if slot is not Slot.MONTH)  # fmt: skip
    long = {word for word, slot in told if len(word) >= (SHORTEST[slot] if word.isascii() else 2)}
    return frozenset(word for word in long - NAMED_SO if not any(map(str.isdigit, word)))


@cache
def _halves() -> frozenset[str]:
    names = (re.sub(r"[\s.]", "", name) for code in LANGUAGES for name in _halves_of(code))
    return frozenset(name for name in names if not re.search("[a-z]", name))


def _add(words: dict[str, set[tuple[Slot, int]]], info: Mapping[str, Any], name: str, told: tuple[Slot, int]) -> None:
    """Add the words under a name; what is one letter, or a figure with the month's own sign, is read otherwise."""
    for word in info.get(name, ()):
        folded = fold(word).strip(" .()")
        lone = len(folded) < 2 and not _UNSPACED.match(folded)
        if folded and not lone and not re.fullmatch(r"\d+\s?[月월]", folded):
            words.setdefault(folded, set()).add(told)


def _bounded(word: str) -> str:
    """Return a pattern for a word; its spaces may be any, and where a script sets spaces, or where it is one sign, as a
    weekday behind a date is, it stands by itself."""
    pattern = r"\s".join(map(re.escape, word.split()))
    return pattern if _UNSPACED.search(word) and len(word) > 1 else rf"(?<![^\W\d_]){pattern}(?![^\W_])"


def _clock_with(halves: Mapping[str, bool]) -> re.Pattern[str]:
    """Return what finds a clock with the half of the day before or behind it; dots in "a. m." count for nothing."""
    names = "|".join(r"\.?\s?".join(map(re.escape, word.replace(".", "").replace(" ", "")))
                     for word in sorted(halves, key=lambda word: (-len(word), word)))  # fmt: skip
    return re.compile(
        rf"(?:(?P<before>{names})\.?\s*)?(?<![\d:.])"
        r"(?P<hour>\d{1,2})\s?(?P<mark>[:h٫時点시.])\s?(?P<minute>\d{2})(?:\s?[:.]\s?(?P<second>\d{2}))?分?분?(?![\d:])"
        rf"(?:\s*(?P<after>{names})(?![^\W\d_]))?"
    )
