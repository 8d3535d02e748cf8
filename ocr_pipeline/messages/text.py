"""Readings → text: lines joined to a body, its confidence, and how a time looks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from ocr_pipeline.geometry import Box
from ocr_pipeline.lexicon.ages import is_age, is_unit, may_be_unit
from ocr_pipeline.lexicon.calendar import tells_half
from ocr_pipeline.lexicon.stamps import read_stamp
from ocr_pipeline.model import LineReading, Word

# 9:26, 9.26, 9h26, 21:05:33, with or without AM/PM (also a. m.), in any script's digits.
CLOCK = r"\d{1,2}\s?[:.h٫]\s?\d\d(?!\d)(?:\s?[:.]\s?\d{2}(?!\d))?(?:\s?[AaPp]\.?\s?[Mm]\b\.?)?"
_CLOCK = re.compile(CLOCK)
# AM and PM in look-alikes: they are Latin on every phone, and read as the letters of the language around.
_HALF = re.compile(r"(?<=\d)\s?[AaPpАаРрΑαΡρ]\.?\s?[MmМмΜμ]\b")
_TICKED = re.compile(r"(?<=\d)(\s?[AP]M)[A-Z]{1,2}$")  # ticks, as misread
_LATIN = str.maketrans("АаРрΑαΡρМмΜμ", "AaPpAaPpMmMm")
# What may stand around a clock in a time stamp: a date or a weekday before it, at most this many characters, or a date
# in figures behind it; and what ISO 8601 writes behind the seconds.
_AFTER = r"\W{0,4}\w{0,2}\W{0,3}|(?:\s\S{1,3}){1,2}"  # ticks, as misread
_DATE = r",?\s\d{1,4}(?P<mark>[./-])\d{1,2}(?P=mark)\d{1,4}"
_STAMP = re.compile(
    rf"(?P<before>[^:]{{0,24}}?)(?:(?<![\d,.])|(?=\d\d?\s?[:h٫]))(?P<clock>{CLOCK})(?P<behind>{_DATE})?(?P<after>{_AFTER})"
)
_ISO = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\s?\d\d)?")
# A clock that someone speaks of, at the end of a sentence, whether another begins behind it or not.
_SAID = re.compile(r"\d[!?]+(?:\s*$|\s+[^\W\d_])")
# "5 min", "11 mins ago": digits, the first of which may look like a letter, and a word or two, and what an icon before
# or ticks behind were read as.
_AGE = re.compile(
    r"(?:\D?(?P<one>[lIi|])(?=\d)|[^\d\s]{1,2}\s?)?"
    r"(?P<age>\d{1,2}\s?[^\W\d]{1,7}\.?(?:\s[^\W\d]{3,5})?)(?:\s\S{1,2}){0,2}"
)
# "8.4 MB", "36 КБ": how large a file is.
_SIZE = re.compile(r"\d\s?[KMGTКМГТ][iи]?[BБВ]\b")
_CJK = r"\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u30ff"
# What may stand on both sides of a line's end that is no space: such a letter, with a mark behind it in whatever width,
# and beside one a figure.
_UNSPACED = re.compile(rf"(?:.?\d|.?[{_CJK}]|[{_CJK}][!?,:;.])[{_CJK}]|.?[{_CJK}]\d", re.DOTALL)
# Two Korean syllables; and how many heights of one a line has room for another at most, if it ends within a word.
_SYLLABLES, ROOM = re.compile(r"[\uac00-\ud7a3]{2}"), 1.1
# Marks that begin no line, and the room of one of them.
_CLOSING, CLOSING = ".,!?)…", 0.3
# The rest of an address that was broken at a line's end, not the next word: it has the signs of one.
_REST = re.compile(r"(?!\w+://|www\.)(?:[/?&=#]|[^\s,;]*[\w%][/?&=#_][\w%]|[a-z]+-[a-z]+\S*$)")
_ADDRESS = re.compile(r"://|^www\.|\w\.[a-z]{2,}/")
# What stands behind a hyphen after a verb, by ISO 639-1 code.
PRONOUNS = {
    "fr": frozenset(("moi", "toi", "lui", "leur", "nous", "vous", "je", "tu", "il", "elle", "on", "ils", "elles", "ce",
                     "le", "la", "les", "en", "y", "là", "ci", "même")),
    "pt": frozenset(("me", "te", "se", "o", "a", "os", "as", "lhe", "lhes", "nos", "vos", "lo", "la", "los", "las",
                     "no", "na")),
}  # fmt: skip
# Gap before a trailing time, in heights of a capital: wider than between words of one sentence.
TIME_GAP = 0.8


def clock_in(text: str) -> str:
    """Return the clock time in a text that is a time stamp and nothing else, '' if it is not.

    A date standing before or behind the clock is kept with it, and so is the half of the day: "OCT 25 8:00 PM",
    "午後3:05", "8:00 PM 10/25/2023".
    """
    if _ISO.fullmatch(text.strip()):
        return "".join(text.split())
    text = _HALF.sub(lambda half: half[0].translate(_LATIN), text.strip())
    found = _STAMP.fullmatch(_TICKED.sub(r"\1", text))
    if not found or _SAID.search(text):
        return ""
    before = re.sub(r"^\W+", "", found["before"])
    has_date = any(char.isdigit() for char in before)
    amount = "." in found["clock"] and not found["clock"][-1].isalpha()
    if amount and not re.match(r"(?:[01]?\d|2[0-4])\D+[0-5]\d", found["clock"]):
        return ""
    if not has_date and len(before.split()) > (0 if amount else 1):
        return ""
    dated = before if has_date or len(before.strip()) > 2 or tells_half(before) else ""
    half = found["after"] if tells_half(found["after"]) else ""
    clock = re.sub(r"\s?([:.])\s?(?=\d)", r"\1", found["clock"])  # a monospaced colon stands by itself
    return " ".join(f"{dated}{clock}{found['behind'] or ''}{half}".split())


def age_in(text: str) -> str:
    """Return a relative time such as "5 min", "il y a 3 h" or "just now" if the text is one, else ''."""
    words = text.split()
    for ticks in range(min(3, len(words))):  # as misread
        if is_age(age := " ".join(words[: len(words) - ticks])):
            return age
    found = _AGE.fullmatch(text.strip())
    if not found or is_size(text) or not all(map(may_be_unit, re.findall(r"[^\W\d]+", found["age"]))):
        return ""
    age = re.sub(r"(?<=[a-z])[A-Z]$", "", found["age"])
    if age[-1] in "vwy" and is_unit(re.sub(r"[\W\d]", "", age[:-1])):
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
        return age_in(text)
    before = clock[: found.start()].strip(" -–·|,")
    stamp = read_stamp(before, (language,)) if before else None
    kept = not before or tells_half(before) or is_age(before) or (stamp is not None and stamp.dated)
    return clock if kept else clock[found.start() :]


def is_time(text: str) -> bool:
    """Return whether a text is a time and nothing else: a clock's, or one such as "5 min"."""
    return bool(clock_in(text) or age_in(text))


