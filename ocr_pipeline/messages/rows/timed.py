"""A row → the time at its end: a clock's, an age or a day, without what an app notes beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ocr_pipeline.lexicon.marks import is_mark
from ocr_pipeline.lexicon.stamps import read_stamp
from ocr_pipeline.messages.clocks import CLOCK, age_in, clock_in, time_in
from ocr_pipeline.messages.naming import may_be_name
from ocr_pipeline.messages.rows.look import Look
from ocr_pipeline.messages.rows.parts import Row
from ocr_pipeline.messages.text import split_trailing_time
from ocr_pipeline.model import LineReading

# A name is at most this many characters long.
NAME_LENGTH = 40
# Heights of a capital between a name and a time that stands apart from it; a clock at the end of words.
FAR = 1.5
_ENDS = re.compile(rf"(?<!\d)(?P<clock>{CLOCK})\W*$")
# What kind of sender somebody is: letters of a word in capitals, at most.
BADGE = 5


def split_time(row: Row, look: Look) -> tuple[tuple[LineReading, ...], str]:
    """Return the runs of a row without the time at its end, and that time ('' if there is none)."""
    for count in (1, 2):
        head, tail = row.runs[:-count], row.runs[-count:]
        text = " ".join(run.text for run in tail)
        worded = any(char.isalpha() for run in head for char in run.text)
        language = tail[-1].language
        time = _clock_in(text, language) or (
            (age_in(text) or _day_in(head, tail, look) or _noted(head, tail, look)) if worded else ""
        )
        if time and _stands_as_time(head, tail, look):
            return head, time
    *before, last = row.runs
    cut, time = split_trailing_time(last)
    if time:
        return (*before, cut), time
    ends = _ENDS.search(last.text)
    if ends and before and look.is_faint(last.line) and is_far(before, last, look):
        return tuple(before), ends["clock"]  # the words before it were misread
    return row.runs, ""


def _clock_in(text: str, language: str) -> str:
    """Return the clock time that a text is, with its day; '' if it is none. A word before it that tells no day is no
    part of it: the kind of sender ("APP 9:41")."""
    clock = clock_in(text)
    told = time_in(text, language) if clock else ""
    return told if told and not any(map(str.isdigit, clock.removesuffix(told))) else clock


def _day_in(head: Sequence[LineReading], tail: Sequence[LineReading], look: Look) -> str:
    """Return the day that the last run of a row tells, set small and faint behind a name, or faint and in figures; ''
    if it is none."""
    *others, last = tail
    figures = not any(map(str.isalpha, last.text))  # as high as capitals
    faint = look.is_faint(last.line) and (figures or look.is_small(last.line))
    if others or not faint or not may_name(" ".join(run.text for run in head)):
        return ""
    stamp = read_stamp(last.text, (last.language,))
    return last.text if stamp is not None and stamp.dated else ""


def _noted(head: Sequence[LineReading], tail: Sequence[LineReading], look: Look) -> str:
    """Return the time in the last run of a row, faint behind a name, where nothing stands beside it but a badge before
    and a note of the app behind it ("BOT 16 mins • Edited"); '' if there is none."""
    *others, last = tail
    words, name = last.text.split(), " ".join(run.text for run in head)
    if others or not look.is_faint(last.line) or not may_name(name):
        return ""
    kind = words[0].rstrip(":.|-") if words else ""  # the edge of its paper may be read as a sign
    badge = kind.isalpha() and kind.isupper() and len(kind) <= BADGE
    ends = [end for end in range(len(words), 0, -1) if _is_noted(" ".join(words[end:]))]
    texts = (" ".join(words[start:end]) for start in ((0, 1) if badge else (0,)) for end in ends if end > start)
    return next((time for text in texts if (time := _clock_in(text, last.language) or age_in(text))), "")


def _is_noted(text: str) -> bool:
    """Whether a text is signs, or what an app notes on a message."""
    return not any(map(str.isalnum, text)) or is_mark(text)


def _stands_as_time(head: Sequence[LineReading], tail: Sequence[LineReading], look: Look) -> bool:
    """Whether runs are set as a time: smaller or fainter than the text or far behind it; alone, at an edge of it."""
    first, last = tail[0].line, tail[-1].line
    small = look.is_small(first) or look.is_faint(first)
    if not head:
        at_edge = abs(first.box.x - look.column) <= look.height or last.box.right >= look.right - 2 * look.height
        return small and at_edge
    return small or is_far(head, tail[0], look)


def is_far(before: Sequence[LineReading], run: LineReading, look: Look) -> bool:
    """Return whether a run stands well apart from those before it."""
    return run.line.box.x - before[-1].line.box.right > FAR * look.height


def may_name(text: str) -> bool:
    """Whether a text may name somebody: a name, or a telephone number."""
    return len(text) <= NAME_LENGTH and may_be_name(text)
