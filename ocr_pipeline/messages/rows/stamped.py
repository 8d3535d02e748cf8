"""A row → the day and the time at its end, however its style was parted, and what stands before them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ocr_pipeline.lexicon.stamps import is_stamp
from ocr_pipeline.messages.clocks import has_clock
from ocr_pipeline.messages.rows.look import Look
from ocr_pipeline.messages.rows.parts import Row
from ocr_pipeline.messages.text import spaced
from ocr_pipeline.model import LineReading, Word

# Words of a day with a time: "Wed, 4 Mar 2026 at 9:41:07 PM" has eight.
WORDS = 8
# Words from which on they are no name before a time: "Sunday at 9:41".
LEAST = 3
# Signs that a tick behind them is read as.
TICK = 2


def split_stamp(row: Row, look: Look, *, headed: bool) -> tuple[tuple[LineReading, ...], str]:
    """Return the runs before the day and time at a row's end, and these ('' where it ends in none).

    They are set as such: small or faint, in brackets, or what the row begins with stands out or is `headed` by an
    avatar; a tick may follow the brackets. A day of one word without a style of its own may be a name ("Nina Sun
    9:41"). Where what they begin in is a run of its own, whatever else it begins with is no part of the name: an
    account, what kind of sender it is.
    """
    placed = [(place, word) for place, run in enumerate(row.runs) for word in run.words]
    if len(placed) > 1 and placed[-2][1].text.endswith(")") and len(placed[-1][1].text) <= TICK:
        placed.pop()
    for start in range(max(0, len(placed) - WORDS), len(placed) - 1):
        before, tail = placed[:start], placed[start:]
        stamp = _tidy(spaced([word for _, word in tail]))
        clock = next((place for place, word in reversed(tail) if has_clock(word.text)), None)
        bracketed = tail[0][1].text.startswith("(") and tail[-1][1].text.endswith(")")
        figures = sum(any(map(str.isdigit, word.text)) for _, word in tail)
        told = bracketed and 2 * figures > len(tail)  # one of them may be misread
        if clock is None or not (told or is_stamp(stamp.split(), (row.runs[clock].language,))):
            continue
        apart = bracketed or _is_set_apart(row.runs[clock], look)
        if not before or not (headed or apart or look.stands_out(row.runs[0].line)):
            break
        opened = tail[0][0]
        if before[-1][0] == opened and len(tail) < LEAST and tail[0][1].text.isalpha():
            break
        names = [(place, word) for place, word in before if place < opened] or before
        return _runs_of(row, names), stamp
    return row.runs, ""


def _is_set_apart(run: LineReading, look: Look) -> bool:
    return look.is_small(run.line) or look.is_faint(run.line)


def _tidy(text: str) -> str:
    """Return a stamp without the spaces that a monospaced colon stands between, and without brackets around it."""
    return re.sub(r"(?<=\d)\s?:\s?(?=\d)", ":", text).strip("()")


def _runs_of(row: Row, words: Sequence[tuple[int, Word]]) -> tuple[LineReading, ...]:
    places = sorted({place for place, _ in words})
    return tuple(replace(row.runs[place], words=tuple(w for p, w in words if p == place)) for place in places)
