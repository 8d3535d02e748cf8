"""Texts → the times they state and nothing else: of a clock, with its day, or relative ones such as "5 min"."""

from __future__ import annotations

import re

from ocr_pipeline.lexicon.ages import is_age, is_unit, may_be_unit
from ocr_pipeline.lexicon.calendar import half_behind, tells_half
from ocr_pipeline.lexicon.stamps import read_stamp

# 9:26, 9.26, 9h26, 21:05:33, with or without AM/PM (also a. m.), in any script's digits.
CLOCK = r"\d{1,2}\s?[:.h٫]\s?\d\d(?!\d)(?:\s?[:.]\s?\d{2}(?!\d))?(?:\s?[AaPp]\.?\s?[Mm]\b\.?)?"
_CLOCK = re.compile(CLOCK)
# AM and PM in look-alikes: they are Latin on every phone, and read as the letters of the language around.
_HALF = re.compile(r"(?<=\d)\s?[AaPpАаРрΑαΡρ]\.?\s?[MmМмтΜμ]\b")
_TICKED = re.compile(r"(?<=\d)(\s?[AP]M)[A-Z]{1,2}$")  # ticks, as misread
_LATIN = str.maketrans("АаРрΑαΡρМмтΜμ", "AaPpAaPpMmmMm")
# What may stand around a clock in a time stamp: a date or a weekday before it, at most this many characters, or a date
# in figures behind it; and what ISO 8601 writes behind the seconds.
_AFTER = r"\W{0,4}\w{0,2}\W{0,3}|(?:\s\S{1,3}){1,2}"  # ticks, as misread
_DATE = r",?\s\d{1,4}(?P<mark>[./-])\d{1,2}(?P=mark)\d{1,4}|(?<=:\d\d)\s(?:19|20)\d\d$"
_STAMP = re.compile(
    rf"(?P<before>[^:]{{0,24}}?)(?:(?<![\d,.])|(?=\d\d?\s?[:h٫]))(?P<clock>{CLOCK})(?P<behind>{_DATE})?(?P<after>{_AFTER})"
)
_ISO = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\s?\d\d)?")
# A stamp whose colon was lost or read as a figure, or a bracket around it taken for one: "[10102]", "[1000]",
# "[09:221]", "07 52", "15352".
_UNPARTED = re.compile(r"^\D?(?P<hour>[01]\d|2[0-3])[1358:.;\s–-]?(?P<minute>[0-5]\d)1?\D{0,2}$")
# A clock that someone speaks of, at the end of a sentence, whether another begins behind it or not.
_SAID = re.compile(r"\d[!?]+(?:\s*$|\s+[^\W\d_])")
# One whose colon was lost behind the half of the day, or read as a figure: "下午511", "오후 2220".
_HALVED = re.compile(r"(?P<half>\D{2}\s?)(?P<hour>1?\d)(?:(?<!1\d)[238])?(?P<minute>[0-5]\d)")
# "5 min", "11 mins ago": digits, the first of which may look like a letter, and a word or two, and what an icon before
# or ticks behind were read as.
_AGE = re.compile(
    r"(?:\D?(?P<one>[lIi|])(?=\d)|[^\d\s]{1,2}\s?)?"
    r"(?P<age>\d{1,2}\s?[^\W\d]{1,7}\.?(?:\s[^\W\d]{3,5})?)(?:\s\S{1,2}){0,2}"
)
# "8.4 MB", "36 КБ": how large a file is.
_SIZE = re.compile(r"\d\s?[KMGTКМГТ][iи]?[BБВ]\b")


def clock_in(text: str) -> str:
    """Return the clock time in a text that is a time stamp and nothing else, '' if it is not.

    A date standing before or behind the clock is kept with it, and so is the half of the day: "OCT 25 8:00 PM",
    "午後3:05", "8:00 PM 10/25/2023".
    """
    text = text.strip()
    if _ISO.fullmatch(text):
        return "".join(text.split())
    halved = _HALVED.fullmatch(text)
    if halved and half_behind(halved["half"].strip()):
        return f"{halved['half']}{halved['hour']}:{halved['minute']}"
    text = _HALF.sub(lambda half: half[0].translate(_LATIN), text)
    found = _STAMP.fullmatch(_TICKED.sub(r"\1", text))
    if not found or _SAID.search(text):
        return ""
    before = re.sub(r"^\W+", "", found["before"])
    has_date = any(char.isdigit() for char in before)
    amount = "." in found["clock"] and not found["clock"][-1].isalpha()
    if amount and not re.match(r"(?:[01]?\d|2[0-4])\D+[0-5]\d", found["clock"]):
        return ""
    words = before.split()
    if not has_date and len(words[:-1] if words and tells_half(words[-1]) else words) > (0 if amount else 1):
        return ""
    dated = before if has_date or len(before.strip()) > 2 or tells_half(before) else ""
    half = found["after"] if tells_half(found["after"]) else ""
    clock = re.sub(r"\s?([:.])\s?(?=\d)", r"\1", found["clock"])  # a monospaced colon stands by itself
    return " ".join(f"{dated}{clock}{found['behind'] or ''}{half}".split())


def clock_of(stamp: str) -> str:
    """Return the clock time of what is known to be a stamp, also where its colon was misread: four figures are left."""
    figures = _UNPARTED.search(stamp)
    return clock_in(stamp) or (f"{figures['hour']}:{figures['minute']}" if figures else "")


def age_in(text: str) -> str:
    """Return a relative time such as "5 min", "il y a 3 h" or "just now" if the text is one, else ''."""
    words = text.split()
    words = words[1:] if len(words) == 2 and not any(map(str.isalnum, words[0])) else words  # a lock before it
    if len(words) == 2 and re.search(r"[@&©®%*#$€£]", words[1]):
        return age_in(words[0])  # a lock and ticks behind it
    for ticks in range(min(3, len(words))):  # as misread
        if is_age(age := " ".join(words[: len(words) - ticks])):
            return age
    found = _AGE.fullmatch(text.strip())
    if not found or is_size(text) or not all(map(may_be_unit, re.findall(r"[^\W\d]+", found["age"]))):
        return ""
    age = re.sub(r"(?<=[a-z])[A-Z]$", "", found["age"])
    if age[-1] in "vwyVWY" and is_unit(re.sub(r"[\W\d]", "", age[:-1])):
        age = age[:-1]  # ticks
    return ("1" if found["one"] else "") + age


def is_size(text: str) -> bool:
    """Return whether a text tells how large a file is."""
    return bool(_SIZE.search(text))


def is_length(text: str) -> bool:
    """Return whether a text tells how long a sound of less than a minute is: "0:07"."""
    return bool(re.fullmatch(r"0?0:\d\d", text.strip()))


def time_in(text: str, language: str) -> str:
    """Return the time, of a clock or relative, that a text states and nothing else, '' if it states none.

    What stands before a clock and tells no day, such as "edited", is left out.
    """
    clock = clock_in(text)
    found = re.search(CLOCK + r"\D*$", clock)
    if not found:
        return clock or age_in(text)  # a date in figures is behind it
    before = clock[: found.start()].strip(" -–·|,")
    stamp = read_stamp(before, (language,)) if before else None
    kept = not before or tells_half(before) or is_age(before) or (stamp is not None and stamp.dated)
    return clock if kept else half_behind(before) + clock[found.start() :]


def is_time(text: str) -> bool:
    """Return whether a text is a time and nothing else: a clock's, or one such as "5 min"."""
    return bool(clock_in(text) or age_in(text))


def has_clock(text: str) -> bool:
    """Return whether a clock time stands anywhere in a text."""
    return bool(_CLOCK.search(text))
