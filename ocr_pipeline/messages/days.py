"""What stands between messages → whether it tells a day."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale

from ocr_pipeline.lexicon.calendar import near_days
from ocr_pipeline.lexicon.stamps import read_stamp
from ocr_pipeline.messages.clocks import clock_in
from ocr_pipeline.model import MessageKind

# Longest date line, in characters: "Wednesday, 23 September 2026, 10:03 AM".
DATE_LENGTH = 40
# "14/01", "2026-01-14".
_FIGURES = re.compile(r"\b\d{1,4}[./-]\d{1,2}([./-]\d{1,4})?\b")


def kind_of(text: str, language: str) -> MessageKind:
    """Return whether a centred text tells a date or is a system line."""
    if len(text) > DATE_LENGTH:
        return MessageKind.SYSTEM
    if clock_in(text) or read_stamp(text, (language,)) or _FIGURES.search(text) or re.search(r"\b(19|20)\d{2}\b", text):
        return MessageKind.DATE
    words = [word.strip(".,").casefold() for word in text.split() if word.strip(".,").isalpha()]
    days = sum(word in calendar_words(language or "en") for word in words)
    return MessageKind.DATE if days and 2 * days >= len(words) else MessageKind.SYSTEM  # "Nina Sun joined" is none


def is_date(text: str, language: str) -> bool:
    """Return whether a text is a date and nothing else: "Board 2026" and a name with a weekday in it are none."""
    if not any(map(str.isdigit, text)):
        return all(word.strip(".,").casefold() in calendar_words(language or "en") for word in text.split())
    stamp = read_stamp(text, (language,))
    return bool(_FIGURES.fullmatch(text)) or (stamp is not None and stamp.dated)


@cache
def calendar_words(language: str) -> frozenset[str]:
    """Return the names of months, weekdays and near days in a language and in English."""
    names: set[str] = set()
    for code in {language, "en"}:
        locale = Locale.parse(code)
        for widths in (locale.months["format"], locale.months["stand-alone"], locale.days["format"]):
            for width in ("wide", "abbreviated"):
                names |= {name.strip(".").casefold() for name in widths[width].values()}
        names |= near_days(locale.language)
    return frozenset(names)