def is_address(text: str) -> bool:
    """Return whether a text is an address on the web, or the beginning or end of one, and nothing else."""
    return " " not in text.strip() and bool(_ADDRESS.search(text) or _REST.match(text))


def has_clock(text: str) -> bool:
    """Return whether a clock time stands anywhere in a text."""
    return bool(_CLOCK.search(text))


def text_of_runs(runs: Sequence[LineReading], edge: float | None = None) -> str:
    """Return the text of some runs: those of one row joined first, then the rows.

    `edge` is how far right words may reach, in pixels of the picture; else the widest of three or more rows tells.
    """
    rows: dict[int, list[LineReading]] = {}
    for run in runs:
        rows.setdefault(run.line.row, []).append(run)
    texts = [" ".join(run.text for run in row) for row in rows.values()]
    language = next((run.language for run in runs), "")
    return join_lines(_unbroken(texts, [row[-1].line.box for row in rows.values()], edge), language)


def _unbroken(texts: Sequence[str], ends: Sequence[Box], edge: float | None) -> list[str]:
    """Return the texts of rows, those joined that break a Korean word: `ends` are the boxes of their last runs.

    Where lines may end within a word, the next syllable never had room on the line before. One that had shows that
    these lines end between words.
    """
    pairs = list(pairwise(texts))
    broken = [bool(_SYLLABLES.fullmatch(a[-1:] + b[:1])) for a, b in pairs]
    if not any(broken) or (edge is None and len(texts) < 3):
        return list(texts)
    right = max(box.right for box in ends) if edge is None else edge
    breaks = zip(broken, ends, texts[1:], strict=False)
    if any(cut and right - box.right > _room(text) * box.height for cut, box, text in breaks):
        return list(texts)
    found = list(texts[:1])
    for cut, text in zip(broken, texts[1:], strict=True):
        found = [*found[:-1], found[-1] + text] if cut else [*found, text]
    return found


