"""The text of a date line or of a time on a message → what it states, and nothing that it does not."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ocr_pipeline.lexicon.calendar import LANGUAGES, Slot, Vocabulary, fold, vocabulary

# "2026-01-14", "14/09/2026", "14. 9. 26": three figures with one mark between.
_THREE = re.compile(r"(?<![\d:])(\d{1,4})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{1,4})(?![\d:])\.?")
# "14/09", "14.09.", "9-14".
_TWO = re.compile(r"(?<![\d:])(\d{1,2})\s?(?:([/-])\s?(\d{1,2})|(\.)\s?(\d{1,2})\.)(?![\d:])")
_UNITS = {"year": re.compile(r"(\d{4})\s?[年년]"), "month": re.compile(r"(\d{1,2})\s?[月월]"),
          "day": re.compile(r"(\d{1,2})\s?[日號号일]")}  # fmt: skip
# "2026-01-14T09:41:07.500+01:00", as ISO 8601 writes it: of its zone nothing is told here.
_ISO = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d(?::\d\d)?)\S*")
_DAY = re.compile(r"(?<!\d)(\d{1,2})(?!\w)")
# "1er", "14th", "14º"; and the dots within "ม.ค." or "a.m.".
_ORDINAL_SIGN = re.compile(r"(?<=\d)(?:st|nd|rd|th|er|e|[ºª°])(?!\w)")
_ABBREVIATED = re.compile(r"(?<=[^\W\d_])\.(?=[^\W\d_])")
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
# Years that a chat may show; those of the Buddhist era, as Thai phones count them, lie 543 later.
YEARS, BUDDHIST = range(1990, 2100), 543
# Words of a date line that are no date words: so many, each no longer than so many letters.
STRAY, STRAY_LETTERS = 2, 3
# Most that the two figures of a day in a month may be.
MONTHS, DAYS = 12, 31


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a text states of a time; None where it states nothing.

    `weekday` is 0 on Monday, `near` counts days from the day it was shown on, `figures` are those of a date in figures
    whose order the text does not tell, with the `mark` between. `halved`: the clock tells the half of the day.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    near: int | None = None
    figures: tuple[str, ...] = ()
    mark: str = ""
    clock: dt.time | None = None
    halved: bool = False

    @property
    def dated(self) -> bool:
        """Whether it states anything about the day."""
        return bool(self.figures) or any(part is not None for part in (self.day, self.month, self.weekday, self.near))


def read_stamp(text: str, languages: Sequence[str]) -> Stamp | None:
    """Return what a text states; None if it holds other words, or if languages differ on what it states.

    The languages given are asked first, one after another, then English, then all others at once; only then are a few
    short words passed over that none of them knows.
    """
    return _read_stamp(text, tuple(dict.fromkeys(code for code in (*languages, "en") if code in LANGUAGES)))


def is_stamp(words: Sequence[str], languages: Sequence[str]) -> bool:
    """Return whether words tell a day and a time, the first of them too: in "Bob yesterday 9:41" that tells none, and
    in "50/50 I'd say... 9:41" none does."""
    stamp, rest = read_stamp(" ".join(words), languages), read_stamp(" ".join(words[1:]), languages)
    told = stamp is not None and stamp.dated and stamp.clock is not None and stamp != rest
    if told and _is_foreign(words[0], languages):
        return False
    said = any(re.search(r"\.\.|[!?…]$", word) for word in words)
    parts = [int(figure) for figure in (stamp.figures if stamp else ())]
    return told and not said and (len(parts) != 2 or (min(parts) <= MONTHS and max(parts) <= DAYS))


def _is_foreign(word: str, languages: Sequence[str]) -> bool:
    """Whether a short word with a capital tells a day in other languages only: "Ben 9:41" names somebody."""
    codes = tuple(code for code in languages if code in LANGUAGES)
    known = any(fold(word) in vocabulary(code).words for code in ("en", *codes))
    return bool(codes) and word.isalpha() and word.istitle() and len(word) <= STRAY_LETTERS and not known


@lru_cache(maxsize=20_000)
def _read_stamp(text: str, languages: tuple[str, ...]) -> Stamp | None:
    text = _ISO.sub(r"\1 \2", text)
    folded = _ABBREVIATED.sub("", re.sub(r"\s+", " ", _ORDINAL_SIGN.sub("", fold(text))).strip())
    if re.fullmatch(r"[^\W\d_]", folded):  # a weekday may be one sign, but not by itself
        return None
    for code in languages:
        if stamp := _read_in(folded, vocabulary(code), stray=0):
            return stamp
    if not re.search(r"[^\W\d_]", folded):
        return None
    found = {stamp for code in LANGUAGES if (stamp := _read_in(folded, vocabulary(code), stray=0))}
    if found:
        return found.pop() if len(found) == 1 else None
    if not re.search(r"\d", folded):  # "Sun Li" is a name
        return None
    return next((stamp for code in languages if (stamp := _read_in(folded, vocabulary(code), stray=STRAY))), None)


def year_first(languages: Iterable[str]) -> bool:
    """Return whether one of some languages writes the year before the month in figures."""
    return any(vocabulary(code).year_first for code in languages if code in LANGUAGES)


def _read_in(text: str, words: Vocabulary, *, stray: int) -> Stamp | None:
    """Return what a folded text states in one language, with at most so many words that are none of it."""
    figured, rest = _with_figures(text)
    clocked, rest = _with_clock(figured, rest, words)
    if clocked is None:
        return None
    stamp, rest = _with_units(clocked, rest)
    told, rest = _told(rest, words)
    if told is None:
        return None
    stamp, rest = _with_numbers(_with_parts(stamp, told), rest)
    if words is vocabulary("th") and stamp.year is not None and stamp.year not in YEARS:
        stamp = replace(stamp, year=stamp.year - BUDDHIST)
    if re.search(r"\d", rest) or not _silent(rest, words, stray) or not _whole(stamp):
        return None
    return stamp


def _with_figures(text: str) -> tuple[Stamp, str]:
    """Return a date in figures and the text without it."""
    if found := _THREE.search(text):
        first, mark, second, third = found.groups()
        if len(first) in (3, 4) or len(third) in (1, 3):
            known = len(first) == 4 and len(third) <= 2
            stamp = Stamp(int(first), int(second), int(third)) if known else Stamp()
            return stamp, _without(text, found) if known else text
        return Stamp(figures=(first, second, third), mark=mark), _without(text, found)
    if found := _TWO.search(text):
        first, mark, second, dot, after = found.groups()
        return Stamp(figures=(first, second or after), mark=mark or dot), _without(text, found)
    return Stamp(), text


def _without(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}"


def _with_clock(stamp: Stamp, text: str, words: Vocabulary) -> tuple[Stamp | None, str]:
    """Return a stamp with the clock of a text, and the text without it; no stamp if the clock shows no hour.

    Where a dot parts two figures that might be a day and a month, and words beside them tell a day, nothing is taken.
    """
    found = words.clock.search(text)
    if not found:
        return stamp, text
    hour, minute, second = int(found["hour"]), int(found["minute"]), int(found["second"] or 0)
    rest = _without(text, found)
    half = found["before"] or found["after"]
    if found["mark"] == "." and not half and 1 <= minute <= 12 and _loud(rest, words) and not stamp.dated:
        return None, text
    if half:
        name = re.sub(r"[\s.]", "", half)
        later = next(late for word, late in words.halves.items() if re.sub(r"[\s.]", "", word) == name)
        noon = name == "中午" and hour >= 11
        hour = hour if hour > 12 or noon else hour % 12 + 12 * later
    try:
        return replace(stamp, clock=dt.time(hour, minute, second), halved=bool(half)), rest
    except ValueError:
        return None, text


def _with_units(stamp: Stamp, text: str) -> tuple[Stamp, str]:
    """Return a stamp with what is told by the signs of East Asia for year, month and day."""
    for name, unit in _UNITS.items():
        if found := unit.search(text):
            stamp, text = _with_parts(stamp, {name: int(found.group(1))}), _without(text, found)
    return stamp, text


def _with_parts(stamp: Stamp, parts: Mapping[str, int]) -> Stamp:
    return replace(stamp, **parts)  # type: ignore[arg-type]  # only parts that are numbers


def _told(text: str, words: Vocabulary) -> tuple[dict[str, int] | None, str]:
    """Return what the words of a text tell by slot, and the text without them; None if they contradict themselves.

    Of a word that may be a month or a weekday ("mar."), the one is taken that the other words leave open.
    """
    found = list(words.finds.finditer(text))
    options = [words.words[re.sub(r"\s", " ", each.group())] for each in found]
    sure = [each[0] for each in options if len(each) == 1]
    told = dict(sure)
    if len(told) != len(sure):
        return None, text
    for each in options:
        if len(each) == 1:
            continue
        left = [(slot, value) for slot, value in each if slot not in told]
        numbered = re.search(r"\d", text) is not None
        left = [pair for pair in left if pair[0] is not Slot.MONTH or numbered] if len(left) > 1 else left
        left = [pair for pair in left if pair[0] is not Slot.WEEKDAY] if len(left) > 1 and numbered else left
        if len(left) != 1:
            return None, text
        told |= dict(left)
    for match in reversed(found):
        text = _without(text, match)
    return {slot.value: value for slot, value in told.items()}, text


def _with_numbers(stamp: Stamp, text: str) -> tuple[Stamp, str]:
    """Return a stamp with the year and the day that stand beside a month's name."""
    if stamp.month is None or stamp.figures:
        return stamp, text
    if stamp.year is None and (found := _YEAR.search(text)):
        stamp, text = replace(stamp, year=int(found.group(1))), _without(text, found)
    if stamp.day is None and (found := _DAY.search(text)):
        stamp, text = replace(stamp, day=int(found.group(1))), _without(text, found)
    return stamp, text


def _silent(text: str, words: Vocabulary, stray: int) -> bool:
    """Whether what is left tells nothing: words that stand in every date, and few short ones beside."""
    left = _loud(text, words)
    return len(left) <= stray and all(len(word) <= STRAY_LETTERS for word in left)


def _loud(text: str, words: Vocabulary) -> list[str]:
    return [word for word in re.findall(r"[^\W\d_]+", text) if word not in words.silent]


def _whole(stamp: Stamp) -> bool:
    """Whether a stamp states something that can be: a clock, or a day of a month there is."""
    if stamp.year is not None and stamp.year not in YEARS:
        return False
    if stamp.day is not None and (stamp.month is None or not 1 <= stamp.day <= 31):
        return False
    if stamp.month is not None and stamp.day is None and stamp.year is None:
        return False
    return (stamp.dated or stamp.clock is not None) and (stamp.month is None or 1 <= stamp.month <= 12)