def _room(text: str) -> float:
    """Return how wide the first syllable of a line is, with the marks behind it, in heights of one."""
    marks = len(text[1:]) - len(text[1:].lstrip(_CLOSING))
    return ROOM + CLOSING * marks


def join_lines(lines: Sequence[str], language: str = "") -> str:
    """Return lines as one text: a space between them, none between CJK letters or within a broken word or URL.

    `language` is the ISO 639-1 code of the lines: a hyphen may belong to the word that it ends a line of.
    """
    text = ""
    for line in filter(None, (line.strip() for line in lines)):
        text = _joined(text, line, language) if text else line
    return text


def _joined(text: str, line: str, language: str) -> str:
    last = text.split()[-1]
    if _ADDRESS.search(last) and (last.endswith(("/", "-", "_", "=", "&", "?", ".")) or _REST.match(line)):
        return text + line
    if re.search(r"[^\W\d_]-$", text) and re.match(r"[^\W\d_]", line) and line[0].islower() and text[-2].islower():
        return text + line if _is_hyphenated(last[:-1], line, language) else text[:-1] + line
    if _UNSPACED.fullmatch(text[-2:] + line[0]):
        return text + line
    return f"{text} {line}"


def _is_hyphenated(first: str, line: str, language: str) -> bool:
    """Whether a hyphen at a line's end is one of the word itself: it has another, or a pronoun goes on after it."""
    rest = re.match(r"\w+", line)
    return "-" in first or (rest is not None and rest[0] in PRONOUNS.get(language, ()))


def confidence_of(words: Sequence[Word]) -> float:
    """Return the confidence of some words, each weighted by its letters; 0 for none."""
    letters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / letters if letters else 0.0


def spaced(words: Sequence[Word]) -> str:
    """Return words as a text, a space between each two."""
    return " ".join(word.text for word in words)


def split_trailing_time(reading: LineReading) -> tuple[LineReading, str]:
    """Return a line without the time at its end, and that time: parted by a gap or by smaller figures, not by words.

    "See you at 12:15" keeps its time: it stands a word's space away and is as high as the rest.
    """
    words = reading.words
    for count in (3, 2, 1):
        if len(words) <= count:
            continue
        head, tail = words[:-count], words[-count:]
        clock = clock_in(spaced(tail))
        if (
            clock
            and (has_clock(tail[0].text) or tells_half(tail[0].text))
            and _set_apart(head, tail, reading.line.cap_height)
        ):
            return LineReading(reading.line, head, reading.language), clock
    return reading, ""


def _set_apart(head: Sequence[Word], tail: Sequence[Word], cap_height: float) -> bool:
    gap = -tail[0].box.overlap_x(head[-1].box)
    usual = median([-b.box.overlap_x(a.box) for a, b in pairwise(head)] or [0.35 * cap_height])
    smaller = tail[0].box.height < 0.85 * cap_height
    return gap > max(TIME_GAP * cap_height, 1.8 * usual) or (smaller and gap > 1.2 * usual)
